"""What is coming and what needs attention, for when no plan is selected; knows no QGIS and no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ...participation.checks import Severity, check
from ...participation.codes import Status
from ...participation.naming import moment_title, plan_name
from ...participation.records import Moment, Plan
from ...participation.status import read_times
from ...participation.times import clock_of
from ...participation.words import Text, joined
from ...store.protocol import Reader, Store
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
    """One line, that leads to its plan. shape: of a moment its stage, of a plan its status."""

    plan: str
    name: str
    detail: Text | None = None
    shape: Stage | Status | None = None


Agenda = dict[Heading, list[AgendaLine]]


def agenda_of(store: Store, at: datetime, ahead_days: int, feedback_days: int) -> Agenda:
    """As it is at an instant (aware); at most MOST lines under each heading. ahead_days: how far it looks ahead.
    feedback_days: how long after a moment it asks for feedback."""
    with store.reading() as reader:
        timezone = reader.settings().timezone
        days = (timedelta(0), timedelta(ahead_days), timedelta(-feedback_days))
        now, until, owed = (clock_of(at + some, timezone).text for some in days)
        found = reader.attention(now, until, owed, MOST)
        moments = {moment.id: moment for moment in reader.find(Moment, {"id": [*found.coming, *found.feedback_owed]})}
        plans = _names(
            reader, {*found.without_moments, *found.gone, *(moment.plan or "" for moment in moments.values())}
        )
    lines = _Lines(moments, plans, at, timezone)
    return {
        Heading.ERRORS: list(_errors(store, found.suspect, at)),
        Heading.GONE: [AgendaLine(plan, plans[plan]) for plan in found.gone],
        Heading.COMING: list(lines.of(found.coming)),
        Heading.FEEDBACK: list(lines.of(found.feedback_owed)),
        Heading.WITHOUT: [AgendaLine(plan, plans[plan]) for plan in found.without_moments if plan in plans],
    }


def _names(reader: Reader, ids: set[str]) -> dict[str, str]:
    rows = reader.values(Plan, ("id", "name", "source_name", "source_key"), {"id": sorted(ids)})
    return {row[0]: plan_name(Plan(id=row[0], name=row[1], source_name=row[2], source_key=row[3])) for row in rows}


@dataclass(frozen=True)
class _Lines:
    moments: dict[str, Moment]
    plans: dict[str, str]
    at: datetime
    timezone: str

    def of(self, ids: Iterable[str]) -> Iterator[AgendaLine]:
        for id in ids:
            moment = self.moments[id]
            begin, end, unreadable = read_times(moment)
            # without a plan there is nothing to go to; what cannot be read is among the errors
            if moment.plan in self.plans and unreadable is None:
                stage = stage_of(moment, begin, end, self.at)
                when = short_of(moment, begin, end, self.at, self.timezone)
                detail = joined(" · ", (when, moment_title(moment)))
                yield AgendaLine(moment.plan, self.plans[moment.plan], detail, stage)


def _errors(store: Store, plans: Iterable[str], at: datetime) -> Iterator[AgendaLine]:
    for plan in plans:
        file = store.plan_file(plan)
        for finding in check(file, at) if file else ():
            if file and finding.severity is Severity.ERROR:
                yield AgendaLine(plan, plan_name(file.plans[0]), finding.text)
