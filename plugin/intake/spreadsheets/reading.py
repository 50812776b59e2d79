"""Reads the first sheet of a spreadsheet that is shown and holds something.

Every cell is read as text: a column in which dates and words stand together keeps both, and a formula gives its result.
"""

from __future__ import annotations

import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from ...participation.words import ParticipationError, Text
from .opendocument import sheets_of_document
from .parts import Parts
from .sheets import MOST_CELLS, Merged, Row, Sheet, TooManyCellsError, check_count, put
from .workbooks import sheets_of_workbook

BROKEN = Text(
    "Het bestand {file} is beschadigd of geen echte tabel. Open het in een spreadsheet en sla het opnieuw op.",
    "The file {file} is damaged or no real table. Open it in a spreadsheet and save it again.",
)
TOO_LARGE = Text(
    "Het bestand {file} is uitgepakt meer dan {most} MB. Haal eruit wat niet bij de tabel hoort, zoals plaatjes, of "
    "deel de tabel op; er is niets ingelezen.",
    "The file {file} is more than {most} MB when unpacked. Take out what is not part of the table, such as pictures, "
    "or split the table; nothing was imported.",
)
TOO_MANY_CELLS = Text(
    "Het bestand {file} heeft meer dan {most} miljoen cellen. Haal weg wat ver naast of onder de tabel staat, of deel "
    "de tabel op; er is niets ingelezen.",
    "The file {file} has more than {most} million cells. Take away what is far beside or below the table, or split "
    "the table; nothing was imported.",
)
CLOSED = Text(
    "Het bestand {file} is beveiligd, met een wachtwoord of een label, of is een oude Excel-werkmap (.xls). Sla het in "
    "een spreadsheet op zonder beveiliging, als .xlsx of .ods.",
    "The file {file} is protected, by a password or a label, or is an old Excel workbook (.xls). Save it in a "
    "spreadsheet without protection, as .xlsx or .ods.",
)
LARGEST = 500_000_000
"""In bytes, unpacked: what a small file unpacks to can fill the memory."""
# how a file begins in which Excel wrapped a protected workbook, and in which it kept workbooks before 2007
_WRAPPED = bytes.fromhex("D0CF11E0A1B11AE1")
# where an ODS says that its parts are, and how much of that tells of the first
_MANIFEST = "META-INF/manifest.xml"
_ENOUGH = 100_000


def read_spreadsheet(path: Path) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the first sheet that is shown and holds something; its name, and those of the others behind it.
    Raises ParticipationError, and OSError where the file cannot be read."""
    _check_open(path)
    try:
        with zipfile.ZipFile(path) as whole:
            if sum(entry.file_size for entry in whole.infolist()) > LARGEST:
                raise ParticipationError(TOO_LARGE.format(file=path.name, most=LARGEST // 1_000_000))
            return _read(_sheets(Parts(whole), path.name))
    except TooManyCellsError as error:
        raise ParticipationError(TOO_MANY_CELLS.format(file=path.name, most=MOST_CELLS // 1_000_000)) from error
    except (ParticipationError, MemoryError):
        raise
    except Exception as error:
        # what is no spreadsheet comes out in a dozen ways, from a part that is absent to a number that is none
        raise ParticipationError(BROKEN.format(file=path.name)) from error


def _check_open(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_WRAPPED)) == _WRAPPED:
            raise ParticipationError(CLOSED.format(file=path.name))


def _sheets(parts: Parts, file: str) -> Sequence[Sheet]:
    if _MANIFEST in parts and b"encryption-data" in parts.open(_MANIFEST).read(_ENOUGH):
        raise ParticipationError(CLOSED.format(file=file))
    sheets: Sequence[Sheet] = sheets_of_document(parts) if "content.xml" in parts else sheets_of_workbook(parts)
    if not sheets:
        raise ValueError("no sheets")
    return [sheet for sheet in sheets if sheet.is_shown] or sheets


def _read(sheets: Iterable[Sheet]) -> tuple[list[Row], tuple[str, ...]]:
    filled = [sheet for sheet in sheets if next(sheet.rows(), None)]
    if not filled:
        return [], ()
    rows, cells = [], 0
    for row in filled[0].rows():
        cells += len(row[1])
        check_count(cells)
        rows.append(row)
    rows.sort(key=itemgetter(0))
    spread(rows, filled[0].merged)
    return rows, tuple(sheet.name for sheet in filled)


def spread(rows: Sequence[Row], merged: Iterable[Merged]) -> None:
    """Copy the text of a merged cell into the rows below that it covers: a spreadsheet keeps it in the first row only.
    What a heading covers stays empty."""
    numbers = [number for number, _ in rows]
    width = len(rows[0][1])
    filled = 0
    done: dict[int, int] = {}
    for first, last, column in sorted(merged):
        at = bisect_left(numbers, first)
        # what lies over another, as no spreadsheet merges, would be gone through again and again
        if column >= width or first <= done.get(column, numbers[0]) or numbers[at : at + 1] != [first]:
            continue
        done[column] = last
        text = "".join(rows[at][1][column : column + 1])
        for _, cells in rows[at + 1 : bisect_right(numbers, last)] if text else ():
            put(cells, column, text)
            filled += 1
            check_count(filled)
