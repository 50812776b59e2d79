"""What a person meets when running an algorithm: progress, a working cancel, findings, and errors in one sentence."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.publication.kept import kept_releases
from participatiekaart.plugin.publication.release import Workplace
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingUtils

from .conftest import Log, Read, Run
from .layers import plan_layer, square, town_areas

AT = "2026-06-15 12:00"
HEADINGS = "plancode;titel;soort;niveau;begin;einde;plaats;publiceren\n"
MOMENTS = HEADINGS + (
    "a;Inloop;inloop;raadplegen;2026-07-01 19:30;2026-07-01 21:00;Wijkcentrum;ja\n"
    "a;Avond;inloop;raadplegen;2026-07-02 21:00;2026-07-02 19:30;Wijkcentrum;ja\n"
)


@pytest.fixture
def filled(run: Run, store: str, tmp_path: Path) -> str:
    """A store with two wijken, a published plan with a place and one without a name, and a moment."""
    run(
        "importneighbourhoods",
        STORE=store,
        INPUT=town_areas(),
        LEVEL=2,
        CODE_FIELD="code",
        NAME_FIELD="naam",
        YEAR=2026,
    )
    plans = plan_layer((square(0, 0), "a", "Park"), (square(500, 0), "b", None))
    run("attachplans", STORE=store, INPUT=plans, KEY_FIELD="code", NAME_FIELD="naam", PUBLISH=True)
    run("assignneighbourhoods", STORE=store)
    run("importrecords", STORE=store, KIND=0, INPUT=moments(tmp_path))
    return store


def moments(folder: Path) -> str:
    path = folder / "momenten.csv"
    path.write_text(MOMENTS, encoding="utf-8")
    return str(path)


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


def test_a_cancelled_publication_leaves_the_standing_one(
    run: Run, filled: str, tmp_path: Path, cancelling: Log
) -> None:
    folder = tmp_path / "publiek"
    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(QgsProcessingException, match="Gestopt"):
        run("publish", feedback=cancelling, STORE=filled, FOLDER=str(folder), AT="2026-07-01 20:00")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_findings_come_as_a_table_in_the_users_language(run: Run, filled: str) -> None:
    context = QgsProcessingContext()
    result = run("checkpublication", context=context, STORE=filled, AT=AT, OUTPUT="TEMPORARY_OUTPUT")
    table = result["OUTPUT"]
    if isinstance(table, str):
        table = QgsProcessingUtils.mapLayerFromString(table, context)
    assert [field.name() for field in table.fields()] == ["code", "severity", "record", "field", "text", "remedy"]
    rows = [feature.attributes() for feature in table.getFeatures()]
    errors = [row for row in rows if row[1] == "error"]
    assert [row[0] for row in errors] == ["naam_ontbreekt"]
    counted = [sum(row[1] == severity for row in rows) for severity in ("error", "warning", "hint")]
    assert counted == [result["ERRORS"], result["WARNINGS"], result["HINTS"]]
    assert sum(counted) == len(rows)
    assert all(text.strip() for row in rows for text in row)


def test_hints_on_language_go_by_a_list_of_ones_own_and_never_stop_the_check(
    run: Run, filled: str, tmp_path: Path, log: Log
) -> None:
    before = run("checkpublication", STORE=filled, AT=AT)
    store = open_store(filled)
    with store.writing("proef") as transaction:
        plan = next(plan for plan in transaction.find(Plan) if plan.publication_state is PublicationState.PUBLISHED)
        transaction.update(Plan, [(plan.id, {"name": "Plein", "summary": "Thans komt de plint aan de beurt."})])
    store.close()
    own = tmp_path / "woorden.txt"
    own.write_text("plint; begane grond\nthans; nu\n", encoding="utf-8")
    assert run("checkpublication", STORE=filled, AT=AT)["HINTS"] == before["HINTS"] + 1
    assert run("checkpublication", STORE=filled, AT=AT, WORDS=str(own))["HINTS"] == before["HINTS"] + 2

    own.write_text("plint\n", encoding="utf-8")
    after = run("checkpublication", feedback=log, STORE=filled, AT=AT, WORDS=str(own))
    assert after["HINTS"] == before["HINTS"] + 1
    assert any("Regel 1 van de woordenlijst" in line for line in [*log.infos, *log.warnings])


def test_findings_can_be_counted_without_a_table_as_they_are_at_the_moment_that_is_given(run: Run, filled: str) -> None:
    before, after = (run("checkpublication", STORE=filled, AT=moment) for moment in (AT, "2026-07-30 12:00"))
    assert before["ERRORS"] == after["ERRORS"] == 1
    # feedback is late by then
    assert after["WARNINGS"] == before["WARNINGS"] + 1


def test_the_rejected_row_stands_in_the_log_and_the_report(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    report = tmp_path / "verslag.csv"
    result = run("importrecords", feedback=log, STORE=filled, KIND=0, INPUT=moments(tmp_path), REPORT=str(report))
    assert (result["ADDED"], result["UNCHANGED"], result["REJECTED"]) == (0, 1, 1)
    (said,) = log.warnings
    assert "3" in said and "einde" in said.casefold()
    heading, line = report.read_text(encoding="utf-8-sig").splitlines()
    assert heading == "rij;veld;waarde;reden"
    assert line.count(";") == 3


def test_publishing_gives_the_numbers_of_the_contract(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder = tmp_path / "publiek"
    result = run("publish", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    assert any("Tegengehouden door een fout: 1." in said and "checkpublication" in said for said in log.infos)
    assert result == {"PLANS": 1, "MOMENTS": 1, "WITHHELD": 1, "VALID_UNTIL": "2026-07-01T19:30:00+02:00"}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["geldig_tot"] == result["VALID_UNTIL"]
    plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))
    assert [plan["properties"]["naam"] for plan in plans["features"]] == ["Park"]


def test_what_there_is_to_say_of_a_publication_stands_in_the_log(
    run: Run, filled: str, tmp_path: Path, log: Log
) -> None:
    run("publish", STORE=filled, FOLDER=str(tmp_path / "publiek"), AT=AT, BASE_URL="https://kaart.example/")
    run("publish", feedback=log, STORE=filled, FOLDER=str(tmp_path / "publiek"), AT=AT)
    assert any("kende haar publieke adres; deze niet" in said for said in log.infos)


def test_publishing_gives_a_zip_too_but_not_into_the_folder_itself(run: Run, filled: str, tmp_path: Path) -> None:
    folder, packed = tmp_path / "publiek", tmp_path / "uit.zip"
    with pytest.raises(QgsProcessingException, match=r"erin\.zip"):
        run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(folder / "erin.zip"))
    (tmp_path / "brief.zip").write_text("van een ander")
    for target, said in ((tmp_path / "brief.zip", "blijft staan"), (tmp_path, "geen bestand waar de zip kan komen")):
        with pytest.raises(QgsProcessingException, match=said):
            run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(target))
    assert not folder.exists()

    result = run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(packed))
    assert result["ZIP"] == str(packed)
    with zipfile.ZipFile(packed) as archive:
        assert archive.read("index.html") == (folder / "index.html").read_bytes()


def test_a_preview_tells_what_publishing_then_does(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder, context = str(tmp_path / "publiek"), QgsProcessingContext()
    result = run(
        "previewpublication",
        context=context,
        feedback=log,
        STORE=filled,
        FOLDER=folder,
        AT=AT,
        OUTPUT="TEMPORARY_OUTPUT",
    )
    assert {name: result[name] for name in ("CHANGES", "NEW", "WITHHELD")} == {"CHANGES": 2, "NEW": 2, "WITHHELD": 1}
    table = result["OUTPUT"]
    if isinstance(table, str):
        table = QgsProcessingUtils.mapLayerFromString(table, context)
    assert {row["change"] for row in table.getFeatures()} == {"nieuw", "tegengehouden"}
    assert not Path(folder).exists()
    assert "nog geen publicatie" in " ".join(log.infos)
    run("publish", STORE=filled, FOLDER=folder, AT=AT)
    assert run("previewpublication", feedback=log, STORE=filled, FOLDER=folder, AT=AT)["CHANGES"] == 0
    assert "verandert niets" in " ".join(log.infos)
    opened = open_store(filled)
    with opened.writing("proef") as transaction:
        withdrawn = {"publication_state": PublicationState.WITHDRAWN}
        transaction.update(Plan, [(one.id, withdrawn) for one in transaction.find(Plan)])
    opened.close()
    result = run("previewpublication", STORE=filled, FOLDER=folder, AT=AT)
    assert [result[name] for name in ("NEW", "CHANGED", "WITHDRAWN")] == [0, 0, 2]


def test_a_release_is_put_back_and_the_log_names_what_is_kept(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder = tmp_path / "publiek"

    def names() -> list[str]:
        plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))
        return [plan["properties"]["naam"] for plan in plans["features"]]

    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    with pytest.raises(QgsProcessingException, match="geen eerdere uitgave bewaard"):
        run("rollback", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    (said,) = log.infos
    assert said.endswith(" (staat er nu).")
    log.infos.clear()
    opened = open_store(filled)
    with opened.writing("proef") as transaction:
        changes = [(one.id, {"name": "Tuin"}) for one in transaction.find(Plan) if one.name or one.source_name]
        transaction.update(Plan, changes)
    opened.close()
    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    assert names() == ["Tuin"]
    result = run("rollback", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    assert (result["PLANS"], result["MOMENTS"]) == (1, 1)
    assert names() == ["Park"]
    (said,) = (line for line in log.infos if "Bewaarde uitgaven" in line)
    newest, before = said.split(": ")[1].split(", ")
    newest = newest.removesuffix(" (staat er nu)")
    assert "(" not in before
    run("rollback", STORE=filled, FOLDER=str(folder), AT=AT, RELEASE=newest)
    assert names() == ["Tuin"]


def test_the_release_that_is_named_comes_back_once_far_fewer_plans_are_confirmed(
    run: Run, filled: str, tmp_path: Path
) -> None:
    folder = tmp_path / "publiek"
    given = {"STORE": filled, "FOLDER": str(folder), "AT": AT}
    run("publish", **given)
    for name in ("Nieuw", "Anders"):
        more = plan_layer(*((square(20 * number, 0, 10), f"n{number}", name) for number in range(4)))
        fields = {"KEY_FIELD": "code", "NAME_FIELD": "naam", "SOURCE": "nieuw"}
        run("attachplans", STORE=filled, INPUT=more, PUBLISH=True, **fields)
        run("publish", **given)
    first = kept_releases(Workplace(folder.resolve()).beside)[-1].name
    with pytest.raises(QgsProcessingException, match="Er staan nu 5 plannen; het zouden er 1 worden"):
        run("rollback", RELEASE=first, **given)
    with pytest.raises(QgsProcessingException, match="niet bereikbaar"):
        run("rollback", RELEASE=first, CONFIRM=True, DATABASE="postgresql://127.0.0.1:1/db", **given)
    assert run("rollback", RELEASE=f" {first} ", CONFIRM=True, **given)["PLANS"] == 1


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
