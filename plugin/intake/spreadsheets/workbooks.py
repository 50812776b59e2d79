"""Reads the sheets of an XLSX, by Office Open XML (ECMA-376, part 1, chapter 18) and with what openpyxl knows of its
numbers. openpyxl's own reader takes a workbook whole, and fails on a colour or page width that Excel thinks nothing
of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ...bundled import make_importable
from ...participation.cells import NOT_WORKED_OUT
from ...participation.encoding import trimmed
from .parts import Parts
from .sheets import Merged, Row, length_text, moment_text, number_text, put, written_moment

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def _tag(name: str) -> frozenset[str]:
    """As it is written in the usual namespace, and in that of Strict Open XML."""
    spaces = "schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml/spreadsheetml"
    return frozenset(f"{{http://{space}/main}}{name}" for space in spaces)


_BOOK, _SHEET, _ROW, _MERGED, _FORMULA, _VALUE, _INLINE = map(
    _tag, ("workbookPr", "sheet", "row", "mergeCell", "f", "v", "is")
)
_STRING, _RUN, _TEXT, _FORMAT, _STYLES = map(_tag, ("si", "r", "t", "numFmt", "cellXfs"))
_RELATIONSHIP = ("{http://schemas.openxmlformats.org/package/2006/relationships}Relationship",)
_YES = ("1", "true")
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SEVERAL_ROWS = re.compile(r"([A-Za-z]{1,3})(\d+):[A-Za-z]{1,3}(\d+)")
_NOT_OF_A_DATE = re.compile(r"[\\_*].")
# what a number is shown as
_NUMBER, _DAY, _MOMENT, _LENGTH = range(4)


def sheets_of_workbook(parts: Parts) -> list[WorkbookSheet]:
    """The sheets of a workbook that hold cells. Raises TooManyCellsError, and any error that a file which is none
    leads to."""
    make_importable("openpyxl")
    (book,) = (part for kind, part in _related(parts, "").values() if kind == "officeDocument")
    related = _related(parts, book)
    from_1904, listed = False, []
    for element in parts.elements(book, _BOOK | _SHEET):
        if element.tag in _BOOK:
            from_1904 = element.get("date1904") in _YES
        else:
            # the key has a namespace, which is another in Strict Open XML
            (key,) = (value for name, value in element.items() if name.endswith("}id"))
            _, part = related[key]
            listed.append((element.get("name", ""), element.get("state", "visible") == "visible", part))
    of_kind = dict(related.values())
    values = _Values(_strings(parts, of_kind.get("sharedStrings")), _kinds(parts, of_kind.get("styles")), from_1904)
    return [WorkbookSheet(name, is_shown, parts, part, values) for name, is_shown, part in listed]


@dataclass(frozen=True)
class _Values:
    """What the cells of a workbook refer to. kinds: by style, what a number is shown as."""

    strings: list[str]
    kinds: list[int]
    from_1904: bool


@dataclass
class WorkbookSheet:
    """A sheet of a workbook that is open."""

    name: str
    is_shown: bool
    _parts: Parts
    _part: str
    _values: _Values
    merged: list[Merged] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """As Sheet has it."""
        number = 0
        for element in self._parts.elements(self._part, _ROW | _MERGED):
            if element.tag in _MERGED:
                self._merge(element.get("ref", ""))
                continue
            number = int(float(element.get("r", number + 1)))
            if cells := self._cells(element):
                yield number, cells

    def _merge(self, written: str) -> None:
        if found := _SEVERAL_ROWS.fullmatch(written):
            self.merged.append((int(found[2]), int(found[3]), _column(found[1])))

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        column = -1
        for cell in row:
            reference = cell.get("r")
            # where a cell does not say where it stands, it is the next
            column = _column(reference.rstrip("0123456789")) if reference else column + 1
            if text := self._text(cell):
                put(cells, column, text)
        return cells

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        value, is_formula = "", False
        for part in cell:
            if part.tag in _VALUE:
                value = part.text or ""
            elif part.tag in _INLINE:
                return _string(part)
            elif part.tag in _FORMULA:
                is_formula = True
        if not value:
            # a formula that gives an empty text has the type of a text
            return NOT_WORKED_OUT if is_formula and kind != "str" else ""
        if kind == "s":
            return self._values.strings[int(value)]
        if kind == "b":
            return str(value in _YES).lower()
        if kind not in ("n", "d"):
            return _plain(value)
        kinds, style = self._values.kinds, int(cell.get("s", 0))
        shown_as = kinds[style] if style < len(kinds) else _NUMBER
        try:
            return _shown(value, shown_as, self._values.from_1904)
        except (ValueError, OverflowError):
            # no number, or a day that is none: whoever reads the cell says so
            return _plain(value)


def _shown(value: str, shown_as: int, from_1904: bool) -> str:
    if "T" in value:
        moment = written_moment(value)
    elif shown_as == _NUMBER:
        return number_text(value)
    else:
        number = float(value)
        if shown_as == _LENGTH or 0 <= number < 1:
            return length_text(number * 86_400)
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        moment = from_excel(number, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    text = moment_text(moment)
    # Excel keeps a day as its midnight; another time was typed, though a column of days shows none
    return text.removesuffix(" 00:00") if shown_as == _DAY else text


def _related(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """By key the kind of what a part refers to, and where that lies (ECMA-376, part 2, chapter 9)."""
    folder, name = posixpath.split(part)
    there = posixpath.join(folder, "_rels", f"{name}.rels")
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/"),
        )
        for one in parts.elements(there, _RELATIONSHIP)
    }


def _strings(parts: Parts, part: str | None) -> list[str]:
    return [] if part is None else [_string(element) for element in parts.elements(part, _STRING)]


def _string(element: Element) -> str:
    """A text, which may be in runs of its own looks; without how Japanese is pronounced."""
    texts = []
    for part in element:
        for run in part if part.tag in _RUN else (part,):
            if run.tag in _TEXT:
                texts.append(run.text or "")
    return _plain("".join(texts))


def _kinds(parts: Parts, part: str | None) -> list[int]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    if part is None:
        return []
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    kinds: list[int] = []
    for element in parts.elements(part, _FORMAT | _STYLES):
        if element.tag in _FORMAT:
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        else:
            kinds = [_kind(codes.get(one.get("numFmtId", ""), "")) for one in element]
    return kinds


@lru_cache(maxsize=1024)
def _kind(code: str) -> int:
    from openpyxl.styles.numbers import STRIP_RE, is_date_format, is_timedelta_format

    if is_timedelta_format(code):
        return _LENGTH
    # what is in quotation marks or brackets says nothing of time, nor does a sign that is shown as it is
    bare = _NOT_OF_A_DATE.sub("", STRIP_RE.sub("", code.partition(";")[0])).lower()
    if not is_date_format(bare):
        return _NUMBER
    return _MOMENT if "h" in bare else _DAY


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    from openpyxl.utils.cell import column_index_from_string

    return int(column_index_from_string(letters)) - 1


def _plain(text: str) -> str:
    return trimmed(_SIGN.sub(_sign, text))


def _sign(found: re.Match[str]) -> str:
    """What Excel writes in numbers, such as the end of a line on Windows, as itself; nothing where XML has no such
    sign."""
    sign = chr(int(found[1], 16))
    return sign if sign in "\t\n" or sign.isprintable() else ""
