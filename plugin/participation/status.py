"""The consultation status of a plan and its course over time: the one definition of it.

Rule and order: contract, "Status of a plan at a moment t". The status is derived from dated moments and never typed,
and it is constant between the instants that `turning_points` gives; so the course over all time is the status at each
of these.

The rule is written a second time, in SQL, for the filter of a search among 100 000 plans
(store/geopackage/filtering.py); a property test holds it to this one. All else asks here: the publication, the window,
and the status book that a map asks thousands of times a second. The pages' script works nothing out: it looks up in the
published course what holds today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from .codes import Level, MomentKind, Phase, Status
from .records import Moment, Plan
from .times import UTC, instant
from .words import ParticipationError

NO_INPUT_KINDS = frozenset({MomentKind.COUNCIL_MEETING, MomentKind.NETWORK_MEETING})
CLOSING_PHASES = frozenset({Phase.DONE, Phase.DROPPED})
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Step:
    """A status from an instant (UTC) on; `since` is None for the first step of a course.

    asks_for_input: for an open status, whether one of the open moments asks for input.
    """

    since: datetime | None
    status: Status
    asks_for_input: bool = False


@dataclass(frozen=True)
class _Dated:
    """A moment's times in UTC, resolved once. Imprecise ones never open; without an end they are always to come."""

    opens: datetime | None
    closes: datetime | None
    asks: bool
    feedback_from: datetime | None

    def is_open(self, t: datetime) -> bool:
        return self.opens is not None and self.closes is not None and self.opens <= t < self.closes

    def is_held(self, t: datetime) -> bool:
        return self.closes is not None and self.closes <= t

    def has_feedback(self, t: datetime) -> bool:
        return self.feedback_from is not None and self.feedback_from <= t


def asks_for_input(moment: Moment, plan_level: Level | None) -> bool:
    """Whether people are asked for something: not where the level is informeren or the kind is only attended."""
    return (moment.level or plan_level) is not Level.INFORM and moment.kind not in NO_INPUT_KINDS


def feedback_from(moment: Moment) -> datetime | None:
    """The instant (UTC) from which the moment has feedback; None where it has none or, undated, has no end."""
    if moment.feedback_on and (moment.feedback or moment.feedback_url):
        return instant(moment.feedback_on, moment.timezone)
    return moment.end if moment.feedback else None


_TIMES: dict[str, Callable[[Moment], datetime | None]] = {
    "begin_local": lambda moment: moment.begin,
    "end_local": lambda moment: moment.end,
    "previous_begin_local": lambda moment: moment.previous_begin,
    "previous_end_local": lambda moment: moment.previous_end,
    "feedback_on": feedback_from,
}


def read_times(moment: Moment) -> tuple[datetime | None, datetime | None, str | None]:
    """Begin and end of a moment in UTC, and the field of the first time that cannot be read (another program may have
    written a zone or a time nobody knows)."""
    read: list[datetime | None] = []
    for field_name, reading in _TIMES.items():
        try:
            read.append(reading(moment))
        except ParticipationError:
            return None, None, field_name
    return read[0], read[1], None


def has_readable_times(moment: Moment) -> bool:
    """Whether every time of a moment can be read; where one cannot, asking for the status raises ParticipationError."""
    return read_times(moment)[2] is None


def counts(moment: Moment) -> bool:
    """Whether a published moment counts for the status: not cancelled, and with a time or still to get one."""
    if moment.is_cancelled:
        return False
    if moment.begin_local and moment.end_local:
        return True
    return is_period_only(moment)


def is_open(moment: Moment, t: datetime) -> bool:
    """Whether a moment is going on at an instant; one that is known to the month or less never is."""
    begin, end = moment.begin, moment.end
    return moment.precision.is_exact and begin is not None and end is not None and begin <= t < end


def is_over(moment: Moment, t: datetime) -> bool:
    """Whether a moment has ended by an instant."""
    return moment.end is not None and moment.end <= t


def has_held(moments: Iterable[Moment], t: datetime) -> bool:
    """Whether one of the moments that count had ended by an instant."""
    return any(is_over(moment, t) for moment in moments if counts(moment))


def is_period_only(moment: Moment) -> bool:
    """Whether nothing but words is known of the time ("najaar 2026"): it is coming, without bounds."""
    return (
        not moment.precision.is_exact and not moment.begin_local and not moment.end_local and bool(moment.period_text)
    )


