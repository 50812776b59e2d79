"""A layer is known again where it lies, and where its file went to."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.plan_layers.same_layer import is_same_layer
from participatiekaart.plugin.participation.records import PlanSource


def _attached(address: str) -> PlanSource:
    return PlanSource(id="laag", provider="ogr", address=address)


def test_an_own_layer_that_went_to_another_folder_is_known_by_its_name(tmp_path: Path) -> None:
    now = f"{tmp_path}/plannen.gpkg|layername=plannen"

    assert is_same_layer(_attached(f"{tmp_path}/weg/plannen.gpkg|layername=plannen"), "ogr", now)
    assert not is_same_layer(_attached(f"{tmp_path}/weg/anders.gpkg|layername=plannen"), "ogr", now)
    assert not is_same_layer(_attached(f"{tmp_path}/weg/plannen.gpkg|layername=wijken"), "ogr", now)


def test_a_file_of_one_layer_needs_not_name_it_and_a_filter_makes_no_other(tmp_path: Path) -> None:
    bare = f"{tmp_path}/plannen.gpkg"

    assert is_same_layer(_attached(f"{bare}|layername=plannen"), "ogr", bare)
    assert is_same_layer(_attached(bare), "ogr", f"{bare}|layername=plannen")
    assert is_same_layer(_attached(f"{bare}|layername=plannen"), "ogr", f"{bare}|subset=fase = 1|layername=plannen")
    assert not is_same_layer(_attached(f"{bare}|layername=wijken"), "ogr", f"{bare}|layername=plannen")


def test_one_file_is_the_same_by_another_way_to_it(tmp_path: Path) -> None:
    (tmp_path / "plannen.gpkg").touch()
    (tmp_path / "werk").symlink_to(tmp_path)

    assert is_same_layer(_attached(f"{tmp_path}/plannen.gpkg"), "ogr", f"{tmp_path}/werk/plannen.gpkg")


def test_a_copy_of_an_own_layer_is_another_one_while_the_first_stands(tmp_path: Path) -> None:
    (tmp_path / "plannen.gpkg").touch()
    copy = f"{tmp_path}/kopie/plannen.gpkg|layername=plannen"

    assert not is_same_layer(_attached(f"{tmp_path}/plannen.gpkg|layername=plannen"), "ogr", copy)


def test_a_layer_where_this_account_may_not_look_is_taken_to_have_gone(tmp_path: Path) -> None:
    """A colleague's own folder; here a name that the system does not take, of which it says as little to root."""
    where = f"{tmp_path}/{'x' * 300}/plannen.gpkg"

    assert is_same_layer(_attached(where), "ogr", f"{tmp_path}/plannen.gpkg")
    assert not is_same_layer(_attached(where), "ogr", f"{tmp_path}/anders.gpkg")


@pytest.mark.parametrize("provider", ["postgres", "ogr"])
def test_a_layer_of_another_provider_is_another_layer(provider: str) -> None:
    source = PlanSource(id="laag", provider="delimitedtext", address="plannen")

    assert is_same_layer(source, "delimitedtext", "plannen")
    assert not is_same_layer(source, provider, "plannen")


def test_a_layer_of_another_server_is_another_layer() -> None:
    source = PlanSource(id="laag", provider="WFS", address="url='https://een.example/wfs' typename='plannen'")

    assert not is_same_layer(source, "WFS", "url='https://twee.example/wfs' typename='plannen'")
