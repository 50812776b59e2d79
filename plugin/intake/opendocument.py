"""Reads the sheets of an ODS, by OpenDocument 1.3, part 3 (chapters 6, 9 and 19)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..bundled import make_importable
from ..participation.cells import NOT_WORKED_OUT
from ..participation.encoding import trimmed
from .sheets import Merged, Row, moment_text, number_text, without_empty_end

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFFICE, _STYLE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "table", "text")
)
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_BLANK = re.compile(r"[ \t\r\n]+")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?")
_TIME = re.compile(r"PT(\d\d)H(\d\d)M\d\d(?:\.\d+)?S")
# a sheet has no more columns, and no line that many spaces
_MOST_AT_ONCE = 16_384


@contextmanager
def opened_document(path: Path) -> Iterator[list[DocumentSheet]]:
    """The sheets of a document that are shown; all where none is. Raises whatever its library does."""
    with zipfile.ZipFile(path) as whole, whole.open("content.xml") as content:
        make_importable("defusedxml")  # it refuses a file that grows while it is read
        from defusedxml.ElementTree import iterparse

        sheets: list[DocumentSheet] = []
        hidden: set[str | None] = set()
        for event, element in iterparse(content, ("start", "end")):
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    name, style = (element.get(f"{_TABLE}{one}") for one in ("name", "style-name"))
                    sheets.append(DocumentSheet(name or "", style not in hidden))
            elif element.tag == f"{_STYLE}style":
                properties = element.find(f"{_STYLE}table-properties")
                if properties is not None and properties.get(f"{_TABLE}display") == "false":
                    hidden.add(element.get(f"{_STYLE}name"))
            elif element.tag == f"{_TABLE}table-row":
                sheets[-1].add(element)
                element.clear()
        yield [one for one in sheets if one.is_shown] or sheets


@dataclass
class DocumentSheet:
    """A sheet of a document, as far as it was read."""

    name: str
    is_shown: bool
    _rows: list[tuple[int, int, list[tuple[int, str]]]] = field(default_factory=list)
    _merged: list[Merged] = field(default_factory=list)
    _next_row: int = 1

    def rows(self) -> Iterator[Row]:
        """Those that hold something."""
        for first, count, cells in self._rows:
            for number in range(first, first + count):
                yield number, without_empty_end([text for times, text in cells for _ in range(times)])

    def merged(self) -> list[Merged]:
        """What was merged over several rows."""
        return self._merged

    def add(self, row: Element) -> None:
        """Read a row, behind those that were."""
        column = 0
        cells = []
        for cell in row:
            if cell.tag in _CELLS:
                times = min(_count(cell, f"{_TABLE}number-columns-repeated"), _MOST_AT_ONCE)
                spanned = _count(cell, f"{_TABLE}number-rows-spanned")
                if spanned > 1:
                    self._merged.append((self._next_row, self._next_row + spanned - 1, column))
                cells.append((times, _text(cell)))
                column += times
        count = _count(row, f"{_TABLE}number-rows-repeated")
        if any(text for _, text in cells):
            self._rows.append((self._next_row, count, cells))
        self._next_row += count


def _count(element: Element, name: str) -> int:
    return max(1, int(element.get(name, "1")))


def _text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "")
    if kind == "time" and (clock := _TIME.fullmatch(cell.get(f"{_OFFICE}time-value", ""))):
        return ":".join(clock.groups())
    if kind in ("float", "percentage", "currency"):
        return number_text(float(cell.get(f"{_OFFICE}value", "")))
    # a comment on a cell stands beside its lines, and was never meant for the public
    lines = [_line(line) for line in cell.iterfind(f"{_TEXT}p")]
    if kind is None and not lines and cell.get(f"{_TABLE}formula"):
        return NOT_WORKED_OUT
    return trimmed("\n".join(lines) if lines else cell.get(f"{_OFFICE}string-value", ""))


def _date(written: str) -> str:
    found = _MOMENT.fullmatch(written)
    if found is None:
        return written
    return moment_text(datetime.fromisoformat(found[1]) + timedelta(seconds=float(found[2] or 0)))


def _line(element: Element) -> str:
    """The text of a line; blanks together are one (6.1.2), and more are told apart."""
    if element.tag == f"{_TEXT}s":
        return " " * min(_count(element, f"{_TEXT}c"), _MOST_AT_ONCE)
    if element.tag == f"{_TEXT}tab":
        return "\t"
    if element.tag == f"{_TEXT}line-break":
        return "\n"
    if element.tag == f"{_OFFICE}annotation":
        return ""
    inside = (_line(part) + _BLANK.sub(" ", part.tail or "") for part in element)
    return _BLANK.sub(" ", element.text or "") + "".join(inside)
