"""Public coordinates: where the official check points say, and valid by RFC 7946 after rounding."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.publication.projection import DECIMALS, geojson_of, in_wgs84, oriented, rounded, texts

from .small_town import square

# x, y in EPSG:28992; latitude, longitude (domain.md: RDNAPTRANS 2018, and the sheet of 2008 for the last two)
CHECK_POINTS = [
    (108360.8790, 415757.2745, 51.728601274, 4.712120126),
    (275000.0, 575000.0, 53.148288321, 7.180899528),
    (117380.1200, 575040.3400, 53.160753042, 4.824761912),
    (155000.0, 463000.0, 52.155172897, 5.387203657),
]
GRID = "nl_nsgi_rdtrans2018.tif"
PRINT_POINTS = """
import json, sys, shapely
from participatiekaart.plugin.publication.projection import geojson_of, in_wgs84
points = [bytes(shapely.to_wkb(shapely.Point(x, y))) for x, y in json.loads(sys.argv[1])]
print(json.dumps([json.loads(place)["coordinates"] for place in geojson_of(in_wgs84(points, "EPSG:28992"))]))
"""


def published(grids: Path) -> list[tuple[float, float]]:
    """Where the check points are published by a process that finds its grids in a folder."""
    import pyproj

    points = json.dumps([point[:2] for point in CHECK_POINTS])
    data = os.pathsep.join([str(grids), pyproj.datadir.get_data_dir()])
    # PROJ_LIB is how PROJ before 9.1 names it
    settings = {"PROJ_DATA": data, "PROJ_LIB": data, "PROJ_NETWORK": "OFF", "HOME": str(grids)}
    environment = {**os.environ, **settings, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_POINTS, points], env=environment, check=True, capture_output=True, timeout=60
    )
    return [(x, y) for x, y in json.loads(done.stdout)]


def metres_off(place: tuple[float, float], point: tuple[float, float, float, float]) -> float:
    _, _, latitude, longitude = point
    north = (place[1] - latitude) * 111_300
    east = (place[0] - longitude) * 111_300 * math.cos(math.radians(latitude))
    return math.hypot(north, east)


def test_without_the_grid_within_a_quarter_of_a_metre(tmp_path: Path) -> None:
    places = published(tmp_path)
    assert len(places) == len(CHECK_POINTS)
    for place, point in zip(places, CHECK_POINTS):
        assert metres_off(place, point) < 0.25


def test_with_the_grid_within_a_centimetre(shared_data: Path, tmp_path: Path) -> None:
    if not (shared_data / GRID).is_file():
        pytest.skip(f"../shared/data/{GRID} is absent")
    (tmp_path / GRID).symlink_to(shared_data / GRID)
    for place, point in zip(published(tmp_path)[:2], CHECK_POINTS):
        assert metres_off(place, point) < 0.01


@pytest.mark.parametrize(("crs", "x", "y"), [("EPSG:25831", 663_000.0, 5_770_000.0), ("EPSG:4326", 5.38, 52.15)])
def test_another_coordinate_system_serves_too(crs: str, x: float, y: float) -> None:
    (place,) = geojson_of(in_wgs84([bytes(shapely.to_wkb(shapely.Point(x, y)))], crs))
    assert place is not None
    longitude, latitude = json.loads(place)["coordinates"]
    assert 5.3 < longitude < 5.5
    assert 52.0 < latitude < 52.2


def test_no_geometry_is_none_and_the_others_keep_their_place() -> None:
    found = geojson_of(in_wgs84([None, square(200_000, 500_000, 10), None], "EPSG:28992"))
    assert [place and json.loads(place)["type"] for place in found] == [None, "Polygon", None]
    assert geojson_of(in_wgs84([], "EPSG:28992")) == []


@pytest.mark.filterwarnings("error")
def test_a_place_alone_warns_nobody() -> None:
    """numpy from 1.25 on does where an array of one is taken for a number: in the log of each night's publication."""
    (place,) = geojson_of(in_wgs84([shapely.to_wkb(shapely.Point(155000, 463000))], "EPSG:28992"))
    assert place is not None
    assert json.loads(place)["coordinates"] == pytest.approx([5.387203657, 52.155172897], abs=1e-5)


def test_what_lies_beyond_the_earth_has_no_place() -> None:
    beyond, within = (bytes(shapely.to_wkb(shapely.Point(x, 5_770_000))) for x in (1e12, 663_000))
    assert [place is None for place in in_wgs84([beyond, within], "EPSG:32631")] == [True, False]


def test_what_is_smaller_than_the_rounding_is_a_point_where_it_lies() -> None:
    spot, line = shapely.box(155000, 463000, 155000.001, 463000.001), [(155000, 463000), (155000.001, 463000)]
    drawn = [bytes(shapely.to_wkb(shape)) for shape in (spot, shapely.LineString(line))]
    for text in geojson_of(in_wgs84(drawn, "EPSG:28992")):
        place = json.loads(text or "")
        assert place == {"type": "Point", "coordinates": pytest.approx([5.387203657, 52.155172897], abs=1e-5)}


