"""When a moment is: from what a planner types to what the store keeps, and back."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.entry.times import DAY_NEEDED, TimeEntry, read_day, times_of, typed_times
from participatiekaart.plugin.participation.codes import Precision
from participatiekaart.plugin.participation.dates import MONTHS
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.times import TimeNotUnderstoodError

ZONE = "Europe/Amsterdam"


def bounds(entry: TimeEntry) -> tuple[str | None, str | None]:
    values, problems = times_of(entry, ZONE, may_lack=False)
    assert problems == []
    return values["begin_local"], values["end_local"]


def wrong(entry: TimeEntry) -> list[str]:
    return [problem.field for problem in times_of(entry, ZONE, may_lack=False)[1]]


def entry(begin: str = "", end: str = "", precision: Precision = Precision.TIME, **more: object) -> TimeEntry:
    """Days and times as two words each."""
    (begin_day, begin_time), (end_day, end_time) = (text.split("/") if text else ("", "") for text in (begin, end))
    return TimeEntry(precision, begin_day, begin_time, end_day, end_time, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (entry("3-12-2026/19:30", "/21:00"), ("2026-12-03 19:30", "2026-12-03 21:00")),
        (entry("3-12-2026/19.30", "5-12-2026/9"), ("2026-12-03 19:30", "2026-12-05 09:00")),
        (entry("2026-12-03/1930", "/21 uur"), ("2026-12-03 19:30", "2026-12-03 21:00")),
        # as pages and word processors write it: with spaces at which no line breaks
        (entry("3\u00a0december\u202f2026/19:30\u00a0uur", "/21\u00a0uur"), ("2026-12-03 19:30", "2026-12-03 21:00")),
        (entry("\u200e3-12-2026\u200f/\u200e19:30", "/21:00\u200b"), ("2026-12-03 19:30", "2026-12-03 21:00")),
        (entry("3-12-2026/19.30 u.", "/21 u."), ("2026-12-03 19:30", "2026-12-03 21:00")),
        (entry("3-12-2026/19u30", "/21 uur 15"), ("2026-12-03 19:30", "2026-12-03 21:15")),
        (entry("3-12-2026/7h", "/9h05"), ("2026-12-03 07:00", "2026-12-03 09:05")),
        (entry("3.12.2026/0:00", "/24:00"), ("2026-12-03 00:00", "2026-12-04 00:00")),
        (entry("3-12-1850/10:00", "/11:00"), ("1850-12-03 10:00", "1850-12-03 11:00")),
        (entry("3-12-2026/", "", Precision.DAY), ("2026-12-03 00:00", "2026-12-04 00:00")),
        (entry("3-12-2026/", "5-12-2026/", Precision.DAY), ("2026-12-03 00:00", "2026-12-06 00:00")),
        (entry(precision=Precision.MONTH, period=12, year="2026"), ("2026-12-01 00:00", "2027-01-01 00:00")),
        (entry(precision=Precision.QUARTER, period=4, year="2026"), ("2026-10-01 00:00", "2027-01-01 00:00")),
        (entry(precision=Precision.MONTH, period=12, year="26"), ("2026-12-01 00:00", "2027-01-01 00:00")),
        (entry(precision=Precision.UNKNOWN, period_text="najaar 2026"), (None, None)),
    ],
)
def test_what_people_type_is_understood(typed: TimeEntry, kept: tuple[str | None, str | None]) -> None:
    assert bounds(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("3-12-2026", "2026-12-03", "3/12/26", "03-12-26", " 3.12.2026 ", "3 dec 2026", "3 Dec. 26", "3-dec-2026"),
        *("3 december 2026", "donderdag 3 december 2026", "do. 3 dec. 2026", "Thursday, 3 December 2026"),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == date(2026, 12, 3)


@pytest.mark.parametrize(
    "typed", ["3", "3-12", "3 dec", "12-3-4", "3-12-226", "3 maandag 2026", "31-11-26", "3 d 2026", "3 dec 2026 9:00"]
)
def test_what_may_be_another_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(TimeNotUnderstoodError):
        read_day(typed)


@pytest.mark.parametrize("word", ["maandag", "Wed", "dond3rdag", "xyz"])
def test_a_weekday_that_does_not_fit_the_date_is_told(word: str) -> None:
    with pytest.raises(TimeNotUnderstoodError):
        read_day(f"{word} 3 december 2026")


def test_who_wrote_another_weekday_reads_which_it_is() -> None:
    with pytest.raises(TimeNotUnderstoodError) as told:
        read_day("maandag 3-12-26")
    assert (
        told.value.text.nl
        == "“maandag” past niet bij de datum: het is donderdag 3 december 2026. Pas een van beide aan."
    )


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", [0, 1])
def test_every_month_is_known_by_its_name_and_by_the_begin_of_it(month: int, language: int) -> None:
    name = MONTHS[month - 1][language]
    assert {read_day(f"3 {word} 2026") for word in (name, name[:3])} == {date(2026, month, 3)}
    assert read_day("3 mrt 2026") == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (entry(), ["begin_day", "begin_time", "end_time"]),
        (entry("3-12-2026/19:30"), ["end_time"]),
        (entry("31-11-2026/19:30", "/21:00"), ["begin_day"]),
        (entry("3-12-2026/half acht", "/21:00"), ["begin_time"]),
        (entry("29-3-2026/2:30", "/4:00"), ["begin_time"]),
        (entry("3-12-2026/19:30", "/19:30"), ["end_time"]),
        (entry("3-12-2026/19:30", "2-12-2026/21:00"), ["end_day"]),
        (entry("31-12-9999/", "", Precision.DAY), ["end_time"]),
        (entry("31-11-2026/", "", Precision.DAY), ["begin_day"]),
        (entry("3-12-2026/", "2-12-2026/", Precision.DAY), ["end_day"]),
        (entry(precision=Precision.MONTH, period=3, year="volgend jaar"), ["year"]),
        (entry(precision=Precision.MONTH, period=3, year="²"), ["year"]),
        (entry(precision=Precision.MONTH, period=3, year="٢٠٢٧"), ["year"]),
        (entry(precision=Precision.MONTH, period=12, year="0"), ["year"]),
        (entry(precision=Precision.MONTH, period=12, year="226"), ["year"]),
        (entry(precision=Precision.MONTH, period=12, year="0000"), ["year"]),
        (entry(precision=Precision.MONTH, period=12, year="9999"), ["year"]),
        (entry(precision=Precision.MONTH, period=3, year="9" * 5000), ["year"]),
        (entry(precision=Precision.UNKNOWN, period_text="  "), ["period_text"]),
        (entry("x" * 100_000 + "/" + "1" * 100_000, "/👍"), ["begin_day", "begin_time", "end_time"]),
    ],
)
def test_what_is_wrong_is_told_at_its_field(typed: TimeEntry, fields: list[str]) -> None:
    assert wrong(typed) == fields


def test_who_gives_an_hour_past_midnight_is_told_to_give_the_day_too() -> None:
    _, (problem,) = times_of(entry("3-12-2026/19:30", "/1:00"), ZONE, may_lack=False)
    assert "na middernacht" in problem.text.nl
    assert bounds(entry("3-12-2026/19:30", "4-12-2026/1:00")) == ("2026-12-03 19:30", "2026-12-04 01:00")
    _, (problem,) = times_of(entry("3-12-2026/19:30", "2-12-2026/1:00"), ZONE, may_lack=False)
    assert "na middernacht" not in problem.text.nl


def test_an_end_before_the_begin_is_no_time_to_show() -> None:
    """The public would read “2 tot 1 december”."""
    values, problems = times_of(entry("2-12-2026/19:30", "1-12-2026/21:00"), ZONE, may_lack=False)
    assert [problem.field for problem in problems] == ["end_day"]
    assert (values["begin_local"], values["end_local"]) == (None, None)


def test_a_moved_moment_may_wait_for_its_date_and_what_is_typed_of_it_is_read_all_the_same() -> None:
    values, problems = times_of(entry(), ZONE, may_lack=True)

    assert problems == []
    assert (values["begin_local"], values["end_local"]) == (None, None)
    assert [problem.field for problem in times_of(entry("3-12-2026/"), ZONE, may_lack=True)[1]] == [
        "begin_time",
        "end_time",
    ]
    assert [problem.field for problem in times_of(entry("", "4-12-2026/21:00"), ZONE, may_lack=True)[1]] == [
        "begin_day",
        "begin_time",
    ]
    for lone in (entry("", "4-12-2026/", Precision.DAY), entry("/19:30"), entry("", "/21:00")):
        assert times_of(lone, ZONE, may_lack=True)[1] != []


def test_whole_days_moved_to_no_date_yet_have_no_hours_that_hold_them_back() -> None:
    """Their hours stand in fields that nobody sees."""
    values, problems = times_of(entry("/00:00", "/24:00", Precision.DAY), ZONE, may_lack=True)
    assert (values["begin_local"], values["end_local"], problems) == (None, None, [])


def test_without_a_day_it_says_that_one_is_needed() -> None:
    _, problems = times_of(entry("/19:30", "/21:00"), ZONE, may_lack=False)

    assert [problem.text for problem in problems] == [DAY_NEEDED]


def test_a_zone_tells_which_of_the_hour_that_comes_twice_is_meant() -> None:
    values, _ = times_of(entry("25-10-2026/2:30+01:00", "/4:00"), ZONE, may_lack=False)

    assert (values["begin_local"], values["begin_fold"], values["end_fold"]) == ("2026-10-25 02:30", 1, 0)
    assert times_of(entry("25-10-2026/2:30", "/4:00"), ZONE, may_lack=False)[0]["begin_fold"] == 0


def test_a_moment_of_one_evening_shows_one_day_and_one_that_ends_at_midnight_that_it_does() -> None:
    evening = Moment(id="m", begin_local="2026-12-03 19:30", end_local="2026-12-04 00:00")
    shown = {"begin_day": "3-12-2026", "begin_time": "19:30", "end_day": "", "end_time": "24:00"}

    assert typed_times(evening, "nl").items() >= shown.items()
    assert typed_times(evening, "en")["begin_day"] == "2026-12-03"
    only_an_end = dataclasses.replace(evening, begin_local=None, end_local="2026-12-03 21:00")
    assert typed_times(Moment(id="m", begin_local="2026-09-30 00:00", precision=Precision.QUARTER), "nl")["period"] == 3
    assert typed_times(only_an_end, "nl").items() >= {"end_day": "3-12-2026", "end_time": "21:00"}.items()


@pytest.mark.parametrize(
    ("precision", "period", "months"),
    [*((Precision.MONTH, n, 1) for n in range(1, 13)), *((Precision.QUARTER, n, 3) for n in range(1, 5))],
)
def test_a_period_is_kept_with_its_words_and_shown_again(precision: Precision, period: int, months: int) -> None:
    typed = TimeEntry(precision, period=period, year="2026", period_text=" rond de oogst ")
    values, problems = times_of(typed, ZONE, may_lack=False)
    last = period * months

    assert problems == []
    assert values["begin_local"] == f"2026-{last - months + 1:02}-01 00:00"
    assert values["end_local"] == (f"2026-{last + 1:02}-01 00:00" if last < 12 else "2027-01-01 00:00")
    shown = TimeEntry(**typed_times(Moment(id="m", **values), "nl"))
    assert (shown.precision, shown.period, shown.year, shown.period_text) == (
        precision,
        period,
        "2026",
        "rond de oogst",
    )
    assert times_of(shown, ZONE, may_lack=False) == (values, [])


def test_a_period_without_words_has_none() -> None:
    values, _ = times_of(TimeEntry(Precision.MONTH, year="2026", period_text=" "), ZONE, may_lack=False)

    assert values["period_text"] is None
    assert typed_times(Moment(id="m", **values), "nl")["period_text"] == ""


@given(
    st.dates(date(1850, 1, 1), date(2300, 1, 1)),
    st.integers(0, 60),
    st.sampled_from([Precision.TIME, Precision.DAY]),
    st.sampled_from(["nl", "en"]),
)
def test_what_is_shown_of_a_moment_says_the_same_when_it_is_read_again(
    first: date, days: int, precision: Precision, language: str
) -> None:
    last = first + timedelta(days=days)
    end = f"{last + timedelta(days=1)} 00:00" if precision is Precision.DAY else f"{last} 21:05"
    begin = f"{first} 00:00" if precision is Precision.DAY else f"{first} 10:30"
    moment = Moment(id="m", begin_local=begin, end_local=end, precision=precision)

    assert bounds(TimeEntry(**typed_times(moment, language))) == (begin, end)


@given(st.builds(TimeEntry, **{field.name: st.text() for field in dataclasses.fields(TimeEntry)[1:5]}))
def test_any_typed_text_gives_times_in_order_or_a_problem(typed: TimeEntry) -> None:
    values, problems = times_of(typed, ZONE, may_lack=False)

    assert problems or values["begin_local"] < values["end_local"]
