"""By what a row of a table is recognised without a `sleutel`, and what earlier rows said of the same record (contract,
"Imported tables").

Two rows without a `sleutel` may turn out to be about one record. What they say besides is taken together; where they
say different things, the later one would undo the other unseen, each time anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Union

from ..participation.encoding import one_spelling
from ..participation.fields import definitions
from ..participation.records import Contact, Moment
from ..participation.words import Text

OTHERWISE = Text(
    "Rij {number} gaat over hetzelfde en zegt hier iets anders. Geef elke rij een eigen sleutel, of maak er één rij "
    "van.",
    "Row {number} is about the same and says something else here. Give each row a sleutel of its own, or make them one "
    "row.",
)


def likeness(kind: type[Union[Moment, Contact]], said: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a record recognisable, from its fields by name."""
    if kind is Moment:
        where = said["plan"] or said["neighbourhood_code"]
        return where, said["kind"], said["begin_local"], said["begin_fold"], _spelled(said["title"])
    names = tuple(_spelled(said[name]) for name in ("name", "organisation", "email"))
    # of some nothing is known but the telephone number
    return said["kind"], *names, None if any(names) else said["phone"]


class SaidBefore:
    """Remembers by record what was said, and in which row first."""

    def __init__(self, kind: type[Union[Moment, Contact]]) -> None:
        headings = {field.name: field.heading for field in definitions(kind) if field.heading and field.name != "key"}
        self._headings = {**headings, "publication_state": "publiceren"}
        self._said: dict[str, tuple[int, dict[str, Any]]] = {}

    def knows(self, record: str) -> bool:
        """Whether a row said anything of a record."""
        return record in self._said

    def remember(self, record: str, number: int, values: Mapping[str, Any]) -> None:
        first, said = self._said.get(record, (number, {}))
        self._said[record] = first, {**said, **values}

    def otherwise(self, record: str, values: Mapping[str, Any]) -> list[tuple[str, Text]]:
        """Each heading under which an earlier row said something else, and why that cannot be."""
        first, said = self._said.get(record, (0, {}))
        reason = OTHERWISE.format(number=first)
        both = (name for name in self._headings if name in said and name in values)
        return [(self._headings[name], reason) for name in both if _spelled(said[name]) != _spelled(values[name])]


def _spelled(value: Any) -> Any:
    return one_spelling(value) if isinstance(value, str) else value
