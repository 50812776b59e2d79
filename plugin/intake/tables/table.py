"""Reads a table from a CSV, XLSX or ODS file, cell by cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...participation.encoding import decoded_file, one_spelling, trimmed
from ...participation.meanwhile import Meanwhile
from ...participation.words import ParticipationError, Text
from ...store.addresses import is_seen
from ..spreadsheets.reading import BROKEN, read_spreadsheet
from ..spreadsheets.sheets import Row

NOT_THERE = Text(
    "Het bestand {file} bestaat niet of kan niet worden gelezen. Controleer het pad.",
    "The file {file} does not exist or cannot be read. Check the path.",
)
UNKNOWN_KIND = Text(
    "Het bestand {file} is geen CSV, XLSX of ODS. Sla de tabel op als een van die drie.",
    "The file {file} is not a CSV, XLSX or ODS file. Save the table as one of these.",
)
EMPTY = Text("Het bestand {file} bevat geen rijen.", "The file {file} holds no rows.")
TOO_LONG = Text(
    "Rij {row} van {file} heeft in kolom {column} een cel van meer dan tien miljoen tekens. Kort die cel in; er is "
    "niets ingelezen.",
    "Row {row} of {file} has a cell of more than ten million characters in column {column}. Shorten that cell; nothing "
    "was imported.",
)
LEFT_OPEN = Text(
    "In rij {row} van {file} begint de cel in kolom {column} met een aanhalingsteken dat niet sluit, zodat alle rijen "
    "eronder bij die cel horen. Haal het teken weg; er is niets ingelezen.",
    "In row {row} of {file} the cell in column {column} begins with a quotation mark that does not close, so that all "
    "rows below belong to that cell. Take the mark away; nothing was imported.",
)
LONGEST_CELL = 10_000_000
_longest_of_csv = Meanwhile(csv.field_size_limit, csv.field_size_limit)
_PLAIN = (".csv", ".txt", ".tsv")
_SPREADSHEETS = (".xlsx", ".ods")
# a first line by which a file tells Excel; a spreadsheet does not show it, nor count it
_TOLD_SEPARATOR = re.compile(r'"?sep=([;\t,|])"?(?:\r\n?|\n)', re.IGNORECASE)
# a formula that gives a text as it stands: with it a program keeps Excel from taking the zero from a telephone number
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_QUOTED = re.compile(r'"[^"]*"')
# of what is longer no heading row is made
_LONGEST_HEADINGS = 100_000


@dataclass(frozen=True)
class Table:
    """A table's headings, and its rows with the number a person sees in the file. sheets: of a spreadsheet, those that
    are shown and hold something; the table is the first."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheets: tuple[str, ...] = ()


def read_table(path: Path) -> Table:
    """The table in a file. Raises ParticipationError that says what is wrong with the file."""
    if not is_seen(path):
        raise ParticipationError(NOT_THERE.format(file=path))
    check_kind(path)
    sheets: tuple[str, ...] = ()
    lines: Iterable[tuple[int, Sequence[str]]]
    if path.suffix.lower() in _PLAIN:
        lines = _csv(path)
    else:
        lines, sheets = _spreadsheet(path)
    with _longest_of_csv.set_to(LONGEST_CELL):
        read = ((number, [cell_text(cell) for cell in cells]) for number, cells in lines)
        filled = [(number, cells) for number, cells in read if any(cells)]
    if not filled:
        raise ParticipationError(EMPTY.format(file=path.name))
    rows = tuple((number, tuple(cells)) for number, cells in filled[1:])
    return Table(path.name, tuple(filled[0][1]), rows, sheets)


def check_kind(path: Path) -> None:
    """Raises ParticipationError where the name is not that of a table we can read."""
    if path.suffix.lower() not in (*_PLAIN, *_SPREADSHEETS):
        raise ParticipationError(UNKNOWN_KIND.format(file=path.name))


def _csv(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    text, delimiter = _with_separator(_decoded(path).replace("\0", ""))
    stream, headings, cells = io.StringIO(text, newline=""), [""], [""]
    number = begun = read_up_to = 0
    try:
        # the number of the row as a spreadsheet shows it, where a cell may hold several lines
        for number, cells in enumerate(csv.reader(stream, delimiter=delimiter), start=1):
            begun, read_up_to = read_up_to, stream.tell()
            headings = headings if any(headings) else cells
            yield number, cells
        if _is_left_open(cells, text[begun:], delimiter):
            raise ParticipationError(LEFT_OPEN.format(row=number, column=_column(headings, cells), file=path.name))
    except csv.Error as error:
        # csv has one class for all its errors; this is the only one that is known to come here
        if "field limit" not in str(error):
            raise ParticipationError(BROKEN.format(file=path.name)) from error
        # of the row, read up to the limit, the last cell is the one that is too long
        there = next(csv.reader(io.StringIO(text[read_up_to : read_up_to + LONGEST_CELL]), delimiter=delimiter))
        column = _column(headings, there)
        raise ParticipationError(TOO_LONG.format(row=number + 1, column=column, file=path.name)) from error


def cell_text(written: str) -> str:
    """What a cell says, however it is written: a spreadsheet may keep a formula of a CSV as a text."""
    cell = trimmed(written)
    kept = _KEPT_TEXT.fullmatch(cell)
    return one_spelling(trimmed(kept[1]) if kept else cell)


def _column(headings: Sequence[str], cells: Sequence[str]) -> str:
    """What the column of the last of these cells is called; its number where it has no heading."""
    return headings[len(cells) - 1] if len(cells) <= len(headings) else str(len(cells))


def _is_left_open(cells: Sequence[str], row: str, delimiter: str) -> bool:
    """Whether the last cell of a file took in rows below it: one more row would belong to it too."""
    if not cells or len(cells[-1].strip().splitlines()) < 2:
        return False
    return len(list(csv.reader(io.StringIO(f"{row}\n{delimiter}", newline=""), delimiter=delimiter))) == 1


def _with_separator(text: str) -> tuple[str, str]:
    """The rows of a CSV, and what separates their cells."""
    told = _TOLD_SEPARATOR.match(text)
    if told:
        return text[told.end() :], told[1]
    # the most frequent one in the heading row: what stands within quotation marks separates nothing
    headings = next(iter(_QUOTED.sub("", text.lstrip()[:_LONGEST_HEADINGS]).splitlines()), "")
    return text, max(";\t,", key=headings.count)


def _decoded(path: Path) -> str:
    try:
        # what Excel saves as "CSV" in the Netherlands is not in UTF-8
        return decoded_file(path.read_bytes())
    except OSError as error:
        raise ParticipationError(NOT_THERE.format(file=path)) from error


def _spreadsheet(path: Path) -> tuple[list[Row], tuple[str, ...]]:
    try:
        rows, sheets = read_spreadsheet(path)
    except OSError as error:
        raise ParticipationError(NOT_THERE.format(file=path)) from error
    for number, cells in rows:
        for at, cell in enumerate(cells):
            if len(cell) > LONGEST_CELL:
                column = _column(rows[0][1], cells[: at + 1])
                raise ParticipationError(TOO_LONG.format(row=number, column=column, file=path.name))
    return rows, sheets
