"""Checking from the toolbox: findings as a table, counted, and hints by a list of one's own."""

from __future__ import annotations

from pathlib import Path

from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingContext

from .conftest import Log, Run, table_of
from .filling import AT


def test_findings_come_as_a_table_in_the_users_language(run: Run, filled: str) -> None:
    context = QgsProcessingContext()
    result = run("checkpublication", context=context, STORE=filled, AT=AT, OUTPUT="TEMPORARY_OUTPUT")
    table = table_of(result["OUTPUT"], context)
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
    with open_store(filled) as store, store.writing("proef") as transaction:
        plan = next(plan for plan in transaction.find(Plan) if plan.publication_state is PublicationState.PUBLISHED)
        transaction.update(Plan, [(plan.id, {"name": "Plein", "summary": "Thans komt de plint aan de beurt."})])
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
