"""Which sheets of a spreadsheet are shown: one with the choices of a list often stands in front, hidden."""

from __future__ import annotations

import html
import io
import re
import zipfile

SHEET = re.compile(r"<(?:\w+:)?sheet\s([^<>]*)>")
TABLE = re.compile(r"<table:table\s([^<>]*)>")
"""Where a sheet is named, with its attributes: in the workbook of an .xlsx, and in an .ods."""
_HIDDEN_STYLE = re.compile(
    r"<style:style\s([^<>]*)>\s*<style:table-properties\s(?:[^<>]*\s)?table:display=\"false\"[^<>]*>"
)
_ATTRIBUTE = re.compile(r'(?<![\w:-])([\w:-]{1,60})="([^"]*)"')


def hidden_sheets(content: bytes, kind: str) -> frozenset[str]:
    """The names of those that are not shown. kind: .xlsx or .ods."""
    name = "xl/workbook.xml" if kind == ".xlsx" else "content.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        if name not in whole.namelist():
            return frozenset()
        text = whole.read(name).decode("utf-8", "replace")
    return frozenset(_of_workbook(text) if kind == ".xlsx" else _of_document(text))


def _of_workbook(text: str) -> list[str]:
    sheets = [attributes(written) for written in SHEET.findall(text)]
    return [sheet.get("name", "") for sheet in sheets if sheet.get("state", "visible") != "visible"]


def _of_document(text: str) -> list[str]:
    styles = {attributes(written).get("style:name") for written in _HIDDEN_STYLE.findall(text)}
    tables = [attributes(written) for written in TABLE.findall(text)]
    return [table.get("table:name", "") for table in tables if table.get("table:style-name") in styles - {None}]


def attributes(written: str) -> dict[str, str]:
    """By name, those that are written within a tag."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(written)}
