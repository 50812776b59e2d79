"""Writes flat OpenDocument spreadsheets, and has real LibreOffice save them as XLSX and ODS."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="D"><number:day number:style="long"/><number:text>-</number:text>
<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="DT"><number:day number:style="long"/><number:text>-</number:text>
<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>
<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:date-style>
<number:date-style style:name="S"><number:day/><number:text> </number:text>
<number:month number:textual="true"/></number:date-style>
<number:date-style style:name="L"><number:day-of-week number:style="long"/><number:text> </number:text><number:day/>
<number:text> </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text>
<number:year/><number:text> om </number:text><number:hours/><number:text>.</number:text>
<number:minutes number:style="long"/><number:text> uur</number:text></number:date-style>
<style:style style:name="short" style:family="table-cell" style:data-style-name="S"/>
<style:style style:name="long" style:family="table-cell" style:data-style-name="L"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/>
<style:style style:name="clock" style:family="table-cell" style:data-style-name="DT"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
_FROM_1904 = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
_TAIL = "</table:table></office:spreadsheet></office:body></office:document>\n"


@dataclass(frozen=True)
class Formula:
    """A formula in OpenFormula; LibreOffice works it out. style: how its result is shown."""

    text: str
    style: str | None = None


@dataclass(frozen=True)
class Shown:
    """A date or time shown in one of the styles: "day", "clock", "short" (1 sep), "long" (in words)."""

    value: date
    style: str


@dataclass(frozen=True)
class Commented:
    """A text with a comment on its cell."""

    text: str
    comment: str


def flat(rows: Sequence[Sequence[Any]], from_1904: bool = False) -> str:
    """A flat OpenDocument spreadsheet of one sheet; an empty row stands as an empty row."""
    lines = []
    for row in rows:
        cells = "".join(_cell(value) for value in row) or "<table:table-cell/>"
        lines.append(f"<table:table-row>{cells}</table:table-row>\n")
    settings = _FROM_1904 if from_1904 else ""
    return f'{_HEAD}{settings}<table:table table:name="Blad1">{"".join(lines)}{_TAIL}'


def saved_by_office(tables: Mapping[str, Sequence[Sequence[Any]]], folder: Path) -> None:
    """Have LibreOffice save each table as NAME.xlsx and NAME.ods in the folder; the one called "1904" in workbooks that
    count days from then."""
    sources = []
    for name, rows in tables.items():
        source = folder / f"{name}.fods"
        source.write_text(flat(rows, name == "1904"), encoding="utf-8")
        sources.append(str(source))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("xlsx", "ods"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *sources],
            check=True,
            capture_output=True,
            timeout=120,
        )


def _cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Formula):
        style = f' table:style-name="{value.style}"' if value.style else ""
        return f"<table:table-cell{style} table:formula={quoteattr('of:' + value.text)}/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, (date, datetime)):
        return _cell(Shown(value, "clock" if isinstance(value, datetime) else "day"))
    if isinstance(value, Shown):
        return (
            f'<table:table-cell table:style-name="{value.style}" office:value-type="date" '
            f'office:date-value="{value.value.isoformat()}"/>'
        )
    if isinstance(value, Commented):
        comment = f"<dc:creator>Ada</dc:creator><text:p>{escape(value.comment)}</text:p>"
        text = f"<office:annotation>{comment}</office:annotation><text:p>{escape(value.text)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