def test_no_number_is_longer_than_it_is() -> None:
    """GEOS writes 4.6356039 as 4.6356039000000004."""
    points = [shapely.Point(4.6356039 + number / 10**DECIMALS, 52.6) for number in range(2_000)]
    for text in texts(rounded(shapely.force_2d(points)), DECIMALS):
        assert text == json.dumps(json.loads(text), separators=(",", ":"))
        assert re.search(r"\.\d{8}", text) is None


METRES = st.floats(0, 400, allow_nan=False)
TINY = st.floats(0, 0.2, allow_nan=False)


@st.composite
def shapes(draw: st.DrawFn) -> Any:
    """Valid shapes around Zwolle, many with parts near or below the size of the rounding."""
    points = st.tuples(*[draw(st.sampled_from([METRES, TINY]))] * 2)
    drawn = [(200_000 + x, 500_000 + y) for x, y in draw(st.lists(points, min_size=3, max_size=12))]
    kind = draw(st.sampled_from(["area", "hole", "line", "points"]))
    if kind == "points":
        return shapely.MultiPoint(drawn)
    if kind == "line":
        return shapely.LineString(drawn)
    area = shapely.make_valid(shapely.Polygon(drawn))
    if kind == "hole":
        area = area.difference(shapely.Point(drawn[0]).buffer(draw(TINY)))
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.MultiPolygon(polygons) if polygons else shapely.Point(drawn[0])


@given(st.lists(shapes().filter(lambda shape: shape.is_valid and not shape.is_empty), min_size=1, max_size=4))
def test_every_shape_is_valid_by_rfc_7946_after_rounding(found: list[Any]) -> None:
    places = geojson_of(in_wgs84([bytes(shapely.to_wkb(shape)) for shape in found], "EPSG:28992"))
    for shape, place in zip(found, places):
        assert place is not None
        read = shapely.from_geojson(place)
        assert read.is_valid
        assert not read.is_empty
        for polygon in shapely.get_parts(read):
            if polygon.geom_type == "Polygon":
                assert polygon.exterior.is_ccw
                assert not any(ring.is_ccw for ring in polygon.interiors)
        for x, y in shapely.get_coordinates(read):
            assert (x, y) == (round(x, DECIMALS), round(y, DECIMALS))
            assert 5.9 < x < 6.1
            assert 52.4 < y < 52.6
        assert abs(read.area * 7.5e9 - shape.area) < 0.05 * shape.area + 10


def test_a_shape_that_rounding_breaks_is_mended() -> None:
    """The tip of the dent comes to lie on the other side once it is rounded."""
    step = 10**-DECIMALS
    drawn = [(0, 0), (90, 0), (90, 80), (45.4, 0.4), (0, 80)]
    shape = shapely.Polygon([(6 + x * step, 52 + y * step) for x, y in drawn])
    naive = shapely.transform(shape, lambda coordinates: coordinates.round(DECIMALS))
    assert shape.is_valid
    assert not naive.is_valid
    (mended,) = rounded(numpy.array([shape]))
    assert mended.is_valid
    assert mended.area == pytest.approx(shape.area, rel=0.05)


def _ring(west: float, side: float, turns: str) -> list[tuple[float, float]]:
    corners = [(west, 0.0), (west + side, 0.0), (west + side, side), (west, side)]
    return corners if turns == "left" else corners[::-1]


TURNS = st.sampled_from(["left", "right"])
POLYGONS = st.builds(
    lambda west, outer, inner: shapely.Polygon(
        _ring(west, 10, outer), [_ring(west + 1 + 3 * number, 2, turns) for number, turns in enumerate(inner)]
    ),
    st.integers(0, 100).map(float),
    TURNS,
    st.lists(TURNS, max_size=2),
)
SHAPES = st.recursive(
    st.one_of(
        POLYGONS,
        st.lists(POLYGONS, min_size=1, max_size=3).map(shapely.MultiPolygon),
        st.just(shapely.Point(1, 2)),
        st.just(shapely.LineString([(0, 0), (1, 1), (0, 1), (0, 0)])),
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(shapely.GeometryCollection),
    max_leaves=4,
)


def _rings(shape: Any) -> list[tuple[Any, bool]]:
    if shape.geom_type == "Polygon":
        return [(shape.exterior, True), *((ring, False) for ring in shape.interiors)]
    return [found for part in getattr(shape, "geoms", ()) for found in _rings(part)]


@given(st.lists(SHAPES, max_size=6))
def test_outer_rings_turn_left_and_inner_rings_right(shapes: list[Any]) -> None:
    given_shapes = numpy.array([*shapes, None], dtype=object)[:-1]
    result = oriented(given_shapes)
    assert all(ring.is_ccw == is_outer for shape in result for ring, is_outer in _rings(shape))
    assert [shape.geom_type for shape in result] == [shape.geom_type for shape in shapes]
    assert shapely.equals_exact(shapely.normalize(result), shapely.normalize(given_shapes)).all()
