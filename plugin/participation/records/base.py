"""What every record has."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from ..codes import PublicationState
from ..fields import Kind, column
from ..words import Text


def new_id() -> str:
    """A key for a new record."""
    return str(uuid.uuid4())


def internal_note(*, heading: str | None = None, personal: bool = False) -> Any:
    """The field for a note of a planner, by one name in every record that has it."""
    return column(
        Kind.LONG_TEXT,
        Text("Interne notitie", "Internal note"),
        Text("Wordt nooit gepubliceerd.", "Is never published."),
        heading=heading,
        personal=personal,
    )


def publication_state() -> Any:
    """The field that says whether a record goes public, by one name in every record that has it."""
    return column(
        Kind.CODE, Text("Publicatie", "Publication"), codes=PublicationState, default=PublicationState.CONCEPT
    )


class Publishable:
    """A record that goes public once a planner says so. It has the field itself, at its place among the others."""

    publication_state: PublicationState

    @property
    def is_published(self) -> bool:
        return self.publication_state is PublicationState.PUBLISHED


@dataclass(frozen=True)
class Record:
    """What every record has. The times and the version are kept by the store, whatever program writes."""

    id: str = column(Kind.KEY)
    created_at: str | None = column(Kind.INSTANT)
    updated_at: str | None = column(Kind.INSTANT)
    version: int = column(Kind.COUNT, default=1)


AnyRecord = TypeVar("AnyRecord", bound=Record)


def from_row(kind: type[AnyRecord], names: Iterable[str], values: Iterable[Any]) -> AnyRecord:
    """The record that has these values in its fields; what another program left empty takes the field's default."""
    return kind(**{name: value for name, value in zip(names, values) if value is not None})
