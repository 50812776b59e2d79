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
<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/>
<style:style style:name="clock" style:family="table-cell" style:data-style-name="DT"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Blad1">
"""
_TAIL = "</table:table></office:spreadsheet></office:body></office:document>\n"


@dataclass(frozen=True)
class Formula:
    """A formula in OpenFormula; LibreOffice works it out. style: how its result is shown."""

    text: str
    style: str | None = None


def flat(rows: Sequence[Sequence[Any]]) -> str:
    """A flat OpenDocument spreadsheet of one sheet; an empty row stands as an empty row."""
    lines = []
    for row in rows:
        cells = "".join(_cell(value) for value in row) or "<table:table-cell/>"
        lines.append(f"<table:table-row>{cells}</table:table-row>\n")
    return _HEAD + "".join(lines) + _TAIL


def saved_by_office(tables: Mapping[str, Sequence[Sequence[Any]]], folder: Path) -> None:
    """Have LibreOffice save each table as NAME.xlsx and NAME.ods in the folder."""
    sources = []
    for name, rows in tables.items():
        source = folder / f"{name}.fods"
        source.write_text(flat(rows), encoding="utf-8")
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
        style = "clock" if isinstance(value, datetime) else "day"
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="date" '
            f'office:date-value="{value.isoformat()}"/>'
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
