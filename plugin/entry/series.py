"""A moment that comes back: the days of a series, each to become a moment of its own."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from ..bundled import make_importable
from ..participation.codes import Code
from ..participation.dates import WEEKDAYS
from ..participation.records import Moment, new_id
from ..participation.terms import public_holidays
from ..participation.times import TimeNotUnderstoodError, read_clock
from ..participation.words import Text
from .problems import Problem
from .times import read_day

MOST = 104
LAST_DAY_NEEDED = Text(
    "Vul de laatste dag van de reeks in, zoals 3-12-2026.", "Fill in the last day of the series, such as 2026-12-03."
)
ENDS_BEFORE_IT_BEGINS = Text(
    "De reeks eindigt voor het eerste moment. Kies een latere dag.",
    "The series ends before its first moment. Choose a later day.",
)
TOO_MANY = Text(
    "Een reeks heeft ten hoogste {most} momenten. Kies een eerdere laatste dag.",
    "A series has {most} moments at most. Choose an earlier last day.",
)
NONE_CHOSEN = Text("Vink ten minste één dag aan.", "Tick at least one day.")
NO_SUCH_DAY = Text("Deze dag bestaat niet.", "This day does not exist.")
NTH = (
    Text("op de eerste {day}", "on the first {day}"),
    Text("op de tweede {day}", "on the second {day}"),
    Text("op de derde {day}", "on the third {day}"),
    Text("op de vierde {day}", "on the fourth {day}"),
    Text("op de laatste {day}", "on the last {day}"),
)
_DAYS_IN_WEEK = 7


class Rhythm(Code):
    """What the time from one moment to the next is counted in."""

    WEEKS = "weken", "weken", "weeks"
    MONTHS = "maanden", "maanden", "months"


class Ends(Code):
    """What tells when a series is over."""

    TIMES = "keren", "na een aantal keren", "after a number of times"
    DAY = "dag", "op een dag", "on a day"


@dataclass(frozen=True)
class SeriesEntry:
    """What stands in the fields for a series. every: weeks or months from one to the next. times: how often, the first
    included. last_day: as it is typed. turned: the days, by their date, that were ticked or unticked by hand."""

    is_on: bool = False
    every: int = 1
    rhythm: Rhythm = Rhythm.WEEKS
    ends: Ends = Ends.TIMES
    times: int = 5
    last_day: str = ""
    skips_holidays: bool = True
    turned: frozenset[date] = frozenset()


@dataclass(frozen=True)
class SeriesDay:
    """One day of a series. holiday: its name where it is a public one. wrong: why there can be no moment on it.
    is_chosen: whether it becomes a moment."""

    day: date
    moment: Moment
    holiday: Text | None
    wrong: Text | None
    is_chosen: bool


def series_of(entry: SeriesEntry, first: Moment) -> tuple[list[SeriesDay], list[Problem]]:
    """The days of a series that begins with a moment with an exact begin, and what is wrong with what is typed, by
    field. On each day the clock says the same as on the first; the moment's own day is the first."""
    start = date.fromisoformat((first.begin_local or "")[:10])
    last = None
    if entry.ends is Ends.DAY:
        try:
            last = read_day(entry.last_day)
        except TimeNotUnderstoodError as error:
            return [], [Problem("last_day", error.text if entry.last_day.strip() else LAST_DAY_NEEDED)]
        if last < start:
            return [], [Problem("last_day", ENDS_BEFORE_IT_BEGINS)]
    days = _days(entry, start, last)
    if len(days) > MOST:
        return [], [Problem("last_day", TOO_MANY.format(most=MOST))]
    found = [_on(day, first, entry) for day in days]
    return found, [] if any(one.is_chosen for one in found) else [Problem("times", NONE_CHOSEN)]


def nth_weekday(day: date) -> Text:
    """Which day of its month it is: "op de tweede dinsdag"."""
    return NTH[_nth(day) - 1].format(day=WEEKDAYS[day.weekday()])


def _nth(day: date) -> int:
    """Which of its month it is, 1 to 5; the fifth is the last."""
    return (day.day - 1) // _DAYS_IN_WEEK + 1


def _days(entry: SeriesEntry, start: date, last: date | None) -> list[date]:
    make_importable("dateutil")
    from dateutil import rrule

    begin = datetime(start.year, start.month, start.day)
    end = None if last is None else datetime(last.year, last.month, last.day)
    if entry.rhythm is Rhythm.WEEKS:
        rule = rrule.rrule(rrule.WEEKLY, dtstart=begin, interval=entry.every, until=end)
    else:
        # a month without a fifth Tuesday has a last one all the same
        nth = _nth(start) if _nth(start) < len(NTH) else -1
        weekday = rrule.weekday(start.weekday(), nth)
        rule = rrule.rrule(rrule.MONTHLY, dtstart=begin, interval=entry.every, byweekday=weekday, until=end)
    return [found.date() for found in islice(rule, MOST + 1 if entry.ends is Ends.DAY else min(entry.times, MOST))]


def _on(day: date, first: Moment, entry: SeriesEntry) -> SeriesDay:
    holiday = public_holidays(day.year).get(day)
    try:
        moment, wrong = _moved_to(day, first), None
    except TimeNotUnderstoodError as error:
        moment, wrong = first, error.text
    except OverflowError:
        moment, wrong = first, NO_SUCH_DAY
    is_ticked = not (holiday and entry.skips_holidays)
    if day in entry.turned:
        is_ticked = not is_ticked
    return SeriesDay(day, moment, holiday, wrong, is_chosen=is_ticked and wrong is None)


def _moved_to(day: date, first: Moment) -> Moment:
    """The moment on another day at the same hours. Raises TimeNotUnderstoodError where the clock skips one of them."""
    begin, end = first.begin_local or "", first.end_local or ""
    by = day - date.fromisoformat(begin[:10])
    if not by:
        return first
    moved = dataclasses.replace(first, id=new_id())
    start, until = (read_clock(_shifted(text, by), first.timezone) for text in (begin, end))
    return dataclasses.replace(
        moved, begin_local=start.text, begin_fold=start.fold, end_local=until.text, end_fold=until.fold
    )


def _shifted(text: str, by: timedelta) -> str:
    return f"{(date.fromisoformat(text[:10]) + by).isoformat()}{text[10:]}"
