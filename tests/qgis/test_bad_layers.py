"""Bad layers: one sentence that names the layer and the way out, and nothing stored changes."""

from __future__ import annotations

import http.server
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal

from tests.loopback import Quiet, listening

from .bad_input import PLANS, content, layer_file, refused, rows, told
from .command_line import process, run_of, with_arguments
from .conftest import Run

AREAS = {"CODE_FIELD": "code", "NAME_FIELD": "code", "LEVEL": 2, "YEAR": 2026}
BOTH = pytest.mark.parametrize(
    ("identifier", "fields"), [("attachplans", PLANS), ("importneighbourhoods", AREAS)], ids=["plans", "areas"]
)
Fields = dict[str, Any]


@BOTH
def test_a_layer_that_is_not_there(run: Run, store: str, identifier: str, fields: Fields) -> None:
    before = content(store)
    words = ("De laag /nergens/laag.gpkg kan niet worden geopend", "Controleer")
    refused(run, identifier, *words, STORE=store, INPUT="/nergens/laag.gpkg", **fields)
    assert content(store) == before


def test_a_refusal_is_told_in_english_to_who_reads_english(store: str, tmp_path: Path) -> None:
    asked = run_of("attachplans", {"STORE": store, "INPUT": layer_file(tmp_path / "plans.gpkg", 3), **PLANS})
    asked = [part.replace("KEY_FIELD=code", "KEY_FIELD=number") for part in asked]
    english = {"QGIS_PROFILE": str(tmp_path / "profile"), "QGIS_LOCALE": "en"}
    told(process(asked, variables=english), "Layer plans has no field “number”. There are: fid, code.")


@BOTH
def test_a_field_that_is_not_there(run: Run, store: str, tmp_path: Path, identifier: str, fields: Fields) -> None:
    before = content(store)
    layer = layer_file(tmp_path / "plannen.gpkg", 3)
    words = ("plannen heeft geen veld “nummer”", "Er zijn wel: fid, code")
    refused(run, identifier, *words, STORE=store, INPUT=layer, **{**fields, "NAME_FIELD": "nummer"})
    assert content(store) == before


def test_another_layer_of_the_file_was_meant(run: Run, store: str, tmp_path: Path) -> None:
    file = layer_file(tmp_path / "gebieden.gpkg", 3)
    second = gdal.VectorTranslate(
        file, str(layer_file(tmp_path / "wijken.gpkg", 1)), accessMode="append", layerName="w"
    )
    del second
    asked = {"STORE": store, "INPUT": file, **AREAS, "NAME_FIELD": "wijknaam"}
    refused(run, "importneighbourhoods", "meer lagen: plannen, w.", "“|layername=”", **asked)
    asked["INPUT"] = f"{file}|layername=w"
    assert "meer lagen" not in refused(run, "importneighbourhoods", **asked)


@BOTH
def test_a_text_of_200_megabytes(store: str, tmp_path: Path, identifier: str, fields: Fields) -> None:
    """A layer's row with it is named; the others come in."""
    layer = layer_file(tmp_path / "groot.shp", 3, driver="ESRI Shapefile")
    far = tmp_path / "groot.vrt"
    # what a shapefile cannot hold, a view of it can
    long_text = "CASE code WHEN 'plan-1' THEN hex(zeroblob(100000000)) ELSE 'kort' END"
    far.write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="plannen"><SrcDataSource>{layer}</SrcDataSource>'
        f'<SrcSQL dialect="SQLite">SELECT code, {long_text} AS naam, geometry FROM groot</SrcSQL>'
        "<LayerSRS>EPSG:28992</LayerSRS></OGRVRTLayer></OGRVRTDataSource>"
    )
    done = with_arguments(identifier, {"STORE": store, "INPUT": far, **fields, "NAME_FIELD": "naam"})
    assert "Traceback" not in done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["ADDED"], results["REJECTED"]) == (2, 1)
    assert (
        "plan-1: Veld “naam” is te lang (200000000 tekens). Houd het onder 1000000 tekens." in done.stderr + done.stdout
    )
    assert Path(store).stat().st_size < 2_000_000


@BOTH
def test_a_layer_without_a_system(run: Run, store: str, tmp_path: Path, identifier: str, fields: Fields) -> None:
    before = content(store)
    layer = layer_file(tmp_path / "plannen.shp", 3, crs=None, driver="ESRI Shapefile")
    words = ("plannen heeft geen coördinatenstelsel", "laageigenschappen")
    refused(run, identifier, *words, STORE=store, INPUT=layer, **fields)
    assert content(store) == before


def test_a_layer_in_a_wrong_system(store: str, tmp_path: Path) -> None:
    """Metres that are said to be degrees: each plan is named, none gets a place on the other side of the world."""
    plans = layer_file(tmp_path / "plannen.shp", 3, crs=4326, driver="ESRI Shapefile")
    done = with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    print(done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["ADDED"], results["REJECTED"]) == (0, 3)
    for number in range(3):
        assert f"plan-{number}: De ligging kan niet worden omgerekend naar EPSG:28992" in done.stderr + done.stdout
    assert rows(store, "plan") == 0


class Vanishing(Quiet, http.server.BaseHTTPRequestHandler):
    """Serves the begin of a file, and nothing beyond it."""

    protocol_version = "HTTP/1.1"
    file: bytes
    reachable: int

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.file)))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "bytes=0-").removeprefix("bytes=")
        first, _, last = wanted.partition("-")
        start, end = int(first), min(int(last or len(self.file)), len(self.file) - 1)
        if end >= self.reachable:
            self.send_error(503)
            return
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(self.file)}")
        self.send_header("Content-Length", str(end + 1 - start))
        self.end_headers()
        self.wfile.write(self.file[start : end + 1])


def test_a_layer_that_vanishes_half_way(store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.fgb", 5000, driver="FlatGeobuf", options=("SPATIAL_INDEX=NO",))
    whole = Path(plans).read_bytes()
    handler = type("Handler", (Vanishing,), {"file": whole, "reachable": len(whole) // 2})
    with listening(handler) as address:
        far = tmp_path / "ver.vrt"
        far.write_text(
            '<OGRVRTDataSource><OGRVRTLayer name="plannen">'
            f"<SrcDataSource>/vsicurl/{address}/plannen.fgb</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
        )
        done = with_arguments("attachplans", {"STORE": store, "INPUT": far, **PLANS})
    told(done, "plannen", "hield op na", "van de 5000 objecten", "Er is niets gewijzigd")
    assert rows(store, "plan") == 0


def test_a_layer_that_says_to_have_more_than_it_has_comes_in(run: Run, store: str, tmp_path: Path) -> None:
    """A GeoPackage notes how many features it has, and not every program keeps that note right."""
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    with closing(sqlite3.connect(plans)) as other, other:
        assert other.execute("UPDATE gpkg_ogr_contents SET feature_count = 5").rowcount == 1
    run("attachplans", STORE=store, INPUT=plans, **PLANS)
    assert rows(store, "plan") == 3
