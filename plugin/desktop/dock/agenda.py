"""What is coming and what needs attention, for when no plan is selected; knows no QGIS and no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ...entry.areas import place_words
from ...participation.checks import Severity, check_moment, check_records
from ...participation.codes import Status
from ...participation.naming import moment_title, plan_name
from ...participation.records import Moment, Neighbourhood, Plan
from ...participation.status import read_times
from ...participation.times import clock_of
from ...participation.words import Text, joined
from ...store.protocol import Reader, Store
from ...store.reading import read_current
from ..stage import Stage, stage_of
from .moment_lines import short_of

MOST = 50


class Heading(Enum):
    """The lists, in the order a planner reads them."""

    ERRORS = Text("Fouten die publiceren tegenhouden", "Errors that hold back publishing")
    GONE = Text("Niet meer in de eigen laag", "Gone from your own layer")
    COMING = Text("De komende {days} dagen", "The next {days} days")
    FEEDBACK = Text("Terugkoppeling nodig", "Feedback needed")
    WITHOUT = Text("Geen moment gepland", "No moment planned")


@dataclass(frozen=True)
class AgendaLine:
    """One line, that leads to its plan, or without one to the area with that code. shape: of a moment its stage, of a
    plan its status."""

    plan: str
    name: Text
    detail: Text | None = None
    shape: Stage | Status | None = None
    area: str = ""


Agenda = dict[Heading, list[AgendaLine]]


def agenda_of(store: Store, at: datetime, ahead_days: int, feedback_days: int) -> Agenda:
    """As it is at an instant (aware); at most MOST lines under each heading. ahead_days: how far it looks ahead.
    feedback_days: how long after a moment it asks for feedback."""
    with store.reading() as reader:
        timezone = reader.settings().timezone
        days = (timedelta(0), timedelta(ahead_days), timedelta(-feedback_days))
        now, until, owed = (clock_of(at + some, timezone).text for some in days)
        found = reader.attention(now, until, owed, MOST)
        ids = [*found.coming, *found.feedback_owed, *found.suspect_loose]
        moments = {moment.id: moment for moment in reader.find(Moment, {"id": ids})}
        plans = _names(
            reader, {*found.without_moments, *found.gone, *(moment.plan or "" for moment in moments.values())}
        )
        places = _Places.read(reader)
    lines = _Lines(moments, plans, places, at, timezone)
    return {
        Heading.ERRORS: [*_errors(store, found.suspect, at), *lines.errors(found.suspect_loose)],
        Heading.GONE: [AgendaLine(plan, plans[plan]) for plan in found.gone],
        Heading.COMING: list(lines.of(found.coming)),
        Heading.FEEDBACK: list(lines.of(found.feedback_owed)),
        Heading.WITHOUT: [AgendaLine(plan, plans[plan]) for plan in found.without_moments if plan in plans],
    }


def _names(reader: Reader, ids: set[str]) -> dict[str, Text]:
    rows = reader.values(Plan, ("id", "name", "source_name", "source_key"), {"id": sorted(ids)})
    plans = (Plan(id=row[0], name=row[1], source_name=row[2], source_key=row[3]) for row in rows)
    return {plan.id: _name_of(plan) for plan in plans}


def _name_of(plan: Plan) -> Text:
    name = plan_name(plan)
    return Text(name, name)


@dataclass(frozen=True)
class _Places:
    """Where a moment without a plan is. current: the areas that exist now, by code."""

    municipality: str
    current: Mapping[str, Neighbourhood]

    @classmethod
    def read(cls, reader: Reader) -> _Places:
        return cls(reader.settings().municipality, read_current(reader))

    def line(self, moment: Moment, detail: Text, shape: Stage | None = None) -> AgendaLine:
        code = moment.neighbourhood_code or self.municipality
        return AgendaLine("", place_words(code, self.current, self.municipality), detail, shape, code)


@dataclass(frozen=True)
class _Lines:
    moments: dict[str, Moment]
    plans: dict[str, Text]
    places: _Places
    at: datetime
    timezone: str

    def of(self, ids: Iterable[str]) -> Iterator[AgendaLine]:
        for id in ids:
            moment = self.moments[id]
            begin, end, unreadable = read_times(moment)
            if unreadable is not None:
                # it is among the errors
                continue
            stage = stage_of(moment, begin, end, self.at)
            when = short_of(moment, begin, end, self.at, self.timezone)
            detail = joined(" · ", filter(None, (when, moment_title(moment))))
            if not moment.plan:
                yield self.places.line(moment, detail, stage)
            elif moment.plan in self.plans:
                yield AgendaLine(moment.plan, self.plans[moment.plan], detail, stage)

    def errors(self, ids: Iterable[str]) -> Iterator[AgendaLine]:
        """Of moments without a plan."""
        for moment in map(self.moments.__getitem__, ids):
            for finding in check_moment(moment, None, self.at):
                if finding.severity is Severity.ERROR:
                    yield self.places.line(moment, finding.text)


def _errors(store: Store, plans: Iterable[str], at: datetime) -> Iterator[AgendaLine]:
    for plan in plans:
        file = store.plan_file(plan)
        for finding in check_records(file, at) if file else ():
            if file and finding.severity is Severity.ERROR:
                yield AgendaLine(plan, _name_of(file.plans[0]), finding.text)
