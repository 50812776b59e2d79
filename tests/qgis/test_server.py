"""plannen.gpkg behind QGIS Server, as a municipality with its own map puts it, read as other people's clients do."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import shapely
from osgeo import ogr
from participatiekaart.plugin.bundled import face_of
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.participation.drawings import DRAWINGS
from participatiekaart.plugin.participation.face import rgb
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.publication.texts import clean
from participatiekaart.plugin.store.addresses import create_store
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from tests.unit.publication.hostile_texts import HOSTILE_TEXTS

from .conftest import Run
from .layers import X, Y, mixed_layer, square, town_areas
from .serving import picture, qgis_server

COUNTS = {
    "plannen": 2,
    "plannen_lijnen": 1,
    "plannen_punten": 1,
    "plannen_zonder_ligging": 1,
    "momenten": 2,
    "wijken": 2,
}
PLAN_LAYERS = tuple(COUNTS)[:4]
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


@pytest.fixture(scope="module")
def address(published: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """QGIS Server on the loopback, with the project that the plugin makes."""
    home = tmp_path_factory.mktemp("server")
    project = home / "kaart.qgs"
    store = str(published.parent / "opslag.gpkg")
    made = run("serverproject", STORE=store, FOLDER=str(published), OUTPUT=str(project))
    # and the course of each status
    assert made["LAYERS"] == len(COUNTS) + 1
    with qgis_server(project, home) as there:
        yield there


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
    assert {layer: len(read(source, layer)) for layer in COUNTS} == COUNTS
    written = json.loads((published / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    expected = {plan["properties"]["id"]: plan["properties"] for plan in written}
    seen = [plan for layer in PLAN_LAYERS for plan, _ in read(source, layer)]
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


def test_a_map_shows_each_status_by_its_own_colour(address: str) -> None:
    for layer in ("plannen", "plannen_lijnen", "plannen_punten"):
        colours = picture(address, [layer], (X - 200, Y - 200, X + 900, Y + 900), "EPSG:28992")
        # of a moment to come, of none
        statuses = (Status.ANNOUNCED, Status.NOT_STARTED)
        assert {rgb(face_of().light[DRAWINGS[status].colour]) for status in statuses} & colours, layer


def test_plans_alone_bear_labels_and_all_in_one_way(run: Run, published: Path, tmp_path: Path) -> None:
    """By its name QGIS takes up plannen.qml for the wijken too, which have no status to write."""
    store, path = str(published.parent / "opslag.gpkg"), str(tmp_path / "kaart.qgs")
    run("serverproject", STORE=store, FOLDER=str(published), OUTPUT=path)
    project = QgsProject()
    assert project.read(path)
    labels = {layer.name(): layer.labeling() for layer in project.mapLayers().values() if layer.labelsEnabled()}
    assert set(labels) == {"plannen", "plannen_lijnen", "plannen_punten"}
    formats = [made.settings().format() for made in labels.values()]
    assert all(words.buffer().enabled() for words in formats)
    assert len({(words.font().family(), words.size(), words.color().name()) for words in formats}) == 1


def test_a_map_lists_only_what_it_can_show(address: str) -> None:
    with urllib.request.urlopen(f"{address}/?SERVICE=WMS&REQUEST=GetCapabilities") as answer:
        root = ElementTree.fromstring(answer.read())
    names = {one.findtext("{*}Name") for one in root.iterfind(".//{*}Layer/{*}Layer")}
    assert names == {"plannen", "plannen_lijnen", "plannen_punten", "wijken"}


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "een van de twee"),
        ({"FOLDER": "{published}", "DATABASE": "postgresql://host/db"}, "een van de twee"),
        ({"FOLDER": "{elsewhere}"}, "Er staat hier nog geen publicatie"),
        ({"FOLDER": "{published}", "OUTPUT": "{published}/kaart.qgs"}, "niet in de map van de publicatie"),
        ({"FOLDER": "{published}", "OUTPUT": "{elsewhere}/kaart.shp"}, "opent kaart.shp niet als project"),
        ({"FOLDER": "{published}", "OUTPUT": "{elsewhere}/geen/kaart.qgs"}, "kan niet worden geschreven"),
        ({"DATABASE": "postgresql://ik:geheim@host/db"}, "bevat een wachtwoord"),
        ({"DATABASE": "postgresql://host/db?authcfg=onbekend"}, "geen aanmelding “onbekend”"),
    ],
)
def test_a_project_that_cannot_be_served_is_refused_with_the_reason(
    run: Run, published: Path, tmp_path: Path, chosen: dict[str, str], sentence: str
) -> None:
    places = {"published": published, "elsewhere": tmp_path / "leeg", "project": tmp_path}
    parameters = {"OUTPUT": "{project}/kaart.qgs", **chosen}
    parameters = {name: value.format(**places) for name, value in parameters.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("serverproject", STORE=str(published.parent / "opslag.gpkg"), **parameters)
    assert not list(published.glob("*.qgs"))


def test_the_project_made_again_shows_the_publication_of_today(
    run: Run, published: Path, tmp_path: Path, log: Any
) -> None:
    """QGIS Server holds on to the layers it opened; that the plugin's advice helps is what this shows."""
    copy = Path(shutil.copytree(published.parent, tmp_path / "stad"))
    store, folder, project = str(copy / "opslag.gpkg"), str(copy / "publiek"), str(tmp_path / "kaart.qgs")
    project_of_today = {"STORE": store, "FOLDER": folder, "OUTPUT": project}
    run("serverproject", feedback=log, **project_of_today)
    assert any("na elke publicatie opnieuw" in info for info in log.infos)

    with qgis_server(Path(project), tmp_path) as there:
        source = f"WFS:{there}/?SERVICE=WFS&VERSION=1.1.0"
        assert {plan["naam"] for plan, _ in read(ogr.Open(source), "plannen_punten")} == {"boom"}
        plans = mixed_layer(tmp_path / "plannen.gpkg", [*PLANS[:3], (PLANS[3][0], "eik"), *PLANS[4:]])
        run("attachplans", STORE=store, INPUT=plans, KEY_FIELD="code", NAME_FIELD="code", PUBLISH=True)
        run("publish", STORE=store, FOLDER=folder, AT="2026-06-15 12:00")
        run("serverproject", **project_of_today)
        assert {plan["naam"] for plan, _ in read(ogr.Open(source), "plannen_punten")} == {"boom", "eik"}


