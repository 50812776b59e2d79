"""momenten.csv, as Dutch Excel opens it: `;`, UTF-8 with BOM."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...participation.cells import harmless
from ..fields import MOMENT_FIELDS
from .rows import Rows


def write_csv(rows: Rows, folder: Path) -> None:
    """Write one row a moment."""
    heading = [field.name for field in MOMENT_FIELDS]
    write_table(folder / "momenten.csv", heading, (row.values() for row in rows.flat_moments))


def write_table(path: Path, heading: Iterable[str], lines: Iterable[Iterable[Any]]) -> None:
    """Write a table that opens right in a Dutch spreadsheet."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        table.writerow(heading)
        table.writerows([cell(value) for value in line] for line in lines)


def cell(value: Any) -> str:
    """A value as a spreadsheet can safely read it: a text that it would take for a formula gets an apostrophe before
    it. All else, such as a boolean, is written as in GeoJSON, so that the formats say the same."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(str(value))
