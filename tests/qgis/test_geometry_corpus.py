"""Curves and other places that only a layer can hold, through attaching, assigning and publishing.

West and Oost lie side by side, a kilometre square each; a circle around the middle of their border lies in both alike.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr
from qgis.core import QgsVectorLayer

from .conftest import Log, Read, Run
from .layers import X, Y, town_areas

AREAS = {"CODE_FIELD": "code", "NAME_FIELD": "naam", "YEAR": 2026}
FIELDS = {"KEY_FIELD": "code", "NAME_FIELD": "code", "PUBLISH": True}
MIDDLE = X + 1000
HALVES = {"WK990101": 0.5, "WK990102": 0.5}


def circle(radius: float, x: float = MIDDLE, y: float = Y + 500) -> str:
    return f"CIRCULARSTRING ({x - radius} {y}, {x + radius} {y}, {x - radius} {y})"


def at(*corners: tuple[float, float]) -> str:
    return ", ".join(f"{X + x} {Y + y}" for x, y in corners)


SQUARE = at((900, 100), (1100, 100), (1100, 200), (900, 200), (900, 100))
ARC = f"CIRCULARSTRING ({at((900, 500), (1000, 600), (1100, 500))})"

# what is drawn, its size in m² or m, and its share by wijk
PLACES: dict[str, tuple[str, float, dict[str, float]]] = {
    "cirkel": (f"CURVEPOLYGON ({circle(100)})", math.pi * 100**2, HALVES),
    "ring": (f"CURVEPOLYGON ({circle(100)}, {circle(50)})", math.pi * (100**2 - 50**2), HALVES),
    "cirkel met vierkant gat": (
        f"CURVEPOLYGON ({circle(100)}, ({at((980, 480), (980, 520), (1020, 520), (1020, 480), (980, 480))}))",
        math.pi * 100**2 - 1600,
        HALVES,
    ),
    "halve cirkel": (
        f"CURVEPOLYGON (COMPOUNDCURVE ({ARC}, ({at((1100, 500), (900, 500))})))",
        math.pi * 100**2 / 2,
        HALVES,
    ),
    "vlakken": (
        f"MULTISURFACE (CURVEPOLYGON ({circle(100)}), (({SQUARE})))",
        math.pi * 100**2 + 20_000,
        HALVES,
    ),
    "cirkels over elkaar": (
        f"MULTISURFACE (CURVEPOLYGON ({circle(100)}), CURVEPOLYGON ({circle(50)}))",
        math.pi * 100**2,
        HALVES,
    ),
    "boog": (ARC, math.pi * 100, HALVES),
    "boog en lijn": (
        f"COMPOUNDCURVE ({ARC}, ({at((1100, 500), (1100, 400), (900, 400))}))",
        math.pi * 100 + 300,
        {
            "WK990101": (math.pi * 50 + 100) / (math.pi * 100 + 300),
            "WK990102": (math.pi * 50 + 200) / (math.pi * 100 + 300),
        },
    ),
    "bogen": (f"MULTICURVE ({ARC}, ({at((900, 100), (1100, 100))}))", math.pi * 100 + 200, HALVES),
    "boog met hoogte": (
        f"CURVEPOLYGON Z (CIRCULARSTRING Z ({MIDDLE - 100} {Y + 500} 1, {MIDDLE + 100} {Y + 500} 2, "
        f"{MIDDLE - 100} {Y + 500} 1))",
        math.pi * 100**2,
        HALVES,
    ),
    "rechte boog": (f"CIRCULARSTRING ({at((900, 500), (1000, 500), (1100, 500))})", 200, HALVES),
    "driehoek": (f"TRIANGLE (({at((900, 100), (1100, 100), (1000, 200), (900, 100))}))", 10_000, HALVES),
    "verzameling": (f"GEOMETRYCOLLECTION (CURVEPOLYGON ({circle(100)}), POINT ({X} {Y}))", math.pi * 100**2, HALVES),
    "lege delen": (f"MULTISURFACE (CURVEPOLYGON EMPTY, (({SQUARE})))", 20_000, HALVES),
    "vlak zonder sluiting": (f"POLYGON (({at((900, 100), (1100, 100), (1100, 200), (900, 200))}))", 20_000, HALVES),
}
TOLD = {"cirkels over elkaar", "verzameling"}
REFUSED = {
    "leeg": "CURVEPOLYGON EMPTY",
    "lege verzameling": "GEOMETRYCOLLECTION EMPTY",
    "boog van één punt": f"CIRCULARSTRING ({at((5, 5), (5, 5), (5, 5))})",
    "cirkel zonder straal": f"CURVEPOLYGON ({circle(0)})",
}


def arc_through(x: float) -> ogr.Geometry:
    """An arc whose middle point no text could hold."""
    arc = ogr.Geometry(ogr.wkbCircularString)
    for middle in (X, x, X + 100):
        arc.AddPoint_2D(middle, Y)
    return arc


def layer_of(path: Path, places: dict[str, str | ogr.Geometry], epsg: int = 28992) -> QgsVectorLayer:
    """A GeoPackage layer of any kinds of geometry, by code."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    table = source.CreateLayer("plannen", system, ogr.wkbUnknown)
    table.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    for code, place in places.items():
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetField("code", code)
        geometry = ogr.CreateGeometryFromWkt(place) if isinstance(place, str) else place
        assert geometry is not None, code
        feature.SetGeometry(geometry)
        table.CreateFeature(feature)
    del table, source
    return QgsVectorLayer(f"{path}|layername=plannen", "plannen", "ogr")


