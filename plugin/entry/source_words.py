"""What the municipality's own layer says of a field, beside what a planner typed."""

from __future__ import annotations

from ..participation.codes import find_code
from ..participation.fields import Field, definitions
from ..participation.records import Plan

_FIELDS = {field.name: field for field in definitions(Plan)}
FROM_SOURCE = tuple(name for name in _FIELDS if f"source_{name}" in _FIELDS)
"""The fields of a plan that its source fills too, where a planner leaves them empty."""


def source_word(plan: Plan, field: str) -> str:
    """What the source says of one of its fields; empty where it says nothing."""
    return (getattr(plan, f"source_{field}") or "").strip()


def says_otherwise(plan: Plan, field: str) -> bool:
    """Whether the planner and the source both say something, and not the same."""
    said, source = getattr(plan, field), source_word(plan, field)
    return bool(said and source) and not _same(_FIELDS[field], said, source)


def _same(field: Field, said: str, source: str) -> bool:
    return find_code(field.codes, source) is said if field.codes else said.strip() == source
