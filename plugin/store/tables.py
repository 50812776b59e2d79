"""Which record type is kept in which table: the one list that every engine makes its schema from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..participation.fields import Field, Kind, definitions
from ..participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    Record,
)
from ..participation.words import Text


@dataclass(frozen=True)
class Table:
    """Where a record type is kept.

    title: the name a person reads. geometry: OGC type of its geometry column, None where it has no place.
    links: fields that hold the key of another record, with the table it stands in. unique: fields that together
    may occur once. indexed: fields with an index of their own. since: the number of the schema that brought the table.
    """

    name: str
    record: type[Record]
    title: Text
    geometry: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    unique: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()
    since: int = 1

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every column but the geometry, in order."""
        return tuple(field for field in definitions(self.record) if field.kind is not Kind.GEOMETRY)

    @property
    def business_fields(self) -> tuple[Field, ...]:
        """What a person or import sets, as opposed to what the store keeps by itself."""
        kept = {field.name for field in definitions(Record)}
        return tuple(field for field in self.fields if field.name not in kept)


TABLES = (
    Table("plan_source", PlanSource, Text("Planlagen", "Plan layers")),
    Table(
        "plan",
        Plan,
        Text("Plannen", "Plans"),
        geometry="GEOMETRY",
        links=(("source", "plan_source"),),
        unique=("source", "source_key"),
        indexed=("slug",),
    ),
    Table(
        "moment",
        Moment,
        Text("Momenten", "Moments"),
        geometry="POINT",
        links=(("plan", "plan"),),
        indexed=("key", "neighbourhood_code"),
    ),
    Table("contact", Contact, Text("Contacten", "Contacts"), indexed=("key",)),
    Table(
        "plan_contact",
        PlanContact,
        Text("Contacten bij plannen", "Contacts of plans"),
        links=(("plan", "plan"), ("contact", "contact")),
        indexed=("plan", "contact"),
    ),
    Table(
        "neighbourhood",
        Neighbourhood,
        Text("Wijken en buurten", "Neighbourhoods"),
        geometry="MULTIPOLYGON",
        unique=("code", "year"),
    ),
    Table(
        "neighbourhood_goal",
        Goal,
        Text("Doelen per wijk", "Goals per neighbourhood"),
        indexed=("neighbourhood_code",),
    ),
    Table(
        "plan_neighbourhood",
        PlanNeighbourhood,
        Text("Plannen in wijken", "Plans in neighbourhoods"),
        links=(("plan", "plan"),),
        indexed=("plan", "neighbourhood_code"),
    ),
)


def table_of(record: type[Record]) -> Table:
    """The table of a record type."""
    return next(table for table in TABLES if table.record is record)


def children_of(name: str) -> list[tuple[Table, str]]:
    """The tables and fields that hold keys of records in that table."""
    return [(table, field) for table in TABLES for field, parent in table.links if parent == name]