@pytest.mark.parametrize("title", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_a_project_is_well_formed_whatever_the_title_and_names_no_maker(
    run: Run, published: Path, tmp_path: Path, title: str
) -> None:
    store, project = str(tmp_path / "opslag.gpkg"), tmp_path / "kaart.qgs"
    create_store(store, StoreSettings(title, "GM9901")).close()
    run("serverproject", STORE=store, FOLDER=str(published), OUTPUT=str(project))
    root = ElementTree.parse(project).getroot()
    whole = clean(title)
    # some of Qt 5 drop what lies beyond the first plane of Unicode there
    dropped = "".join(sign for sign in whole if sign <= "\uffff")
    assert (root.findtext("title") or "").split() in (whole.split(), dropped.split())
    assert not [name for name in root.attrib if name.startswith("saveUser")]
    assert not [one.text for one in root.iter("author") if one.text]
    assert QgsProject().read(str(project))


def test_a_folder_below_the_own_one_is_found(
    run: Run, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `publish` finds it; behind FOLDER= many a shell leaves ~ as it is."""
    monkeypatch.setenv("HOME", str(published.parent))
    made = run("serverproject", STORE="~/opslag.gpkg", FOLDER="~/publiek", OUTPUT="~/kaart.qgs")
    assert made["LAYERS"] == len(COUNTS) + 1
    assert made["OUTPUT"] == str(published.parent / "kaart.qgs")
    with pytest.raises(QgsProcessingException, match="niet in de map van de publicatie"):
        run("serverproject", STORE="~/opslag.gpkg", FOLDER="~/publiek", OUTPUT=str(published / "kaart.qgs"))


def test_a_packed_project_names_no_maker_either(run: Run, published: Path, tmp_path: Path) -> None:
    store, project = str(published.parent / "opslag.gpkg"), tmp_path / "kaart.qgz"
    made = run("serverproject", STORE=store, FOLDER=str(published), OUTPUT=str(project))
    with ZipFile(project) as packed:
        root = ElementTree.fromstring(packed.read("kaart.qgs"))
    assert not [name for name in root.attrib if name.startswith("saveUser")]
    read_again = QgsProject()
    assert read_again.read(str(project))
    assert len(read_again.mapLayers()) == made["LAYERS"]
