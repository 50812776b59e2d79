"""Calendars and news over a year of releases, as subscribers' own programs read them one after the other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import feedparser
import icalendar
import pytest
from participatiekaart.plugin.participation.codes import MomentState, Precision
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.times import UTC, read_clock
from participatiekaart.plugin.store.addresses import open_store

from tests.counting import times
from tests.node import MODULES, answer_of

from .released import change, make_store, release, roll_back
from .small_town import NOW, ZONE, moment, plan

WEEKS = times(13, 52)
pytestmark = pytest.mark.counted
BASE = "https://kaart.example/"
READ_CALENDARS = Path(__file__).with_name("read_calendars.mjs")


@dataclass(frozen=True)
class Release:
    """One release as subscribers read it: the store's moments then, entries by their id, and what the layers say.

    calendar: a copy of its agenda.ics.
    """

    at: datetime
    moments: dict[str, Moment]
    events: dict[str, Any]
    news: dict[str, Any]
    public: dict[str, dict[str, Any]]
    calendar: Path


def clock(day: date, time: str) -> str:
    return read_clock(f"{day} {time}", ZONE)[0]


def happen(store: str, moments: list[Moment], week: int, chance: Random) -> None:
    """What a planner does in a week: words, a call-off, another day, feedback."""
    one = chance.choice(moments)
    day = date.fromisoformat((one.begin_local or "")[:10])
    what = week % 5
    if what == 0:
        change(store, Moment, one.id, place=f"Zaal {week}")
    elif what == 1:
        change(store, Moment, one.id, state=MomentState.CANCELLED)
    elif what == 2 and one.precision is Precision.TIME:
        later = day + timedelta(days=7)
        change(
            store, Moment, one.id, state=MomentState.MOVED, previous_begin_local=one.begin_local,
            previous_end_local=one.end_local, begin_local=clock(later, "19:30"), end_local=clock(later, "21:00"),
        )  # fmt: skip
    elif what == 3:
        change(store, Moment, one.id, internal_note=f"Niet voor het publiek {week}")
    elif one.plan:
        change(store, Plan, one.plan, summary=f"Stand van week {week}")


def read(store: str, folder: Path, at: datetime) -> Release:
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    events = {str(event["UID"]).split("@")[0]: event for event in calendar.walk("VEVENT")}
    feed = feedparser.parse((folder / "nieuws.xml").read_bytes())
    assert not feed.bozo
    with open_store(store) as opened:
        moments = {one.id: one for one in opened.snapshot().moments}
    layers = [json.loads((folder / name).read_text("utf-8")) for name in ("plannen.geojson", "momenten.geojson")]
    public = {one["id"]: one["properties"] for layer in layers for one in layer["features"]}
    copy = Path(shutil.copy(folder / "agenda.ics", f"{folder}-{at:%Y%m%d}.ics"))
    return Release(at, moments, events, {entry.id: entry for entry in feed.entries}, public, copy)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> list[Release]:
    """A release a week, with a change before each; once an earlier one is put back."""
    home = tmp_path_factory.mktemp("jaar")
    chance, plans = Random(20261123), [plan(name=f"Plan {n}") for n in range(4)]
    moments: list[Moment] = []
    for number in range(12):
        day = NOW.date() + timedelta(days=14 + 29 * number)
        if number % 3 == 2:
            made = moment(plans[number % 4], f"{day}", f"{day + timedelta(days=2)}", precision=Precision.DAY)
        else:
            made = moment(plans[number % 4], f"{day} 19:30", f"{day} 21:00", response_url="https://denk.example/mee")
        moments.append(made)
    store, folder, seen = make_store(home / "opslag.gpkg", [*plans, *moments]), home / "publiek", []
    for week in range(WEEKS):
        at = NOW + timedelta(weeks=week)
        release(store, folder, at)
        seen.append(read(store, folder, at))
        current = seen[-1].moments
        happen(store, [current[one.id] for one in moments], week, chance)
        if week == WEEKS // 2:
            roll_back(store, folder, at + timedelta(hours=1))
            roll_back(store, folder, at + timedelta(hours=2))
    return seen


def pairs(year: list[Release]) -> Iterator[tuple[str, Release, Release]]:
    """Each moment in two releases after each other."""
    return ((id, old, new) for old, new in zip(year, year[1:]) for id in new.events)


def said(event: Any) -> dict[str, Any]:
    """What an entry says, but for how often and when it changed."""
    return {name: event[name].to_ical() for name in event if name not in ("SEQUENCE", "DTSTAMP")}


def test_entries_keep_their_id_and_their_number_rises_when_the_public_reads_something_else(
    year: list[Release], record_property: Callable[[str, object], None]
) -> None:
    record_property("releases", WEEKS)
    assert all(set(release.events) == set(year[0].events) for release in year)
    risen = 0
    for id, old, new in pairs(year):
        before, after = old.events[id], new.events[id]
        assert after["SEQUENCE"] >= before["SEQUENCE"]
        assert (after["SEQUENCE"] > before["SEQUENCE"]) == (after["DTSTAMP"].dt > before["DTSTAMP"].dt)
        if said(before) != said(after):
            assert after["SEQUENCE"] > before["SEQUENCE"]
            risen += 1
    assert risen > 2


def test_what_the_public_cannot_see_raises_nothing(year: list[Release]) -> None:
    quiet = 0
    for id, old, new in pairs(year):
        if old.moments[id].internal_note != new.moments[id].internal_note:
            assert old.events[id].to_ical() == new.events[id].to_ical()
            quiet += 1
    assert quiet > 0


def test_each_entry_is_called_off_moved_and_lasts_as_the_store_says(year: list[Release]) -> None:
    states = set()
    for week in year:
        for id, event in week.events.items():
            one = week.moments[id]
            states.add(one.state)
            assert (event["STATUS"] == "CANCELLED") == (one.state is MomentState.CANCELLED)
            assert ("Verplaatst, was: " in event.get("DESCRIPTION", "")) == (one.state is MomentState.MOVED)
            assert str(event["URL"]) in event["DESCRIPTION"]
            begin, end = event["DTSTART"].dt, event["DTEND"].dt
            if one.precision is Precision.DAY:
                assert (type(begin), end - begin) == (date, timedelta(days=3))
            else:
                assert (begin, end) == (one.begin, one.end)
                assert begin.tzinfo is not None and begin.utcoffset() == UTC.utcoffset(None)
    assert states == {MomentState.PLANNED, MomentState.MOVED, MomentState.CANCELLED}


def test_news_keeps_its_ids_and_is_dated_when_something_changed(year: list[Release]) -> None:
    for old, new in zip(year, year[1:]):
        assert set(new.news) >= set(old.news)
        for id, entry in new.news.items():
            before = old.news.get(id)
            if before is None:
                continue
            assert entry.updated_parsed >= before.updated_parsed
            if (entry.title, entry.summary) != (before.title, before.summary):
                assert entry.updated_parsed > before.updated_parsed
            assert entry.link.startswith(BASE)


def test_calendar_and_news_agree_on_when_a_moment_changed(year: list[Release]) -> None:
    for week in year:
        for id, event in week.events.items():
            entry = week.news[f"urn:uuid:{id}"]
            assert event["DTSTAMP"].dt == datetime(*entry.updated_parsed[:6], tzinfo=UTC)


def by_icalendar(event: Any) -> dict[str, Any]:
    return {
        "uid": str(event["UID"]), "sequence": event["SEQUENCE"], "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]) if "LOCATION" in event else None, "description": str(event["DESCRIPTION"]),
        "status": str(event["STATUS"]), "url": str(event["URL"]), "begin": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat(), "stamp": event["DTSTAMP"].dt.isoformat(),
    }  # fmt: skip


def test_icalendar_and_ical_js_read_the_same_in_every_entry_and_it_is_what_the_layers_say(year: list[Release]) -> None:
    library = MODULES / "ical.js/dist/ical.js"
    read_in_node = answer_of(READ_CALENDARS, str(library), *(str(week.calendar) for week in year))

    for week, entries in zip(year, read_in_node):
        assert len(entries) == len(week.events) == 12
        for entry in entries:
            id = entry["uid"].partition("@")[0]
            assert entry == by_icalendar(week.events[id])
            told = week.public[id]
            assert entry["summary"] == f"{told['plannaam']}: {told['titel']}"
            assert entry["location"] == told["plaats"]
            assert entry["status"] == ("CANCELLED" if told["staat"] == "geannuleerd" else "CONFIRMED")
            assert datetime.fromisoformat(entry["stamp"]) == datetime.fromisoformat(told["bijgewerkt_op"])
            begin, end = datetime.fromisoformat(told["begin"]), datetime.fromisoformat(told["einde"])
            if told["tijd_precisie"] == "dag":
                assert (entry["begin"], entry["end"]) == (begin.date().isoformat(), end.date().isoformat())
            else:
                assert [datetime.fromisoformat(entry[name]) for name in ("begin", "end")] == [begin, end]


def test_feedparser_reads_in_every_entry_what_the_layers_say(year: list[Release]) -> None:
    for week in year:
        assert len(week.news) == len(week.public) == 16
        for id, told in week.public.items():
            entry = week.news[f"urn:uuid:{id}"]
            is_plan = "naam" in told
            assert entry.title == (told["naam"] if is_plan else f"{told['plannaam']}: {told['titel']}")
            assert ((told["samenvatting"] if is_plan else told["plaats"]) or "") in entry.summary
            assert datetime(*entry.updated_parsed[:6], tzinfo=UTC) == datetime.fromisoformat(told["bijgewerkt_op"])
            for state in ("geannuleerd", "verplaatst"):
                assert entry.summary.startswith(f"{state.capitalize()}: ") == (told.get("staat") == state)
