"""Cells of a workbook as programs other than Excel write them, and what Excel writes in signs of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.participation.progress import Silent

from .making import WHO
from .tabling import CONTACTS, MOMENTS, Desk, counts, refusal
from .workbooks import AsIs, workbook

INLINE = 't="inlineStr"'
BOLD = '<rPr><b/><color rgb="FF000000"/><rFont val="Calibri"/></rPr>'


def read_cell(folder: Path, cell: AsIs) -> str:
    ((_, (text, _)),) = read_table(workbook(folder / "tabel.xlsx", [["titel", "plaats"], [cell, "Zaal"]])).rows
    return text


@pytest.mark.parametrize(
    "runs",
    [
        f'<r><t xml:space="preserve">Inloop </t></r><r>{BOLD}<t>met koffie</t></r>',
        f'<r>{BOLD}<t>Inloop</t></r><r><t xml:space="preserve"> met </t></r><r>{BOLD}<t>koffie</t></r>',
        '<r><t>Inloop met</t></r>\n<r>\n<rPr>\n<b/>\n</rPr>\n<t xml:space="preserve"> koffie</t>\n</r>',
    ],
)
def test_a_text_with_bold_words_comes_in_whole(tmp_path: Path, runs: str) -> None:
    assert read_cell(tmp_path, AsIs(f"<is>{runs}</is>", INLINE)) == "Inloop met koffie"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Zaal 1_x000D_&#10;Zaal 2", "Zaal 1\nZaal 2"),
        ("Zaal 1_x000a_Zaal 2", "Zaal 1\nZaal 2"),
        ("_x0001_Zaal_xD800_", "Zaal"),
        ("a _x003C_ b", "a < b"),
        ("_x005F_x000D_", "_x000D_"),
        ("plan_x12_3", "plan_x12_3"),
        ("Zaal_x0009_1_xFFFF_", "Zaal\t1"),
    ],
)
def test_a_sign_that_excel_writes_as_a_number_is_that_sign(tmp_path: Path, written: str, meant: str) -> None:
    assert read_cell(tmp_path, AsIs(f"<is><t>{written}</t></is>", INLINE)) == meant


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>", "\n<v></v>\n"])
@pytest.mark.parametrize("attributes", ["", 's="1"', 's="1" t="n"'])
@pytest.mark.parametrize("formula", ["<f>A1&amp;B1</f>", '<f t="shared" si="0"/>'])
def test_a_formula_that_was_never_worked_out_is_told_and_no_empty_cell(
    desk: Desk, tmp_path: Path, value: str, attributes: str, formula: str
) -> None:
    never = AsIs(formula + value, attributes)
    path = workbook(tmp_path / "momenten.xlsx", [["plancode", "titel"], ["P1", never], ["P1", "Inloop"]], "dd-mm-yyyy")
    result = import_records(desk.store, read_table(path), MOMENTS, None, WHO, Silent())

    assert counts(result) == (1, 0, 0, 1)
    assert refusal(result)[:2] == ("rij 2", "titel")
    assert "waarvan de uitkomst niet in het bestand staat" in refusal(result)[3]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [(MOMENTS, "plancode"), (MOMENTS, "publiceren"), (CONTACTS, "plancodes"), (CONTACTS, "sleutel")],
)
@pytest.mark.parametrize(
    ("failed", "words"),
    [
        ("#N/B", "mislukte"),
        ("#SPILL!", "mislukte"),
        ("#OVERLOOP!", "mislukte"),
        ("#GETTING_DATA", "mislukte"),
        ("#NIET_BEREKEND!", "niet in het bestand"),
    ],
)
def test_a_formula_without_a_value_is_told_as_such_in_every_column(
    desk: Desk, kind: int, heading: str, failed: str, words: str
) -> None:
    result = desk.row(MOMENTS if kind == MOMENTS else CONTACTS, **{heading: failed})

    assert words in refusal(result)[3]


@pytest.mark.parametrize("value", ["<v></v>", "<v/>", ""])
def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path, value: str) -> None:
    assert read_cell(tmp_path, AsIs(f"<f>IF(A1=1,1,&quot;&quot;)</f>{value}", 't="str"')) == ""


def test_a_formula_with_a_result_is_that_result(tmp_path: Path) -> None:
    assert read_cell(tmp_path, AsIs("<f>1+1</f><v>2</v>")) == "2"
    assert read_cell(tmp_path, AsIs("<f>A1</f><v> 0012 </v>", 't="str"')) == "0012"


def test_what_nobody_sees_of_a_cell_is_no_part_of_it(tmp_path: Path) -> None:
    assert read_cell(tmp_path, AsIs("<is><t>\u202a+31 6 12345678\u202c\u200b</t></is>", INLINE)) == "+31 6 12345678"
