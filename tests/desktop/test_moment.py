"""A moment recorded in QGIS's own window, on the municipality's own plan layer, without the mouse once it is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/moment"


@pytest.fixture(scope="module")
def seen(demo: Path, look: Look, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What moment_in_qgis.py saw; the demo's store is put back as it was."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    kept = shutil.copy(demo, tmp_path_factory.mktemp("demo"))
    yield look("moment_in_qgis.py", LOOK_STORE=demo, LOOK_PICTURES=PICTURES)
    shutil.copy(kept, demo)


def test_the_dialog_opens_on_the_plan_that_is_selected_on_the_own_layer(seen: dict[str, Any]) -> None:
    assert seen["empty"][0] == "Dorpsvisie Aarlede"
    for label in (
        "&Wat *",
        "&Titel",
        "Wa&nneer *",
        "Be&gin *",
        "&Einde *",
        "W&aar",
        "Tijdzone: Europe/Amsterdam.",
    ):
        assert label in seen["empty"]
    assert "Tijdzone: Europe/Amsterdam." in seen["empty"]
    assert "A&dres" not in seen["empty"], "the rest is folded away"


def test_six_fields_typed_by_keyboard_read_as_the_public_will_read_them(seen: dict[str, Any]) -> None:
    preview = [line for line in seen["preview"] if line]
    assert preview[:2] == ["Samen tekenen", f"Binnenkort · vanaf 3 december {seen['year']}"]
    assert preview[2].endswith(f"dag 3 december {seen['year']}, 19:30 tot 21:00 uur")
    assert {"Werksessie", "Wijkhuis", "Waar de bomen komen."} <= set(preview)


def test_tab_goes_down_the_page_from_the_search_box(seen: dict[str, Any]) -> None:
    named = seen["tabbed"]
    assert named[0] == "“Dorpsvisie Aarlede” wijzigen"
    assert named.index("Moment toevoegen") < named.index("Contact toevoegen") < len(named) - 1
    assert seen["tabbed at"] == sorted(seen["tabbed at"])
    assert seen["without a name"] == []


def test_it_is_kept_with_ctrl_enter_and_stands_in_dock_and_layer(seen: dict[str, Any]) -> None:
    assert seen["after"] == seen["before"] + 1
    assert "Bewaard, nog niet openbaar: Samen tekenen." in seen["message"]
    assert seen["row is in sight"]
    assert "Samen tekenen" not in seen["selected"]
    assert {"Samen tekenen", "niet publiek (concept)"} <= set(seen["kept"])


def test_the_toolbar_records_it_for_the_plan_that_the_dock_shows(seen: dict[str, Any]) -> None:
    said = "selected on the own layer, after another in the store; a moment that is selected changes nothing"
    assert seen["from the toolbar"] == "Dorpsvisie Aarlede", said


def test_at_a_neighbourhood_the_toolbar_records_it_for_that(seen: dict[str, Any]) -> None:
    assert seen["at a neighbourhood"] == ["Moment zonder plan", "Binnenstad (wijk)"]


def test_the_toolbar_says_how_to_choose_a_plan_where_none_is(seen: dict[str, Any]) -> None:
    assert "Kies eerst één plan" in seen["without a plan"]
    assert seen["where one can search"]


def test_the_plan_that_is_found_then_gets_the_moment_without_another_press(seen: dict[str, Any]) -> None:
    assert seen["with the one found"] == "Openbare laadpalen"
    assert not seen["with one chosen later"]


@pytest.mark.parametrize("picture", ["selected", "empty", "filled in", "kept"])
def test_nothing_is_cut_off(seen: dict[str, Any], picture: str) -> None:
    assert seen[f"{picture} clipped"] == []
    assert (PICTURES / f"{picture}.png").stat().st_size > 10_000
