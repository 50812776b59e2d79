"""momenten.csv, as Dutch Excel opens it: `;`, UTF-8 with BOM."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from ..fields import MOMENT_FIELDS, flat, values_of
from ..records import PublicSite
from .text import printable

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(site: PublicSite, folder: Path) -> None:
    """Write one row a moment."""
    with (folder / "momenten.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        rows.writerow(field.name for field in MOMENT_FIELDS)
        for moment in site.momenten:
            values = printable(flat(values_of(moment, MOMENT_FIELDS, site.timezone, site.base_url)))
            rows.writerow(cell(value) for value in values.values())


def cell(value: Any) -> str:
    """A value as a spreadsheet may read it: what would start a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