NO_NUMBERS = {"boog zonder getal": arc_through(math.nan), "boog zonder einde": arc_through(math.inf)}


@pytest.fixture
def town(run: Run, store: str) -> str:
    run("importneighbourhoods", STORE=store, INPUT=town_areas(), LEVEL=2, **AREAS)
    return store


def attached(run: Run, store: str, layer: QgsVectorLayer, log: Log) -> dict[str, Any]:
    done = run("attachplans", feedback=log, STORE=store, INPUT=layer, SOURCE="bron", **FIELDS)
    run("assignneighbourhoods", STORE=store, MIN_SHARE=0)
    return done


def read_back(folder: Path, file: str) -> dict[str, Any]:
    source = ogr.Open(str(folder / file))
    return {
        feature["plancode"]: feature.GetGeometryRef().Clone()
        for layer in source
        if layer.GetName().startswith("plannen") and layer.GetName() != "plannen_zonder_ligging"
        for feature in layer
    }


def test_curves_come_in_are_parted_and_published_or_are_named(
    run: Run, town: str, snapshot: Read, tmp_path: Path, log: Log
) -> None:
    drawn = {code: wkt for code, (wkt, _, _) in PLACES.items()}
    done = attached(run, town, layer_of(tmp_path / "bron.gpkg", {**drawn, **REFUSED, **NO_NUMBERS}), log)

    read = snapshot(town)
    plans = {plan.source_key or "": plan for plan in read.plans}
    named = {said.split(":")[0] for said in log.warnings}
    assert named == {*REFUSED, *NO_NUMBERS}
    assert set(plans) == set(PLACES)
    assert (done["ADDED"], done["REJECTED"]) == (len(PLACES), len(named))
    assert {code for code in plans if any(said.startswith(f"Plan {code}: ") for said in log.infos)} == TOLD
    for code, (_, size, shares) in PLACES.items():
        place = ogr.CreateGeometryFromWkb(plans[code].geometry)
        assert place.IsValid(), code
        # an arc becomes a chord a degree
        assert (place.GetArea() or place.Length()) == pytest.approx(size, rel=1e-4), code
        found = {tie.neighbourhood_code: tie.share for tie in read.areas_by_plan[plans[code].id]}
        assert found == pytest.approx(shares, rel=1e-6 if shares is HALVES else 1e-4), code

    run("publish", STORE=town, FOLDER=str(tmp_path / "publiek"), CONFIRM=True)
    for file in ("plannen.geojson", "plannen.gpkg", "plannen.fgb"):
        published = read_back(tmp_path / "publiek", file)
        assert set(published) == set(PLACES), file
        for code, place in published.items():
            assert place.IsValid() and not place.IsEmpty(), (file, code)
            assert not place.HasCurveGeometry(), (file, code)


def test_a_layer_in_degrees_with_swapped_axes_or_the_whole_world_stops_no_other(
    run: Run, town: str, snapshot: Read, tmp_path: Path, log: Log
) -> None:
    layer = layer_of(
        tmp_path / "graden.gpkg",
        {
            "goed": "POLYGON ((6.05 52.48, 6.06 52.48, 6.06 52.49, 6.05 52.49, 6.05 52.48))",
            "verwisseld": "POLYGON ((52.48 6.05, 52.48 6.06, 52.49 6.06, 52.49 6.05, 52.48 6.05))",
            "wereld": "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
            "voorbij de pool": "POLYGON ((5 100, 6 100, 6 200, 5 100))",
        },
        4326,
    )
    done = attached(run, town, layer, log)

    plans = {plan.source_key or "": plan for plan in snapshot(town).plans}
    assert set(plans) == {"goed", "verwisseld"}
    assert {said.split(":")[0] for said in log.warnings} == {"wereld", "voorbij de pool"}
    assert (done["ADDED"], done["REJECTED"]) == (2, 2)
    table = run("checkpublication", STORE=town, OUTPUT=str(tmp_path / "bevindingen.gpkg"))["OUTPUT"]
    findings = {(row["code"], row["record"]) for row in QgsVectorLayer(table, "bevindingen", "ogr").getFeatures()}
    assert {record for code, record in findings if code == "buiten_gemeente"} == {"verwisseld"}

    run("publish", STORE=town, FOLDER=str(tmp_path / "publiek"), CONFIRM=True)
    features = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    assert {each["properties"]["plancode"] for each in features} == set(plans)
