"""A sheet of a spreadsheet, whatever program wrote it, and how its numbers and dates are written as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

Row = tuple[int, list[str]]
"""The number that a spreadsheet shows, and the cells up to the last that is filled."""
Merged = tuple[int, int, int]
"""The first row and the last, counted from 1, and the column, counted from 0, of cells that were merged."""

_HALF_A_SECOND = timedelta(milliseconds=500)


class Sheet(Protocol):
    """A sheet that is shown, or one of a file in which none is."""

    @property
    def name(self) -> str: ...

    def rows(self) -> Iterator[Row]:
        """Those that hold something."""

    def merged(self) -> Iterable[Merged]:
        """What was merged over several rows."""


def number_text(value: float) -> str:
    """A number in the fifteen digits that a spreadsheet keeps of it."""
    return format(Decimal(f"{value:.15g}"), "f")


def moment_text(value: datetime) -> str:
    """A day and the time on the clock, to the minute. A spreadsheet keeps both as a number of days, and comes out a
    little before or behind the second."""
    return (value + _HALF_A_SECOND).strftime("%Y-%m-%d %H:%M")


def without_empty_end(cells: list[str]) -> list[str]:
    """The cells up to the last that is filled."""
    while cells and not cells[-1]:
        cells.pop()
    return cells
