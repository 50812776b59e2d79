"""Terms set by law, counted in whole days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ..bundled import make_importable
from .dates import WEEKDAYS
from .words import Text

SATURDAY = 5
SUNDAY = 6
SIX_WEEKS = timedelta(weeks=6)
_DUTCH, _ENGLISH = "nl", "en_US"


@dataclass(frozen=True)
class Term:
    """A term of six weeks. sixth_week_ends: its last day where no free day moves it. free_day: what that day is."""

    sixth_week_ends: date
    last_day: date
    free_day: Text | None


def six_weeks(first_day: date) -> Term:
    """Six weeks, of which a day is the first: for formal views (zienswijzen) the day the draft is laid open (Awb art.
    3:16, first and second paragraph), for an objection (bezwaar) the day after the decision is announced (Awb art. 6:7
    and 6:8, first paragraph).

    A term that ends on a Saturday, Sunday or public holiday runs to the next day that is none (Algemene termijnenwet
    art. 1, first paragraph). Days made equal to a holiday by decree (art. 3, third paragraph) are not known here, nor
    holidays after the year 2100. Raises OverflowError after the year 9999.
    """
    end = first_day + SIX_WEEKS - timedelta(days=1)
    last = end
    while free_day(last) is not None:
        last += timedelta(days=1)
    return Term(end, last, free_day(end))


def free_day(day: date) -> Text | None:
    """Why no term ends on a day: the name of a public holiday, or the day of the weekend; else None."""
    holiday = public_holidays(day.year).get(day)
    if holiday is not None:
        return holiday
    return WEEKDAYS[day.weekday()] if day.weekday() in (SATURDAY, SUNDAY) else None


@lru_cache(maxsize=16)
def public_holidays(year: int) -> dict[date, Text]:
    """The public holidays of a year (Algemene termijnenwet art. 3, first and second paragraph), by day; 5 May each
    year, on which many a contract says otherwise. None before 1966 and after 2100."""
    make_importable("holidays")
    import holidays

    dutch, english = (
        holidays.country_holidays("NL", years=year, categories=("public", "optional"), language=language)
        for language in (_DUTCH, _ENGLISH)
    )
    return {day: Text(dutch[day], english[day]) for day in dutch}
