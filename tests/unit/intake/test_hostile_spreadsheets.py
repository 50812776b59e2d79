"""Spreadsheets that would fill the memory or take hours, that are no spreadsheets, or that nobody can read: each is
refused in a sentence, in bounded time and memory."""

from __future__ import annotations

import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.table import LONGEST_CELL, read_table
from participatiekaart.plugin.participation.words import ParticipationError

from .workbooks import RELATED, SHEET, STYLES, altered, document_of_sheets, workbook

BROKEN = "is beschadigd of geen echte tabel"
TOO_MANY = "heeft meer dan 5 miljoen cellen"
CLOSED = "is beveiligd, met een wachtwoord of een label, of is een oude Excel-werkmap"


def a_workbook(folder: Path) -> Path:
    return workbook(folder / "klein.xlsx", [["titel"], ["Inloop"]])


def a_document(folder: Path) -> Path:
    return document_of_sheets(folder / "klein.ods", {"Blad1": ("visible", ["titel", "Inloop"])})


def is_refused(path: Path, words: str) -> bool:
    with pytest.raises(ParticipationError) as refused:
        read_table(path)
    return refused.value.text.nl.startswith(f"Het bestand {path.name} {words}")


def memory() -> int:
    """The most that was taken so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_a_part_that_grows_while_it_is_read(tmp_path: Path) -> None:
    more = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abc", "bcd"))
    grown = (SHEET, "<worksheet", f'<!DOCTYPE x [<!ENTITY a "lol">{more}]><worksheet'), (SHEET, "Inloop", "&d;")

    assert is_refused(altered(a_workbook(tmp_path), *grown), BROKEN)


def test_a_part_that_takes_in_another_file(tmp_path: Path) -> None:
    taken_in = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><office:document-content'
    path = altered(a_document(tmp_path), ("content.xml", "<office:document-content", taken_in))

    assert is_refused(altered(path, ("content.xml", "Inloop", "&e;")), BROKEN)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_small_file_that_unpacks_to_fill_the_memory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"klein.{kind}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("plaatje.bin", "w") as picture:
        for _ in range(51):
            picture.write(bytes(10_000_000))
    before = memory()

    assert is_refused(path, "is uitgepakt meer dan 500 MB.")
    assert memory() - before < 100_000


def test_an_ods_that_repeats_more_cells_than_the_memory_holds(tmp_path: Path) -> None:
    path = altered(
        a_document(tmp_path),
        ("content.xml", "<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">'),
        ("content.xml", "<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"'),
    )

    assert is_refused(path, TOO_MANY)


@pytest.mark.parametrize("inside", ["<a>" * 600_000, f"<row>{'<c/>' * 600_000}</row>"], ids=["deep", "wide"])
def test_elements_without_end(tmp_path: Path, inside: str) -> None:
    assert is_refused(altered(a_workbook(tmp_path), (SHEET, "</sheetData>", f"{inside}</sheetData>")), TOO_MANY)


def test_lists_without_end(tmp_path: Path) -> None:
    many = "<numFmt/>" * 2_100_000

    assert is_refused(altered(a_workbook(tmp_path), (STYLES, "</numFmts>", f"{many}</numFmts>")), TOO_MANY)


def test_ranges_that_lie_over_one_another(tmp_path: Path) -> None:
    """Each for itself they would be gone through for hours."""
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(3, 30_000))
    ranges = '<mergeCell ref="A2:A1048576"/>' * 100_000
    path = altered(
        a_workbook(tmp_path),
        (SHEET, "</sheetData>", f"{rows}</sheetData><mergeCells>{ranges}</mergeCells>"),
    )

    assert len(read_table(path).rows) == 29_998


def test_ranges_that_would_fill_more_cells_than_the_memory_holds(tmp_path: Path) -> None:
    wide = '<c t="str"><v>x</v></c>' * 600
    rows = "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in range(3, 10_000))
    columns = ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    letters = [first + second for first in columns for second in columns[1:]][:600]
    ranges = "".join(f'<mergeCell ref="{one}2:{one}9999"/>' for one in letters)
    path = altered(
        a_workbook(tmp_path),
        (SHEET, "<sheetData>", f'<sheetData><row r="1">{wide}</row><row r="2">{wide}</row>{rows}'),
        (SHEET, "</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>"),
    )

    assert is_refused(path, TOO_MANY)


def test_a_heading_far_beside_the_table_makes_no_row_wider(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c></row>" * 20_000
    far = '<c r="XFD1" t="str"><v>ver</v></c></row>'
    before = memory()
    path = altered(a_workbook(tmp_path), (SHEET, "</row>", far), (SHEET, "</sheetData>", f"{rows}</sheetData>"))

    assert len(read_table(path).rows) >= 20_000
    assert memory() - before < 200_000


def test_a_comment_without_end_takes_no_hours(tmp_path: Path) -> None:
    path = altered(a_workbook(tmp_path), (SHEET, "<sheetData>", f"<!--{'x' * 20_000_000}--><sheetData>"))

    assert len(read_table(path).rows) == 1


def test_a_part_that_never_begins(tmp_path: Path) -> None:
    path = altered(a_workbook(tmp_path), (SHEET, "<worksheet", f"<!--{'x' * 40_000_000}--><worksheet"))

    assert is_refused(path, BROKEN)


@pytest.mark.parametrize(("repeated", "cells", "rows"), [(16_384, 2000, 1), (16_384, 1, 2000), (40_000_000, 1, 1)])
def test_rows_of_an_ods_with_more_cells_than_the_memory_holds(
    tmp_path: Path, repeated: int, cells: int, rows: int
) -> None:
    cell = f'<table:table-cell table:number-columns-repeated="{repeated}"><text:p>x</text:p></table:table-cell>'
    row = f"<table:table-row>{cell * cells}</table:table-row>"
    path = altered(a_document(tmp_path), ("content.xml", "</table:table>", f"{row * rows}</table:table>"))
    before = memory()

    assert is_refused(path, TOO_MANY)
    assert memory() - before < 100_000


def test_a_cell_without_end_is_named(tmp_path: Path) -> None:
    path = altered(a_workbook(tmp_path), (SHEET, "Inloop", "x" * (LONGEST_CELL + 1)))

    with pytest.raises(ParticipationError, match=r"^Row 2 of klein.xlsx .* in column titel\."):
        read_table(path)


def test_a_line_of_spaces_without_end(tmp_path: Path) -> None:
    spaces = '<text:s text:c="1000000000000"/>Inloop'

    assert read_table(altered(a_document(tmp_path), ("content.xml", "Inloop", spaces))).rows == ((2, ("Inloop",)),)


def test_a_row_number_that_no_sheet_has(tmp_path: Path) -> None:
    path = altered(a_workbook(tmp_path), (SHEET, 'r="2"', 'r="99999999999999"'))

    assert read_table(path).rows == ((99999999999999, ("Inloop",)),)


def test_a_place_outside_the_file(tmp_path: Path) -> None:
    path = altered(a_workbook(tmp_path), (RELATED, "worksheets/sheet1.xml", "../../../etc/hostname"))

    assert is_refused(path, BROKEN)


@pytest.mark.parametrize("bad", [b"\xe9", b"\0", b"&#0;", b"\xff\xfe"])
def test_a_part_in_no_known_writing(tmp_path: Path, bad: bytes) -> None:
    path = a_document(tmp_path)
    content = zipfile.ZipFile(path).read("content.xml").replace(b"Inloop", b"Inloop" + bad)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("content.xml", content)

    assert is_refused(path, BROKEN)


def test_a_part_in_utf_16(tmp_path: Path) -> None:
    path = a_document(tmp_path)
    content = zipfile.ZipFile(path).read("content.xml").decode()
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-16"?>{content}'.encode("utf-16"))

    assert read_table(path).rows == ((2, ("Inloop",)),)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("content", [b"", b"plancode;titel\nP1;Inloop\n", b"<html><table><tr><td>titel", b"PK\x03\x04"])
def test_what_is_no_spreadsheet(tmp_path: Path, kind: str, content: bytes) -> None:
    path = tmp_path / f"tabel.{kind}"
    path.write_bytes(content)

    assert is_refused(path, BROKEN)


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    """Or with a label that shuts it: Excel wraps both as it wrapped all it wrote before 2007."""
    path = tmp_path / "geheim.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096))

    assert is_refused(path, CLOSED)


def test_an_ods_with_a_password(tmp_path: Path) -> None:
    entry = '<manifest:manifest><manifest:encryption-data manifest:checksum-type="SHA256"/></manifest:manifest>'

    assert is_refused(altered(a_document(tmp_path), ("META-INF/manifest.xml", "", entry)), CLOSED)


def test_a_document_of_openoffice_1(tmp_path: Path) -> None:
    old = ("content.xml", "urn:oasis:names:tc:opendocument:xmlns:", "http://openoffice.org/2000/")
    path = altered(a_document(tmp_path), old)

    assert is_refused(path, BROKEN)


@pytest.mark.parametrize(("named", "made"), [("naam.ods", a_workbook), ("naam.xlsx", a_document)])
def test_what_a_file_holds_counts_and_not_its_name(tmp_path: Path, named: str, made: Callable[[Path], Path]) -> None:
    path = made(tmp_path).rename(tmp_path / named)

    assert read_table(path).rows == ((2, ("Inloop",)),)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_file_that_cannot_be_read_is_not_told_to_be_damaged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"weg.{kind}"
    path.symlink_to("/proc/self/mem")

    with pytest.raises(ParticipationError) as refused:
        read_table(path)

    assert refused.value.text.nl.endswith("bestaat niet of kan niet worden gelezen. Controleer het pad.")
