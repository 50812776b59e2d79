"""The manual in its own window, the buttons that lead to it, and the command it gives."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.address_dialog import AddressDialog
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.desktop.dialogs.goals_dialog import GoalsDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.manual import ABOUT, PAGES, ManualWindow, open_help
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QImage, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

from ..command_line import process

EVERY = sorted(page.stem for page in PAGES.glob("nl/*.md"))
PICTURES = sorted(PAGES.glob("*/pictures/*.png"))


@pytest.fixture
def beside(qgis_application: Any) -> Iterator[QWidget]:
    window = QWidget()
    yield window
    window.deleteLater()


@pytest.mark.parametrize("page", EVERY)
def test_every_page_is_read_with_its_pictures(beside: QWidget, page: str) -> None:
    shown = open_help(page, beside)
    source = (PAGES / "nl" / f"{page}.md").read_text(encoding="utf-8")

    assert f"# {shown.windowTitle()}" == source.splitlines()[0]
    for name in (part.split(")")[0] for part in source.split("](pictures/")[1:]):
        address = shown.text.source().resolved(QUrl(f"pictures/{name}"))
        assert shown.text.loadResource(QTextDocument.ResourceType.ImageResource, address), name


def test_what_a_dialog_points_to_is_there() -> None:
    assert set(ABOUT.values()) <= set(EVERY)


@pytest.mark.parametrize(
    ("opened", "title"),
    [
        (lambda window, store: MomentDialog(window, store, None, None), "Een moment vastleggen"),
        (lambda window, store: ContactDialog(window, store, OfPlan("plan"), None), "Een contact vastleggen"),
        (lambda window, store: FeedbackDialog(window, store, "moment"), "Terugkoppeling geven"),
        (lambda window, store: PlanDialog(window, store, "plan"), "Een plan bijwerken"),
        (lambda window, store: OverrideDialog(window, store, "plan"), "Een plan bijwerken"),
        (lambda window, store: GoalsDialog(window, store, None), "Wijken en buurten"),
        (lambda window, store: AddressDialog(window, "https://zoek.example", "", "", ""), "Een moment vastleggen"),
        (PublishDialog, "Publiceren"),
    ],
)
def test_the_help_button_of_a_dialog_and_f1_open_the_page_about_it(
    beside: QWidget, store: str, opened: Callable[[QWidget, str], Any], title: str
) -> None:
    dialog = opened(beside, store)
    dialog.show()
    QApplication.setActiveWindow(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert dialog.findChild(ManualWindow).windowTitle() == title
    dialog.findChild(QPushButton, "help_button").click()
    (manual,) = dialog.findChildren(ManualWindow)

    assert manual.windowTitle() == title
    getattr(dialog, "discard", dialog.close)()


@pytest.mark.parametrize("picture", PICTURES, ids=[f"{path.parent.parent.name}/{path.stem}" for path in PICTURES])
def test_pictures_are_small_enough_for_a_page_and_made_in_both_languages(picture: Path) -> None:
    assert QImage(str(picture)).width() <= 700
    assert picture.stat().st_size < 120_000
    assert all((PAGES / language / "pictures" / picture.name).is_file() for language in ("nl", "en"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command_for_every_night_publishes(store: str, tmp_path: Path, language: str) -> None:
    text = (PAGES / language / "vanzelf.md").read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.strip().startswith("5 0 * * *"))
    words = shlex.split(line.split("qgis_process ")[1].split(") >>")[0])
    paths = {"STORE": store, "FOLDER": str(tmp_path / "publiek")}
    named = [word.partition("=") for word in words]
    given = [f"{name}{equals}{paths.get(name, value)}" for name, equals, value in named]
    # the store has no plans yet, which must be confirmed
    done = process([*given, "CONFIRM=true"])

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "publiek/manifest.json").is_file()
