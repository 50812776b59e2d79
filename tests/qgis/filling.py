"""What the filled store holds: moments in a table, of which one row is wrong."""

from __future__ import annotations

from pathlib import Path

AT = "2026-06-15 12:00"
HEADINGS = "plancode;titel;soort;niveau;begin;einde;plaats;publiceren\n"
MOMENTS = HEADINGS + (
    "a;Inloop;inloop;raadplegen;2026-07-01 19:30;2026-07-01 21:00;Wijkcentrum;ja\n"
    "a;Avond;inloop;raadplegen;2026-07-02 21:00;2026-07-02 19:30;Wijkcentrum;ja\n"
)


def moments(folder: Path) -> str:
    """The table, in a file."""
    path = folder / "momenten.csv"
    path.write_text(MOMENTS, encoding="utf-8")
    return str(path)
