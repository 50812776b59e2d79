"""How a date is said, in Dutch and English."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from .words import Text

WEEKDAYS = (
    Text("maandag", "Monday"),
    Text("dinsdag", "Tuesday"),
    Text("woensdag", "Wednesday"),
    Text("donderdag", "Thursday"),
    Text("vrijdag", "Friday"),
    Text("zaterdag", "Saturday"),
    Text("zondag", "Sunday"),
)
MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def day_and_month(value: date) -> Text:
    """ "3 december"."""
    return Text("{d} {month}", "{d} {month}").format(d=value.day, month=MONTHS[value.month - 1])


@lru_cache(maxsize=4096)
def day(value: date) -> Text:
    """ "3 december 2026"."""
    return Text("{d} {month} {y}", "{d} {month} {y}").format(d=value.day, month=MONTHS[value.month - 1], y=value.year)
