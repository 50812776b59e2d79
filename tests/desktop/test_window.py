"""QGIS Desktop itself, under a virtual screen: what the window shows with the demo store open, and after unloading."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURE = ROOT / "build/desktop/window.png"
DIALOG = ROOT / "build/desktop/publish.png"


@pytest.fixture(scope="module")
def seen(demo: Path, look: Look, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What look_in_qgis.py saw."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    folder = tmp_path_factory.mktemp("web") / "publiek"
    second = shutil.copy(demo, folder.with_name("tweede.gpkg"))
    pictures = {"LOOK_PICTURE": PICTURE, "LOOK_DIALOG": DIALOG}
    return look("look_in_qgis.py", LOOK_STORE=demo, LOOK_SECOND=second, LOOK_FOLDER=folder, **pictures)


def test_the_menu_holds_what_the_toolbar_holds_and_what_is_seldom_used(seen: dict[str, Any]) -> None:
    toolbar = ["Opslag openen…", "Moment vastleggen…", "Publiceren…", "Paneel Participatie"]
    of_wijken = ["Moment van een wijk…", "Doelen per wijk…"]
    seldom = ["Uit een spreadsheet inlezen…", "Naar een spreadsheet…", "Inrichten…", "Handleiding"]
    assert [text.replace("&", "") for text in seen["menu"]] == [*toolbar, *of_wijken, *seldom]
    assert [text.replace("&", "") for text in seen["toolbar"]] == toolbar
    assert seen["icons"]


def test_the_panel_is_named_among_those_of_qgis_and_no_longer_afterwards(seen: dict[str, Any]) -> None:
    assert seen["panels"].count("Participatie") == 1
    assert "Participatie" not in seen["panels_left"]


def test_processing_offers_the_algorithms(seen: dict[str, Any]) -> None:
    assert seen["provider"]


def test_a_spreadsheet_goes_out_by_the_menu_for_the_store_that_is_open(seen: dict[str, Any], demo: Path) -> None:
    assert seen["by the menu"] == ["Momenten of contacten naar een spreadsheet", str(demo)]


def test_an_algorithm_proposes_the_store_that_is_shown_unless_it_makes_one(seen: dict[str, Any], demo: Path) -> None:
    without, opened, to_make, second = seen["proposed"]
    assert (without, opened, to_make) == ("", str(demo), "")
    assert Path(second).name == "tweede.gpkg"


def test_the_store_opens_as_a_group_with_relations(seen: dict[str, Any]) -> None:
    assert seen["valid"]
    plans = sum(seen["layers"][name] for name in ("Plannen (vlakken)", "Plannen (lijnen)", "Plannen (punten)"))
    assert plans == 37
    assert seen["layers"]["Plannen (zonder ligging)"] == 3, "three of the forty have no place"
    assert seen["layers"]["Momenten"] == 120
    assert seen["layers"]["Contacten"] == 60
    assert "participatie_moment_plan_area" in seen["relations"]
    assert seen["relations_valid"]
    assert "demo.gpkg" in seen["message"]
    assert seen["legend"] == ["Concept", "Gepubliceerd", "Ingetrokken"]


def test_the_map_is_drawn_and_a_picture_taken(seen: dict[str, Any]) -> None:
    assert seen["colours"] > 10
    assert seen["picture"]
    assert PICTURE.stat().st_size > 10_000


def test_the_publish_dialog_tells_what_goes_out_and_publishes(seen: dict[str, Any]) -> None:
    assert "40 plannen en 118 momenten openbaar" in seen["summary"]
    assert re.search(r"Waarschuwingen: \d+\. Tips voor gewone taal: \d+\.", seen["summary"])
    assert seen["findings"]
    assert seen["headings"] == ["Ernst", "Wat er aan de hand is", "Wat te doen"]
    assert seen["button"].replace("&", "") == "Publiceren"
    assert "map" in seen["without_folder"]
    assert seen["said"].startswith("Gepubliceerd: 40 plannen en 118 momenten")
    assert seen["viewable"]
    assert DIALOG.stat().st_size > 10_000


def test_publishing_the_same_store_again_shows_the_dialog_that_is_open(seen: dict[str, Any]) -> None:
    assert seen["the same again"]


def test_unloading_leaves_nothing(seen: dict[str, Any]) -> None:
    assert seen["unloaded"]
    assert seen["left"] == []
    assert seen["dialogs_left"] == 0
    assert not seen["provider_left"]


def test_switched_off_at_once_it_no_longer_welcomes_anybody(seen: dict[str, Any]) -> None:
    assert seen["started"]
    assert seen["assistants"] == 0
