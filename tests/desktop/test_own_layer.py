"""What the plugin offers on the municipality's own plan layer, in QGIS's own window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/own"


@pytest.fixture(scope="module")
def seen(own_town: Path, look: Look) -> dict[str, Any]:
    """What own_in_qgis.py saw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return look("own_in_qgis.py", LOOK_STORE=own_town, LOOK_PICTURES=PICTURES)


def test_an_expression_tells_where_the_plan_of_a_feature_stands(seen: dict[str, Any]) -> None:
    assert seen["status"] == "open"
    assert seen["words"].startswith("Nu meedoen · nog ")
    assert "t/m" in seen["next"]
    assert seen["moments"] > 1
    assert seen["of an unknown plan"]


def test_an_action_on_a_feature_opens_the_dock_on_its_plan(seen: dict[str, Any]) -> None:
    assert seen["actions"] == ["Participatie van dit plan"]


def test_the_status_is_shown_on_the_layer_and_undone_by_one_click(seen: dict[str, Any]) -> None:
    assert {"Nu meedoen", "Binnenkort", "Niet gekoppeld"} <= set(seen["legend"])
    assert "Eigen plannen toont nu de status." in seen["told"]
    assert seen["legend after"] == seen["legend before"]
    assert "Nu meedoen" in seen["store legend"]
    assert seen["store legend after"] == ["Concept", "Gepubliceerd", "Ingetrokken"]
    assert (PICTURES / "status on own layer.png").stat().st_size > 10_000


def test_each_message_undoes_the_layer_that_it_tells_of(seen: dict[str, Any]) -> None:
    assert seen["undone"] == [True, True]
    assert seen["store legend undone"] == ["Concept", "Gepubliceerd", "Ingetrokken"]
    assert seen["own legend undone"] == seen["legend before"]


def test_attaching_again_is_a_task_that_tells_what_came_and_went(seen: dict[str, Any]) -> None:
    assert seen["tasks"] == ["Eigen plannen opnieuw koppelen"]
    assert "opnieuw gekoppeld: 1 nieuw, 1 verdwenen. Zie het logboek." in seen["attached again"]


def test_what_is_gone_from_the_layer_is_listed_and_withdrawn_by_one_button(seen: dict[str, Any]) -> None:
    at = seen["agenda"].index("Niet meer in de eigen laag")
    assert seen["agenda"][at + 1] == "Dorpsvisie Aarlede"
    assert {"Dorpsvisie Aarlede", "Plan intrekken"} <= set(seen["card"])
    assert seen["withdrawn"].startswith("Ingetrokken: 1.")


def test_nothing_of_it_is_left_without_the_plugin(seen: dict[str, Any]) -> None:
    assert seen["known"] == [True, True, True]
    assert seen["left"] == [False, False, False]
    assert seen["actions left"] == 0
    assert seen["legend left"] == seen["legend before"]
