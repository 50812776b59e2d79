from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.terms import free_day, public_holidays, six_weeks


@pytest.mark.parametrize(
    ("laid_open", "last_day"),
    [
        ("2026-09-03", "2026-10-14"),  # a Thursday: to the Wednesday that makes six weeks, the first day included
        ("2026-09-07", "2026-10-19"),  # would end on a Sunday
        ("2026-09-06", "2026-10-19"),  # would end on a Saturday
        ("2026-11-14", "2026-12-28"),  # would end on Christmas Day, then Boxing Day and a Sunday
        ("2026-11-20", "2026-12-31"),
        ("2026-11-21", "2027-01-04"),  # would end on New Year's Day, a Friday
        ("2026-02-21", "2026-04-07"),  # would end on Good Friday; Easter Monday follows
        ("2026-03-17", "2026-04-28"),  # would end on King's Day
        ("2026-03-25", "2026-05-06"),  # would end on 5 May
        ("2026-04-03", "2026-05-15"),  # would end on Ascension Day
        ("2026-04-14", "2026-05-26"),  # would end on Whit Monday
    ],
)
def test_six_weeks_from_the_day_a_draft_is_laid_open_not_ending_on_a_free_day(laid_open: str, last_day: str) -> None:
    assert six_weeks(date.fromisoformat(laid_open)).last_day.isoformat() == last_day


@pytest.mark.parametrize(
    ("year", "easter_monday"),
    [
        (2020, "04-13"),
        (2022, "04-18"),
        (2024, "04-01"),
        (2025, "04-21"),
        (2026, "04-06"),
        (2027, "03-29"),
        (2030, "04-22"),
        (2038, "04-26"),
        (2049, "04-19"),
    ],
)
def test_easter_is_where_the_calendars_have_it(year: int, easter_monday: str) -> None:
    assert date.fromisoformat(f"{year}-{easter_monday}") in public_holidays(year)


def test_the_holidays_of_a_year() -> None:
    days = ["01-01", "04-03", "04-05", "04-06", "04-27", "05-05", "05-14", "05-24", "05-25", "12-25", "12-26"]

    assert set(public_holidays(2026)) == {date.fromisoformat(f"2026-{day}") for day in days}


def test_kings_day_is_the_saturday_before_where_it_would_be_a_sunday() -> None:
    assert date(2025, 4, 26) in public_holidays(2025)
    assert date(2025, 4, 27) not in public_holidays(2025)


@given(st.dates(date(1990, 1, 1), date(2100, 10, 31)))
def test_the_term_is_never_under_six_weeks_and_ends_on_a_working_day(laid_open: date) -> None:
    last = six_weeks(laid_open).last_day

    assert timedelta(days=41) <= last - laid_open <= timedelta(days=41 + 5)
    assert last.weekday() < 5
    assert last not in public_holidays(last.year)
    assert six_weeks(laid_open + timedelta(days=1)).last_day >= last


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Eerste Kerstdag"),
        ("2027-03-28", "Eerste paasdag"),
        ("2026-10-17", "zaterdag"),
        ("2026-10-18", "zondag"),
        ("2026-10-19", None),
    ],
)
def test_a_free_day_is_called_by_its_name(day: str, name: str | None) -> None:
    found = free_day(date.fromisoformat(day))

    assert (found.nl if found else None) == name


def test_a_term_says_what_moved_its_end() -> None:
    moved, whole = six_weeks(date(2026, 11, 14)), six_weeks(date(2026, 9, 3))

    assert moved.sixth_week_ends == date(2026, 12, 25)
    assert moved.free_day is not None
    assert moved.free_day.en == "Christmas Day"
    assert whole.free_day is None
    assert whole.last_day == whole.sixth_week_ends
