"""A plan brought up to date in QGIS's own window, from the dock and by the keyboard: card, status by hand, goals."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/plan"
DIALOGS = ("PlanDialog", "OverrideDialog", "GoalsDialog")
KEPT = (
    "SELECT name, summary, override_status, override_reason FROM plan WHERE source_name = 'Vernieuwing stationsgebied'",
    "SELECT neighbourhood_code, text, publication_state FROM neighbourhood_goal WHERE neighbourhood_code = 'WK990102'",
)


@pytest.fixture(scope="module")
def seen(demo: Path, look: Look, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What plan_in_qgis.py saw and what then stood in the store; the demo's store is put back as it was."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = shutil.copy(demo, tmp_path_factory.mktemp("demo"))
    report = look("plan_in_qgis.py", LOOK_STORE=demo, LOOK_PICTURES=PICTURES)
    with closing(sqlite3.connect(demo)) as connection:
        kept = [connection.execute(query).fetchall() for query in KEPT]
    yield {**report, "kept": kept}
    shutil.copy(before, demo)


def test_the_card_is_filled_in_by_keyboard_and_shows_the_sources_word(seen: dict[str, Any]) -> None:
    assert "In de eigen laag: Vernieuwing stationsgebied" in seen["PlanDialog"]
    assert "Station en plein" in seen["PlanDialog preview"]
    assert seen["card told"] == "Plan bewaard: Station en plein."


def test_the_dock_shows_the_new_name_and_the_status_by_hand(seen: dict[str, Any]) -> None:
    assert {"Station en plein", "Ligt stil"} <= set(seen["dock"])
    assert "Wacht op onderzoek" not in seen["OverrideDialog preview"]


def test_a_goal_of_the_wijk_is_written_from_the_dock(seen: dict[str, Any]) -> None:
    assert "Elke straat heeft schaduw." in seen["GoalsDialog preview"]
    assert seen["goals told"] == "Doelen bewaard: Stationskwartier."


def test_all_of_it_stands_in_the_store(seen: dict[str, Any]) -> None:
    plan, goals = seen["kept"]
    assert plan == [("Station en plein", "Er komen bomen en bankjes.", "stilgelegd", "Wacht op onderzoek")]
    assert goals == [("WK990102", "Elke straat heeft schaduw.", "published")]


@pytest.mark.parametrize("dialog", DIALOGS)
def test_nothing_is_cut_off(seen: dict[str, Any], dialog: str) -> None:
    assert seen[f"{dialog} clipped"] == []
    assert (PICTURES / f"{dialog}.png").stat().st_size > 10_000
