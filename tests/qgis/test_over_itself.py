"""What is written never takes the place of the store or of what is read, and the store is not read into itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from .bad_input import refused
from .conftest import Run
from .layers import plan_layer, square

TABLE = "sleutel;wijkcode;titel\nm1;GM9901;Koffie\nm2;WK1;Onbekend\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "momenten.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("way", ["plain", "link", "dots"])
@pytest.mark.parametrize(("identifier", "to"), [("importrecords", "REPORT"), ("checkpublication", "OUTPUT")])
def test_a_report_never_takes_the_place_of_the_store(
    run: Run, store: str, tmp_path: Path, table: Path, identifier: str, to: str, way: str
) -> None:
    before = Path(store).read_bytes()
    (tmp_path / "link.gpkg").symlink_to(store)
    target = {"plain": store, "link": str(tmp_path / "link.gpkg"), "dots": f"{tmp_path}/../{tmp_path.name}/opslag.gpkg"}
    given = {"KIND": 0, "INPUT": str(table)} if identifier == "importrecords" else {}

    said = refused(run, identifier, STORE=store, **given, **{to: target[way]})

    assert f"({to}) is hetzelfde bestand als de opslag of de invoer, en zou dat overschrijven." in said
    assert Path(store).read_bytes() == before


@pytest.mark.parametrize("table", ["plan", "bevindingen"])
def test_a_table_is_never_written_into_the_store(run: Run, store: str, table: str) -> None:
    before = Path(store).read_bytes()

    said = refused(run, "checkpublication", STORE=store, OUTPUT=f"ogr:dbname='{store}' table=\"{table}\" (geom)")

    assert "(OUTPUT) is hetzelfde bestand" in said
    assert Path(store).read_bytes() == before


def test_a_report_never_takes_the_place_of_the_table_it_is_about(run: Run, store: str, table: Path) -> None:
    said = refused(run, "importrecords", STORE=store, KIND=0, INPUT=str(table), REPORT=str(table))

    assert "(REPORT) is hetzelfde bestand" in said
    assert table.read_text(encoding="utf-8") == TABLE


def test_a_report_takes_the_place_of_an_earlier_one(run: Run, store: str, tmp_path: Path, table: Path) -> None:
    report = str(tmp_path / "verslag.csv")
    for _ in range(2):
        run("importrecords", STORE=store, KIND=0, INPUT=str(table), REPORT=report)

    assert "WK1" in Path(report).read_text(encoding="utf-8-sig")


def test_an_import_that_fails_leaves_no_report_of_an_earlier_one(
    run: Run, store: str, tmp_path: Path, table: Path
) -> None:
    report = tmp_path / "verslag.csv"
    run("importrecords", STORE=store, KIND=0, INPUT=str(table), REPORT=str(report))
    table.write_text("kleur;maat\nrood;groot\n", encoding="utf-8")

    said = refused(run, "importrecords", STORE=store, KIND=0, INPUT=str(table), REPORT=str(report))

    assert "geen enkele bekende kop" in said
    assert not report.exists()


def test_a_store_in_the_public_folder_is_not_published_from(run: Run, store: str, tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    run("publish", STORE=store, FOLDER=str(folder), CONFIRM=True)
    before = (folder / "manifest.json").read_bytes()
    inside = str(shutil.copy(store, folder / "opslag.gpkg"))

    said = refused(run, "publish", STORE=inside, FOLDER=str(folder), CONFIRM=True)

    assert f"De opslag {inside} staat in de publieke map {folder}: iedereen zou alles erin kunnen ophalen" in said
    assert (folder / "manifest.json").read_bytes() == before


@pytest.mark.parametrize("name", ["nieuw", "uitgaven", "elders/diep"])
def test_where_a_release_is_made_for_another_folder_nothing_is_published(
    run: Run, store: str, tmp_path: Path, name: str
) -> None:
    said = refused(run, "publish", STORE=store, FOLDER=f"{tmp_path}/.publiek.participatiekaart/{name}", CONFIRM=True)

    assert "ligt waar Participatiekaart zelf uitgaven klaarzet" in said
    assert not (tmp_path / ".publiek.participatiekaart").exists()


AREAS = {"CODE_FIELD": "name", "NAME_FIELD": "name", "LEVEL": 2, "YEAR": 2026}
PLANS = {"KEY_FIELD": "id", "NAME_FIELD": "name"}


@pytest.mark.parametrize(
    ("identifier", "table", "fields"),
    [
        ("attachplans", "contact", PLANS),
        ("attachplans", "plan|geometrytype=Polygon", PLANS),
        ("importneighbourhoods", "plan", AREAS),
    ],
)
def test_the_layers_of_the_store_are_no_layers_of_the_municipality(
    run: Run, store: str, identifier: str, table: str, fields: dict[str, Any]
) -> None:
    own = QgsVectorLayer(f"{store}|layername={table}", "Contacten", "ogr")
    said = refused(run, identifier, STORE=store, INPUT=own, **fields)
    assert said == "De laag Contacten hoort bij de opslag zelf. Kies de eigen laag van de gemeente."


def test_of_the_store_s_file_no_layer_need_be_named(run: Run, store: str) -> None:
    assert "hoort bij de opslag zelf" in refused(run, "attachplans", STORE=store, INPUT=store, **PLANS)


def test_the_municipality_s_own_layer_may_lie_in_the_same_file(run: Run, store: str) -> None:
    own = plan_layer((square(0, 0), "a", "Park"))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "plannen"
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    QgsVectorFileWriter.writeAsVectorFormatV3(own, store, QgsCoordinateTransformContext(), options)
    layer = QgsVectorLayer(f"{store}|layername=plannen", "plannen", "ogr")
    assert run("attachplans", STORE=store, INPUT=layer, KEY_FIELD="code", NAME_FIELD="naam")["ADDED"] == 1
