"""A moment that comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.entry.series import MOST, Ends, Rhythm, SeriesEntry, nth_weekday, series_of
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.terms import public_holidays
from participatiekaart.plugin.participation.times import instant


def a_moment(begin: str = "2026-12-01 19:30", end: str = "2026-12-01 21:00", **values: object) -> Moment:
    return Moment(id="eerste", plan="plan", title="Spreekuur", begin_local=begin, end_local=end, **values)  # type: ignore[arg-type]


def a_series(**values: object) -> SeriesEntry:
    return SeriesEntry(is_on=True, **values)  # type: ignore[arg-type]


def days(entry: SeriesEntry, first: Moment) -> list[str]:
    return [one.day.isoformat() for one in series_of(entry, first)[0] if one.is_chosen]


def test_every_second_tuesday_until_a_day() -> None:
    entry = a_series(every=2, ends=Ends.DAY, last_day="12-1-2027")
    assert days(entry, a_moment()) == ["2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12"]


def test_a_series_may_end_on_its_first_day_and_has_the_most_moments_there_may_be() -> None:
    assert days(a_series(ends=Ends.DAY, last_day="1-12-2026"), a_moment()) == ["2026-12-01"]
    last = date(2026, 12, 1) + timedelta(weeks=MOST - 1)
    assert len(series_of(a_series(ends=Ends.DAY, last_day=last.isoformat()), a_moment())[0]) == MOST


@pytest.mark.parametrize(
    ("first", "words", "expected"),
    [
        ("2027-09-07", "op de eerste dinsdag", ["2027-09-07", "2027-10-05", "2027-11-02"]),
        ("2026-12-08", "op de tweede dinsdag", ["2026-12-08", "2027-01-12", "2027-02-09"]),
        ("2026-12-29", "op de laatste dinsdag", ["2026-12-29", "2027-01-26", "2027-02-23"]),
        ("2026-12-22", "op de vierde dinsdag", ["2026-12-22", "2027-01-26", "2027-02-23"]),
    ],
)
def test_monthly_on_the_same_day_of_the_week(first: str, words: str, expected: list[str]) -> None:
    moment = a_moment(f"{first} 19:30", f"{first} 21:00")
    assert days(a_series(rhythm=Rhythm.MONTHS, times=3), moment) == expected
    assert days(a_series(rhythm=Rhythm.MONTHS, times=2, every=2), moment) == expected[::2]
    assert nth_weekday(date.fromisoformat(first)).nl == words


def test_a_public_holiday_is_named_and_skipped_unless_it_is_wanted() -> None:
    first = a_moment("2026-12-18 10:00", "2026-12-18 11:00")
    found, problems = series_of(a_series(times=3), first)
    assert [(one.day.day, one.holiday.nl if one.holiday else "", one.is_chosen) for one in found] == [
        (18, "", True),
        (25, "Eerste Kerstdag", False),
        (1, "Nieuwjaarsdag", False),
    ]
    assert problems == []
    turned = frozenset({date(2026, 12, 25), date(2026, 12, 18)})
    assert days(a_series(times=3, turned=turned), first) == ["2026-12-25"]
    assert days(a_series(times=3, skips_holidays=False), first) == ["2026-12-18", "2026-12-25", "2027-01-01"]


def test_the_clock_says_the_same_when_it_goes_back_and_forward() -> None:
    first = a_moment("2026-10-20 19:30", "2026-10-20 21:00")
    found, _ = series_of(a_series(times=24), first)
    assert {one.moment.begin_local[10:] for one in found if one.moment.begin_local} == {" 19:30"}
    begins = [one.moment.begin for one in found]
    assert begins[0] and begins[1] and begins[1] - begins[0] == timedelta(days=7, hours=1), "winter time came between"


def test_an_hour_that_the_clock_skips_makes_no_moment() -> None:
    first = a_moment("2027-03-21 02:30", "2027-03-21 04:00")
    found, problems = series_of(a_series(times=3), first)
    assert [one.is_chosen for one in found] == [True, False, True]
    assert found[1].wrong is not None and "klok" in found[1].wrong.nl
    assert problems == []
    assert days(a_series(times=3, turned=frozenset({found[1].day})), first) == ["2027-03-21", "2027-04-04"]


@pytest.mark.parametrize(
    ("entry", "field", "words"),
    [
        (a_series(ends=Ends.DAY), "last_day", "Vul de laatste dag"),
        (a_series(ends=Ends.DAY, last_day="ooit"), "last_day", "geen datum"),
        (a_series(ends=Ends.DAY, last_day="30-11-2026"), "last_day", "later"),
        (a_series(ends=Ends.DAY, last_day="1-12-2036"), "last_day", f"{MOST} momenten"),
        (a_series(times=1, turned=frozenset({date(2026, 12, 1)})), "times", "Vink"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(entry: SeriesEntry, field: str, words: str) -> None:
    _, (problem,) = series_of(entry, a_moment())
    assert (problem.field, words in problem.text.nl) == (field, True)


def test_the_last_days_there_are() -> None:
    first = a_moment("9999-12-24 19:30", "9999-12-25 00:00")
    found, _ = series_of(a_series(times=5), first)
    assert [one.is_chosen for one in found] == [True, False], "the end of the last day would lie in the year 10000"


_DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
_HOURS = st.tuples(st.integers(0, 23), st.integers(0, 59))


@given(
    _DAYS,
    _HOURS,
    st.integers(1, 60 * 24 * 40),
    st.sampled_from(Rhythm),
    st.integers(1, 52),
    st.one_of(st.integers(1, MOST), st.integers(0, 700)),
    st.booleans(),
    st.booleans(),
    st.sets(_DAYS, max_size=3),
)
def test_any_series_keeps_clock_and_weekday_and_each_day_is_a_moment_of_its_own(
    day: date,
    hour: tuple[int, int],
    minutes: int,
    rhythm: Rhythm,
    every: int,
    how_long: int,
    until_day: bool,
    skips: bool,
    turned: set[date],
) -> None:
    from datetime import datetime

    start = datetime(day.year, day.month, day.day, *hour)
    first = a_moment(f"{start:%Y-%m-%d %H:%M}", f"{start + timedelta(minutes=minutes):%Y-%m-%d %H:%M}")
    entry = a_series(
        rhythm=rhythm,
        every=every,
        ends=Ends.DAY if until_day else Ends.TIMES,
        times=min(max(how_long, 1), MOST),
        last_day=(day + timedelta(days=how_long)).isoformat(),
        skips_holidays=skips,
        turned=frozenset(turned),
    )
    found, problems = series_of(entry, first)

    assert found, problems
    assert found[0].moment == first
    assert len({one.moment.id for one in found if one.wrong is None}) == sum(one.wrong is None for one in found)
    span = date.fromisoformat(first.end_local[:10]) - day  # type: ignore[index]
    for before, after in zip(found, found[1:]):
        assert before.day < after.day
        assert rhythm is Rhythm.MONTHS or (after.day - before.day).days == 7 * every
    for one in found:
        assert one.day.weekday() == day.weekday()
        assert (one.holiday is not None) == (one.day in public_holidays(one.day.year))
        if one.wrong is None:
            moment = one.moment
            assert moment.begin_local == f"{one.day.isoformat()}{first.begin_local[10:]}"  # type: ignore[index]
            assert moment.end_local == f"{(one.day + span).isoformat()}{first.end_local[10:]}"  # type: ignore[index]
            assert instant(moment.begin_local, moment.timezone) and moment.end
            assert (moment.title, moment.plan) == (first.title, first.plan)
    if until_day:
        assert found[-1].day <= day + timedelta(days=how_long)
    else:
        assert len(found) == entry.times
