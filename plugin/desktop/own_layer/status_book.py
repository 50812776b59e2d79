"""Where the consultation of each plan stands, by its key, for whoever asks it of thousands of plans a second.

Asked from the threads that draw the map, so it knows no QGIS. A store is read whole, once after each change of its
file. The status of a plan is worked out (participation/status.py) when it is asked for, and kept until it may change.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from ...participation.codes import PublicationState
from ...participation.records import Moment, Plan, PlanSource, from_row
from ...participation.status import has_readable_times, turning_points
from ...participation.times import now, zone
from ...participation.words import ParticipationError, Text
from ...publication.public_view.standing import Standing, standing
from ...store.addresses import open_store
from ...store.protocol import Reader, StoreError

_PLAN = (
    *("id", "source", "source_key", "phase", "source_phase", "phase_since", "level"),
    *("override_status", "override_from", "override_until"),
)
_MOMENT = (
    *("id", "plan", "kind", "title", "level", "begin_local", "begin_fold", "end_local", "end_fold", "timezone"),
    *("precision", "period_text", "place", "address", "state", "feedback", "feedback_url", "feedback_on"),
)
LOOK_AFTER = 1.0
"""Seconds in which a file is not looked at again: a map asks of each plan it draws."""
Stamp = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class OwnLayer:
    """An own plan layer. store: the address of the store it was attached to. source: as what."""

    store: str
    source: PlanSource


@dataclass(frozen=True)
class Entry:
    """A plan with its public moments whose times can be read, as they are at an instant (aware)."""

    plan: Plan
    moments: tuple[Moment, ...]
    standing: Standing
    at: datetime
    timezone: str


@dataclass
class _Page:
    """What was read of one store."""

    timezone: str
    plans: Mapping[str, list[tuple[Any, ...]]]
    moments: Mapping[str, list[tuple[Any, ...]]]
    entries: dict[str, tuple[datetime, Entry]] = field(default_factory=dict)

    def find(self, key: str, source: str | None) -> Entry | None:
        found = self.plans.get(key, [])
        if source is not None:
            found = [row for row in found if row[1] == source or row[0] == key]
        # a key that stands in two layers is ambiguous where no layer is named
        return self._entry(found[0]) if len(found) == 1 else None

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        at = now()
        until, entry = self.entries.get(row[0], (at, None))
        if entry is None or until <= at:
            plan = from_row(Plan, _PLAN, row)
            read = (from_row(Moment, _MOMENT, values) for values in self.moments.get(plan.id, ()))
            moments = tuple(moment for moment in read if has_readable_times(moment))
            entry = Entry(plan, moments, standing(plan, moments, at, self.timezone), at, self.timezone)
            # where two threads worked it out at once, both found the same
            self.entries[plan.id] = _changes(entry), entry
        return entry


@dataclass
class _Shelf:
    """One store: what was read of it, of which state of its file, and why it could not be read the last time."""

    address: str
    page: _Page | None = None
    stamp: Stamp = ()
    trouble: Text | None = None
    looked: float = 0.0
    reading: Lock = field(default_factory=Lock)

    def latest(self) -> _Page:
        """What the store says. While another thread reads it, which takes long where a program holds the store, that is
        what was read before. Raises StoreError where it was never read."""
        if self.reading.acquire(blocking=self.page is None):
            try:
                self._look()
            finally:
                self.reading.release()
        if self.page is None:
            assert self.trouble is not None, "what was not read says why"
            raise StoreError(self.trouble)
        return self.page

    def _look(self) -> None:
        if self.looked and time.monotonic() - self.looked <= LOOK_AFTER:
            return
        stamp = _stamp(self.address)
        if stamp != self.stamp or self.page is None:
            # of a store that is locked or away for a while, what was read of it before still helps
            try:
                self.page, self.stamp, self.trouble = _read_page(self.address), stamp, None
            except ParticipationError as error:
                self.trouble = error.text
        self.looked = time.monotonic()


class StatusBook:
    """May be asked from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shelves: dict[str, _Shelf] = {}
        self._layers: Mapping[str, OwnLayer] = {}

    def turn_to(self, stores: list[str], layers: Mapping[str, OwnLayer]) -> None:
        """Know these stores, and no others, and which layers of the project (by id) were attached to which."""
        with self._lock:
            self._shelves = {address: self._shelves.get(address, _Shelf(address)) for address in stores}
            self._layers = dict(layers)

    def find(self, key: str, layer: str = "") -> Entry | None:
        """The plan with that code in its layer, or with that id; None where no store has it. A code that stands in
        several layers is that of the layer asked for. Raises StoreError where a store was never read."""
        with self._lock:
            known = self._layers.get(layer)
            stores = [known.store] if known else list(self._shelves)
            shelves = [self._shelves.setdefault(address, _Shelf(address)) for address in stores]
        # outside the lock: the window itself waits for it when a layer comes or goes
        for shelf in shelves:
            entry = shelf.latest().find(key, known.source.id if known else None)
            if entry is not None:
                return entry
        return None


def _stamp(address: str) -> Stamp:
    """Of the file and its write-ahead log, where it has one: when each was last written, and how long it is."""
    found = []
    for path in (Path(address), Path(f"{address}-wal")):
        try:
            told = path.stat()
        except OSError:
            continue
        found.append((told.st_mtime_ns, told.st_size))
    return tuple(found)


def _read_page(address: str) -> _Page:
    with open_store(address) as store, store.reading() as reader:
        return _Page(reader.settings().timezone, _plans(reader), _moments(reader))


def _plans(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of _PLAN, by code and by id."""
    plans: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in reader.values(Plan, _PLAN):
        id, _, key, *_ = row
        plans[id].append(row)
        if key and key != id:
            plans[key].append(row)
    return dict(plans)


def _moments(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of _MOMENT of public moments, by plan."""
    moments: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in reader.values(Moment, _MOMENT, {"publication_state": PublicationState.PUBLISHED}):
        moments[row[1]].append(row)
    return dict(moments)


def _changes(entry: Entry) -> datetime:
    """When what is said of a plan may change: where its status may, else when the day ends ("12 days left")."""
    turns = turning_points(entry.plan, entry.moments, entry.timezone)
    day = entry.at.astimezone(zone(entry.timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min([turn for turn in turns if turn > entry.at] + [day + timedelta(days=1)])
