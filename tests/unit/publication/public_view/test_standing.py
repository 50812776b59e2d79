"""What is said of a plan's status: the words, how long it lasts, and until when."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Precision,
    Status,
)
from participatiekaart.plugin.publication.public_view.standing import standing

from ..small_town import NOW, ZONE, moment, plan, when

SURVEY = {"kind": MomentKind.SURVEY}
MOLENWEG = plan(level=Level.CONSULT)


def said(*moments: Any, at: str | None = None, of: Any = MOLENWEG) -> tuple[str, str | None, str | None]:
    found = standing(of, moments, when(at) if at else NOW, ZONE)
    return found.words.nl, found.more and found.more.nl, found.until and found.until.nl


@pytest.mark.parametrize(
    ("at", "more"),
    [
        ("2026-11-23 12:00", "nog 12 dagen"),
        ("2026-12-04 00:00", "nog 1 dag"),
        ("2026-12-05 23:59", "alleen vandaag nog"),
    ],
)
def test_an_open_moment_of_whole_days_counts_days_until_its_last(at: str, more: str) -> None:
    survey = moment(MOLENWEG, "2026-11-20", "2026-12-05", **SURVEY)
    assert said(survey, at=at) == ("Nu meedoen", more, "t/m 5 december 2026")


def test_what_is_open_lasts_until_the_first_of_it_ends_whatever_just_ended_comes_or_is_vague() -> None:
    ended = moment(MOLENWEG, "2026-11-20", "2026-11-23 12:00", **SURVEY)
    survey = moment(MOLENWEG, "2026-11-23 12:00", "2026-12-05", **SURVEY)
    longer = moment(MOLENWEG, "2026-11-20", "2026-12-20", **SURVEY)
    coming = moment(MOLENWEG, "2026-11-24", "2026-11-24", **SURVEY)
    vague = moment(MOLENWEG, "2026-11-01", "2026-11-30", precision=Precision.MONTH, period_text="november", **SURVEY)
    assert said(ended, longer, survey, coming, vague) == ("Nu meedoen", "nog 12 dagen", "t/m 5 december 2026")


def test_an_end_within_a_day_is_told_with_its_hour() -> None:
    evening = moment(MOLENWEG, "2026-11-23 11:00", "2026-11-23 21:00", **SURVEY)
    assert said(evening) == ("Nu meedoen", "vandaag tot 21:00 uur", "tot 23 november 2026, 21:00 uur")


def test_of_two_open_moments_the_one_that_asks_for_input_is_told() -> None:
    walk_in = moment(MOLENWEG, "2026-11-20", "2026-11-25", level=Level.INFORM)
    survey = moment(MOLENWEG, "2026-11-20", "2026-12-05", **SURVEY)
    assert said(walk_in, survey)[1] == "nog 12 dagen"
    assert said(walk_in) == ("Nu te bezoeken", "nog 2 dagen", "t/m 25 november 2026")


@pytest.mark.parametrize(
    ("begin", "end", "values", "more"),
    [
        ("2026-12-03 19:30", "2026-12-03 21:00", {}, "vanaf 3 december"),
        ("2027-01-03 19:30", "2027-01-03 21:00", {}, "vanaf 3 januari 2027"),
        ("2026-11-23 19:30", "2026-11-23 21:00", {}, "vandaag vanaf 19:30 uur"),
        ("2027-03-01", "2027-05-31", {"precision": Precision.QUARTER, "period_text": "voorjaar 2027"}, "voorjaar 2027"),
        (None, None, {"precision": Precision.UNKNOWN, "period_text": "na de zomer"}, "na de zomer"),
    ],
)
def test_what_is_coming_tells_from_when(begin: str | None, end: str | None, values: dict[str, Any], more: str) -> None:
    assert said(moment(MOLENWEG, begin, end, **values)) == ("Binnenkort", more, None)


def test_the_year_is_that_of_the_towns_clock() -> None:
    evening = moment(MOLENWEG, "2027-01-03 19:30", "2027-01-03 21:00")
    assert said(evening, at="2026-12-31 23:59")[1] == "vanaf 3 januari 2027"
    assert said(evening, at="2027-01-01 00:00")[1] == "vanaf 3 januari"


def test_of_what_is_coming_the_first_is_told_and_a_cancelled_one_never() -> None:
    cancelled = moment(MOLENWEG, "2026-11-25", "2026-11-25", state=MomentState.CANCELLED)
    held = moment(MOLENWEG, "2026-11-01", "2026-11-23 12:00")
    vague = moment(MOLENWEG, precision=Precision.UNKNOWN, period_text="na de zomer")
    later, first = (moment(MOLENWEG, *days) for days in (("2026-12-20", "2026-12-20"), ("2026-12-03", "2026-12-31")))
    assert said(cancelled, held, vague, later, first) == ("Vervolg komt", "vanaf 3 december", None)


def test_on_hold_tells_until_when() -> None:
    held_up = plan(override_status=OverrideStatus.ON_HOLD, override_until="2027-02-01")
    assert said(of=held_up) == ("Ligt stil", None, "t/m 31 januari 2027")


def test_without_moments_nothing_is_promised() -> None:
    found = standing(MOLENWEG, (), NOW, ZONE)
    assert (found.status, found.more, found.until) == (Status.NOT_STARTED, None, None)
