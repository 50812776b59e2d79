"""Every place of the corpus in each format of the publication: valid, and where it was drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pyproj
import pytest
import shapely
from participatiekaart.plugin.store.addresses import create_store

from tests.unit.store.making import SETTINGS

from ..making import attach, feature, shape
from .geometry_corpus import PLACES, SURFACES
from .going_through import READERS, TAKEN, Run, ogr_shape, released

TO_DEGREES = pyproj.Transformer.from_crs("EPSG:28992", "EPSG:4258", always_xy=True)


@pytest.mark.parametrize("file", READERS)
def test_every_plan_is_published_valid_in_each_format(run: Run, file: str) -> None:
    found = READERS[file](run.folder)
    assert set(found) == set(TAKEN)
    for name, places in found.items():
        (place,) = places
        assert place.IsValid() and not place.IsEmpty(), name
        # what is thinner than the last decimal of a degree is a line on earth
        is_thin = name == "a sliver" and file != "plannen.gpkg"
        assert place.GetDimension() == (1 if is_thin else ogr_shape(run.plans[name].geometry).GetDimension()), name


def test_the_geopackage_has_the_stored_areas(run: Run) -> None:
    found = READERS["plannen.gpkg"](run.folder)
    for name in SURFACES:
        assert found[name][0].GetArea() == pytest.approx(PLACES[name].size, rel=1e-6), name


@pytest.mark.parametrize("file", ["plannen.geojson", "plannen.fgb"])
def test_on_the_earth_a_plan_lies_where_it_was_drawn(run: Run, file: str) -> None:
    """Within two steps of the last decimal, about two centimetres; a long side may bow by three more."""
    found = READERS[file](run.folder)
    for name in TAKEN.keys() - {"the whole world"}:
        corners = shapely.get_coordinates(shape(run.plans[name].geometry))
        moved_there = numpy.column_stack(TO_DEGREES.transform(corners[:, 0], corners[:, 1]))
        there = shapely.from_wkb(bytes(found[name][0].ExportToWkb()))
        assert shapely.distance(shapely.points(moved_there), there).max() < 5e-7, name
        back = shapely.get_coordinates(there)
        drawn = shapely.transform(
            shapely.segmentize(shape(run.plans[name].geometry), 10),
            lambda at: numpy.column_stack(TO_DEGREES.transform(at[:, 0], at[:, 1])),
        )
        assert shapely.distance(shapely.points(back), drawn).max() < 5e-7, name


@pytest.mark.parametrize(
    ("crs", "near", "beyond"),
    [
        ("EPSG:25831", shapely.box(663_000, 5_770_000, 663_100, 5_770_100), shapely.box(1e9, 1e9, 2e9, 2e9)),
        # a latitude of 170 is a longitude in the wrong place
        ("EPSG:4326", shapely.box(6, 52, 6.1, 52.1), shapely.box(5, 170, 6, 171)),
    ],
)
def test_what_lies_off_the_earth_is_named_and_in_the_geopackage_still(
    tmp_path: Path, crs: str, near: Any, beyond: Any
) -> None:
    store = create_store(str(tmp_path / "opslag.gpkg"), replace(SETTINGS, crs=crs))
    attach(store, [feature("hier", None, geometry=near.wkb), feature("ver", None, geometry=beyond.wkb)], publish=True)

    done = released(store, tmp_path / "publiek")

    store.close()
    (note,) = done.notes
    assert "“Plan ver”" in note.nl
    features = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    places = {each["properties"]["plancode"]: each["geometry"] for each in features}
    assert (done.plans, places["ver"], places["hier"]["type"]) == (2, None, "Polygon")
    assert set(READERS["plannen.gpkg"](tmp_path / "publiek")) == {"ver", "hier"}
    assert set(READERS["plannen.fgb"](tmp_path / "publiek")) == {"hier"}
