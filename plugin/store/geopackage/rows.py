"""Records to rows of a GeoPackage table and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from operator import attrgetter
from typing import Any

from ...participation.fields import Field, Kind
from ...participation.records import Record
from ..tables import Table
from .blobs import to_blobs, to_wkb


def columns_of(table: Table) -> tuple[str, ...]:
    """Every column a record is read from and written to, by name of the field; geometry last."""
    names = tuple(field.name for field in table.fields)
    return (*names, "geometry") if table.geometry else names


def sql_name(field: str) -> str:
    """The quoted column of a field."""
    return "geom" if field == "geometry" else f'"{field}"'


def selection(table: Table, names: tuple[str, ...]) -> str:
    """What is asked of SQLite for these fields. Another program may have left bytes where a text belongs: they are read
    as the text they make."""
    others = {field.name for field in table.fields if field.kind in _OF_KIND} | {"geometry"}
    return ", ".join(sql_name(name) if name in others else f"CAST({sql_name(name)} AS TEXT)" for name in names)


def reader(table: Table, names: tuple[str, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """A function that turns a row of the named fields into their values."""
    kinds = {field.name: field for field in table.fields}
    converters = [
        (position, _from_column(kinds.get(name)))
        for position, name in enumerate(names)
        if name == "geometry" or kinds[name].kind in _CONVERTED
    ]

    def values(row: tuple[Any, ...]) -> tuple[Any, ...]:
        found = list(row)
        for position, convert in converters:
            if found[position] is not None:
                found[position] = convert(found[position])
        return tuple(found)

    return values


def to_rows(table: Table, records: Sequence[Record], now: str, srs_id: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the fields in which any of these new records holds a value, and the records as rows of those fields.
    now: becomes the created_at and updated_at of a record that has none.

    Fields that are empty in every record are left out, and codes are made plain text, for speed: sqlite3 binds plain
    text and numbers as they are, but looks up an adapter for each None and each code. For mostly empty records that
    took as long as writing them.
    """
    names = columns_of(table)
    columns: dict[str, Sequence[Any]] = dict(zip(names, zip(*map(attrgetter(*names), records))))
    for name in ("created_at", "updated_at"):
        columns[name] = [value or now for value in columns[name]]
    if table.geometry:
        columns["geometry"] = to_blobs(columns["geometry"], srs_id)
    for field in table.fields:
        if field.codes is not None:
            columns[field.name] = [value and str.__str__(value) for value in columns[field.name]]
    filled = {name: values for name, values in columns.items() if values.count(None) < len(values)}
    return list(filled), list(zip(*filled.values()))


def to_columns(values: Mapping[str, Any], srs_id: int) -> dict[str, Any]:
    """Values of fields as a GeoPackage keeps them."""
    return {name: _to_column(name, value, srs_id) for name, value in values.items()}


def _from_column(field: Field | None) -> Callable[[Any], Any]:
    if field is None:
        return to_wkb
    if field.codes is not None:
        codes = {code.value: code for code in field.codes}
        return codes.get
    return _OF_KIND[field.kind]


def _is_one(value: Any) -> bool:
    # SQLite keeps any text in any column, and a "nee" that another program wrote is no yes
    return bool(value == 1)


def _number(value: Any) -> Any:
    return value if isinstance(value, (int, float)) and isfinite(value) else None


_OF_KIND: dict[Kind, Callable[[Any], Any]] = {
    Kind.FLAG: _is_one,
    Kind.OPTIONAL_FLAG: _is_one,
    Kind.FOLD: lambda value: int(value == 1),
    Kind.COUNT: _number,
    Kind.SHARE: _number,
}
_CONVERTED = frozenset((Kind.CODE, *_OF_KIND))


def _to_column(name: str, value: Any, srs_id: int) -> Any:
    if value is None:
        return None
    if name == "geometry":
        return to_blobs([value], srs_id)[0]
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value
