"""By what a row of a table is recognised without a `sleutel`, and what earlier rows said of the same record (contract,
"Imported tables").

Two rows without a `sleutel` may turn out to be about one record. What they say besides is taken together; where they
say different things, the later one would undo the other unseen, each time anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ...participation.codes import MomentState
from ...participation.encoding import one_spelling
from ...participation.fields import definitions
from ...participation.records import Moment
from ...participation.words import Text
from .headings import Imported

OTHERWISE = Text(
    "Rij {number} gaat over hetzelfde en zegt hier iets anders. Geef elke rij een eigen sleutel, of maak er één rij "
    "van.",
    "Row {number} is about the same and says something else here. Give each row a sleutel of its own, or make them one "
    "row.",
)
MOVED = Text(
    "is de tijd van voor het verplaatsen; nu geldt: {now}. Neem dat over in de tabel.",
    "is the time before it was moved; what holds now: {now}. Put that in the table.",
)
WHICH_MOVED = Text(
    "is niet te volgen: een moment als dit staat nog gepland, op {when}. Is dat verplaatst, doe dat dan in het "
    "venster. Is dit een ander, geef de rij dan een sleutel.",
    "cannot be followed: a moment like this is still planned, at {when}. If that was moved, move it in the window. If "
    "this is another, give the row a sleutel.",
)
NO_DATE_YET = Text("nog geen datum", "no date yet")


def likeness(kind: type[Imported], said: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a record recognisable, from its fields by name."""
    if kind is Moment:
        where = said["plan"] or said["neighbourhood_code"]
        return where, said["kind"], said["begin_local"], said["begin_fold"], _spelled(said["title"])
    names = tuple(_spelled(said[name]) for name in ("name", "organisation", "email"))
    # of some nothing is known but the telephone number or the website
    return said["kind"], *names, None if any(names) else said["phone"] or said["website"]


def _at_any_time(alike: tuple[Any, ...]) -> tuple[Any, ...]:
    """What makes a moment recognisable but for its begin, from all that does."""
    where, kind, _, _, title = alike
    return where, kind, title


class Standing:
    """The records of a store, found as a row of a table means them. earlier: the times that moved moments had, by id
    and field."""

    def __init__(
        self, kind: type[Imported], records: Iterable[Imported], earlier: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        self._type = kind
        self._records: dict[str, Imported] = {}
        self._by_key: dict[str, str] = {}
        self._known_as: dict[str, tuple[Any, ...]] = {}
        self._by_likeness: defaultdict[tuple[Any, ...], dict[str, None]] = defaultdict(dict)
        self._whenever: defaultdict[tuple[Any, ...], dict[str, None]] = defaultdict(dict)
        self._before_moving: dict[tuple[Any, ...], str] = {}
        self._earlier: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for id, field, time in earlier:
            self._earlier[id, field].add(time)
        for record in records:
            self.know(record)

    def know(self, record: Imported) -> None:
        """Know a record as it is now, whatever was known of it."""
        alike, before = likeness(self._type, record.__dict__), self._known_as.get(record.id)
        if before is not None and before != alike:
            del self._by_likeness[before][record.id]
            if isinstance(record, Moment):
                del self._whenever[_at_any_time(before)][record.id]
        self._records[record.id], self._known_as[record.id] = record, alike
        if record.key:
            self._by_key[one_spelling(record.key)] = record.id
        self._by_likeness[alike][record.id] = None
        if isinstance(record, Moment):
            self._whenever[_at_any_time(alike)][record.id] = None
            if record.previous_begin_local:
                where, kind, title = _at_any_time(alike)
                for begin in self._earlier[record.id, "begin_local"]:
                    self._before_moving.setdefault((where, kind, begin, 0, title), record.id)
                was = where, kind, record.previous_begin_local, record.previous_begin_fold, title
                self._before_moving[was] = record.id

    def by_key(self, key: str) -> Imported | None:
        """The record with a key, its own or the one that we gave it."""
        return self._records.get(self._by_key.get(key, key))

    def alike(self, said: Mapping[str, Any]) -> list[Imported]:
        return [self._records[one] for one in self._by_likeness[likeness(self._type, said)]]

    def moved_from(self, said: Mapping[str, Any]) -> Imported | None:
        """The moment that was moved from the time that a row says, once or more."""
        found = self._records.get(self._before_moving.get(likeness(self._type, said), ""))
        return found if found is not None and _was_moved(found) else None

    def before_moving(self, record: Imported, values: Mapping[str, Any]) -> list[tuple[str, Text]]:
        """Each heading under which a row has a time that a moment was moved from, and why that is not taken: the table
        knows nothing of it yet, and residents would be sent to the old time again."""
        if not isinstance(record, Moment) or not _was_moved(record):
            return []
        times = (
            ("begin", "begin_local", record.previous_begin_local, record.begin_local),
            ("einde", "end_local", record.previous_end_local, record.end_local),
        )
        return [
            (heading, MOVED.format(now=now or NO_DATE_YET))
            for heading, name, was, now in times
            if (said := values.get(name)) and said != now and said in {was, *self._earlier[record.id, name]}
        ]

    def planned_at_another_time(self, said: Mapping[str, Any]) -> list[Moment]:
        """The moments still planned that differ from what a row says in their time only."""
        found = (self._records[one] for one in self._whenever[_at_any_time(likeness(self._type, said))])
        return [one for one in found if isinstance(one, Moment) and one.state is MomentState.PLANNED]


def _was_moved(record: Imported) -> bool:
    """Whether a moment has another time than it once had, though it may be called off since."""
    if not isinstance(record, Moment):
        return False
    return record.state is MomentState.MOVED or (record.is_cancelled and record.previous_begin_local is not None)


class SaidBefore:
    """Remembers by record what was said, and in which row first."""

    def __init__(self, kind: type[Imported]) -> None:
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
