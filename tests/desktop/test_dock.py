"""The dock in QGIS's own window: follows what is selected, and shows it whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/dock"


@pytest.fixture(scope="module")
def seen(demo: Path, look: Look) -> dict[str, Any]:
    """What dock_in_qgis.py saw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return look("dock_in_qgis.py", LOOK_STORE=demo, LOOK_PICTURES=PICTURES)


def test_it_stands_aside_until_it_is_asked_for(seen: dict[str, Any]) -> None:
    assert seen["hidden at first"]
    assert any("Opslag openen" in text for text in seen["no store"])


def test_one_plan_of_the_store_tells_what_is_known_of_it(seen: dict[str, Any]) -> None:
    shown = seen["plan"]
    assert shown[:2] == ["Vernieuwing stationsgebied", "Gepubliceerd"]
    for words in ("Besluitvorming · Stationskwartier (100\u00a0%)", "Momenten", "Contacten", "Ziet het publiek dit?"):
        assert words in shown
    assert any(text.startswith("Nu meedoen · nog") for text in shown)
    assert any(text.startswith("t/m ") for text in shown)
    assert any(text.startswith("Adviseren: We vragen uw advies") for text in shown)
    assert any(text.startswith("publiek: naam, e-mail") for text in shown)
    assert any(text.startswith("Waarschuwing: De toestemming") for text in shown)
    assert "Ja. De volgende publicatie verandert er niets aan." in shown


def test_the_timeline_is_told_in_words_too(seen: dict[str, Any]) -> None:
    assert seen["timeline"].startswith("vandaag is ")
    assert seen["timeline"].count("(geweest)") == 2
    assert "(nu open)" in seen["timeline"]


def test_a_button_is_there_only_where_somebody_listens(seen: dict[str, Any]) -> None:
    assert "+ Moment" not in seen["plan"]
    assert {"+ Moment", "+ Contact"} <= set(seen["plan with buttons"])
    plan = seen["plan id"]
    assert seen["asked"] == [["moment_wanted", plan, None], ["contact_wanted", plan, None]]


def test_a_plan_on_the_own_layer_is_the_same_plan(seen: dict[str, Any]) -> None:
    assert seen["own layer"][0] == "Dorpsvisie Aarlede"


def test_several_plans_are_counted_and_other_layers_say_nothing(seen: dict[str, Any]) -> None:
    assert "3 plannen gekozen." in seen["several"]


@pytest.mark.parametrize("picture", ["no store", "plan", "plan with buttons", "own layer", "several"])
def test_nothing_is_cut_off(seen: dict[str, Any], picture: str) -> None:
    assert seen[f"{picture} clipped"] == []
    assert (PICTURES / f"{picture}.png").stat().st_size > 10_000
