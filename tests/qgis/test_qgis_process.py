"""The main job by `qgis_process`, as a scheduled job on a server does it: no display, time zone UTC, JSON out."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsApplication

from .bad_input import PLANS, layer_file, told
from .command_line import process, with_arguments, with_json
from .conftest import Log, Run
from .layers import mixed_layer, square

Start = Callable[..., "subprocess.CompletedProcess[str]"]

MOMENTS = (
    "plancode;titel;soort;niveau;begin;einde;publiceren\n"
    "park;Inloop;inloop;raadplegen;2026-07-01 19:30;2026-07-01 21:00;ja\n"
    "elders;Inloop;inloop;raadplegen;2026-07-01 19:30;2026-07-01 21:00;soms\n"
)
MOMENT_ENDS = "2026-07-01T21:00:00+02:00"


# QGIS reads parameters from standard input since 3.24
WAYS = [with_arguments, with_json] if Qgis.QGIS_VERSION_INT >= 32400 else [with_arguments]


def results(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "ERROR" not in done.stderr
    written = json.loads(done.stdout)["results"]
    assert isinstance(written, dict)
    return written


@pytest.mark.parametrize("start", WAYS)
def test_qgis_process_goes_the_whole_path_from_store_to_publication(
    start: Start, qgis_application: QgsApplication, tmp_path: Path
) -> None:
    store, folder = str(tmp_path / "opslag van de stad.gpkg"), tmp_path / "publiek"
    areas = mixed_layer(tmp_path / "wijken.gpkg", [(square(0, 0, 1000), "WK990101")]).source()
    plans = mixed_layer(tmp_path / "plannen.gpkg", [(square(0, 0), "park"), (None, "visie")]).source()
    table, report = tmp_path / "momenten.csv", tmp_path / "verslag.csv"
    table.write_text(MOMENTS, encoding="utf-8")

    made = start("createstore", {"STORE": store, "TITLE": "Veldermond", "MUNICIPALITY": "GM9901"})
    assert results(made)["STORE"] == store
    fields = {"STORE": store, "NAME_FIELD": "code"}
    brought = start("importneighbourhoods", {**fields, "INPUT": areas, "LEVEL": 2, "CODE_FIELD": "code", "YEAR": 2026})
    assert results(brought) == {"ADDED": 1, "UPDATED": 0, "REJECTED": 0}
    attached = results(start("attachplans", {**fields, "INPUT": plans, "KEY_FIELD": "code", "PUBLISH": "true"}))
    assert (attached["ADDED"], attached["REJECTED"]) == (2, 0)
    assert results(start("assignneighbourhoods", {"STORE": store})) == {"ASSIGNED": 1, "UNASSIGNED": 1}
    imported = start("importrecords", {"STORE": store, "KIND": 0, "INPUT": str(table), "REPORT": str(report)})
    assert results(imported) == {"ADDED": 1, "UPDATED": 0, "UNCHANGED": 0, "REJECTED": 1, "REPORT": str(report)}
    for said in (report.read_text(encoding="utf-8-sig"), imported.stdout + imported.stderr):
        assert "elders" in said and "soms" in said
    findings = tmp_path / "bevindingen.csv"
    checked = results(start("checkpublication", {"STORE": store, "AT": "2026-06-15 12:00", "OUTPUT": str(findings)}))
    assert checked["ERRORS"] == 0
    lines = findings.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "code,severity,record,field,text,remedy"
    assert len(lines) == 1 + checked["WARNINGS"] > 1
    # without a zone AT is in the store's, whatever the server's
    published = results(start("publish", {"STORE": store, "FOLDER": str(folder), "AT": "2026-07-01 19:29"}))
    assert published == {"PLANS": 2, "MOMENTS": 1, "WITHHELD": 0, "VALID_UNTIL": "2026-07-01T19:30:00+02:00"}
    written = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))
    statuses = {plan["properties"]["plancode"]: plan["properties"]["status"] for plan in written["features"]}
    assert statuses == {"park": "aangekondigd", "visie": "niet_gestart"}
    again = {"STORE": store, "FOLDER": str(folder), "AT": "2026-07-01 19:31"}
    assert results(start("publish", again))["PLANS"] == 2
    assert results(start("rollback", again)) == {"PLANS": 2, "MOMENTS": 1, "WITHHELD": 0, "VALID_UNTIL": MOMENT_ENDS}


@pytest.mark.parametrize(
    ("identifier", "parameters", "sentence"),
    [
        ("publish", {"STORE": "/nergens/opslag.gpkg", "FOLDER": "f"}, "De opslag /nergens/opslag.gpkg bestaat niet."),
        ("publish", {"STORE": "postgresql://lezer:geheim@host/db", "FOLDER": "f"}, "PostgreSQL wordt nog niet"),
        ("createstore", {"STORE": "x.gpkg", "TITLE": "T", "MUNICIPALITY": "Zwolle"}, "“Zwolle” is geen gemeentecode."),
    ],
)
def test_a_failure_is_one_sentence_and_an_exit_code(identifier: str, parameters: dict[str, Any], sentence: str) -> None:
    done = with_arguments(identifier, parameters)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert "results" not in done.stdout


def no_layer(store: str, folder: Path) -> dict[str, Any]:
    return {"INPUT": folder / "weg.gpkg", **PLANS}


def no_system(store: str, folder: Path) -> dict[str, Any]:
    return {"INPUT": layer_file(folder / "plannen.shp", 3, crs=None, driver="ESRI Shapefile"), **PLANS}


def no_known_heading(store: str, folder: Path) -> dict[str, Any]:
    (folder / "boodschappen.csv").write_text("brood;melk\n1;2\n", encoding="utf-8")
    return {"KIND": 0, "INPUT": folder / "boodschappen.csv"}


def no_store(store: str, folder: Path) -> dict[str, Any]:
    return {"STORE": layer_file(folder / "plannen.gpkg", 3), "FOLDER": folder / "publiek"}


def newer_store(store: str, folder: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT INTO schema_version (number, applied_at) VALUES (999, '2030-01-01')")
    return {"FOLDER": folder / "publiek"}


@pytest.mark.parametrize(
    ("identifier", "bring", "sentence"),
    [
        ("attachplans", no_layer, "weg.gpkg kan niet worden geopend"),
        ("attachplans", no_system, "De laag plannen heeft geen coördinatenstelsel"),
        ("importrecords", no_known_heading, "In boodschappen.csv staat geen enkele bekende kop"),
        ("publish", no_store, "plannen.gpkg is geen opslag"),
        ("publish", newer_store, "nieuwere versie"),
    ],
)
def test_what_comes_in_wrong_is_one_sentence_and_an_exit_code(
    identifier: str, bring: Callable[[str, Path], dict[str, Any]], sentence: str, store: str, tmp_path: Path
) -> None:
    told(with_arguments(identifier, {"STORE": store, **bring(store, tmp_path)}), sentence)
    assert not (tmp_path / "publiek").exists()


def test_a_missing_parameter_is_named() -> None:
    done = with_arguments("createstore", {"STORE": "x.gpkg"})
    assert done.returncode != 0
    assert "TITLE" in done.stderr and "MUNICIPALITY" in done.stderr


def test_help_tells_every_parameter_and_says_nothing_twice() -> None:
    done = process(["help", "participatiekaart:attachplans"])
    assert done.returncode == 0
    for name in ("STORE", "INPUT", "KEY_FIELD", "DUPLICATES", "PUBLISH", "REJECTED"):
        assert f"\n{name}: " in done.stdout
    assert done.stdout.count("Koppelt de eigen planlaag aan de opslag.") == 1


@pytest.mark.parametrize("start", WAYS)
def test_what_is_left_empty_is_said_to_be_empty(start: Start, qgis_application: QgsApplication, tmp_path: Path) -> None:
    given = {"STORE": "", "TITLE": "Veldermond", "MUNICIPALITY": "GM9901"}
    refused = start("createstore", given)

    assert refused.returncode != 0
    assert "Opslag (STORE) is leeg. Vul een waarde in." in refused.stderr


def test_a_tilde_is_the_home_folder(run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "momenten.csv").write_text("titel;begin\nInloop;geen dag\n", encoding="utf-8")
    (tmp_path / "huis.css").write_text(":root { --pk-tekst: #101820; }", encoding="utf-8")
    (tmp_path / "woorden.txt").write_text("kern;dorp", encoding="utf-8")

    imported = run("importrecords", STORE=store, INPUT="~/momenten.csv", KIND=0, REPORT="~/verslag.csv")
    run("setpages", STORE=store, FACE="~/huis.css")
    log = Log()
    run("checkpublication", feedback=log, STORE=store, WORDS="~/woorden.txt", OUTPUT="TEMPORARY_OUTPUT")
    published = run("publish", STORE=store, FOLDER="~/publiek", CONFIRM=True, ZIP="~/uit.zip")

    assert imported["REPORT"] == str(tmp_path / "verslag.csv")
    assert not any("woorden.txt" in said for said in log.infos)
    assert published["ZIP"] == str(tmp_path / "uit.zip")
    for name in ("verslag.csv", "publiek/manifest.json", "uit.zip"):
        assert (tmp_path / name).is_file()
