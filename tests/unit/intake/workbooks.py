"""Writes workbooks as Excel saves them: with its own formats of dates, and with stray cells far from the table."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

BOOK, RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_QUOTES = {'"': "&quot;"}
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}


@dataclass(frozen=True)
class Written:
    """A date written out, as strict Open XML has it, or the result of a formula."""

    date: str
    formula: str = ""


@dataclass(frozen=True)
class AsIs:
    """What stands within a cell, and its further attributes, as a program wrote them."""

    content: str
    attributes: str = ""


def workbook(
    path: Path,
    rows: Sequence[Sequence[str | float | Written | AsIs]],
    date_format: str = "General",
    stray: str | None = None,
) -> Path:
    """A workbook of one sheet; every number in it is shown in that format. stray: a cell far from the table, such as
    XFD2, that holds a text."""
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row))}'
        f"{_cell(stray, 'x') if stray and stray.endswith(str(number)) else ''}</row>"
        for number, row in enumerate(rows, start=1)
    )
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{escape(date_format, _QUOTES)}"/></numFmts>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**_FIXED, STYLES: styles, SHEET: sheet}.items():
            made.writestr(name, text)
    return path


def workbook_of_sheets(path: Path, sheets: Mapping[str, tuple[str, Sequence[str]]]) -> Path:
    """A workbook with by name whether a sheet is "visible", "hidden" or "veryHidden", and the texts of its one
    column."""
    listed, related, parts = [], [], {}
    for number, (name, (state, column)) in enumerate(sheets.items(), start=1):
        # of a sheet that is shown Excel says nothing
        hidden = "" if state == "visible" else f' state="{state}"'
        listed.append(f'<sheet name="{escape(name, _QUOTES)}" sheetId="{number}"{hidden} r:id="r{number}"/>')
        address = f"worksheets/sheet{number}.xml"
        related.append(f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="{address}"/>')
        rows = "".join(f'<row r="{row}">{_cell(f"A{row}", text)}</row>' for row, text in enumerate(column, start=1))
        parts[f"xl/{address}"] = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(related)}</Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**_FIXED, **parts}.items():
            made.writestr(name, text)
    return path


def document_of_sheets(path: Path, sheets: Mapping[str, tuple[str, Sequence[str]]]) -> Path:
    """The same as an ODS."""
    styles, tables = "", ""
    for name, (state, column) in sheets.items():
        shown = "true" if state == "visible" else "false"
        style = f"ta{len(styles)}"
        styles += (
            f'<style:style style:name="{style}" style:family="table"><style:table-properties '
            f'table:display="{shown}" style:writing-mode="lr-tb"/></style:style>'
        )
        rows = "".join(
            '<table:table-row><table:table-cell office:value-type="string">'
            f"<text:p>{escape(text)}</text:p></table:table-cell></table:table-row>"
            for text in column
        )
        tables += f'<table:table table:name="{escape(name, _QUOTES)}" table:style-name="{style}">{rows}</table:table>'
    spaces = "".join(f' xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "style", "table", "text"))
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr(
            "content.xml",
            f'<office:document-content{spaces} office:version="1.3"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return path


def altered(path: Path, *changes: tuple[str, str, str]) -> Path:
    """The spreadsheet with, in the part named first, the third text where the second stood. A part that is not there is
    added, of the third text."""
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name).decode() for name in whole.namelist()}
    for name, before, after in changes:
        assert before in parts.setdefault(name, before)
        parts[name] = parts[name].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return path


def _cell(reference: str, value: str | float | Written | AsIs) -> str:
    if isinstance(value, AsIs):
        return f'<c r="{reference}" {value.attributes}>{value.content}</c>'
    if isinstance(value, Written):
        return f'<c r="{reference}" s="1" t="d">{value.formula}<v>{value.date}</v></c>'
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}" s="1"><v>{value!r}</v></c>'
