"""Terms set by law, counted in whole days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
SUNDAY = 6
SIX_WEEKS = timedelta(weeks=6)


def last_day_for_views(laid_open: date) -> date:
    """The last day on which formal views (zienswijzen) can be sent in on a draft laid open on a day.

    Six weeks, of which the day the draft is laid open is the first (Awb art. 3:16, first and second paragraph). A term
    that ends on a Saturday, Sunday or public holiday runs to the next day that is none (Algemene termijnenwet art. 1,
    first paragraph). Days made equal to a holiday by decree (art. 3, third paragraph) are not known here.
    Raises OverflowError after the year 9999.
    """
    day = laid_open + SIX_WEEKS - timedelta(days=1)
    while day.weekday() in (SATURDAY, SUNDAY) or day in public_holidays(day.year):
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=16)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year (Algemene termijnenwet art. 3, first and second paragraph)."""
    easter = _easter_sunday(year)
    return frozenset(
        {
            date(year, 1, 1),
            easter - timedelta(days=2),  # Good Friday
            easter + timedelta(days=1),
            easter + timedelta(days=39),  # Ascension Day
            easter + timedelta(days=50),  # Whit Monday
            _kings_day(year),
            date(year, 5, 5),
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def _kings_day(year: int) -> date:
    """27 April, or the day before where that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def _easter_sunday(year: int) -> date:
    """Western Easter by the Gregorian reckoning of golden number, century and epact."""
    golden, century = year % 19, year // 100
    skipped_leap_days = century - century // 4
    moon_correction = (8 * century + 13) // 25
    age_of_moon = (skipped_leap_days - moon_correction + 19 * golden + 15) % 30
    age_of_moon -= (age_of_moon // 28) * (1 - (29 // (age_of_moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + age_of_moon + 2 - skipped_leap_days) % 7
    days = age_of_moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))
