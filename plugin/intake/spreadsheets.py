"""Reads the first sheet of a spreadsheet that is shown and holds something.

Every cell is read as text: a column in which dates and words stand together keeps both, and a formula gives its result.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from ..participation.words import ParticipationError, Text
from .opendocument import opened_document
from .sheets import Merged, Row, Sheet
from .workbooks import opened_workbook

BROKEN = Text(
    "Het bestand {file} is beschadigd of geen echte tabel. Open het in een spreadsheet en sla het opnieuw op.",
    "The file {file} is damaged or no real table. Open it in a spreadsheet and save it again.",
)
TOO_LARGE = Text(
    "Het bestand {file} is uitgepakt meer dan {most} MB. Haal eruit wat niet bij de tabel hoort, zoals plaatjes, of "
    "deel de tabel op; er is niets ingelezen.",
    "The file {file} is more than {most} MB when unpacked. Take out what is no part of the table, such as pictures, or "
    "split the table; nothing was imported.",
)
TOO_MANY_CELLS = Text(
    "Het bestand {file} heeft meer dan {most} miljoen cellen. Haal weg wat ver naast of onder de tabel staat, of deel "
    "de tabel op; er is niets ingelezen.",
    "The file {file} has more than {most} million cells. Take away what stands far beside or below the table, or split "
    "the table; nothing was imported.",
)
LARGEST = 500_000_000
"""In bytes, unpacked: what a small file unpacks to can fill the memory."""
MOST_CELLS = 5_000_000
"""Those that an ODS repeats by a number too: a small file can hold more than the memory."""


def read_spreadsheet(path: Path) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the first sheet that is shown and holds something; its name, and those of the others behind it.
    Raises ParticipationError."""
    try:
        with zipfile.ZipFile(path) as whole:
            if sum(entry.file_size for entry in whole.infolist()) > LARGEST:
                raise ParticipationError(TOO_LARGE.format(file=path.name, most=LARGEST // 1_000_000))
        with _opened(path) as sheets:
            filled = [sheet for sheet in sheets if next(sheet.rows(), None)]
            rows = _counted(filled[0].rows(), path.name) if filled else []
            spread(rows, filled[0].merged() if filled else ())
            return rows, tuple(sheet.name for sheet in filled)
    except (ParticipationError, MemoryError):
        raise
    except Exception as error:
        # what is no spreadsheet comes out in a dozen ways, from a part that is absent to a number that is none
        raise ParticipationError(BROKEN.format(file=path.name)) from error


def _opened(path: Path) -> AbstractContextManager[Iterable[Sheet]]:
    return opened_workbook(path) if path.suffix.lower() == ".xlsx" else opened_document(path)


def _counted(rows: Iterable[Row], file: str) -> list[Row]:
    taken, cells = [], 0
    for row in rows:
        cells += len(row[1])
        if cells > MOST_CELLS:
            raise ParticipationError(TOO_MANY_CELLS.format(file=file, most=MOST_CELLS // 1_000_000))
        taken.append(row)
    return taken


def spread(rows: list[Row], merged: Iterable[Merged]) -> None:
    """Make each row as wide as the headings, and give the cells that were merged with one above what that says: a
    spreadsheet keeps it with the first. Those merged with a heading are left."""
    width = len(rows[0][1]) if rows else 0
    for _, cells in rows:
        cells.extend([""] * (width - len(cells)))
    below = dict(rows[1:])
    for first, last, column in merged:
        if first in below and column < width:
            for number in range(first + 1, min(last, rows[-1][0]) + 1):
                if number in below and not below[number][column]:
                    below[number][column] = below[first][column]
