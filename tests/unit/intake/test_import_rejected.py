"""A row that cannot be taken is named with all that is wrong with it, and stops no other."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.words import ParticipationError

from .making import edit
from .tabling import CONTACTS, MOMENTS, Desk, counts, refusal

ROW = {"sleutel": "M1", "plancode": "P1", "soort": "inloop", "titel": "Inloop", "begin": "2026-12-03 19:30"}


def test_a_rejected_row_is_named_with_field_value_and_reason_and_stops_no_other(desk: Desk) -> None:
    headings = ("sleutel", "plancode", "titel", "begin")
    rows = [("1", "P1", "Een", "2026-12-03"), ("2", "P1", "Twee", "morgen"), ("3", "P1", "Drie", "2026-12-04")]
    result = desk.bring(MOMENTS, headings, *rows)

    assert counts(result) == (2, 0, 0, 1)
    assert refusal(result)[:3] == ("rij 3", "begin", "morgen")
    assert result.rejected[0].sentence.nl.startswith("rij 3, begin: “morgen” ")
    assert result.rejected[0].sentence.en.startswith("row 3, begin: “morgen” ")
    # once, though the reason names the value too
    assert result.rejected[0].sentence.nl.count("morgen") == 1
    assert "2026-09-01 19:30" in refusal(result)[3]
    assert [found.key for found in desk.all(MOMENTS)] == ["1", "3"]


@pytest.mark.parametrize(
    ("kind", "cells", "faults"),
    [
        (
            MOMENTS,
            {"sleutel": "M1", "plancode": "P9", "begin": "morgen", "titel": "Goed", "publiceren": "soms"},
            {"plancode": "P9", "begin": "morgen", "publiceren": "soms"},
        ),
        (
            MOMENTS,
            {"titel": "Los", "begin": "2026-12-03 20:00", "einde": "2026-12-03 19:00"},
            {"plancode": None, "einde": "2026-12-03 19:00"},
        ),
        (CONTACTS, {"soort": "dier", "toestemming_op": "ooit"}, {"soort": "dier", "toestemming_op": "ooit"}),
    ],
)
def test_all_that_is_wrong_with_a_row_is_named_at_once(
    desk: Desk, kind: RecordKind, cells: dict[str, str], faults: dict[str, str | None]
) -> None:
    result = desk.row(kind, **cells)

    assert counts(result) == (0, 0, 0, 1)
    assert {fault.field: fault.value for fault in result.rejected[0].faults} == faults


def test_of_a_key_that_occurs_twice_the_other_faults_are_named_too(desk: Desk) -> None:
    result = desk.bring(MOMENTS, ("sleutel", "plancode"), ("1", "P1"), ("1", "P9"))

    assert [[fault.field for fault in row.faults] for row in result.rejected] == [["sleutel"], ["sleutel", "plancode"]]


def test_a_rejected_row_changes_nothing_of_its_record(desk: Desk) -> None:
    desk.row(MOMENTS, **ROW)
    before = desk.one(MOMENTS)

    assert counts(desk.row(MOMENTS, sleutel="M1", titel="Anders", plaats="Elders", staat="weg")) == (0, 0, 0, 1)
    assert desk.one(MOMENTS) == before


def test_a_text_too_large_for_any_page_is_turned_away_by_name(desk: Desk) -> None:
    headings = ("sleutel", "plancode", "titel", "notitie_intern")
    result = desk.bring(MOMENTS, headings, ("1", "P1", "Een", "x" * 5_000_000), ("2", "P1", "Twee", "y" * 30_000))

    assert counts(result) == (1, 0, 0, 1)
    record, field, _, reason = refusal(result)
    assert (record, field) == ("rij 2", "notitie_intern")
    assert reason.startswith("is te lang")
    assert len(result.rejected[0].sentence.nl) < 200


def test_a_record_that_cannot_be_read_turns_away_its_own_row_only(desk: Desk) -> None:
    desk.row(MOMENTS, **ROW, einde="2026-12-03 21:30")
    edit(desk.store, Moment, desk.one(MOMENTS).id, {"timezone": "Nergens/Nooit"})

    result = desk.bring(MOMENTS, ("sleutel", "plancode", "titel"), ("M1", "P1", "Anders"), ("M2", "P1", "Goed"))

    assert counts(result) == (1, 0, 0, 1)
    assert "Nergens/Nooit" in refusal(result)[3]


@pytest.mark.parametrize(
    ("kind", "headings", "meant"),
    [
        (MOMENTS, ("sleutel", "Naam", "E-mail", "wijkcode"), "contacten"),
        (CONTACTS, ("plancode", "titel", "begin", ""), "momenten"),
    ],
)
def test_a_table_of_the_other_kind_is_refused_at_once(
    desk: Desk, kind: RecordKind, headings: tuple[str, ...], meant: str
) -> None:
    with pytest.raises(ParticipationError) as refused:
        desk.bring(kind, headings, ("", "x", "y", ""))
    assert f"zijn die van {meant}. Kies bij “Wat” (KIND) {meant}." in refused.value.text.nl


def test_a_table_with_a_heading_of_neither_kind_is_not_of_the_other(desk: Desk) -> None:
    assert counts(desk.bring(CONTACTS, ("naam", "titel", "plancode"), ("Jan", "x", "P1"))) == (1, 0, 0, 0)
    with pytest.raises(ParticipationError, match="no heading that is known"):
        desk.bring(MOMENTS, ("email", "schoenmaat"), ("a@b.example", "43"))
