"""Searches plans and neighbourhoods in the store, and says of each plan where its consultation stands; knows no QGIS
and no Qt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ...entry.areas import area_names
from ...participation.areas import WHOLE_TOWN
from ...participation.code import without_accents
from ...participation.codes import AreaLevel, Level, Phase, Status
from ...participation.records import Moment, Neighbourhood, Plan, from_row
from ...participation.status import has_readable_times
from ...participation.times import clock_of, now
from ...participation.words import Text, joined
from ...publication.public_view.standing import Standing, standing
from ...store.addresses import open_store
from ...store.protocol import Reader, SearchFilter, SearchHit, Store
from ...store.reading import read_current
from .agenda import AgendaLine

MOST = 50
MOST_AREAS = 5
OF_WIJK = Text("Doelen, momenten en contacten zonder plan", "Goals, moments and contacts without a plan")
OF_OTHERS = Text("Momenten en contacten zonder plan", "Moments and contacts without a plan")
NOTHING_FOUND = Text(
    "Niets gevonden. Probeer minder of andere woorden, of wis de filters.",
    "Nothing found. Try fewer or other words, or clear the filters.",
)
FOUND = Text("Gevonden: {n}", "Found: {n}")
FIRST_FOUND = Text("De eerste {n} plannen", "The first {n} plans")
MORE_AREAS = Text("En nog {n} wijken of buurten", "And {n} more neighbourhoods")
_LEVELS = (AreaLevel.WIJK, AreaLevel.BUURT)
_WORD = re.compile(r"\w+")
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
    """What a search gives: lines of neighbourhoods, and of plans, best first. more_areas: how many neighbourhoods there
    are besides."""

    areas: tuple[AgendaLine, ...]
    plans: tuple[AgendaLine, ...]
    more_areas: int = 0

    @property
    def said(self) -> Text:
        """How much was found."""
        count = len(self.areas) + len(self.plans)
        if not count:
            return NOTHING_FOUND
        said = [FIRST_FOUND.format(n=MOST) if len(self.plans) == MOST else FOUND.format(n=count)]
        return joined(". ", [*said, *([MORE_AREAS.format(n=self.more_areas)] if self.more_areas else [])])


def search(address: str, wanted: Wanted, limit: int = MOST) -> list[AgendaLine]:
    """The plans found, best first. Raises StoreError."""
    with open_store(address) as store:
        return _plans(store, wanted, limit)


def find(address: str, wanted: Wanted) -> Found:
    """The plans found, and the neighbourhoods or whole town whose name has words that begin as these do, or whose code
    it is, or the one that is filtered by. Raises StoreError."""
    with open_store(address) as store:
        with store.reading() as reader:
            lines = list(_areas(read_current(reader), reader.settings().municipality, wanted))
        plans = _plans(store, wanted, MOST)
    return Found(tuple(lines[:MOST_AREAS]), tuple(plans), len(lines[MOST_AREAS:]))


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
        areas = read_current(reader).values()
    for level in _LEVELS:
        found = sorted(((area.code, area.name) for area in areas if area.level is level), key=lambda row: row[1])
        if found:
            return found
    return []


def _plans(store: Store, wanted: Wanted, limit: int) -> list[AgendaLine]:
    at = now()
    with store.reading() as reader:
        timezone = reader.settings().timezone
    filters = wanted.neighbourhood, wanted.status, wanted.phase, wanted.level, wanted.worked_on_by
    only = SearchFilter(clock_of(at, timezone).text, *filters)
    hits = store.search(wanted.words, limit, only)
    with store.reading() as reader:
        return lines_of(reader, hits, at, timezone)


def _standings(reader: Reader, hits: list[SearchHit], at: datetime, timezone: str) -> dict[str, Standing]:
    ids = [hit.plan for hit in hits]
    moments: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in reader.find(Moment, {"plan": ids}):
        if moment.is_published and has_readable_times(moment):
            moments[moment.plan or ""].append(moment)
    plans = (from_row(Plan, _OF_STATUS, row) for row in reader.values(Plan, _OF_STATUS, {"id": ids}))
    return {plan.id: standing(plan, moments[plan.id], at, timezone) for plan in plans}


def _areas(areas: Mapping[str, Neighbourhood], town: str, wanted: Wanted) -> Iterator[AgendaLine]:
    """A line for each area that is wanted, the whole town last. areas: those that exist now, by code."""
    for code, name in area_names(areas.values()).items():
        if _is_wanted(code, [areas[code].name], wanted):
            detail = OF_WIJK if areas[code].level is AreaLevel.WIJK else OF_OTHERS
            yield AgendaLine("", Text(name, name), detail, area=code)
    drawn = [areas[town].name] if town in areas else []
    if _is_wanted(town, [WHOLE_TOWN.nl, WHOLE_TOWN.en, *drawn], wanted):
        yield AgendaLine("", WHOLE_TOWN, OF_OTHERS, area=town)


def _is_wanted(code: str, names: Iterable[str], wanted: Wanted) -> bool:
    if wanted.is_of_plans:
        return False
    if not wanted.words.strip():
        return code == wanted.neighbourhood
    words = _plain_words(wanted.words)
    if not words:
        return False
    of_names = map(_plain_words, names)
    return words == _plain_words(code) or any(
        all(any(own.startswith(word) for own in of_name) for word in words) for of_name in of_names
    )


def _plain_words(text: str) -> list[str]:
    """As the search for plans takes them: without accents and what stands between words."""
    return [word.casefold() for word in _WORD.findall(without_accents(text))]


def _line(hit: SearchHit, stands: Standing | None) -> AgendaLine:
    name = hit.name or hit.code or hit.plan
    line = AgendaLine(hit.plan, Text(name, name))
    if stands is None:
        return line
    code = [Text(hit.code, hit.code)] if hit.code else []
    return replace(line, detail=joined(" · ", (*code, stands.said)), shape=stands.status)
