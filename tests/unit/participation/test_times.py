"""Wall-clock time of the store and the instant it is, in any zone, at any change of the clock, on any computer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.times import (
    UTC,
    Clock,
    TimeNotUnderstoodError,
    clock_of,
    instant,
    is_skipped,
    iso_local,
    local_date,
    now,
    read_clock,
    read_instant,
    to_utc,
    zone,
)
from participatiekaart.plugin.participation.words import ParticipationError

TOWN = "Europe/Amsterdam"
ZONES = (TOWN, "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu")
ROOT = Path(__file__).resolve().parents[3]


def _shifts(zone_name: str) -> list[datetime]:
    """About when the clock of a zone goes forward or back, from 1970 to 2037."""
    hours = [datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=12 * step) for step in range(2 * 365 * 68)]
    offsets = [hour.astimezone(zone(zone_name)).utcoffset() for hour in hours]
    return [hour for hour, before, after in zip(hours, offsets, offsets[1:]) if before != after]


@pytest.mark.parametrize("zone_name", [*ZONES, "Asia/Beirut", "Pacific/Apia"])
def test_every_half_hour_about_a_shift_of_the_clock_is_skipped_or_not_as_its_instant_says(zone_name: str) -> None:
    for shift in _shifts(zone_name):
        begin = shift.astimezone(zone(zone_name)).replace(tzinfo=None, minute=0)
        for clock in (begin + timedelta(minutes=30 * step) for step in range(-60, 84)):
            there_and_back = clock.replace(tzinfo=zone(zone_name)).astimezone(UTC).astimezone(zone(zone_name))
            assert is_skipped(clock, zone_name) == (there_and_back.replace(tzinfo=None) != clock)


@pytest.mark.parametrize(
    ("text", "fold", "utc"),
    [
        ("2026-09-01 19:30", 0, "2026-09-01T17:30"),
        ("2026-12-01 19:30", 0, "2026-12-01T18:30"),
        ("2026-12-01", 0, "2026-11-30T23:00"),
        ("2026-10-25 02:30", 0, "2026-10-25T00:30"),
        ("2026-10-25 02:30", 1, "2026-10-25T01:30"),
        ("2026-03-29 02:30", 0, "2026-03-29T01:30"),  # typed by another program: the hour before the jump counts on
    ],
)
def test_stored_wall_clock_is_an_instant_in_utc(text: str, fold: int, utc: str) -> None:
    found = instant(text, TOWN, fold)

    assert found.isoformat(timespec="minutes") == f"{utc}+00:00"


@pytest.mark.parametrize(
    "text", ["", "2026-9-1", "2026-09-01 9:30", "2026-09-01T19:30", "2026-09-01 19:30:00", "2026-W36-2", "2026-02-30"]
)
def test_stored_text_in_another_shape_is_refused(text: str) -> None:
    with pytest.raises(TimeNotUnderstoodError):
        instant(text, TOWN)


@pytest.mark.parametrize("name", ["Europe/Zwolle", "", "../../etc/passwd", "Mars", "Europe"])
def test_an_unknown_time_zone_is_named(name: str) -> None:
    with pytest.raises(ParticipationError) as refused:
        zone(name)

    assert f"“{name}”" in refused.value.text.nl


def test_times_are_given_to_the_public_with_their_offset() -> None:
    assert iso_local(read_instant("2026-09-01 19:30", TOWN), TOWN) == "2026-09-01T19:30:00+02:00"
    assert iso_local(read_instant("2026-10-25T02:30+01:00", TOWN), TOWN) == "2026-10-25T02:30:00+01:00"
    assert local_date(datetime(2026, 9, 1, 22, 30, tzinfo=UTC), TOWN) == date(2026, 9, 2)


def test_the_present_is_in_utc_to_the_second() -> None:
    assert now().tzinfo is UTC
    assert now().microsecond == 0
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_times_at_the_edges_of_the_calendar_stop_at_the_edge() -> None:
    assert instant("0001-01-01", TOWN) == datetime.min.replace(tzinfo=UTC)
    assert instant("9999-12-31 23:59", "America/New_York") == datetime.max.replace(tzinfo=UTC, microsecond=0)


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), st.sampled_from(ZONES))
def test_an_instant_kept_as_wall_clock_and_read_again_is_the_same_instant(naive: datetime, name: str) -> None:
    moment = naive.replace(second=0, microsecond=0, tzinfo=UTC)
    clock = clock_of(moment, name)

    assert instant(clock.text, name, clock.fold) == moment
    assert read_clock(iso_local(moment, name), name) == clock
    assert read_instant(iso_local(moment, name), name) == moment


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), st.sampled_from(ZONES))
def test_what_was_read_without_a_zone_is_that_time_on_the_clock_or_is_skipped_by_it(naive: datetime, name: str) -> None:
    naive = naive.replace(second=0, microsecond=0)
    written = f"{naive:%d-%m-%Y %H:%M}"
    exists = any(
        to_utc(naive.replace(tzinfo=zone(name), fold=fold)).astimezone(zone(name)).replace(tzinfo=None) == naive
        for fold in (0, 1)
    )
    if not exists:
        with pytest.raises(TimeNotUnderstoodError, match="clock goes forward"):
            read_clock(written, name)
        return

    clock = read_clock(written, name)
    assert clock == Clock(f"{naive:%Y-%m-%d %H:%M}", 0)
    first = instant(clock.text, name, 0)
    assert first <= instant(clock.text, name, 1)
    assert clock_of(first, name) == clock


@pytest.mark.parametrize("name", [zone_name for zone_name in ZONES if zone_name != "Asia/Kathmandu"])
def test_every_minute_around_the_changes_of_a_year_comes_back_as_itself(name: str) -> None:
    moment, changes = datetime(2026, 1, 1, tzinfo=UTC), []
    while moment.year == 2026:
        if (moment + timedelta(hours=1)).astimezone(zone(name)).utcoffset() != moment.astimezone(
            zone(name)
        ).utcoffset():
            changes.append(moment)
        moment += timedelta(hours=1)

    assert len(changes) >= 2
    for change in changes:
        for minutes in range(-150, 150):
            near = change + timedelta(minutes=minutes)
            clock = clock_of(near, name)
            assert instant(clock.text, name, clock.fold) == near


@given(
    st.datetimes(datetime(1800, 1, 1), datetime(2100, 1, 1)).map(lambda value: value.replace(second=0, microsecond=0)),
    st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Africa/Monrovia"]),
)
def test_a_time_of_any_year_reads_the_same_with_its_offset(naive: datetime, name: str) -> None:
    text = f"{naive:%Y-%m-%d %H:%M}"
    then = instant(text, name)
    said = iso_local(then, name)

    assert datetime.fromisoformat(said) == then
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", said)
    assert said[:16].replace("T", " ") == clock_of(then, name).text


@pytest.mark.parametrize("computer", ["UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu"])
def test_the_zone_of_the_computer_makes_no_difference(computer: str) -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from participatiekaart.plugin.participation.times import *\n"
            "for text in ('2026-09-01 19:30', '2026-10-25 02:30', '2026-12-05'):\n"
            "    clock = read_clock(text, 'Europe/Amsterdam', end_of_day=True)\n"
            "    print(clock.text, iso_local(instant(clock.text, 'Europe/Amsterdam'), 'Europe/Amsterdam'))",
        ],
        env={**os.environ, "TZ": computer, "PYTHONPATH": str(ROOT / "build" / "path")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.splitlines() == [
        "2026-09-01 19:30 2026-09-01T19:30:00+02:00",
        "2026-10-25 02:30 2026-10-25T02:30:00+02:00",
        "2026-12-06 00:00 2026-12-06T00:00:00+01:00",
    ]


def test_a_system_without_time_zones_takes_those_that_come_with_the_plugin() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-S",  # without what is installed beside Python
            "-c",
            "from participatiekaart.plugin.participation.times import *\n"
            "print('Europe/Amsterdam' in zone_names())\n"
            "print(iso_local(instant('2026-09-01', 'Europe/Amsterdam'), 'Asia/Tokyo'))",
        ],
        # as on Windows
        env={**os.environ, "PYTHONTZPATH": "", "PYTHONPATH": str(ROOT / "build" / "path")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["True", "2026-09-01T07:00:00+09:00"]
