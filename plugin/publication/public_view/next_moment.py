"""Which moment of a plan the public should look at, and what holds for the plan as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ...participation.codes import Level
from ...participation.records import Moment, Plan
from ...participation.status import counts, feedback_from, is_open, is_over
from ...participation.times import UTC

_LAST = datetime.max.replace(tzinfo=UTC)


def next_moment(moments: Iterable[Moment], t: datetime) -> Moment | None:
    """The open moment with the soonest end, else the next to begin; None where nothing is open or ahead."""
    coming = [moment for moment in moments if counts(moment) and not is_over(moment, t)]
    open_ones = [moment for moment in coming if is_open(moment, t)]
    if open_ones:
        return min(open_ones, key=lambda moment: (moment.end or _LAST, moment.id))
    return min(coming, key=lambda moment: (moment.begin or _LAST, moment.end or _LAST, moment.id), default=None)


def next_moment_changes(moments: Sequence[Moment], t: datetime) -> datetime | None:
    """The first instant after t at which another moment, or none, is the next."""
    now = next_moment(moments, t)
    turns = {turn for moment in moments for turn in (moment.begin, moment.end) if turn and turn > t}
    return next((turn for turn in sorted(turns) if next_moment(moments, turn) is not now), None)


def level_of(plan: Plan, moments: Iterable[Moment]) -> Level | None:
    """The plan's own level, else the highest level among its moments that are not cancelled, those waiting for a new
    date included. zelforganisatie is never taken from a moment."""
    if plan.level is not None:
        return plan.level
    ladder = list(Level)
    going_on = (moment for moment in moments if not moment.is_cancelled)
    levels = [moment.level for moment in going_on if moment.level not in (None, Level.SELF_ORGANISE)]
    return max(levels, key=lambda level: ladder.index(level) if level else -1, default=None)


def latest_feedback(moments: Iterable[Moment], t: datetime) -> Moment | None:
    """The moment whose feedback, given at or before t, is the latest."""
    given = [(since, moment) for moment in moments if (since := feedback_from(moment)) is not None and since <= t]
    return max(given, key=lambda pair: (pair[0], pair[1].id), default=(None, None))[1]
