"""A sheet of a spreadsheet, whatever program wrote it, and how its numbers and dates are written as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

Row = tuple[int, list[str]]
"""The number that a spreadsheet shows, and the cells up to the last that is filled."""
Merged = tuple[int, int, int]
"""The first row and the last, counted from 1, and the column, counted from 0, of cells that were merged."""
MOST_CELLS = 5_000_000
"""Those that an ODS repeats by a number too: a small file can hold more than the memory."""

_HALF_A_SECOND = timedelta(milliseconds=500)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?")


class TooManyCellsError(Exception):
    """A spreadsheet holds more than MOST_CELLS."""


class Sheet(Protocol):
    """A sheet of a spreadsheet that is open."""

    @property
    def name(self) -> str: ...

    @property
    def is_shown(self) -> bool: ...

    def rows(self) -> Iterator[Row]:
        """Those that hold something. Raises TooManyCellsError, and any error that a file which is no spreadsheet leads
        to."""

    @property
    def merged(self) -> Iterable[Merged]:
        """What was merged over several rows; all of it once all rows were read."""


def put(cells: list[str], column: int, text: str) -> None:
    """Fill a cell of a row, which becomes as wide as that needs."""
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = text


def check_count(cells: int) -> None:
    """Raises TooManyCellsError."""
    if cells > MOST_CELLS:
        raise TooManyCellsError


def number_text(written: str) -> str:
    """A number, with a fraction in the fifteen digits that a spreadsheet keeps of it. Raises ValueError where it is
    none."""
    if written.isdecimal():
        return written
    return format(Decimal(f"{float(written):.15g}"), "f")


def moment_text(value: datetime) -> str:
    """A day and the time on the clock, to the minute. A spreadsheet keeps both as a number of days, and comes out a
    little before or behind the second."""
    return (value + _HALF_A_SECOND).strftime("%Y-%m-%d %H:%M")


def length_text(seconds: float) -> str:
    """Hours and minutes, as `moment_text` has them: also the time on the clock of no day."""
    minutes = round(seconds) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def written_moment(written: str) -> datetime:
    """What is written out as a day and time without a zone. Raises ValueError where it is anything else."""
    found = _MOMENT.fullmatch(written)
    if found is None:
        raise ValueError(written)
    return datetime.fromisoformat(found[1]) + timedelta(seconds=float(found[2] or 0))
