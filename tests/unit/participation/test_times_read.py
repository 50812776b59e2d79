"""What a person writes as a date or time: read as the wall clock of the store, or refused in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.times import Clock, TimeNotUnderstoodError, instant, read_clock, read_date

TOWN = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("2026-09-01 19:30", Clock("2026-09-01 19:30")),
        ("01-09-2026 19:30", Clock("2026-09-01 19:30")),
        ("1-9-2026 9.05", Clock("2026-09-01 09:05")),
        ("1-9-2026 19.30 uur", Clock("2026-09-01 19:30")),
        ("1-9-2026 19:30u", Clock("2026-09-01 19:30")),
        ("  2026-09-01T19:30  ", Clock("2026-09-01 19:30")),
        ("2026-09-01 19:30:59", Clock("2026-09-01 19:30")),
        ("2026-09-01T19:30:00.500", Clock("2026-09-01 19:30")),
        ("2026-09-01T17:30:00Z", Clock("2026-09-01 19:30")),
        ("2026-09-01T19:30+02:00", Clock("2026-09-01 19:30")),
        ("2026-09-01T19:30+0200", Clock("2026-09-01 19:30")),
        ("2026-09-01 19:30+02", Clock("2026-09-01 19:30")),
        ("2026-09-01 13:30 -04:00", Clock("2026-09-01 19:30")),
        ("2026-09-01T23:30Z", Clock("2026-09-02 01:30")),
        ("2026-09-01 24:00", Clock("2026-09-02 00:00")),
        ("2024-02-29 10:00", Clock("2024-02-29 10:00")),
        ("2026-10-25 02:30", Clock("2026-10-25 02:30", 0)),
        ("2026-10-25T02:30+02:00", Clock("2026-10-25 02:30", 0)),
        ("2026-10-25T02:30+01:00", Clock("2026-10-25 02:30", 1)),
        ("2026-10-25T01:30Z", Clock("2026-10-25 02:30", 1)),
        ("2026-03-29 03:00", Clock("2026-03-29 03:00")),
    ],
)
def test_what_a_person_writes_is_read_as_wall_clock_of_the_store(written: str, clock: Clock) -> None:
    assert read_clock(written, TOWN) == clock


def test_a_date_alone_is_its_first_moment_as_a_begin_and_the_end_of_that_day_as_an_end() -> None:
    assert read_clock("05-12-2026", TOWN) == Clock("2026-12-05 00:00")
    assert read_clock("2026-12-05", TOWN, end_of_day=True) == Clock("2026-12-06 00:00")
    assert read_clock("2026-12-31", TOWN, end_of_day=True) == Clock("2027-01-01 00:00")
    assert read_clock("2026-12-05 00:00", TOWN, end_of_day=True) == Clock("2026-12-05 00:00")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "morgen",
        "2026",
        "20-5",
        "20260901",
        "2026-02-30 10:00",
        "31-11-2026",
        "29-02-2026",
        "2026-13-01",
        "2026-00-10",
        "2026-09-01 24:01",
        "2026-09-01 25:00",
        "2026-09-01 19:60",
        "2026-09-01 19:30:60",
        "2026-09-01 19",
        "2026-09-01 half acht",
        "2026-09-01T19:30+25:00",
        "2026-09-01T19:30+02:99",
        "2026-09-01+02:00",
        "2026-09-01 19:30 CET",
        "0000-01-01",
        "9999-12-31T23:30-05:00",
        "0001-01-01T00:30+05:00",
        "٢٠٢٦-٠٩-٠١",
        "2026-03-29 02:00",
        "2026-03-29 02:59",
    ],
)
def test_what_is_no_time_or_does_not_exist_is_refused_naming_what_was_written(written: str) -> None:
    with pytest.raises(TimeNotUnderstoodError) as refused:
        read_clock(written, TOWN)

    assert f"“{written}”" in refused.value.text.nl
    assert f"“{written}”" in refused.value.text.en


def test_the_end_of_the_last_day_there_is_does_not_exist() -> None:
    assert read_clock("9999-12-31", TOWN) == Clock("9999-12-31 00:00")
    for written in ("9999-12-31", "9999-12-31 24:00"):
        with pytest.raises(TimeNotUnderstoodError):
            read_clock(written, TOWN, end_of_day=True)


def test_an_hour_that_the_clock_skips_is_told_apart_from_other_mistakes() -> None:
    with pytest.raises(TimeNotUnderstoodError, match="clock goes forward"):
        read_clock("29-03-2026 02:30", TOWN)

    assert read_clock("2026-03-29T01:30Z", TOWN) == Clock("2026-03-29 03:30")
    assert read_clock("2026-03-29 02:30", "Asia/Kathmandu") == Clock("2026-03-29 02:30")


def test_a_day_that_begins_without_midnight_is_refused_for_its_first_moment() -> None:
    with pytest.raises(TimeNotUnderstoodError, match="clock goes forward"):
        read_clock("2024-03-31", "Asia/Beirut")


def test_dates_of_permission_and_phase() -> None:
    assert read_date(" 1-9-2026 ") == "2026-09-01"
    assert read_date("2026-09-01") == "2026-09-01"
    for written in ("2026-09-01 10:00", "2026-09-01Z", "31-02-2026", "vandaag"):
        with pytest.raises(TimeNotUnderstoodError):
            read_date(written)


@pytest.mark.parametrize(
    "written", ["2026-09-01\u00a019:30", "1\u20119\u20112026\u202f19:30", "01\u201309\u20132026 19.30"]
)
def test_what_looks_like_a_space_or_hyphen_is_one(written: str) -> None:
    assert read_clock(written, TOWN) == Clock("2026-09-01 19:30")
    assert read_date(re.split("[\u00a0\u202f ]", written)[0]) == "2026-09-01"


def test_the_first_instant_there_is_is_no_matter_of_summer_time() -> None:
    with pytest.raises(TimeNotUnderstoodError) as refused:
        read_clock("0001-01-01 00:00:00", TOWN)

    assert refused.value.text.nl == "“0001-01-01 00:00:00” is geen bestaande datum of tijd."


@given(st.text(max_size=40))
def test_any_other_text_is_refused_in_words_and_never_otherwise(text: str) -> None:
    try:
        clock = read_clock(text, TOWN)
    except TimeNotUnderstoodError:
        return
    assert instant(clock.text, TOWN, clock.fold)
