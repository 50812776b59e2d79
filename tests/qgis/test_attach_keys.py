"""`attachplans` reads every kind of key and field as text, and tells plans apart by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from osgeo import ogr
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingException

from .conftest import Log, Read, Run
from .layers import FIELDS, memory_layer, plan_layer, square


@pytest.mark.parametrize(
    ("kind", "values", "keys"),
    [
        ("string", [" 007 ", "AbC", "1.0"], ["007", "AbC", "1.0"]),
        ("integer", [7, -1, 2147483647], ["7", "-1", "2147483647"]),
        ("int8", [9007199254740993], ["9007199254740993"]),
        ("double", [7.0, 7.5], ["7", "7.5"]),
        ("string", ["{6F9619FF-8B86-D011-B42D-00C04FC964FF}"], ["{6F9619FF-8B86-D011-B42D-00C04FC964FF}"]),
    ],
)
def test_keys_are_compared_as_text(
    run: Run, store: str, snapshot: Read, kind: str, values: list[Any], keys: list[str]
) -> None:
    rows = [(square(200 * number, 0), value, "Plan") for number, value in enumerate(values)]
    layer = memory_layer("Polygon", f"code:{kind}, naam:string", rows)
    assert run("attachplans", STORE=store, INPUT=layer, **FIELDS)["ADDED"] == len(values)
    assert {plan.source_key for plan in snapshot(store).plans} == set(keys)
    assert run("attachplans", STORE=store, INPUT=layer, **FIELDS)["UNCHANGED"] == len(values)


def test_fields_of_every_kind_read_as_text(run: Run, store: str, snapshot: Read, tmp_path: Path) -> None:
    path = tmp_path / "soorten.geojson"
    said = {
        "code": ["a", "b"],
        "naam": "x",
        "kind": {"nr": 7},
        "phase": True,
        "url": "2026/01/02",
        "summary": "10:30:00",
    }
    feature = {"type": "Feature", "properties": said, "geometry": None}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    columns = {f"{name.upper()}_FIELD": name for name in ("summary", "kind", "phase", "url")}
    run("attachplans", STORE=store, INPUT=str(path), **FIELDS, **columns)
    blob = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "bytes.gpkg"))
    layer = blob.CreateLayer("bytes", None, ogr.wkbNone)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTBinary))
    row = ogr.Feature(layer.GetLayerDefn())
    row.SetFieldBinaryFromHexString("code", "00ff61")
    layer.CreateFeature(row)
    del row, layer, blob
    run("attachplans", STORE=store, INPUT=str(tmp_path / "bytes.gpkg"), KEY_FIELD="code", NAME_FIELD="code")

    found = {plan.source_key: plan for plan in snapshot(store).plans}
    assert found.keys() == {"a, b", "00ff61"}
    plan = found["a, b"]
    assert (plan.source_phase, plan.source_url, plan.source_summary) == ("ja", "2026-01-02", "10:30:00")
    assert plan.source_kind in ('{"nr": 7}', '{ "nr": 7 }')


def test_a_key_that_is_empty_or_twice_there_is_rejected_by_name(run: Run, store: str, log: Log) -> None:
    layer = plan_layer(
        (square(0, 0), "a", "Eén"),
        (square(300, 0), "a", "Twee"),
        (square(600, 0), None, "Zonder sleutel"),
        (square(900, 0), "b", "Goed"),
    )
    result = run("attachplans", feedback=log, STORE=store, INPUT=layer, **FIELDS)
    assert (result["ADDED"], result["REJECTED"]) == (1, 3)
    assert len(log.warnings) == 3
    assert sum("“a”" in said and "2 keer" in said for said in log.warnings) == 2
    assert sum("De sleutel is leeg" in said for said in log.warnings) == 1


def test_doubles_can_be_merged(run: Run, store: str, snapshot: Read) -> None:
    layer = plan_layer((square(0, 0), "a", "Eén"), (square(300, 0), "a", "Twee"))
    result = run("attachplans", STORE=store, INPUT=layer, DUPLICATES=1, **FIELDS)
    assert (result["ADDED"], result["REJECTED"]) == (1, 0)
    (plan,) = snapshot(store).plans
    shape = shapely.from_wkb(plan.geometry)
    assert shape.geom_type == "MultiPolygon"
    assert shape.area == 20_000


def test_a_field_that_is_not_there_is_named_with_those_that_are(run: Run, store: str) -> None:
    layer = plan_layer((square(0, 0), "a", "Plan"))
    with pytest.raises(QgsProcessingException, match=r"geen veld “titel”\. Er zijn wel: code, naam"):
        run("attachplans", STORE=store, INPUT=layer, KEY_FIELD="code", NAME_FIELD="titel")


def test_of_two_layers_with_the_same_code_the_one_that_is_named_is_meant(
    run: Run, store: str, tmp_path: Path, log: Log
) -> None:
    for name in ("West", "Oost"):
        plans = plan_layer((square(0, 0), "P1", f"Plan {name}"))
        run("attachplans", STORE=store, INPUT=plans, SOURCE=f" {name} ", **FIELDS)
    table = tmp_path / "momenten.csv"
    table.write_text(
        "plancode;titel;soort;begin;einde\nP1;Avond;inloop;2026-07-01 19:30;2026-07-01 21:00\n", encoding="utf-8"
    )
    given = {"STORE": store, "KIND": 0, "INPUT": str(table)}
    assert run("importrecords", feedback=log, **given)["REJECTED"] == 1
    assert run("importrecords", SOURCE=" Oost ", **given)["ADDED"] == 1
    with open_store(store) as opened, opened.reading() as reader:
        (evening,) = reader.find(Moment)
        (plan,) = reader.find(Plan, {"id": evening.plan})
    assert plan.source_name == "Plan Oost"
