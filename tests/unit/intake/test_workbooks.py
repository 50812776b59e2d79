"""Workbooks as Excel saves them."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.table import read_table

from .workbooks import Written, workbook

# 1 September 2026, 19:30
EVENING = 46266.8125
WITH_TIME = {
    "Excel's own, 14-3-12 13:30": r"d/m/yy\ h:mm;@",
    "the same in a language": r"[$-413]d/mmm/yyyy\ h:mm;@",
    "with AM and PM": r"[$-409]m/d/yy\ h:mm\ AM/PM;@",
    "with another part for the negative": r"d/m/yyyy\ h:mm;[Red]0.00",
    "with parts of a second": r"d/m/yy\ h:mm:ss.000",
    "with words": 'd mmm yyyy "om" h:mm',
    "with room beside it": r"_-* dd-mm-yyyy hh:mm_-;@",
}


@pytest.mark.parametrize("date_format", WITH_TIME.values(), ids=list(WITH_TIME))
def test_a_date_keeps_its_time_in_each_format_of_excel(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin"], [EVENING]], date_format)

    assert read_table(path).rows == ((2, ("2026-09-01 19:30",)),)


@pytest.mark.parametrize("date_format", [r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "dd/mm/yyyy;[Red]dd/mm/yyyy", "d/m;@"])
def test_a_day_stays_a_day_in_each_format_of_excel(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin"], [46266.0]], date_format)

    assert read_table(path).rows == ((2, ("2026-09-01",)),)


def test_a_time_that_was_typed_in_a_column_of_days_is_kept(tmp_path: Path) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin", "einde"], [EVENING, 46266.0]], "dd-mm-yyyy")

    assert read_table(path).rows == ((2, ("2026-09-01 19:30", "2026-09-01")),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (Written("2026-09-01T19:30:00"), "2026-09-01 19:30"),
        (Written("2026-09-01T19:30:00", "<f>A1+1</f>"), "2026-09-01 19:30"),
        (Written("2026-09-01"), "2026-09-01"),
    ],
)
def test_a_date_that_is_written_out_is_that_date(tmp_path: Path, written: Written, read: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin", "einde"], [written, EVENING]], "d/m/yy h:mm")

    assert read_table(path).rows == ((2, (read, "2026-09-01 19:30")),)


@pytest.mark.parametrize("date_format", ["General", "0.00", "#,##0.0000;-0", "@"])
def test_a_number_stays_a_number(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["doelgroep"], [EVENING]], date_format)

    assert read_table(path).rows == ((2, (str(EVENING),)),)


def test_a_cell_far_beside_the_table_takes_no_rows_away(tmp_path: Path) -> None:
    rows = [["titel"], ["Inloop"], ["Enquête"]]

    read = read_table(workbook(tmp_path / "ver.xlsx", rows, stray="XFD2")).rows

    assert [(number, cells[0]) for number, cells in read] == [(2, "Inloop"), (3, "Enquête")]
