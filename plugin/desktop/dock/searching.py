"""Searches plans and neighbourhoods in the store, and says of each plan where its consultation stands; knows no QGIS
and no Qt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from ...entry.areas import area_names
from ...participation.areas import current_areas
from ...participation.codes import AreaLevel, Level, Phase, Status
from ...participation.records import Moment, Neighbourhood, Plan, from_row
from ...participation.status import has_readable_times
from ...participation.times import clock_of, now
from ...participation.words import Text, joined
from ...publication.public_view.standing import Standing, standing
from ...store.addresses import open_store
from ...store.protocol import Reader, SearchFilter, SearchHit
from ...store.reading import read_neighbourhoods
from .agenda import AgendaLine

MOST = 50
MOST_AREAS = 5
AREA = Text("Doelen, momenten en contacten van deze wijk", "Goals, moments and contacts of this neighbourhood")
_LEVELS = (AreaLevel.WIJK, AreaLevel.BUURT)
_OF_STATUS = (
    *("id", "phase", "source_phase", "phase_since", "level"),
    *("override_status", "override_from", "override_until"),
)


@dataclass(frozen=True)
class Wanted:
    """What is searched for; None where it does not matter. worked_on_by: as the history names them."""

    words: str = ""
    neighbourhood: str | None = None
    status: Status | None = None
    phase: Phase | None = None
    level: Level | None = None
    worked_on_by: str | None = None

    @property
    def is_nothing(self) -> bool:
        return not (self.words.strip() or self.neighbourhood or self.is_of_plans)

    @property
    def is_of_plans(self) -> bool:
        """Whether it asks for something that only a plan can have."""
        return any((self.status, self.phase, self.level, self.worked_on_by))


@dataclass(frozen=True)
class Found:
    """What a search gives: lines of neighbourhoods, and of plans, best first."""

    areas: tuple[AgendaLine, ...]
    plans: tuple[AgendaLine, ...]


def search(address: str, wanted: Wanted, limit: int = MOST) -> list[AgendaLine]:
    """The plans found, best first. Raises StoreError."""
    at = now()
    with open_store(address) as store:
        with store.reading() as reader:
            timezone = reader.settings().timezone
        filters = wanted.neighbourhood, wanted.status, wanted.phase, wanted.level, wanted.worked_on_by
        only = SearchFilter(clock_of(at, timezone).text, *filters)
        hits = store.search(wanted.words, limit, only)
        with store.reading() as reader:
            return lines_of(reader, hits, at, timezone)


def find(address: str, wanted: Wanted) -> Found:
    """The plans found, and the neighbourhoods whose name has words that begin as these do, or the one that is filtered
    by. Raises StoreError."""
    with open_store(address) as store, store.reading() as reader:
        areas = current_areas(read_neighbourhoods(reader))
    wanted_codes = {area.code for area in areas if _is_wanted(area, wanted)}
    lines = (_area_line(code, name) for code, name in area_names(areas).items() if code in wanted_codes)
    return Found(tuple(islice(lines, MOST_AREAS)), tuple(search(address, wanted)))


def prepare_filters(address: str) -> None:
    """Let the store tell beforehand where each plan stands, which the first filter by status would wait for. Raises
    StoreError."""
    search(address, Wanted(status=Status.OPEN), limit=1)


def lines_of(reader: Reader, hits: list[SearchHit], at: datetime, timezone: str) -> list[AgendaLine]:
    """A line for each plan, with its code and where it stands at an instant (aware)."""
    stands = _standings(reader, hits, at, timezone)
    return [_line(hit, stands.get(hit.plan)) for hit in hits]


def neighbourhoods(address: str) -> list[tuple[str, str]]:
    """The current wijken, else the buurten: code and name, by name. Raises StoreError."""
    with open_store(address) as store, store.reading() as reader:
        areas = current_areas(read_neighbourhoods(reader))
    for level in _LEVELS:
        found = sorted(((area.code, area.name) for area in areas if area.level is level), key=lambda row: row[1])
        if found:
            return found
    return []


def _standings(reader: Reader, hits: list[SearchHit], at: datetime, timezone: str) -> dict[str, Standing]:
    ids = [hit.plan for hit in hits]
    moments: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in reader.find(Moment, {"plan": ids}):
        if moment.is_published and has_readable_times(moment):
            moments[moment.plan or ""].append(moment)
    plans = (from_row(Plan, _OF_STATUS, row) for row in reader.values(Plan, _OF_STATUS, {"id": ids}))
    return {plan.id: standing(plan, moments[plan.id], at, timezone) for plan in plans}


def _is_wanted(area: Neighbourhood, wanted: Wanted) -> bool:
    if wanted.is_of_plans:
        return False
    words = wanted.words.casefold().split()
    if not words:
        return area.code == wanted.neighbourhood
    of_name = area.name.casefold().split()
    return all(any(own.startswith(word) for own in of_name) for word in words)


def _area_line(code: str, name: str) -> AgendaLine:
    return AgendaLine("", Text(name, name), AREA, area=code)


def _line(hit: SearchHit, stands: Standing | None) -> AgendaLine:
    name = hit.name or hit.code or hit.plan
    line = AgendaLine(hit.plan, Text(name, name))
    if stands is None:
        return line
    code = [Text(hit.code, hit.code)] if hit.code else []
    return replace(line, detail=joined(" · ", (*code, stands.said)), shape=stands.status)
