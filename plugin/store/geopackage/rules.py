"""What may not stand in a row of the store, as conditions of SQL, each with the sentence that says so.

NEW is the row as it is to be, OLD as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...participation.fields import Field, Kind
from ..tables import Table

_DATE_SHAPE = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_CLOCK_SHAPE = f"{_DATE_SHAPE} [0-2][0-9]:[0-5][0-9]"
# without a modifier SQLite gives 30 February back as it stands
_BY_CALENDAR = ", '+0 days'"


@dataclass(frozen=True)
class Rule:
    """What may not be, and the sentence that says so."""

    broken: str
    nl: str
    en: str

    @property
    def refusal(self) -> str:
        words = f"{self.nl} / {self.en}".replace("'", "''")
        return f"SELECT RAISE(ABORT, '{words}') WHERE {self.broken};"


def rules_of(table: Table) -> Iterator[Rule]:
    """Of each field by itself, and of the fields together."""
    for field in table.business_fields:
        yield from _field_rules(field)
    if table.name == "moment":
        yield _end_after_begin()


def unique_rule(table: Table, others: str) -> Iterator[Rule]:
    """others: which rows are not the row itself, as a condition."""
    if not table.unique:
        return
    same = " AND ".join(f'"{name}" = NEW."{name}"' for name in table.unique)
    labels = ", ".join(table.unique)
    yield Rule(
        f"EXISTS (SELECT 1 FROM {table.name} WHERE {same}{others})",
        f"Deze code staat al in {table.title.nl} ({labels}).",
        f"This code is already in {table.title.en} ({labels}).",
    )


def same_id() -> Rule:
    """What other records, the history and the public know a record by cannot become another."""
    return Rule(
        # a row without created_at is still being filled by the insert trigger
        "OLD.created_at IS NOT NULL AND OLD.id <> '' AND NEW.id IS NOT OLD.id",
        "Het id van een gegeven ligt vast. Laat het staan, of maak een nieuw gegeven.",
        "The id of a record is fixed. Leave it as it is, or make a new record.",
    )


def not_emptied(table: Table) -> Iterator[Rule]:
    """A code that each record has stays one: without its kind a kitchen-table talk would count as any other moment, and
    tell the public where somebody lives."""
    for field in table.business_fields:
        if field.codes is not None and table.record.__dataclass_fields__[field.name].default is not None:
            yield Rule(
                # a row without created_at is still being filled by the insert trigger
                f'OLD.created_at IS NOT NULL AND OLD."{field.name}" IS NOT NULL AND NEW."{field.name}" IS NULL',
                f"“{field.label.nl}” kan niet leeg zijn. Kies een waarde.",
                f"“{field.label.en}” cannot be empty. Choose a value.",
            )


def _field_rules(field: Field) -> Iterator[Rule]:
    value, label = f'NEW."{field.name}"', field.label
    if field.codes is not None:
        codes = [code.value for code in field.codes]
        words = ", ".join(codes)
        yield Rule(
            # a trigger would build the table of NOT IN (…) anew for each row
            " AND ".join(f"{value} <> '{code}'" for code in codes),
            f"“{label.nl}” kent alleen: {words}.",
            f"“{label.en}” knows only: {words}.",
        )
    if field.kind is Kind.CLOCK:
        yield Rule(
            f"{value} NOT GLOB '{_CLOCK_SHAPE}' OR strftime('%Y-%m-%d %H:%M', {value}{_BY_CALENDAR}) IS NOT {value}",
            f"“{label.nl}” is geen tijd zoals 2026-09-01 19:30.",
            f"“{label.en}” is no time such as 2026-09-01 19:30.",
        )
    if field.kind in (Kind.DATE, Kind.LOCAL):
        or_clock = "" if field.kind is Kind.DATE else f" AND {value} NOT GLOB '{_CLOCK_SHAPE}'"
        no_shape = f"({value} NOT GLOB '{_DATE_SHAPE}'{or_clock})"
        yield Rule(
            f"{no_shape} OR date({value}{_BY_CALENDAR}) IS NOT substr({value}, 1, 10)",
            f"“{label.nl}” is geen datum zoals 2026-09-01.",
            f"“{label.en}” is no date such as 2026-09-01.",
        )
    if field.kind is Kind.SHARE:
        yield Rule(
            # a share that was computed may lie a hair above 1
            f"NOT ({value} >= 0 AND {value} <= 1.000001)",
            f"“{label.nl}” is een getal van 0 tot en met 1, zoals 0,82 voor 82 %.",
            f"“{label.en}” is a number from 0 to 1, such as 0.82 for 82%.",
        )


def _end_after_begin() -> Rule:
    # in the autumn night the second 02:10 comes after the first 02:50; by day a fold that was left there says nothing
    hour = "substr(NEW.begin_local, 1, 13) = substr(NEW.end_local, 1, 13) AND substr(NEW.begin_local, 12) < '04'"
    folds = "coalesce(NEW.begin_fold, 0)", "coalesce(NEW.end_fold, 0)"
    later_half = f"{hour} AND {folds[0]} < {folds[1]}"
    earlier_half = f"{hour} AND {folds[0]} > {folds[1]}"
    return Rule(
        f"(NEW.end_local <= NEW.begin_local AND NOT ({later_half})) OR ({earlier_half})",
        "Het einde ligt niet na het begin. Kies een later einde.",
        "The end is not after the start. Choose a later end.",
    )
