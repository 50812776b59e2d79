"""What a spreadsheet would take for something else goes out as a formula that gives the text, and nothing besides."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.tables.kept import as_cell


@pytest.mark.parametrize(
    "text",
    [
        "0012",
        "3-11",
        "€ 5",
        "19.30",
        "3 mei",
        "Mrt-12",
        "ma 3-11",
        "zondag 3 december 2026",
        "oct 1",
        "1E5",
        "7 am",
        "Waar",
        "TRUE",
        "=1+1",
        "+31 38 123",
        "-",
        "@SOM(1)",
    ],
)
def test_what_would_be_taken_for_a_value_is_a_formula(text: str) -> None:
    assert as_cell(text, is_time=False) == f'="{text}"'


@pytest.mark.parametrize(
    "text",
    [
        "VM-002",
        "WK990109",
        "Dorpsstraat 12",
        "Marktplein 3",
        "najaar 2026",
        "zondagmiddag 3",
        "'s Avonds",
        "mei",
        "https://voorbeeld.example/2026-01-01",
        "1.\tde bomen\n2.\tde rijbaan",
    ],
)
def test_what_no_spreadsheet_changes_stays_plain(text: str) -> None:
    assert as_cell(text, is_time=False) == text


def test_a_time_is_a_time() -> None:
    assert as_cell("2026-09-01 19:30", is_time=True) == "2026-09-01 19:30"


@pytest.mark.parametrize("text", ["Links\x0brechts", "een\r\ntwee", "- een\n- twee", '="a"', "-" + "x" * 255])
def test_what_neither_keeps_is_not_written(text: str) -> None:
    assert as_cell(text, is_time=False) is None
