"""The fields of any record between a form and the store, each by its one definition."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..participation.fields import Field, Kind, definitions
from ..participation.records import AnyRecord, Record
from ..participation.times import TimeNotUnderstoodError, read_clock
from .problems import Problem
from .texts import kept
from .times import read_day, show_day

_HOUR_AT_END = re.compile(r"\s(\d{1,2})[:.](\d{2})(?:\s*(?:uur|u|h))?\Z", re.ASCII)
_DATES = (Kind.DATE, Kind.LOCAL)


def shown_values(record: Record, names: Iterable[str], language: str) -> dict[str, Any]:
    """What a form shows of a record: text, codes, and yes or no; dates as they are written in a language."""
    fields = {field.name: field for field in definitions(type(record))}
    return {name: _shown(fields[name], getattr(record, name), language) for name in names}


def record_of(
    typed: Mapping[str, Any], opened: Mapping[str, Any], base: AnyRecord, timezone: str = "UTC"
) -> tuple[AnyRecord, list[Problem]]:
    """The record that what is typed makes of `base`, and what cannot be read. What still stands as it was `opened`
    stays as `base` has it. timezone: that times are in, where the record has none of its own."""
    fields = {field.name: field for field in definitions(type(base))}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in typed.items():
        if value != opened[name]:
            try:
                values[name] = _read(fields[name], value, getattr(base, "timezone", timezone))
            except TimeNotUnderstoodError as error:
                problems.append(Problem(name, error.text))
    return dataclasses.replace(base, **values), problems


def _shown(field: Field, value: Any, language: str) -> Any:
    if field.codes is not None or field.kind in (Kind.FLAG, Kind.OPTIONAL_FLAG):
        return value
    if not value:
        return ""
    if field.kind in _DATES:
        return show_day(date.fromisoformat(value[:10]), language) + value[10:]
    return str(value)


def _read(field: Field, value: Any, timezone: str) -> Any:
    if field.codes is not None:
        return field.codes.of(value) if value else None
    if field.kind in (Kind.FLAG, Kind.OPTIONAL_FLAG):
        return value
    text = kept(value)
    if text is None or field.kind not in _DATES:
        return text
    hour = _HOUR_AT_END.search(text) if field.kind is Kind.LOCAL else None
    if hour is None:
        return read_day(text).isoformat()
    return read_clock(f"{read_day(text[: hour.start()])} {hour[1]}:{hour[2]}", timezone).text
