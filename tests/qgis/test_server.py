"""plannen.gpkg behind QGIS Server, as a municipality with its own map puts it, read as other people's clients do."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import shapely
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

from .conftest import Run
from .layers import X, Y, mixed_layer, square, town_areas

LAYERS = ("plannen", "plannen_lijnen", "plannen_punten", "plannen_zonder_ligging", "momenten", "wijken")
PLANS = [
    (square(0, 0), "park"),
    (f"CurvePolygon (CircularString ({X + 500} {Y}, {X + 700} {Y}, {X + 500} {Y}))", "plein"),
    (f"LineString ({X} {Y}, {X + 300} {Y})", "weg"),
    (f"Point ({X + 50} {Y + 50})", "boom"),
    (None, "visie"),
]
MOMENTS = (
    "plancode;titel;soort;niveau;begin;einde;publiceren\n"
    "park;Inloop & koffie;inloop;raadplegen;2026-07-01 19:30;2026-07-01 21:00;ja\n"
    "weg;Wandeling;wijkschouw;adviseren;2026-07-02 19:30;2026-07-02 21:00;ja\n"
)


@pytest.fixture(scope="module")
def published(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `publish` writes it."""
    work = tmp_path_factory.mktemp("stad")
    store, table = str(work / "opslag.gpkg"), work / "momenten.csv"
    table.write_text(MOMENTS, encoding="utf-8")
    run("createstore", STORE=store, TITLE="Veldermond", MUNICIPALITY="GM9901")
    areas = {"INPUT": town_areas(), "LEVEL": 2, "CODE_FIELD": "code", "YEAR": 2026}
    run("importneighbourhoods", STORE=store, NAME_FIELD="naam", **areas)
    plans = mixed_layer(work / "plannen.gpkg", PLANS)
    run("attachplans", STORE=store, INPUT=plans, KEY_FIELD="code", NAME_FIELD="code", PUBLISH=True)
    run("assignneighbourhoods", STORE=store)
    run("importrecords", STORE=store, KIND=0, INPUT=str(table))
    run("publish", STORE=store, FOLDER=str(work / "publiek"), AT="2026-06-15 12:00")
    return work / "publiek"


def make_project(published: Path, path: Path) -> None:
    """A project whose layers are offered as features, as in the project's properties under QGIS Server."""
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    offered = []
    for name in LAYERS:
        layer = QgsVectorLayer(f"{published / 'plannen.gpkg'}|layername={name}", name, "ogr")
        assert project.addMapLayer(layer) is not None, name
        offered.append(layer.id())
    project.writeEntry("WFSLayers", "/", offered)
    for layer_id in offered:
        project.writeEntry("WFSLayersPrecision", f"/{layer_id}", 8)
    assert project.write(str(path))
    project.clear()


@pytest.fixture(scope="module")
def address(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """QGIS Server on the loopback, in another time zone than the municipality's."""
    home = tmp_path_factory.mktemp("server")
    project = home / "kaart.qgs"
    make_project(published, project)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    program = shutil.which("qgis_mapserver")
    assert program is not None, "Debian's qgis-server-bin is not installed"
    environment = {
        **os.environ,
        "HOME": str(home),
        "TZ": "UTC",
        "PATH": "/usr/bin:/bin",
        "QGIS_OPTIONS_PATH": str(home),
    }
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [program, "-p", str(project), host], env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert server.stdout is not None
        said = iter(server.stdout.readline, "")
        assert any("listening" in line for line in said), (home / "log").read_text(errors="replace")
        yield f"http://{host}"
        server.terminate()
        server.communicate()


def clients() -> list[str]:
    # QGIS Server offers no WFS 2.0
    return [
        "WFS:{address}/?SERVICE=WFS&VERSION=1.0.0",
        "WFS:{address}/?SERVICE=WFS&VERSION=1.1.0",
        "OAPIF:{address}/wfs3/",
    ]


def read(source: ogr.DataSource, layer: str) -> list[tuple[dict[str, Any], Any]]:
    """The attributes and the geometry of each feature."""
    rows = []
    found = source.GetLayerByName(layer)
    assert found is not None, [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]
    for feature in found:
        geometry = feature.GetGeometryRef()
        shape = shapely.from_wkb(bytes(geometry.GetLinearGeometry().ExportToWkb())) if geometry else None
        rows.append((feature.items(), shape))
    return rows


def instant(text: str | None) -> datetime | None:
    # GDAL's client of OGC API Features takes what looks like a time for one, and writes it with slashes
    return datetime.fromisoformat(text.replace("/", "-")) if text else None


@pytest.mark.parametrize("client", clients())
def test_a_client_reads_what_was_published(address: str, published: Path, client: str) -> None:
    source = ogr.Open(client.format(address=address))
    assert source is not None
    counts = {layer: len(read(source, layer)) for layer in LAYERS}
    assert counts == {
        "plannen": 2,
        "plannen_lijnen": 1,
        "plannen_punten": 1,
        "plannen_zonder_ligging": 1,
        "momenten": 2,
        "wijken": 2,
    }
    written = json.loads((published / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    expected = {plan["properties"]["id"]: plan["properties"] for plan in written}
    seen = [plan for layer in LAYERS[:4] for plan, _ in read(source, layer)]
    assert {plan["id"] for plan in seen} == set(expected)
    for plan in seen:
        for field in ("plancode", "naam", "status", "status_tekst", "volgend_moment"):
            assert plan[field] == expected[plan["id"]][field], field
        assert instant(plan["volgend_moment_begin"]) == instant(expected[plan["id"]]["volgend_moment_begin"])


@pytest.mark.parametrize("client", clients())
def test_the_places_are_where_they_were(address: str, client: str) -> None:
    source = ogr.Open(client.format(address=address))
    shapes = {plan["naam"]: shape for plan, shape in read(source, "plannen")}
    if client.startswith("OAPIF"):
        assert shapes["park"].within(shapely.box(3, 50, 8, 54))
    else:
        assert shapes["park"].area == pytest.approx(10_000)
        assert shapes["plein"].area == pytest.approx(31_415.9, rel=1e-3)
        assert shapes["park"].bounds == pytest.approx((X, Y, X + 100, Y + 100))


def test_qgis_itself_as_a_client(address: str) -> None:
    layer = QgsVectorLayer(f"url='{address}' typename='plannen' version='1.1.0' srsname='EPSG:28992'", "wfs", "WFS")
    assert layer.isValid()
    assert {feature["naam"] for feature in layer.getFeatures()} == {"park", "plein"}
