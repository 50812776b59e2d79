"""What a person meets when running an algorithm: progress, a working cancel, and errors in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from .conftest import Log, Read, Run
from .filling import AT, HEADINGS, moments
from .layers import plan_layer, square


def parameters_of(identifier: str, folder: Path) -> dict[str, Any]:
    """What makes an algorithm do something new to the filled store, with enough rows to be stopped halfway."""
    many = [(square(20 * number, 0, 10), f"n{number}", "Nieuw") for number in range(250)]
    table = folder / "veel.csv"
    lines = [f"a;Avond {number};inloop;;2026-07-01 19:30;2026-07-01 21:00;;ja\n" for number in range(250)]
    table.write_text(HEADINGS + "".join(lines), encoding="utf-8")
    fields = {"NAME_FIELD": "naam", "INPUT": plan_layer(*many)}
    return {
        "importneighbourhoods": {"LEVEL": 2, "CODE_FIELD": "code", "YEAR": 2030, **fields},
        "attachplans": {"KEY_FIELD": "code", **fields},
        "assignneighbourhoods": {"MIN_SHARE": 0, "WHOLE_SHARE": 0},
        "importrecords": {"KIND": 0, "INPUT": str(table)},
        "checkpublication": {"AT": AT},
        "publish": {"FOLDER": str(folder / "publiek"), "AT": AT},
    }[identifier]


LONG = ["importneighbourhoods", "attachplans", "assignneighbourhoods", "importrecords", "checkpublication", "publish"]


@pytest.mark.parametrize("identifier", LONG)
def test_progress_is_told(run: Run, filled: str, tmp_path: Path, log: Log, identifier: str) -> None:
    run(identifier, feedback=log, STORE=filled, **parameters_of(identifier, tmp_path))
    assert log.fractions
    assert all(0 <= done <= 100 for done in log.fractions)
    assert log.fractions == sorted(log.fractions)


@pytest.mark.parametrize("identifier", LONG)
def test_cancel_leaves_everything_as_it_was(
    run: Run, filled: str, snapshot: Read, tmp_path: Path, cancelling: Log, identifier: str
) -> None:
    before = snapshot(filled)
    with pytest.raises(QgsProcessingException, match="Gestopt; er is niets gewijzigd"):
        run(identifier, feedback=cancelling, STORE=filled, **parameters_of(identifier, tmp_path))
    assert cancelling.isCanceled()
    assert snapshot(filled) == before
    assert not (tmp_path / "publiek").exists()


def test_the_rejected_row_stands_in_the_log_and_the_report(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    report = tmp_path / "verslag.csv"
    result = run("importrecords", feedback=log, STORE=filled, KIND=0, INPUT=moments(tmp_path), REPORT=str(report))
    assert (result["ADDED"], result["UNCHANGED"], result["REJECTED"]) == (0, 1, 1)
    (said,) = log.warnings
    assert "3" in said and "einde" in said.casefold()
    heading, line = report.read_text(encoding="utf-8-sig").splitlines()
    assert heading == "rij;veld;waarde;reden"
    assert line.count(";") == 3


NO_STORE = {"STORE": "/nergens/geen.gpkg"}
WRONG = [
    ("createstore", {"TITLE": "T", "MUNICIPALITY": "Zwolle"}, "“Zwolle” is geen gemeentecode"),
    ("createstore", {"TITLE": "T", "MUNICIPALITY": "GM0193", "TIMEZONE": "Mars/Noord"}, "Tijdzone “Mars/Noord”"),
    ("createstore", {"TITLE": "T", "MUNICIPALITY": "GM0193", "CRS": "EPSG:999999"}, "“EPSG:999999” is niet bekend"),
    ("createstore", {"TITLE": "T", "MUNICIPALITY": "GM0193", "CRS": "+proj=utm"}, "“+proj=utm” is niet bekend"),
    ("publish", {"FOLDER": "f", "AT": "overmorgen"}, "“overmorgen” is geen datum of tijd"),
    ("publish", {"FOLDER": "f", "AT": "2026-03-29 02:30"}, "de klok gaat dan een uur vooruit"),
    ("publish", {"FOLDER": "f", **NO_STORE}, "De opslag /nergens/geen.gpkg bestaat niet"),
    ("checkpublication", {"STORE": "postgresql://host/db?schema=p"}, "PostgreSQL wordt nog niet ondersteund"),
    ("importrecords", {"KIND": 0, "INPUT": "/nergens/tabel.csv"}, "tabel.csv"),
    ("setpages", {"BASEMAP": 2}, "Adres van eigen tegels (TILES) is leeg."),
]


@pytest.mark.parametrize(("identifier", "parameters", "sentence"), WRONG)
def test_what_is_wrong_is_said_in_one_sentence(
    run: Run, store: str, tmp_path: Path, identifier: str, parameters: dict[str, Any], sentence: str
) -> None:
    given = {"STORE": str(tmp_path / "nieuw.gpkg") if identifier == "createstore" else store, **parameters}
    with pytest.raises(QgsProcessingException) as raised:
        run(identifier, **given)
    said = str(raised.value)
    assert sentence in said
    assert "Traceback" not in said and "Error" not in said
    assert len(said.strip().splitlines()) == 1
    assert said.strip().endswith(".")


def test_an_error_is_told_in_english_to_who_reads_english(run: Run, store: str, english: None) -> None:
    with pytest.raises(QgsProcessingException, match="exists already"):
        run("createstore", STORE=store, TITLE="T", MUNICIPALITY="GM0193")


def test_what_exists_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "van-een-ander.gpkg"
    other.write_bytes(b"iets anders")
    with pytest.raises(QgsProcessingException, match="bestaat al"):
        run("createstore", STORE=str(other), TITLE="T", MUNICIPALITY="GM0193")
    assert other.read_bytes() == b"iets anders"


def test_a_layer_that_cannot_be_opened(run: Run, store: str) -> None:
    with pytest.raises(QgsProcessingException):
        run("attachplans", STORE=store, INPUT="/nergens/laag.gpkg", KEY_FIELD="code", NAME_FIELD="naam")


@pytest.mark.parametrize("written", ["EPSG:31370", "31370", "BD72 / Belgian Lambert 72"])
def test_a_store_can_be_in_another_system_by_code_or_name(
    run: Run, tmp_path: Path, snapshot: Read, written: str
) -> None:
    address = str(tmp_path / "opslag.gpkg")
    run("createstore", STORE=address, TITLE="T", MUNICIPALITY="GM0193", CRS=written)
    assert snapshot(address).settings.crs == "EPSG:31370"
