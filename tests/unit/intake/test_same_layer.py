"""A layer is known again where it lies, and where its file went to."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.same_layer import is_same_layer
from participatiekaart.plugin.participation.records import PlanSource


def _attached(address: str) -> PlanSource:
    return PlanSource(id="laag", provider="ogr", address=address)


def test_an_own_layer_that_went_to_another_folder_is_known_by_its_name(tmp_path: Path) -> None:
    now = f"{tmp_path}/plannen.gpkg|layername=plannen"

    assert is_same_layer(_attached(f"{tmp_path}/weg/plannen.gpkg|layername=plannen"), "ogr", now)
    assert not is_same_layer(_attached(f"{tmp_path}/weg/anders.gpkg|layername=plannen"), "ogr", now)
    assert not is_same_layer(_attached(f"{tmp_path}/weg/plannen.gpkg|layername=wijken"), "ogr", now)


def test_a_copy_of_an_own_layer_is_another_one_while_the_first_stands(tmp_path: Path) -> None:
    (tmp_path / "plannen.gpkg").touch()
    copy = f"{tmp_path}/kopie/plannen.gpkg|layername=plannen"

    assert not is_same_layer(_attached(f"{tmp_path}/plannen.gpkg|layername=plannen"), "ogr", copy)


@pytest.mark.parametrize("provider", ["postgres", "ogr"])
def test_a_layer_of_another_provider_is_another_layer(provider: str) -> None:
    source = PlanSource(id="laag", provider="delimitedtext", address="plannen")

    assert is_same_layer(source, "delimitedtext", "plannen")
    assert not is_same_layer(source, provider, "plannen")
