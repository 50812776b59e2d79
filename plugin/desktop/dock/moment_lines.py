"""The moments of a plan or neighbourhood, as lines of the dock's list and marks of its timeline; knows no QGIS and no
Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ...participation.codes import Level, MomentState, PublicationState
from ...participation.naming import moment_title
from ...participation.records import Moment
from ...participation.snapshot import Snapshot
from ...participation.status import asks_for_input, feedback_from, read_times
from ...participation.times import UTC
from ...participation.words import Text
from ..stage import Stage, stage_of, when_of
from .short_times import short_when

UNREADABLE = Text("tijd niet te lezen", "time cannot be read")
_LAST = datetime.max.replace(tzinfo=UTC)


class Feedback(Enum):
    """What a planner has to know of the feedback on a held moment."""

    NONE = Text("", "")
    OWED = Text("terugkoppeling nodig", "feedback needed")
    GIVEN = Text("teruggekoppeld", "feedback given")


@dataclass(frozen=True)
class MomentLine:
    """One moment as the dock lists it. when: as the public reads it, None where none follows. short: the same in few
    letters. begin, end: in UTC, None where not known. is_vague: known to the month or less; begin and end are bounds
    then."""

    id: str
    name: Text
    when: Text | None
    short: Text | None
    place: str | None
    stage: Stage
    feedback: Feedback
    state: PublicationState
    is_moved: bool
    begin: datetime | None
    end: datetime | None
    is_vague: bool


def moment_lines(file: Snapshot, at: datetime) -> tuple[MomentLine, ...]:
    """In the order a planner works with them: open and coming by what comes first, then what was held, latest first."""
    level = file.plans[0].level if file.plans else None
    lines = [_line(moment, level, at, file.settings.timezone) for moment in file.moments]
    return tuple(sorted(lines, key=_order))


def _order(line: MomentLine) -> tuple[int, float, str]:
    ahead = (Stage.OPEN, Stage.COMING, Stage.UNDATED)
    if line.stage in ahead:
        first = line.end if line.stage is Stage.OPEN else line.begin
        return ahead.index(line.stage), (first or _LAST).timestamp(), line.id
    return len(ahead), -(line.end or line.begin or _LAST).timestamp(), line.id


def _line(moment: Moment, plan_level: Level | None, at: datetime, timezone: str) -> MomentLine:
    begin, end, unreadable = read_times(moment)
    when = UNREADABLE if unreadable else when_of(moment, timezone)
    stage = stage_of(moment, begin, end, at)
    return MomentLine(
        id=moment.id,
        name=moment_title(moment),
        when=when,
        short=when if unreadable else short_of(moment, begin, end, at, timezone),
        place=_place(moment),
        stage=stage,
        feedback=Feedback.NONE if unreadable else _feedback(moment, plan_level, stage, at),
        state=moment.publication_state,
        is_moved=moment.state is MomentState.MOVED,
        begin=begin,
        end=end,
        is_vague=not moment.precision.is_exact,
    )


def short_of(moment: Moment, begin: datetime | None, end: datetime | None, at: datetime, timezone: str) -> Text | None:
    """When it is, in few letters; the words of one that is known to the month or less. None where none follows."""
    if begin is None or end is None or not moment.precision.is_exact:
        return when_of(moment, timezone)
    return short_when(begin, end, at, timezone)


def _feedback(moment: Moment, plan_level: Level | None, stage: Stage, at: datetime) -> Feedback:
    given = feedback_from(moment)
    if given is not None and given <= at:
        return Feedback.GIVEN
    if stage is Stage.HELD and asks_for_input(moment, plan_level):
        return Feedback.OWED
    return Feedback.NONE


def _place(moment: Moment) -> str | None:
    if moment.is_at_home:
        return None
    return (moment.place or moment.address or "").strip() or None