def phase_from(plan: Plan, timezone: str) -> datetime | None:
    """The instant (UTC) from which the plan's phase holds; None where no day is known."""
    return instant(plan.phase_since, timezone) if plan.phase_since else None


def phase_at(plan: Plan, t: datetime, timezone: str) -> Phase | None:
    """The phase that holds at an instant; None where none is known, or it begins only later."""
    begins = phase_from(plan, timezone)
    return plan.current_phase if begins is None or begins <= t else None


def override_times(plan: Plan, timezone: str) -> tuple[datetime | None, datetime | None]:
    """From when until when (UTC) a status that is set by hand holds; None where no such time is set."""
    begins = instant(plan.override_from, timezone) if plan.override_from else None
    ends = instant(plan.override_until, timezone) if plan.override_until else None
    return begins, ends


def status_at(plan: Plan, moments: Iterable[Moment], t: datetime, timezone: str) -> Step:
    """The status at an instant, from the plan's published moments. `timezone` is the store's."""
    return _status(plan, _dated(plan, moments), t, timezone)


def course(plan: Plan, moments: Iterable[Moment], timezone: str) -> tuple[Step, ...]:
    """The status over all time: the first step has no start, each next one holds from its `since` on."""
    dated = _dated(plan, moments)
    points = sorted(_turning_points(plan, dated, timezone))
    first = _status(plan, dated, _BEFORE_ALL, timezone)
    steps = [Step(None, first.status, first.asks_for_input)]
    for point in points:
        step = _status(plan, dated, point, timezone)
        if (step.status, step.asks_for_input) != (steps[-1].status, steps[-1].asks_for_input):
            steps.append(step)
    return tuple(steps)


def step_at(steps: Sequence[Step], t: datetime) -> tuple[Step, datetime | None]:
    """The step of a course that holds at an instant, and when the next one starts."""
    index = max(i for i, step in enumerate(steps) if step.since is None or step.since <= t)
    following = steps[index + 1].since if index + 1 < len(steps) else None
    return steps[index], following


def statuses_only(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The course by status alone: neighbours that differ only in whether they ask for input are one step."""
    merged: list[Step] = []
    for step in steps:
        if not merged or merged[-1].status is not step.status:
            merged.append(step)
    return tuple(merged)


def _dated(plan: Plan, moments: Iterable[Moment]) -> list[_Dated]:
    return [
        _Dated(
            opens=moment.begin if moment.precision.is_exact else None,
            closes=moment.end,
            asks=asks_for_input(moment, plan.level),
            feedback_from=feedback_from(moment),
        )
        for moment in moments
        if counts(moment)
    ]


def _override_holds(plan: Plan, t: datetime, timezone: str) -> bool:
    begins, ends = override_times(plan, timezone)
    return (begins is None or begins <= t) and (ends is None or t < ends)


def _status(plan: Plan, moments: Sequence[_Dated], t: datetime, timezone: str) -> Step:
    if plan.override_status is not None and _override_holds(plan, t, timezone):
        return Step(t, Status.of(plan.override_status.value))
    if plan.current_phase in CLOSING_PHASES and phase_at(plan, t, timezone) is not None:
        return Step(t, Status.FINISHED)
    open_ones = [moment for moment in moments if moment.is_open(t)]
    if open_ones:
        return Step(t, Status.OPEN, any(moment.asks for moment in open_ones))
    held = [moment for moment in moments if moment.is_held(t)]
    if len(held) < len(moments):
        return Step(t, Status.BETWEEN if held else Status.ANNOUNCED)
    if any(moment.asks and not moment.has_feedback(t) for moment in held):
        return Step(t, Status.PROCESSING)
    if any(moment.has_feedback(t) for moment in held):
        return Step(t, Status.REPORTED)
    return Step(t, Status.NOT_STARTED)


def turning_points(plan: Plan, moments: Iterable[Moment], timezone: str) -> set[datetime]:
    """The instants (UTC) at which the status of a plan, or which of its moments is the next, may change."""
    return _turning_points(plan, _dated(plan, moments), timezone)


def _turning_points(plan: Plan, moments: Iterable[_Dated], timezone: str) -> set[datetime]:
    dates = (plan.override_from, plan.override_until, plan.phase_since)
    points = {instant(date, timezone) for date in dates if date}
    for moment in moments:
        points.update(t for t in (moment.opens, moment.closes, moment.feedback_from) if t is not None)
    return points
