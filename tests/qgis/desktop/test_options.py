"""The page under QGIS's settings: shows what is set, keeps what is right, and says what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.manual import ManualWindow
from participatiekaart.plugin.desktop.options_page import FIELDS, OptionsPage
from participatiekaart.plugin.host import settings
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QLabel


class Window:
    """As much of QGIS's window as the page uses."""

    def __init__(self) -> None:
        self._bar = QgsMessageBar()

    def messageBar(self) -> QgsMessageBar:  # noqa: N802
        return self._bar

    @property
    def told(self) -> list[str]:
        # the last one lies on top
        return [message.text() for message in reversed(self._bar.items())]


@pytest.fixture
def window(qgis_application: Any) -> Window:
    return Window()


@pytest.fixture
def page(qgis_application: Any, window: Window) -> Iterator[Callable[[], OptionsPage]]:
    """Opens the page anew, as each time the settings are opened."""
    yield lambda: OptionsPage(None, window)
    for setting in FIELDS.values():
        setting.keep(setting.default)


def test_it_shows_again_what_was_kept(page: Callable[[], OptionsPage], window: Window) -> None:
    first = page()
    first.municipality.setText("gm0193")
    first.timezone.setCurrentText("Europe/London")
    first.store.setFilePath("/daar/opslag.gpkg")
    first.public_address.setText("https://plannen.voorbeeld.nl/")
    first.language.setCurrentIndex(2)
    first.locatieserver.setText("")
    first.ahead_days.setValue(14)
    first.apply()

    again = page()
    assert again.municipality.text() == "gm0193"
    assert again.timezone.currentText() == "Europe/London"
    assert again.store.filePath() == "/daar/opslag.gpkg"
    assert again.public_address.text() == "https://plannen.voorbeeld.nl/"
    assert again.language.currentIndex() == 2
    assert again.locatieserver.text() == ""
    assert again.ahead_days.value() == 14
    assert window.told == []


def test_what_is_wrong_is_told_under_its_field_and_not_kept(page: Callable[[], OptionsPage], window: Window) -> None:
    shown = page()
    shown.municipality.setText("Zwolle")
    shown.timezone.setCurrentText("Europa/Zwolle")
    shown.features_api.setText("api.pdok.nl")
    shown.ahead_days.setValue(7)
    wrong = [name for name in ("municipality", "timezone", "features_api") if not _problem(shown, name).isHidden()]
    assert wrong == ["municipality", "timezone", "features_api"]
    assert "waarmee ook de codes van uw wijken beginnen" in _problem(shown, "municipality").text()

    shown.apply()
    assert settings.MUNICIPALITY.value == ""
    assert settings.TIMEZONE.value == "Europe/Amsterdam"
    assert settings.FEATURES_API.value == settings.FEATURES_API.default
    assert settings.AHEAD_DAYS.value == 7
    assert [said.split(":")[0].split(". ")[-1] for said in window.told] == [
        "Gemeentecode",
        "Tijdzone",
        "Wijken en buurten",
    ]


def test_the_addresses_of_pdok_come_back_by_one_button(page: Callable[[], OptionsPage]) -> None:
    shown = page()
    shown.features_api.setText("ergens")
    shown.locatieserver.clear()
    shown.defaults.click()
    assert shown.features_api.text() == settings.FEATURES_API.default
    assert shown.locatieserver.text() == settings.LOCATIESERVER.default
    assert _problem(shown, "features_api").isHidden()


def test_a_municipality_makes_its_own_list_of_office_words(
    page: Callable[[], OptionsPage], window: Window, tmp_path: Path
) -> None:
    shown = page()
    shown.make_own_words(str(tmp_path / "nergens" / "woorden.txt"))
    assert "niet gekopieerd" in _problem(shown, "office_words").text()

    own = tmp_path / "woorden.txt"
    shown.make_own_words(str(own))
    assert "middels; met" in own.read_text(encoding="utf-8")
    assert _problem(shown, "office_words").isHidden()
    shown.apply()
    assert settings.OFFICE_WORDS.value == str(own)

    own.write_text("middels\n", encoding="utf-8")
    shown.apply()
    assert "Regel 1" in _problem(shown, "office_words").text()
    assert len(window.told) == 1


def test_help_opens_the_manual_at_its_page_and_follows_its_links(page: Callable[[], OptionsPage]) -> None:
    shown = page()
    shown.help_button.click()
    manual = shown.findChild(ManualWindow)
    assert manual.windowTitle() == "Instellingen"
    manual.contents.click()
    assert manual.windowTitle() == "Handleiding Participatiekaart"
    manual.back.click()
    assert manual.windowTitle() == "Instellingen"
    shown.help_button.click()
    assert shown.findChildren(ManualWindow) == [manual]


def test_it_speaks_english_too(english: None, page: Callable[[], OptionsPage]) -> None:
    shown = page()
    assert shown.municipality_label.text() == "Municipality &code"
    shown.help_button.click()
    assert shown.findChild(ManualWindow).windowTitle() == "Settings"


def _problem(page: OptionsPage, name: str) -> QLabel:
    return getattr(page, f"{name}_problem")
