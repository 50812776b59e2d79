"""velden.csv: every public field and every code explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..fields import AREA_FIELDS, COURSE_FIELDS, MOMENT_FIELDS, PLAN_FIELDS
from .csvtable import write_table

_LAYERS = (
    ("plannen", PLAN_FIELDS),
    ("momenten", MOMENT_FIELDS),
    ("statusverloop", COURSE_FIELDS),
    ("wijken", AREA_FIELDS),
)


def write_dictionary(folder: Path) -> None:
    """Write one line a field, and one a code of it."""
    heading = ("laag", "veld", "type", "omschrijving", "code", "betekenis")
    write_table(folder / "velden.csv", heading, _rows())


def _rows() -> Iterator[tuple[str, ...]]:
    for layer, fields in _LAYERS:
        for field in fields:
            yield layer, field.name, field.type.value, field.description, "", ""
            for code in field.codes if field.codes is not None else ():
                yield layer, field.name, field.type.value, field.description, code.value, code.label.nl
    yield (
        "plannen",
        "statusverloop",
        "lijst",
        "Het hele verloop: elke status met zijn begin (alleen in GeoJSON)",
        "",
        "",
    )
