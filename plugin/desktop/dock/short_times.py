"""When a moment is, as short as a planner reads it: "ma 5 okt 14:00–16:00". The public reads whole words."""

from __future__ import annotations

from datetime import date, datetime, time

from ...participation.dates import MONTHS, WEEKDAYS
from ...participation.times import local_date, zone
from ...participation.words import Text
from ...publication.phrases import last_day

_MARCH = 3


def short_month(number: int) -> Text:
    """ "okt"; 1 is January."""
    name = MONTHS[number - 1]
    return Text("mrt" if number == _MARCH else name.nl[:3], name.en[:3])


def short_day(day: date, *known_years: int) -> Text:
    """ "5 okt", with its year where that is none of those a reader knows already."""
    words = Text("{d} {month}", "{d} {month}").format(d=day.day, month=short_month(day.month))
    return words if day.year in known_years else Text("{words} {y}", "{words} {y}").format(words=words, y=day.year)


def short_when(begin: datetime, end: datetime, at: datetime, timezone: str) -> Text:
    """Of an exact moment, in UTC; whole days without hours."""
    first, last = local_date(begin, timezone), last_day(end, timezone)
    start, stop = _clock(begin, timezone), _clock(end, timezone)
    this_year = local_date(at, timezone).year
    has_hours = (start, stop) != ("0:00", "0:00")
    if last <= first:
        hours = f" {start}–{'24:00' if stop == '0:00' else stop}" if has_hours else ""
        name = WEEKDAYS[first.weekday()]
        day = short_day(first, this_year)
        return Text(f"{name.nl[:2]} {day.nl}{hours}", f"{name.en[:3]} {day.en}{hours}")
    from_hour = "" if start == "0:00" else f" {start}"
    to_hour = "" if stop == "0:00" else f" {stop}"
    # where both lie in one other year, it is said at the end
    one, other = short_day(first, this_year, last.year), short_day(last, this_year)
    return Text(f"{one.nl}{from_hour} – {other.nl}{to_hour}", f"{one.en}{from_hour} – {other.en}{to_hour}")


def _clock(moment: datetime, timezone: str) -> str:
    own: time = moment.astimezone(zone(timezone)).time()
    return f"{own.hour}:{own.minute:02}"
