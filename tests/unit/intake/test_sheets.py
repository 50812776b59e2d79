"""A file of several sheets: the first that is shown is read, and it is said that the others are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import read_table

from .making import WHO, Listener
from .tabling import MOMENTS, Desk, counts
from .workbooks import document_of_sheets, workbook_of_sheets

Sheets = Mapping[str, tuple[str, Sequence[str]]]
Made = Callable[[Sheets], Path]
TABLE = ("visible", ["plancode", "P1"])
CHOICES = ("hidden", ["ja", "nee"])


@pytest.fixture(params=["xlsx", "ods"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    write = workbook_of_sheets if request.param == "xlsx" else document_of_sheets
    return lambda sheets: write(tmp_path / f"momenten.{request.param}", sheets)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Momenten": TABLE},
        {"Keuzes": CHOICES, "Momenten": TABLE},
        {"Keuzes": CHOICES, 'Meer & "keuzes"': ("veryHidden", ["x"]), "Momenten": TABLE},
    ],
)
def test_the_first_sheet_that_is_shown_is_read(desk: Desk, made: Made, sheets: Sheets) -> None:
    told = Listener()

    assert counts(import_records(desk.store, read_table(made(sheets)), MOMENTS, None, WHO, told)) == (1, 0, 0, 0)
    assert told.notes == []


def test_sheets_that_are_not_read_are_told(desk: Desk, made: Made) -> None:
    told = Listener()
    path = made({"2026": TABLE, "2027": TABLE, "2028": TABLE, "Keuzes": CHOICES, "Leeg": ("visible", [])})

    assert counts(import_records(desk.store, read_table(path), MOMENTS, None, WHO, told)) == (1, 0, 0, 0)
    assert told.notes == [
        f"Van {path.name} is blad “2026” gelezen, en niet: “2027”, “2028”. Zet een ander blad vooraan om dat in te "
        "lezen."
    ]


def test_an_empty_sheet_in_front_is_passed_over(made: Made) -> None:
    table = read_table(made({"Blad1": ("visible", []), "Momenten": TABLE, "Meer": TABLE}))

    assert (table.headings, table.sheets) == (("plancode",), ("Momenten", "Meer"))


def test_where_every_sheet_is_hidden_the_first_is_read(made: Made) -> None:
    assert read_table(made({"Keuzes": CHOICES, "Meer": ("hidden", ["titel"])})).headings == ("ja",)
