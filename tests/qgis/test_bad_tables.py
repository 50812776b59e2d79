"""Bad tables: one sentence that names the file and the way out, and nothing comes in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .bad_input import refused, rows, told
from .command_line import with_arguments
from .conftest import Run


def test_a_table_without_a_known_heading(run: Run, store: str, tmp_path: Path) -> None:
    table = tmp_path / "boodschappen.csv"
    table.write_text("brood;melk\n1;2\n", encoding="utf-8")
    words = ("boodschappen.csv staat geen enkele bekende kop", "Zet in de eerste rij")
    refused(run, "importrecords", *words, STORE=store, KIND=0, INPUT=table)
    assert rows(store, "moment") == 0


XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
    'PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{rows}</sheetData></worksheet>",
}
ODS = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>",
}
XLSX_ROW = ('<row r="{number}">', '<c t="inlineStr"><is><t>{text}</t></is></c>', "</row>")
ODS_ROW = (
    "<table:table-row>",
    '<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>',
    "</table:table-row>",
)
TABLE = (("plancode", "titel"), ("P1", "Kort"), ("P1", "x" * 200_000_000))


def spreadsheet(path: Path, files: dict[str, str], row: tuple[str, str, str]) -> None:
    """A spreadsheet as no program saves it: they refuse such a cell."""
    begin, cell, end = row
    rows = "".join(
        begin.replace("{number}", str(number)) + "".join(cell.replace("{text}", text) for text in texts) + end
        for number, texts in enumerate(TABLE, start=1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace("{rows}", rows))


def test_a_cell_of_200_megabytes(store: str, tmp_path: Path) -> None:
    table = tmp_path / "groot.csv"
    table.write_text("\n".join(";".join(texts) for texts in TABLE), encoding="utf-8")
    done = with_arguments("importrecords", {"STORE": store, "KIND": 0, "INPUT": table})
    table.unlink()
    told(done, "Rij 3 van groot.csv", "in kolom titel", "Kort die cel in", "niets ingelezen")
    assert rows(store, "moment") == 0


@pytest.mark.parametrize(
    ("kind", "files", "row"), [("xlsx", XLSX, XLSX_ROW), ("ods", ODS, ODS_ROW)], ids=["xlsx", "ods"]
)
def test_a_cell_of_200_megabytes_in_a_spreadsheet(
    store: str, tmp_path: Path, kind: str, files: dict[str, str], row: tuple[str, str, str]
) -> None:
    table = tmp_path / f"groot.{kind}"
    spreadsheet(table, files, row)
    done = with_arguments("importrecords", {"STORE": store, "KIND": 0, "INPUT": table})
    told(done, f"Rij 3 van groot.{kind}", "in kolom titel", "Kort die cel in", "niets ingelezen")
    assert rows(store, "moment") == 0


def test_a_folder_instead_of_a_file(run: Run, store: str, tmp_path: Path) -> None:
    words = (f"Het bestand {tmp_path.name} is geen CSV, XLSX of ODS", "Sla de tabel op")
    refused(run, "importrecords", *words, STORE=store, KIND=0, INPUT=tmp_path)


def test_a_table_of_findings_that_cannot_be_written(run: Run, store: str) -> None:
    words = ("De tabel /nergens/bevindingen.csv kan niet worden geschreven", "kies een andere plaats")
    refused(run, "checkpublication", *words, STORE=store, OUTPUT="/nergens/bevindingen.csv")


def test_a_table_of_another_kind(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "oud.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    words = ("oud.xls is geen CSV, XLSX of ODS", "Sla de tabel op")
    refused(run, "importrecords", *words, STORE=store, KIND=0, INPUT=tmp_path / "oud.xls")
