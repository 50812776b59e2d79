"""Reads the sheets of an ODS, by OpenDocument 1.3, part 3 (chapters 6, 9 and 19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...participation.cells import NOT_WORKED_OUT
from ...participation.encoding import trimmed
from .parts import Parts
from .sheets import Merged, Row, check_count, length_text, moment_text, number_text, put, written_moment

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFFICE, _STYLE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "table", "text")
)
_BLANK = re.compile(r"[ \t\r\n]+")
_CLOCK = re.compile(r"\d:\d\d")
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S")
# no line has that many
_MOST_SPACES = 16_384


def sheets_of_document(parts: Parts) -> list[DocumentSheet]:
    """The sheets of a document. Raises TooManyCellsError, and any error that a file which is no document leads to."""
    sheets: list[DocumentSheet] = []
    hidden: set[str | None] = set()
    cells = 0
    table, style, row = f"{_TABLE}table", f"{_STYLE}style", f"{_TABLE}table-row"
    for element in parts.elements("content.xml", (style, row), begun=(table,)):
        if element.tag == table:
            looks = element.get(f"{_TABLE}style-name")
            sheets.append(DocumentSheet(element.get(f"{_TABLE}name", ""), looks not in hidden))
        elif element.tag == row:
            cells += sheets[-1].add(element)
            check_count(cells)
        else:
            properties = element.find(f"{_STYLE}table-properties")
            if properties is not None and properties.get(f"{_TABLE}display") == "false":
                hidden.add(element.get(f"{_STYLE}name"))
    return sheets


@dataclass
class DocumentSheet:
    """A sheet of a document, as far as it was read."""

    name: str
    is_shown: bool
    merged: list[Merged] = field(default_factory=list)
    _rows: list[tuple[int, int, list[str]]] = field(default_factory=list)
    _next_row: int = 1

    def rows(self) -> Iterator[Row]:
        """As Sheet has it."""
        for first, count, cells in self._rows:
            for number in range(first, first + count):
                yield number, [*cells]

    def add(self, row: Element) -> int:
        """Read a row, behind those that were; how many cells that took."""
        column = 0
        cells: list[str] = []
        for cell in row:
            times = _count(cell, f"{_TABLE}number-columns-repeated")
            spanned = _count(cell, f"{_TABLE}number-rows-spanned")
            if spanned > 1:
                self.merged.append((self._next_row, self._next_row + spanned - 1, column))
            check_count(column + times)
            if text := _text(cell):
                for at in range(column, column + times):
                    put(cells, at, text)
            column += times
        count = _count(row, f"{_TABLE}number-rows-repeated")
        if cells:
            self._rows.append((self._next_row, count, cells))
        self._next_row += count
        return len(cells)


def _count(element: Element, name: str) -> int:
    return int(element.get(name, "1"))


def _text(cell: Element) -> str:
    # a comment on a cell stands beside its lines, and was never meant for the public
    lines = [_line(line) for line in cell.iterfind(f"{_TEXT}p")]
    try:
        value = _value(cell, " ".join(lines))
    except (ValueError, OverflowError):
        value = None  # no number, or a day that is none: whoever reads the cell says so
    if value is not None:
        return value
    if not lines and cell.get(f"{_OFFICE}value-type") is None and cell.get(f"{_TABLE}formula"):
        return NOT_WORKED_OUT
    return trimmed("\n".join(lines) if lines else cell.get(f"{_OFFICE}string-value", ""))


def _value(cell: Element, shown: str) -> str | None:
    """What a cell holds that is no text; None for one that is. Raises ValueError or OverflowError."""
    if written := cell.get(f"{_OFFICE}date-value"):
        return _date(written, shown)
    if clock := _TIME.fullmatch(cell.get(f"{_OFFICE}time-value", "")):
        return length_text(3600 * int(clock[1]) + 60 * int(clock[2]) + float(clock[3]))
    if number := cell.get(f"{_OFFICE}value"):
        return number_text(number)
    return cell.get(f"{_OFFICE}boolean-value")


def _date(written: str, shown: str) -> str:
    text = moment_text(written_moment(written if "T" in written else f"{written}T00:00:00"))
    # Excel writes midnight with each day, and LibreOffice none where it is shown
    return text[:10] if text.endswith(" 00:00") and not _CLOCK.search(shown) else text


def _line(element: Element) -> str:
    """The text of a line; blanks together are one (6.1.2), and more are told apart."""
    if element.tag == f"{_TEXT}s":
        return " " * min(_count(element, f"{_TEXT}c"), _MOST_SPACES)
    if element.tag == f"{_TEXT}tab":
        return "\t"
    if element.tag == f"{_TEXT}line-break":
        return "\n"
    if element.tag == f"{_OFFICE}annotation":
        return ""
    inside = (_line(part) + _BLANK.sub(" ", part.tail or "") for part in element)
    return _BLANK.sub(" ", element.text or "") + "".join(inside)
