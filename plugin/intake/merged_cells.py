"""Gives every row what a cell says that was merged over several: a spreadsheet keeps it with the first."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath

from .shown_sheets import SHEET, TABLE, attributes

Merged = tuple[int, int, int]
"""The first row and the last, counted from 1, and the column, counted from 0."""

_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
_RANGE = re.compile(r'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_PART = re.compile(r"<table:(table-row|table-cell|covered-table-cell)(\s[^<>]*|/)?>|</table:table>")


def spread(rows: list[tuple[int, list[str]]], content: bytes, kind: str, sheet: str) -> None:
    """Fill the cells below the first of each that is merged, in rows that hold something else. Those merged with a
    heading are left. kind: .xlsx or .ods; rows: all of the sheet from the first on."""
    filled = [any(cells) for _, cells in rows]
    if True not in filled:
        return
    headings = filled.index(True) + 1
    for first, last, column in _merged(content, kind, sheet):
        if not headings < first <= len(rows) or column >= len(rows[first - 1][1]):
            continue
        value = rows[first - 1][1][column]
        for number in range(first, min(last, len(rows))):
            if filled[number] and not rows[number][1][column]:
                rows[number][1][column] = value


def _merged(content: bytes, kind: str, sheet: str) -> list[Merged]:
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        if kind == ".xlsx":
            return [*_of_workbook(whole, sheet)]
        return [*_of_document(whole.read("content.xml").decode("utf-8", "replace"), sheet)]


def _of_workbook(whole: zipfile.ZipFile, sheet: str) -> Iterator[Merged]:
    def found(name: str, part: re.Pattern[str]) -> list[dict[str, str]]:
        text = whole.read(name).decode("utf-8", "replace") if name in whole.namelist() else ""
        return [attributes(written) for written in part.findall(text)]

    ids = {one.get("r:id") for one in found("xl/workbook.xml", SHEET) if one.get("name") == sheet}
    for relation in found("xl/_rels/workbook.xml.rels", _RELATION):
        address = normpath(join("/xl", relation.get("Target", ""))).lstrip("/")
        if relation.get("Id") in ids and address in whole.namelist():
            text = whole.read(address).decode("utf-8", "replace")
            for letters, first, last in _RANGE.findall(text):
                yield int(first), int(last), _column(letters)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _of_document(text: str, sheet: str) -> Iterator[Merged]:
    begin = next((one.end() for one in TABLE.finditer(text) if attributes(one[1]).get("table:name") == sheet), None)
    if begin is None:
        return
    row, next_row, column = 0, 1, 0
    for part in _PART.finditer(text, begin):
        if part[1] is None:
            return
        said = attributes(part[2] or "")
        if part[1] == "table-row":
            row, column = next_row, 0
            next_row += _count(said, "rows-repeated")
            continue
        spanned = _count(said, "rows-spanned")
        if spanned > 1:
            yield row, row + spanned - 1, column
        column += _count(said, "columns-repeated")


def _count(said: dict[str, str], of: str) -> int:
    written = said.get(f"table:number-{of}", "")
    return int(written) if re.fullmatch(r"[1-9]\d{0,8}", written, re.ASCII) else 1
