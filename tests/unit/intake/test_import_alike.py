"""Imported tables (contract): rows without a `sleutel` that turn out to be about one moment or contact."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from participatiekaart.plugin.participation.codes import MomentState
from participatiekaart.plugin.participation.records import Moment, PlanContact

from .making import edit, records
from .tabling import CONTACTS, MOMENTS, Desk, RecordKind, counts, refusal

MOMENT = ("P1", "Inloop", "2026-12-03 19:30")
MOMENT_HEADINGS = ("plancode", "titel", "begin", "plaats", "niveau", "publiceren")
ADA = ("Ada", "ada@plein.example")


def plans_of_the_contact(desk: Desk) -> set[str | None]:
    """The plans of the one contact there is."""
    contact = desk.one(CONTACTS)
    return {tie.plan for tie in records(desk.store, PlanContact) if tie.contact == contact.id}


def test_a_contact_with_a_row_for_each_plan_has_all_those_plans(desk: Desk) -> None:
    headings, rows = ("naam", "email", "plancodes"), ((*ADA, "P1"), (*ADA, "P2;P1"), (*ADA, ""))

    assert counts(desk.bring(CONTACTS, headings, *rows)) == (1, 1, 1, 0)
    assert plans_of_the_contact(desk) == {desk.plan_id("P1"), desk.plan_id("P2")}
    assert counts(desk.bring(CONTACTS, headings, *rows)) == (0, 0, 3, 0)

    # a table of another day says anew which they are
    assert counts(desk.bring(CONTACTS, headings, (*ADA, "0012"), (*ADA, "P2"))) == (0, 2, 0, 0)
    assert plans_of_the_contact(desk) == {desk.plan_id("0012"), desk.plan_id("P2")}


def test_what_rows_say_besides_is_taken_together(desk: Desk) -> None:
    rows = ((*MOMENT, "Wijkhuis", "", "ja"), (*MOMENT, "", "raadplegen", "ja"))

    assert counts(desk.bring(MOMENTS, MOMENT_HEADINGS, *rows)) == (1, 1, 0, 0)
    assert (desk.one(MOMENTS).place, desk.one(MOMENTS).level) == ("Wijkhuis", "raadplegen")
    assert counts(desk.bring(MOMENTS, MOMENT_HEADINGS, *rows)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("kind", "headings", "first", "other", "at_fault"),
    [
        (MOMENTS, MOMENT_HEADINGS, (*MOMENT, "Noord", "", "ja"), (*MOMENT, "Zuid", "", ""), [("plaats", "Zuid")]),
        (MOMENTS, MOMENT_HEADINGS, (*MOMENT, "", "", "ja"), (*MOMENT, "", "", "-"), [("publiceren", "-")]),
        (
            CONTACTS,
            ("naam", "email", "rol", "telefoon"),
            (*ADA, "wijkmanager", "14038"),
            (*ADA, "vereniging", "14039"),
            [("rol", "vereniging"), ("telefoon", "14039")],
        ),
    ],
)
def test_a_row_that_says_otherwise_than_one_before_is_rejected(
    desk: Desk,
    kind: RecordKind,
    headings: Sequence[str],
    first: Sequence[str],
    other: Sequence[str],
    at_fault: list[tuple[str, str]],
) -> None:
    result = desk.bring(kind, headings, first, other)

    assert counts(result) == (1, 0, 0, 1)
    (rejected,) = result.rejected
    assert rejected.named("nl") == "rij 3"
    assert [(fault.field, fault.value) for fault in rejected.faults] == at_fault
    assert rejected.reason.nl.startswith("Rij 2 gaat over hetzelfde en zegt hier iets anders.")
    kept = desk.all(kind)
    assert counts(desk.bring(kind, headings, first, other)) == (0, 0, 1, 1)
    assert desk.all(kind) == kept


def test_contacts_of_which_only_the_number_is_known_are_known_by_it(desk: Desk) -> None:
    headings, rows = ("rol", "telefoon"), (("wijkmanager", "038 111 11 11"), ("projectleider", "038 222 22 22"))

    assert counts(desk.bring(CONTACTS, headings, *rows)) == (2, 0, 0, 0)
    assert counts(desk.bring(CONTACTS, headings, *rows)) == (0, 0, 2, 0)
    # what names nobody is no word about one of them
    assert counts(desk.row(CONTACTS, rol="vereniging", publiceer_telefoon="ja")) == (0, 0, 0, 1)


def test_a_moment_that_had_no_key_is_given_that_of_its_row(desk: Desk) -> None:
    headings, begin = ("sleutel", "plancode", "titel", "begin", "plaats"), "2026-12-03 19:30"
    desk.bring(MOMENTS, headings, ("", "P1", "Inloop", begin, "Wijkhuis"))

    keyed = desk.bring(MOMENTS, headings, ("A", "P1", "Inloop", begin, ""), ("B", "P1", "Inloop", begin, "Buurthuis"))
    assert counts(keyed) == (1, 1, 0, 0)
    assert [(moment.key, moment.place) for moment in desk.all(MOMENTS)] == [("A", "Wijkhuis"), ("B", "Buurthuis")]

    assert counts(desk.row(MOMENTS, sleutel="A", titel="Werksessie", begin="2026-12-10 19:30")) == (0, 1, 0, 0)
    # rows of one table that differ in this only are meant as two
    two = desk.bring(MOMENTS, headings, ("", "P2", "Inloop", begin, "x"), ("C", "P2", "Inloop", begin, "y"))
    assert counts(two) == (2, 0, 0, 0)


def test_a_contact_with_a_key_is_another_than_a_namesake_without(desk: Desk) -> None:
    desk.row(CONTACTS, naam="Ada", plancodes="P1")

    assert counts(desk.row(CONTACTS, sleutel="C1", naam="Ada", plancodes="P2")) == (1, 0, 0, 0)


WEEK = ("sleutel", "plancode", "titel", "begin", "einde", "plaats")
FIRST, LATER = ("2026-12-03 19:30", "2026-12-03 21:00"), ("2026-12-10 19:30", "2026-12-10 21:00")
TO_LATER = {"state": MomentState.MOVED, "begin_local": LATER[0], "end_local": LATER[1]}
WITHOUT_DATE = {"state": MomentState.MOVED, "begin_local": None, "end_local": None}


@pytest.mark.parametrize("key", ["", "A"])
@pytest.mark.parametrize(("moved", "now"), [(TO_LATER, LATER), (WITHOUT_DATE, ("nog geen datum", "nog geen datum"))])
def test_a_table_of_before_a_moment_was_moved_does_not_bring_its_time_back(
    desk: Desk, key: str, moved: dict[str, str | None], now: tuple[str, str]
) -> None:
    row = (key, "P1", "Inloop", *FIRST, "Wijkhuis")
    desk.bring(MOMENTS, WEEK, row)
    edit(desk.store, Moment, desk.one(MOMENTS).id, moved)
    kept = desk.one(MOMENTS)

    result = desk.bring(MOMENTS, WEEK, row)
    assert counts(result) == (0, 0, 0, 1)
    assert [(fault.field, fault.value) for fault in result.rejected[0].faults] == list(zip(("begin", "einde"), FIRST))
    said = [fault.reason.nl for fault in result.rejected[0].faults]
    assert said == [
        f"is de tijd van voor het verplaatsen; nu geldt: {time}. Neem dat over in de tabel." for time in now
    ]
    assert desk.one(MOMENTS) == kept


@pytest.mark.parametrize("key", ["", "A"])
@pytest.mark.parametrize("since", [{}, {"state": MomentState.CANCELLED}])
def test_a_table_of_before_a_moment_was_moved_twice_or_called_off_since_does_not_bring_its_time_back(
    desk: Desk, key: str, since: dict[str, str]
) -> None:
    row = (key, "P1", "Inloop", *FIRST, "Wijkhuis")
    desk.bring(MOMENTS, WEEK, row)
    id, last = desk.one(MOMENTS).id, ("2026-12-17 19:30", "2026-12-17 21:00")
    edit(desk.store, Moment, id, TO_LATER)
    edit(desk.store, Moment, id, {"begin_local": last[0], "end_local": last[1]})
    edit(desk.store, Moment, id, since)
    kept = desk.one(MOMENTS)

    result = desk.bring(MOMENTS, WEEK, row)
    assert counts(result) == (0, 0, 0, 1)
    assert [fault.field for fault in result.rejected[0].faults] == ["begin", "einde"]
    assert last[0] in result.rejected[0].faults[0].reason.nl
    assert desk.one(MOMENTS) == kept


def test_a_table_with_the_new_time_and_one_that_says_what_became_of_a_moment_are_taken(desk: Desk) -> None:
    desk.bring(MOMENTS, WEEK, ("A", "P1", "Inloop", *FIRST, "Wijkhuis"))
    edit(desk.store, Moment, desk.one(MOMENTS).id, TO_LATER)

    assert counts(desk.bring(MOMENTS, WEEK, ("", "P1", "Inloop", *LATER, "Buurthuis"))) == (0, 1, 0, 0)
    assert counts(desk.bring(MOMENTS, WEEK, ("B", "P1", "Inloop", *FIRST, "Buurthuis"))) == (1, 0, 0, 0)
    back = desk.row(MOMENTS, sleutel="A", begin=FIRST[0], einde=FIRST[1], staat="gepland")
    assert counts(back) == (0, 1, 0, 0)
    assert {(found.key, found.state, found.begin_local) for found in desk.all(MOMENTS)} == {
        ("A", "gepland", FIRST[0]),
        ("B", "gepland", FIRST[0]),
    }


def test_of_a_moment_whose_end_alone_was_moved_the_begin_still_holds(desk: Desk) -> None:
    desk.bring(MOMENTS, WEEK, ("A", "P1", "Inloop", *FIRST, "Wijkhuis"))
    now = FIRST[0], "2026-12-03 22:00"
    edit(desk.store, Moment, desk.one(MOMENTS).id, {"state": MomentState.MOVED, "end_local": now[1]})

    assert counts(desk.bring(MOMENTS, WEEK, ("A", "P1", "Inloop", *now, "Buurthuis"))) == (0, 1, 0, 0)


def test_of_two_that_are_alike_the_rows_of_a_table_all_mean_the_first(desk: Desk) -> None:
    rows = [(key, "P1", "Inloop", *FIRST, "Wijkhuis") for key in ("A", "B")]
    desk.bring(MOMENTS, WEEK, *rows)

    headings, row = (*WEEK, "doelgroep", "niveau"), ("", "P1", "Inloop", *FIRST, "")
    assert counts(desk.bring(MOMENTS, headings, (*row, "Jeugd", ""), (*row, "", "raadplegen"))) == (0, 2, 0, 0)
    assert [(found.audience, found.level) for found in desk.all(MOMENTS)] == [("Jeugd", "raadplegen"), (None, None)]


MOVED_HEADINGS = ("sleutel", "plancode", "titel", "begin", "einde", "staat")


@pytest.mark.parametrize("times", [LATER, ("-", "-")])
def test_a_row_that_says_moved_does_not_leave_the_old_time_standing_beside_it(
    desk: Desk, times: tuple[str, str]
) -> None:
    desk.bring(MOMENTS, WEEK, ("", "P1", "Inloop", *FIRST, "Wijkhuis"), ("", "P1", "Anders", *FIRST, ""))
    kept = desk.all(MOMENTS)

    result = desk.bring(MOMENTS, MOVED_HEADINGS, ("", "P1", "Inloop", *times, "verplaatst"))
    _, field, value, reason = refusal(result)
    assert (field, value) == ("staat", "verplaatst")
    assert FIRST[0] in reason
    assert desk.all(MOMENTS) == kept

    # another plan, or said to be another
    assert counts(desk.bring(MOMENTS, MOVED_HEADINGS, ("", "P2", "Inloop", *times, "verplaatst"))) == (1, 0, 0, 0)
    assert counts(desk.bring(MOMENTS, MOVED_HEADINGS, ("A", "P1", "Inloop", *times, "verplaatst"))) == (1, 0, 0, 0)


def test_a_series_of_which_one_was_moved_before_it_came_in_is_taken_whole(desk: Desk) -> None:
    rows = [("", "P1", "Inloop", *FIRST, ""), ("", "P1", "Inloop", *LATER, "verplaatst")]

    assert counts(desk.bring(MOMENTS, MOVED_HEADINGS, *rows)) == (2, 0, 0, 0)
    assert counts(desk.bring(MOMENTS, MOVED_HEADINGS, *rows)) == (0, 0, 2, 0)
