"""What the public reads of dates, periods and statuses."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.participation.times import instant, zone
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.publication import phrases

ZONE = "Europe/Amsterdam"
INSTANTS = st.datetimes(datetime(1900, 1, 2), datetime(2199, 1, 1), timezones=st.just(timezone.utc))


def said(begin: str, end: str, precision: str = "tijd", period: str | None = None) -> tuple[str, str]:
    text = phrases.when(instant(begin, ZONE), instant(end, ZONE), precision, period, ZONE)
    return text.nl, text.en


@pytest.mark.parametrize(
    ("begin", "end", "nl", "en"),
    [
        (
            "2026-12-03 19:30",
            "2026-12-03 21:00",
            "donderdag 3 december 2026, 19:30 tot 21:00 uur",
            "Thursday 3 December 2026, 19:30 to 21:00",
        ),
        (
            "2026-12-03 09:00",
            "2026-12-04",
            "donderdag 3 december 2026, 9:00 tot 24:00 uur",
            "Thursday 3 December 2026, 9:00 to 24:00",
        ),
        ("2026-12-03", "2026-12-04", "donderdag 3 december 2026", "Thursday 3 December 2026"),
        (
            "2026-11-24",
            "2026-12-06",
            "24 november t/m 5 december 2026",
            "24 November to 5 December 2026 inclusive",
        ),
        ("2026-12-03", "2026-12-06", "3 t/m 5 december 2026", "3 to 5 December 2026 inclusive"),
        (
            "2026-12-24",
            "2027-01-06",
            "24 december 2026 t/m 5 januari 2027",
            "24 December 2026 to 5 January 2027 inclusive",
        ),
        (
            "2026-11-24",
            "2026-12-05 23:59",
            "24 november tot 5 december 2026, 23:59 uur",
            "24 November until 5 December 2026, 23:59",
        ),
        (
            "2026-11-24 09:00",
            "2026-12-06",
            "24 november 2026, 9:00 uur tot 5 december 2026, 24:00 uur",
            "24 November 2026, 9:00 until 5 December 2026, 24:00",
        ),
        (
            "2026-12-31 20:00",
            "2027-01-01 01:00",
            "31 december 2026, 20:00 uur tot 1 januari 2027, 1:00 uur",
            "31 December 2026, 20:00 until 1 January 2027, 1:00",
        ),
        # Two hours are called 2:30 in the night the clock goes back.
        (
            "2026-10-25 01:00",
            "2026-10-25 02:30",
            "zondag 25 oktober 2026, 1:00 tot 2:30 uur (zomertijd)",
            "Sunday 25 October 2026, 1:00 to 2:30 (summer time)",
        ),
    ],
)
def test_a_moment_says_when_it_ends_without_a_guess(begin: str, end: str, nl: str, en: str) -> None:
    assert said(begin, end) == (nl, en)


def test_the_second_of_the_two_hours_is_winter_time() -> None:
    end = instant("2026-10-25 02:30", ZONE, fold=1)

    assert phrases.when(instant("2026-10-25 00:30", ZONE), end, "tijd", None, ZONE).nl.endswith("2:30 uur (wintertijd)")


@pytest.mark.parametrize(
    ("precision", "period", "nl", "en"),
    [
        ("maand", "najaar 2026", "najaar 2026", "najaar 2026"),
        ("maand", None, "oktober 2026", "October 2026"),
        ("kwartaal", None, "vierde kwartaal van 2026", "fourth quarter of 2026"),
        ("onbekend", None, "datum volgt", "date to follow"),
        ("onbekend", "na {de} zomer", "na {de} zomer", "na {de} zomer"),
    ],
)
def test_an_imprecise_time_reads_its_own_words(precision: str, period: str | None, nl: str, en: str) -> None:
    assert said("2026-10-01", "2027-01-01", precision, period) == (nl, en)


def test_a_moved_moment_without_a_new_date_says_that_one_follows() -> None:
    assert phrases.when(None, None, "tijd", None, ZONE).nl == "datum volgt"


def test_of_a_moment_that_was_called_off_without_a_date_none_follows() -> None:
    told = [phrases.when_told(None, None, "onbekend", period, "geannuleerd", ZONE) for period in (None, "najaar 2026")]
    assert told == [None, Text("najaar 2026", "najaar 2026")]


@given(INSTANTS)
def test_the_last_day_is_the_day_just_before_the_end(end: datetime) -> None:
    end = end.replace(second=0, microsecond=0)

    assert phrases.last_day(end, ZONE) == (end - timedelta(seconds=1)).astimezone(zone(ZONE)).date()


@pytest.mark.parametrize("status", list(Status))
def test_a_status_has_the_words_of_its_code_but_for_two(status: Status) -> None:
    words = phrases.status_words(status.value, meedoen=True, held=False)

    assert words == status.label


def test_open_without_input_is_to_visit_and_nothing_planned_after_a_held_moment_drops_the_not_yet() -> None:
    assert phrases.status_words("open", meedoen=False, held=False) == phrases.OPEN_TO_VISIT
    assert phrases.status_words("niet_gestart", meedoen=False, held=True) == phrases.NOTHING_PLANNED


def test_a_time_in_a_sentence_has_its_day_in_words() -> None:
    text = phrases.day_and_clock(instant("2026-12-05 00:00", ZONE), ZONE)
    assert (text.nl, text.en) == ("5 december 2026, 0:00 uur", "5 December 2026, 0:00")
