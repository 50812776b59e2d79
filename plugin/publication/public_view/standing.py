"""What the public reads of a plan's consultation status at an instant, as the pages' script says it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ...participation import dates
from ...participation.codes import Status
from ...participation.records import Moment, Plan
from ...participation.status import asks_for_input, counts, course, has_held, is_open, step_at
from ...participation.times import is_midnight, local_date
from ...participation.words import Text, joined
from .. import phrases
from .next_moment import next_moment


@dataclass(frozen=True)
class Standing:
    """A status as the public reads it. words: for the status itself. more: how long it lasts or when it begins ("nog 12
    dagen"). until: its last day or hour in words, None where no end is known."""

    status: Status
    words: Text
    more: Text | None
    until: Text | None

    @property
    def said(self) -> Text:
        """The words and more, as they stand on one line."""
        return joined(" · ", (text for text in (self.words, self.more) if text is not None))

    @property
    def is_over(self) -> bool:
        """Whether the plan is finished and stays so, by what is known."""
        return self.status is Status.FINISHED and self.until is None


def standing(plan: Plan, moments: Sequence[Moment], at: datetime, timezone: str) -> Standing:
    """The status from the plan's public moments, whose times can be read. `at` is aware; `timezone` is the store's."""
    steps = course(plan, moments, timezone)
    now, ends = step_at(steps, at)
    words = phrases.status_words(now.status.value, now.asks_for_input, has_held(moments, at))
    more, until = None, phrases.until_words(ends, timezone) if ends else None
    if now.status is Status.OPEN:
        closes = _closes(plan, moments, at, now.asks_for_input)
        more, until = days_left(closes, at, timezone), phrases.until_words(closes, timezone)
    elif now.status in (Status.ANNOUNCED, Status.BETWEEN) and (coming := next_moment(moments, at)):
        more, until = _from(coming, at, timezone), None
    return Standing(now.status, words, more, until)


def days_left(end: datetime, at: datetime, timezone: str) -> Text:
    """ "nog 12 dagen": calendar days until the last day on which it is open."""
    days = (phrases.last_day(end, timezone) - local_date(at, timezone)).days
    if days > 1:
        return phrases.DAYS_LEFT.format(n=days)
    if days == 1:
        return phrases.DAY_LEFT
    if is_midnight(end, timezone):
        return phrases.LAST_DAY
    return phrases.UNTIL_TODAY.format(time=phrases.clock(end, timezone))


def near_day(day: date, at: datetime, timezone: str) -> Text:
    """A day, with its year only where that is not this one."""
    if day.year != local_date(at, timezone).year:
        return dates.day(day)
    return dates.day_and_month(day)


def _from(moment: Moment, at: datetime, timezone: str) -> Text:
    if not moment.precision.is_exact or moment.begin is None:
        return phrases.when(moment.begin, moment.end, moment.precision.value, moment.period_text, timezone)
    begins = local_date(moment.begin, timezone)
    if begins == local_date(at, timezone):
        return phrases.TODAY_FROM.format(time=phrases.clock(moment.begin, timezone))
    return phrases.FROM_DAY.format(day=near_day(begins, at, timezone))


def _closes(plan: Plan, moments: Sequence[Moment], at: datetime, asking: bool) -> datetime:
    """The soonest end of the open moments; of those that ask for input, where any does."""
    open_ones = [moment for moment in moments if counts(moment) and is_open(moment, at)]
    first = [moment for moment in open_ones if asks_for_input(moment, plan.level)] if asking else open_ones
    return min(moment.end for moment in first if moment.end)
