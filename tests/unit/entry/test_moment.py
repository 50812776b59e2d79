"""A moment between the form and the store: only what was typed changes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from participatiekaart.plugin.entry.keeping import keep
from participatiekaart.plugin.entry.moment import as_kept, copy_of, moment_of, new_moment, typed
from participatiekaart.plugin.entry.points import read_point
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.store.protocol import Store

ZONE = "Europe/Amsterdam"
# what a form cannot show: a fold, words beside a date, bounds wider than a month, spaces that were imported
RICH = Moment(
    id="m",
    plan="p",
    kind=MomentKind.SURVEY,
    title=" Enquête ",
    begin_local="2026-10-25 02:30",
    begin_fold=1,
    end_local="2026-10-25 02:50",
    end_fold=1,
    timezone=ZONE,
    period_text="in de nacht",
    feedback="Dank voor 45 reacties.",
    attendance=45,
    publication_state=PublicationState.PUBLISHED,
    geometry=read_point("203000.123 503000.456"),
)


def test_a_moment_that_is_opened_and_saved_untouched_stays_as_it_was() -> None:
    wide = dataclasses.replace(
        RICH, precision=Precision.MONTH, begin_local="2026-09-01 00:00", end_local="2026-12-01 00:00"
    )
    for moment in (RICH, wide):
        for language in ("nl", "en"):
            shown = typed(moment, language)
            assert moment_of(shown, shown, moment) == (moment, [])


def test_only_the_field_that_was_typed_in_changes() -> None:
    shown = typed(RICH, "nl")

    changed, problems = moment_of(dataclasses.replace(shown, place=" De Stoof "), shown, RICH)

    assert problems == []
    assert changed == dataclasses.replace(RICH, place="De Stoof")


def test_what_is_typed_of_time_place_and_attendance_is_kept_and_goes_public() -> None:
    draft = dataclasses.replace(RICH, publication_state=PublicationState.CONCEPT)
    shown = typed(draft, "nl")
    assert (shown.attendance, shown.title) == ("45", " Enquête ")
    assert typed(new_moment("p", ZONE), "nl").attendance == ""

    entry = dataclasses.replace(shown, begin_time="1:00", attendance=" 46 ", point="203411 503020", is_public=True)
    changed, problems = moment_of(entry, shown, draft)

    assert problems == []
    assert (changed.begin_local, changed.begin_fold, changed.end_local) == (
        "2026-10-25 01:00",
        0,
        "2026-10-25 02:50",
    )
    assert (changed.attendance, changed.geometry) == (46, read_point("203411 503020"))
    assert changed.publication_state is PublicationState.PUBLISHED


def test_what_was_wrong_with_a_time_before_keeps_no_other_field_from_being_saved() -> None:
    endless = dataclasses.replace(RICH, end_local=None)
    shown = typed(endless, "nl")

    assert moment_of(dataclasses.replace(shown, title="Inloop"), shown, endless)[1] == []
    assert moment_of(dataclasses.replace(shown, begin_time="1:00"), shown, endless)[1] != []


@pytest.mark.parametrize(
    ("state", "standing", "values"),
    [
        (MomentState.MOVED, RICH, {"begin_local": "2026-10-25 01:00"}),
        (MomentState.MOVED, RICH, {"begin_fold": 0}),
        (MomentState.MOVED, RICH, {"title": "Anders"}),
        (MomentState.CANCELLED, RICH, {"begin_local": "2026-10-25 01:00"}),
        (MomentState.MOVED, dataclasses.replace(RICH, begin_local=None), {"begin_local": "2026-10-25 01:00"}),
    ],
)
def test_a_moved_moment_is_shown_with_the_earlier_times_that_the_store_will_keep(
    store: Store, state: MomentState, standing: Moment, values: dict[str, Any]
) -> None:
    moment = dataclasses.replace(standing, state=state, **values)
    for before, after in ((None, standing), (standing, moment)):
        with store.writing("planner") as transaction:
            keep(transaction, before, after)

    with store.reading() as reader:
        (kept,) = reader.find(Moment)
    as_stored = {name: getattr(kept, name) for name in ("created_at", "updated_at", "version")}
    assert dataclasses.replace(as_kept(moment, standing), **as_stored) == kept


def test_codes_and_counts_are_kept_and_can_be_emptied() -> None:
    shown = typed(RICH, "nl")
    entry = dataclasses.replace(shown, level=Level.INVOLVE, state=MomentState.CANCELLED, attendance="", title="  ")

    changed, problems = moment_of(entry, shown, RICH)

    assert problems == []
    assert (changed.level, changed.state, changed.attendance, changed.title) == (
        Level.INVOLVE,
        MomentState.CANCELLED,
        None,
        None,
    )


def test_what_is_no_number_is_told_at_its_field() -> None:
    shown = typed(RICH, "nl")

    for text in ("veel", "²", "1234567890", "٤٦"):
        _, problems = moment_of(dataclasses.replace(shown, attendance=text), shown, RICH)
        assert [problem.field for problem in problems] == ["attendance"]
    _, problems = moment_of(dataclasses.replace(shown, point="hier"), shown, RICH)
    assert [problem.field for problem in problems] == ["point"]


def test_what_is_no_longer_public_is_withdrawn_and_a_draft_stays_a_draft() -> None:
    shown = typed(RICH, "nl")
    withdrawn, _ = moment_of(dataclasses.replace(shown, is_public=False), shown, RICH)
    draft = new_moment("p", ZONE)
    entry = typed(draft, "nl")
    still, _ = moment_of(dataclasses.replace(entry, title="Inloop"), entry, draft)

    assert withdrawn.publication_state is PublicationState.WITHDRAWN
    assert still.publication_state is PublicationState.CONCEPT


def test_a_new_moment_needs_a_time() -> None:
    moment = new_moment("p", ZONE)
    shown = typed(moment, "nl")

    assert moment_of(shown, shown, moment)[1]


def test_half_a_character_does_not_reach_the_store() -> None:
    shown = typed(RICH, "nl")

    changed, _ = moment_of(dataclasses.replace(shown, title="Inloop \ud83d"), shown, RICH)

    assert changed.title == "Inloop ?"


def test_a_copy_says_the_same_but_not_what_became_of_the_first() -> None:
    moved = dataclasses.replace(RICH, state=MomentState.MOVED, previous_begin_local="2026-10-01 19:30", key="sleutel")

    copy = copy_of(moved)

    assert copy.id != moved.id
    assert (copy.kind, copy.title, copy.geometry, copy.plan) == (moved.kind, moved.title, moved.geometry, moved.plan)
    assert (copy.state, copy.key, copy.feedback, copy.attendance, copy.previous_begin_local) == (
        MomentState.PLANNED,
        None,
        None,
        None,
        None,
    )
    assert copy.publication_state is PublicationState.CONCEPT


def test_the_code_of_a_neighbourhood_is_kept_as_the_store_has_it() -> None:
    base = new_moment(None, "Europe/Amsterdam")
    opened = typed(base, "nl")
    entry = dataclasses.replace(opened, neighbourhood_code=" WK 1\u200e")
    assert moment_of(entry, opened, base)[0].neighbourhood_code == " WK 1\u200e"
