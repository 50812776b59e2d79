"""Everything set up from nothing in QGIS's own window, with the assistant that opens by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/set_up"
STEPS = (
    "1 store",
    "2 areas",
    "2 areas of a layer",
    "3 plans",
    "3 keys that repeat",
    "4 what comes in",
    "5 ready",
    "5 done",
)


@pytest.fixture(scope="module")
def seen(demo: Path, look: Look, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What set_up_in_qgis.py saw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    folder = tmp_path_factory.mktemp("map met spatie")
    told = {"LOOK_FOLDER": folder, "LOOK_TOWN": demo.parent / "town", "LOOK_PICTURES": PICTURES}
    return look("set_up_in_qgis.py", WELCOMED="false", **told)


def test_each_step_says_what_it_asks_and_why(seen: dict[str, Any]) -> None:
    for step, question, reason in (
        ("1 store", "Waar bewaart u alles?", "los van uw eigen lagen"),
        ("2 areas", "Voor welke gemeente?", "welke plannen in de buurt zijn"),
        ("3 plans", "Welke plannen?", "verandert er niets aan"),
        ("4 what comes in", "Wat komt er binnen?", "voor iemand anders het ziet"),
        ("5 ready", "Klaar om in te richten", "alles, of niets"),
    ):
        assert question in seen[step]
        assert any(reason in text for text in seen[step]), (step, seen[step])


def test_the_first_ten_plans_are_shown_and_keys_that_repeat_warned_of(seen: dict[str, Any]) -> None:
    assert len(seen["preview"]) == 10
    assert seen["preview"][0] == ["VM-001", "Herinrichting Grote Markt"]
    assert any("sleutels komen vaker voor" in text for text in seen["3 keys that repeat"])
    assert not any("vaker voor" in text for text in seen["3 plans"])


def test_nothing_is_written_before_the_last_step(seen: dict[str, Any]) -> None:
    assert seen["before"] == []
    assert seen["after"] == ["participatie.gpkg"]


def test_the_project_is_arranged(seen: dict[str, Any]) -> None:
    assert any("Plannen: 40, waarvan in een wijk of buurt: 37" in text for text in seen["5 done"])
    assert {"Momenten", "Plannen (vlakken)", "Wijken en buurten", "Contacten"} <= set(seen["group"])
    assert "plannen" not in seen["group"]
    assert "plannen" in seen["layers"]
    assert seen["dock"]


def test_an_agenda_with_nothing_in_it_says_so(seen: dict[str, Any]) -> None:
    (line,) = seen["agenda"]
    assert "niets vraagt aandacht" in line


def test_it_opens_by_itself_once(seen: dict[str, Any]) -> None:
    assert not seen["by itself again"]


def test_the_settings_stand_among_qgis_s_own_and_are_kept(seen: dict[str, Any]) -> None:
    for words in ("Gemeente&code", "Tijdzone", "Publiek &adres", "&Wijken en buurten"):
        assert any(words.replace("&", "") == text.replace("&", "") for text in seen["options"]), words
    assert seen["ahead"] == 14


@pytest.mark.parametrize("step", [*STEPS, "options"])
def test_nothing_is_cut_off(seen: dict[str, Any], step: str) -> None:
    assert seen[f"{step} clipped"] == []
    assert (PICTURES / f"{step}.png").stat().st_size > 10_000
