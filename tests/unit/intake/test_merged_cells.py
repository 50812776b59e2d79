"""A cell that is merged over several rows says the same of each, as a person sees it."""

from __future__ import annotations

from pathlib import Path

from participatiekaart.plugin.intake.tables.table import read_table

from .workbooks import SHEET, AsIs, altered, document_of_sheets, workbook

EMPTY = AsIs("")
ROWS = [
    ["naam", "organisatie", "rol"],
    ["Ada", "Ons Plein", "lid"],
    ["Bea", EMPTY, "voorzitter"],
    [EMPTY, EMPTY, EMPTY],
    ["Cor", EMPTY, EMPTY],
    ["Dré", "Anders", EMPTY],
    ["Eva", "er stond iets", EMPTY],
    ["Fay", EMPTY, EMPTY],
]


def merged(path: Path, *ranges: str) -> Path:
    """The workbook with these ranges merged."""
    cells = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return altered(path, (SHEET, "</worksheet>", f"<mergeCells>{cells}</mergeCells></worksheet>"))


def test_each_row_of_merged_cells_in_a_workbook_says_the_same(tmp_path: Path) -> None:
    path = workbook(tmp_path / "contacten.xlsx", [[EMPTY]] * 5 + ROWS)

    assert read_table(merged(path, "B11:B12", "ZZ7:ZZ10", "B7:B10", "C8:C10", "A13:C13")).rows == (
        (7, ("Ada", "Ons Plein", "lid")),
        (8, ("Bea", "Ons Plein", "voorzitter")),
        (10, ("Cor", "Ons Plein", "voorzitter")),
        (11, ("Dré", "Anders")),
        (12, ("Eva", "Anders")),
        (13, ("Fay",)),
    )


def test_what_is_merged_with_a_heading_or_lies_outside_the_table_is_left(tmp_path: Path) -> None:
    plain = read_table(workbook(tmp_path / "contacten.xlsx", ROWS))

    assert read_table(merged(tmp_path / "contacten.xlsx", "B1:B9", "ZZ2:ZZ5", "A90:A99")) == plain


def test_each_row_of_merged_cells_in_an_ods_says_the_same(tmp_path: Path) -> None:
    """As LibreOffice writes it, with an empty column in front and an empty row that is repeated."""
    path = document_of_sheets(
        tmp_path / "contacten.ods",
        {"Ander": ("hidden", ["x"]), "Leden": ("visible", ["hier"]), "Meer": ("visible", ["x"])},
    )

    def cell(text: str, more: str = "") -> str:
        return f'<table:table-cell{more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    empty, covered = "<table:table-cell/>", "<table:covered-table-cell/>"
    spans = ' table:number-columns-spanned="1" table:number-rows-spanned="5"'
    rows = [
        f"{empty}{cell('organisatie')}{cell('naam')}",
        f"{empty}{cell('Ons Plein', spans)}{cell('Ada')}",
        f"{empty}{covered}{cell('Bea')}",
        f"{empty}{covered}{cell('Cor')}",
        f"{empty}{empty}{cell('Dré')}",
    ]
    lines = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    lines.insert(3, f'<table:table-row table:number-rows-repeated="2">{empty}{covered}{empty}</table:table-row>')
    altered(path, ("content.xml", f"<table:table-row>{cell('hier')}</table:table-row>", "".join(lines)))

    assert read_table(path).rows == (
        (2, ("", "Ons Plein", "Ada")),
        (3, ("", "Ons Plein", "Bea")),
        (6, ("", "Ons Plein", "Cor")),
        (7, ("", "", "Dré")),
    )
