"""Reads the sheets of an XLSX with openpyxl, the maintained library for it, in a way that takes one row at a time."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from ..bundled import make_importable
from ..participation.cells import NOT_WORKED_OUT
from ..participation.encoding import trimmed
from ..participation.words import ParticipationError, Text
from .sheets import Merged, Row, moment_text, number_text, without_empty_end

STRICT = Text(
    "Het bestand {file} is bewaard als “Strict Open XML”. Sla het in Excel op als gewone Excel-werkmap (.xlsx) en lees "
    "het opnieuw in.",
    "The file {file} was saved as “Strict Open XML”. Save it in Excel as an ordinary Excel workbook (.xlsx) and import "
    "it again.",
)
_OF_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")


@contextmanager
def opened_workbook(path: Path) -> Iterator[list[WorkbookSheet]]:
    """The sheets of a workbook that are shown; all where none is. Raises ParticipationError, and whatever its library
    does."""
    make_importable("defusedxml")  # with it openpyxl refuses a file that grows while it is read
    make_importable("openpyxl")
    from openpyxl import load_workbook

    with warnings.catch_warnings(), zipfile.ZipFile(path) as whole:
        books = [name for name in whole.namelist() if name.startswith("xl/workbook")]
        if any(_OF_STRICT in whole.read(name) for name in books):  # openpyxl would find no rows in it
            raise ParticipationError(STRICT.format(file=path.name))
        # of what it does not know, such as a chart, and which no table needs
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [WorkbookSheet(sheet, whole) for sheet in book.worksheets]
            yield [one for one in sheets if one.is_shown] or sheets
        finally:
            book.close()


@dataclass(frozen=True)
class WorkbookSheet:
    """A sheet of a workbook that is open."""

    _sheet: Any
    _whole: zipfile.ZipFile

    @property
    def name(self) -> str:
        return str(self._sheet.title)

    @property
    def is_shown(self) -> bool:
        return bool(self._sheet.sheet_state == "visible")

    def rows(self) -> Iterator[Row]:
        """The rows that hold something."""
        self._sheet.reset_dimensions()  # what a file says of its size may be wrong
        for number, row in enumerate(self._sheet.iter_rows(), start=1):
            if cells := without_empty_end([self._text(cell) for cell in row]):
                yield number, cells

    def merged(self) -> list[Merged]:
        """What was merged over several rows."""
        return self._beside.merged

    def _text(self, cell: Any) -> str:
        if cell.value is not None:
            return _text(cell.value, cell.number_format)
        # what stands in for a cell that is absent has no coordinate
        is_there = hasattr(cell, "coordinate")
        return NOT_WORKED_OUT if is_there and cell.coordinate in self._beside.not_worked_out else ""

    @cached_property
    def _beside(self) -> _Beside:
        # of a sheet that is read row by row openpyxl tells neither of these, nor in public where it lies
        with self._whole.open(self._sheet._worksheet_path) as part:
            return _beside(part)


@dataclass(frozen=True)
class _Beside:
    """What a sheet holds beside values. not_worked_out: the cells, such as B2, with a formula without a result."""

    merged: list[Merged]
    not_worked_out: set[str]


def _beside(part: IO[bytes]) -> _Beside:
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils.cell import range_boundaries
    from openpyxl.xml.constants import SHEET_MAIN_NS

    row, formula, value, merge = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "f", "v", "mergeCell"))
    beside = _Beside([], set())
    for _, element in iterparse(part):
        if element.tag == row:
            for cell in element:
                # one that gives an empty text has the type of a text
                if cell.find(formula) is not None and not cell.findtext(value) and cell.get("t") != "str":
                    beside.not_worked_out.add(cell.get("r"))
            element.clear()
        elif element.tag == merge:
            column, first, _, last = range_boundaries(element.get("ref"))
            beside.merged.append((first, last, column - 1))
    return beside


def _text(value: object, shown_as: str) -> str:
    """What a cell holds. shown_as: the format of a number or date."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        from openpyxl.styles.numbers import is_datetime

        # a day has no time to a person who sees none
        return str(value.date()) if is_datetime(shown_as.lower()) == "date" else moment_text(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (date, timedelta)):
        return str(value)
    return trimmed(_SIGN.sub(_sign, str(value)))


def _sign(found: re.Match[str]) -> str:
    """What Excel writes in numbers, such as the end of a line on Windows, as itself; nothing where XML has no such
    sign."""
    number = int(found[1], 16)
    is_text = number in (9, 10) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    return chr(number) if is_text else ""
