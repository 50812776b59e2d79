"""`attachplans` takes plan layers as municipalities have them: every geometry, any coordinate system, any file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shapely
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import Log, Read, Run
from .layers import FIELDS, X, Y, memory_layer, mixed_layer, plan_layer, shapefile, square


def only_geometry(store: str, snapshot: Read) -> Any:
    (plan,) = snapshot(store).plans
    return None if plan.geometry is None else shapely.from_wkb(plan.geometry)


@pytest.mark.parametrize(
    ("kind", "wkt", "type_of_store", "measure"),
    [
        ("Polygon", square(0, 0), "Polygon", 10_000),
        ("PolygonZM", square(0, 0).replace("Polygon", "PolygonZM").replace("0,", "0 3 4,").replace("0))", "0 3 4))"),
         "Polygon", 10_000),
        ("MultiLineStringZ", f"MultiLineStringZ (({X} {Y} 1, {X} {Y + 50} 2))", "MultiLineString", 50),
        ("LineString", f"LineString ({X} {Y}, {X + 30} {Y + 40})", "LineString", 50),
        ("Point", f"Point ({X} {Y})", "Point", 0),
        ("MultiPointM", f"MultiPointM (({X} {Y} 7), ({X + 1} {Y} 8))", "MultiPoint", 0),
        # a circle of radius 100: an arc becomes chords, within 0.01 % of its area
        ("CurvePolygon", f"CurvePolygon (CircularString ({X} {Y}, {X + 200} {Y}, {X} {Y}))", "Polygon", 31_415.9),
        ("MultiSurface", f"MultiSurface (CurvePolygon (CircularString ({X} {Y}, {X + 200} {Y}, {X} {Y})))",
         "MultiPolygon", 31_415.9),
        ("CompoundCurve", f"CompoundCurve (CircularString ({X} {Y}, {X + 100} {Y + 100}, {X + 200} {Y}))",
         "LineString", 314.159),
    ],
)  # fmt: skip
def test_every_kind_of_geometry_comes_in_flat_and_without_curves(
    run: Run, store: str, snapshot: Read, kind: str, wkt: str, type_of_store: str, measure: float
) -> None:
    layer = memory_layer(kind, "code:string, naam:string", [(wkt, "a", "Plan")])
    result = run("attachplans", STORE=store, INPUT=layer, **FIELDS)
    assert (result["ADDED"], result["REJECTED"]) == (1, 0)
    shape = only_geometry(store, snapshot)
    assert shape.geom_type == type_of_store
    assert not shape.has_z
    assert shape.is_valid
    size = shape.area if shapely.get_dimensions(shape) == 2 else shape.length
    assert size == pytest.approx(measure, rel=1e-3)


def test_one_layer_may_mix_kinds_and_lack_geometry(run: Run, store: str, snapshot: Read, tmp_path: Path) -> None:
    rows = [
        (square(0, 0), "vlak"),
        (f"LineString ({X} {Y}, {X + 9} {Y})", "lijn"),
        (f"Point ({X} {Y})", "punt"),
        (f"CurvePolygon (CircularString ({X} {Y}, {X + 200} {Y}, {X} {Y}))", "boog"),
        (f"GeometryCollection (Point ({X} {Y}), {square(0, 0)})", "samen"),
        (None, "nergens"),
    ]
    layer = mixed_layer(tmp_path / "bron.gpkg", rows)
    result = run("attachplans", STORE=store, INPUT=layer, KEY_FIELD="code", NAME_FIELD="code")
    assert (result["ADDED"], result["REJECTED"]) == (6, 0)
    stored = {plan.source_key: plan.geometry for plan in snapshot(store).plans}
    kinds = {key: shapely.from_wkb(wkb).geom_type if wkb else None for key, wkb in stored.items()}
    assert kinds == {
        "vlak": "Polygon",
        "lijn": "LineString",
        "punt": "Point",
        "boog": "Polygon",
        "samen": "Polygon",
        "nergens": None,
    }


def test_a_layer_of_collections_comes_in_though_qgis_sees_no_map_layer_in_it(
    run: Run, store: str, snapshot: Read, tmp_path: Path
) -> None:
    collection = f"GeometryCollection (LineString ({X} {Y}, {X + 9} {Y}), {square(0, 0)})"
    layer = mixed_layer(tmp_path / "bron.gpkg", [(collection, "samen")])
    assert run("attachplans", STORE=store, INPUT=layer, KEY_FIELD="code", NAME_FIELD="code")["ADDED"] == 1
    assert only_geometry(store, snapshot).area == 10_000
    with open_store(store) as opened, opened.reading() as reader:
        assert [source.crs for source in reader.find(PlanSource)] == ["EPSG:28992"]


def test_a_table_without_places_can_be_attached(run: Run, store: str, snapshot: Read) -> None:
    layer = memory_layer("None", "code:string, naam:string", [(None, "a", "Visie")], crs="")
    assert run("attachplans", STORE=store, INPUT=layer, **FIELDS)["ADDED"] == 1
    assert only_geometry(store, snapshot) is None


def test_a_layer_in_degrees_comes_in_in_metres(run: Run, store: str, snapshot: Read) -> None:
    # an official check point of RDNAPTRANS 2018; PROJ's default is within 0.21 m
    layer = memory_layer(
        "Point", "code:string, naam:string", [("Point (4.712120126 51.728601274)", "a", "Plan")], "EPSG:4326"
    )
    run("attachplans", STORE=store, INPUT=layer, **FIELDS)
    point = only_geometry(store, snapshot)
    assert point.distance(shapely.Point(108360.8790, 415757.2745)) < 0.25


def test_a_feature_that_cannot_be_transformed_is_rejected_and_the_others_come_in(
    run: Run, store: str, log: Log
) -> None:
    rows = [("Point (6 52)", "goed", "Plan"), ("Point (1e30 1e30)", "ver", "Plan")]
    layer = memory_layer("Point", "code:string, naam:string", rows, "EPSG:4326")
    result = run("attachplans", feedback=log, STORE=store, INPUT=layer, **FIELDS)
    assert (result["ADDED"], result["REJECTED"]) == (1, 1)
    assert any(said.startswith("ver:") and "EPSG:28992" in said for said in log.warnings), log.warnings


def test_a_layer_without_a_coordinate_system_is_refused_in_one_sentence(run: Run, store: str, snapshot: Read) -> None:
    layer = memory_layer("Polygon", "code:string, naam:string", [(square(0, 0), "a", "Plan")], crs="")
    assert not layer.crs().isValid()
    with pytest.raises(QgsProcessingException, match=r"De laag plannen heeft geen coördinatenstelsel\. Stel het in"):
        run("attachplans", STORE=store, INPUT=layer, **FIELDS)
    assert snapshot(store).plans == ()


def test_attaching_again_adds_updates_and_keeps_what_went_missing(
    run: Run, store: str, snapshot: Read, log: Log
) -> None:
    first = plan_layer((square(0, 0), "a", "Een"), (square(300, 0), "b", "Twee"), (square(600, 0), "c", "Drie"))
    run("attachplans", STORE=store, INPUT=first, PUBLISH=True, **FIELDS)
    second = plan_layer((square(0, 0), "a", "Een"), (square(300, 0), "b", "Twee bis"), (square(900, 0), "d", "Vier"))
    result = run("attachplans", feedback=log, STORE=store, INPUT=second, **FIELDS)
    assert result == {"ADDED": 1, "UPDATED": 1, "UNCHANGED": 1, "MISSING": 1, "REJECTED": 0}
    assert any("Plan c staat niet meer in de bron" in said for said in log.infos)
    plans = {plan.source_key: plan for plan in snapshot(store).plans}
    assert plans["b"].current_name == "Twee bis"
    assert plans["c"].missing_since is not None
    states = {key: plan.publication_state for key, plan in plans.items()}
    published, concept = PublicationState.PUBLISHED, PublicationState.CONCEPT
    assert states == {"a": published, "b": published, "c": published, "d": concept}


def test_a_password_in_the_address_of_a_layer_is_not_kept(qgis_application: Any) -> None:
    from participatiekaart.plugin.host.source import layer_address

    address = "dbname='p' host=db.voorbeeld.example user='lezer' password='geheim' table=\"t\" (geom)"
    layer = QgsVectorLayer(address, "plannen", "postgres", QgsVectorLayer.LayerOptions(False))
    assert "geheim" not in layer_address(layer)
    assert "db.voorbeeld.example" in layer_address(layer)
    address = "url='https://lezer:geheim@wfs.voorbeeld.example/wfs' typename='a:b' password='geheim'"
    layer = QgsVectorLayer(address, "plannen", "WFS", QgsVectorLayer.LayerOptions(False))
    assert "geheim" not in layer_address(layer)
    assert "lezer@wfs.voorbeeld.example" in layer_address(layer)


def test_letters_that_cannot_be_read_are_told_and_right_once_the_character_set_is_known(
    run: Run, store: str, log: Log, snapshot: Read, tmp_path: Path
) -> None:
    plans = QgsVectorLayer(str(shapefile(tmp_path / "plannen.shp")), "plannen", "ogr")
    for encoding in ("UTF-8", "windows-1252"):
        plans.setProviderEncoding(encoding)
        run("attachplans", feedback=log, STORE=store, INPUT=plans, **FIELDS)
    (said,) = [line for line in log.infos if "tekens" in line]
    assert said.startswith("In 1 plan staan onleesbare tekens")
    assert [plan.source_name for plan in snapshot(store).plans] == ["Plein bij het café"]


def test_a_shapefile_without_its_table_is_told(run: Run, store: str, tmp_path: Path) -> None:
    plans = shapefile(tmp_path / "plannen.shp")
    plans.with_suffix(".dbf").unlink()
    with pytest.raises(QgsProcessingException, match=r"\.dbf"):
        run("attachplans", STORE=store, INPUT=str(plans), **FIELDS)


def test_a_layer_of_several_kinds_of_geometry_is_one_layer(run: Run, store: str, tmp_path: Path) -> None:
    rows = [(square(0, 0), "vlak"), (f"Point ({X} {Y})", "punt"), (f"LineString ({X} {Y}, {X + 9} {Y})", "lijn")]
    mixed_layer(tmp_path / "bron.gpkg", rows)
    with pytest.raises(QgsProcessingException) as refused:
        run("attachplans", STORE=store, INPUT=str(tmp_path / "bron.gpkg"), KEY_FIELD="nummer", NAME_FIELD="code")

    assert "heeft geen veld “nummer”" in str(refused.value)
    assert "meer lagen" not in str(refused.value)
