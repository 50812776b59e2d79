"""ODS as other programs than LibreOffice write it, and what of it is no cell of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.table import read_table

from .workbooks import altered, document_of_sheets

CELL = '<table:table-cell office:value-type="string"><text:p>hier</text:p></table:table-cell>'
ROW = f"<table:table-row>{CELL}</table:table-row>"


def document(folder: Path, rows: str) -> Path:
    """An ODS with a heading, these rows and the last row of a sheet."""
    path = document_of_sheets(folder / "tabel.ods", {"Blad1": ("visible", ["titel", "hier"])})
    last = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    return altered(path, ("content.xml", ROW, rows + last))


def read_cell(folder: Path, cell: str) -> str:
    path = document(folder, f"<table:table-row>{cell}</table:table-row>")
    ((_, (text, *_)),) = read_table(path).rows or ((2, ("",)),)
    return text


@pytest.mark.parametrize(
    ("written", "shown", "read"),
    [
        ("2026-09-01", "1-9-2026", "2026-09-01"),
        ("2026-09-01T00:00:00", "1-9-2026", "2026-09-01"),
        ("2026-09-01", "1-9-2026 0:00", "2026-09-01 00:00"),
        ("2026-09-01T00:00:00", "1-9-2026 00:00", "2026-09-01 00:00"),
        ("2026-09-01T19:29:59.999999371", "1-9-2026 19:30", "2026-09-01 19:30"),
        ("2026-08-31T23:59:59.999999997", "1-9-2026", "2026-09-01"),
        ("2026-09-01T19:30:00", "dinsdag om 19.30 uur", "2026-09-01 19:30"),
        ("2026-13-01", "1-13-2026", "1-13-2026"),
        ("9999-12-31T23:59:59.999999997", "31-12-9999", "31-12-9999"),
        ("19:30", "half acht", "half acht"),
        ("-0044-03-15", "15 maart 44 v.Chr.", "15 maart 44 v.Chr."),
    ],
)
def test_a_date(tmp_path: Path, written: str, shown: str, read: str) -> None:
    """Excel writes midnight with each day, LibreOffice with none."""
    cell = f'office:value-type="date" office:date-value="{written}"><text:p>{shown}</text:p>'

    assert read_cell(tmp_path, f"<table:table-cell {cell}</table:table-cell>") == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('office:value-type="time" office:time-value="PT27H05M00S"', "27:05"),
        ('office:value-type="time" office:time-value="PT9H5M0S"', "09:05"),
        ('office:value-type="time" office:time-value="PT09H04M59.999999997S"', "09:05"),
        ('office:value-type="float" office:value="612345678"', "612345678"),
        ('office:value-type="float" office:value="1234567890123456789"', "1234567890123456789"),
        ('office:value-type="float" office:value="0.30000000000000004"', "0.3"),
        ('office:value-type="float" office:value="1.2345678901234568E+20"', "123456789012346000000"),
        ('office:value-type="percentage" office:value="5.0E-1"', "0.5"),
        ('office:value-type="currency" office:currency="EUR" office:value="12.50"', "12.5"),
        ('office:value-type="float" office:value="abc" office:string-value="abc"', "abc"),
        ('office:value-type="boolean" office:boolean-value="true"', "true"),
        ('office:value-type="string" office:string-value="Inloop"', "Inloop"),
        ('table:formula="of:=A1"', "#NIET_BEREKEND!"),
        ('table:formula="of:=A1" office:value-type="string"', ""),
        ("", ""),
    ],
)
def test_a_value(tmp_path: Path, cell: str, read: str) -> None:
    assert read_cell(tmp_path, f"<table:table-cell {cell}/>") == read


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd"),
        ("<text:p>Zie <text:a xlink:href='#x'>de <text:span>site</text:span></text:a> nu.</text:p>", "Zie de site nu."),
        ("<office:annotation><text:p>geheim</text:p></office:annotation><text:p>open</text:p>", "open"),
        ("<text:p>open<office:annotation><text:p>geheim</text:p></office:annotation></text:p>", "open"),
        ("<text:p>open</text:p><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>", "open"),
        ("<text:p>a\n   b</text:p><text:p/><text:p>c</text:p>", "a b\n\nc"),
    ],
)  # fmt: skip
def test_a_text(tmp_path: Path, inside: str, read: str) -> None:
    spaces = "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'"

    assert (
        read_cell(tmp_path, f"<table:table-cell {spaces} office:value-type='string'>{inside}</table:table-cell>")
        == read
    )


def test_cells_that_stand_for_the_rest_of_a_row_cost_nothing(tmp_path: Path) -> None:
    """Excel writes each row to its last column."""
    rest = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16383"/>'
    row = ROW.replace("</table:table-row>", f"{rest}</table:table-row>")

    assert len(read_table(document(tmp_path, row * 2000)).rows) == 2000


@pytest.mark.parametrize("around", ["table-header-rows", "table-row-group", "table-rows"])
def test_rows_in_a_group(tmp_path: Path, around: str) -> None:
    path = document(tmp_path, f"<table:{around}><table:{around}>{ROW}</table:{around}></table:{around}>{ROW}")

    assert [number for number, _ in read_table(path).rows] == [2, 3]


def test_a_change_that_is_kept_track_of_is_no_row(tmp_path: Path) -> None:
    change = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell "
        "office:value-type='string'><text:p>oud</text:p></table:change-track-table-cell></table:previous>"
        "</table:cell-content-change></table:tracked-changes><table:table "
    )
    path = altered(document(tmp_path, ROW), ("content.xml", "<table:table ", change))

    assert read_table(path).rows == ((2, ("hier",)),)


def test_cells_merged_in_both_directions(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    merged = cell("samen", "table:number-columns-spanned='2' table:number-rows-spanned='2'")
    path = document(
        tmp_path,
        f"<table:table-row>{merged}{covered}{cell('a')}</table:table-row>"
        f"<table:table-row>{covered}{covered}{cell('b')}</table:table-row>",
    )

    assert read_table(path).rows == ((2, ("samen", "", "a")), (3, ("samen", "", "b")))
