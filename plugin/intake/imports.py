"""Brings in moments and contacts from a table (contract, "Imported tables").

A row with a known `sleutel` updates; without one it is matched on what makes it recognisable. An absent column or an
empty cell leaves what is stored. A row that cannot be taken is named, and never stops the others.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Union

from ..participation.cells import CLEAR, number_as_text
from ..participation.codes import MomentState
from ..participation.counts import counted
from ..participation.fields import definitions
from ..participation.progress import Progress
from ..participation.records import Contact, Moment, new_id
from ..participation.rejection import Rejection
from ..participation.times import ENDS_TOO_EARLY
from ..participation.words import ParticipationError, Text, shortened
from ..store.protocol import Keeping, Transaction
from .likeness import NO_DATE_YET, WHICH_MOVED, SaidBefore, Standing, before_moving
from .lookup import Lookup
from .readings import PLANS, readings
from .tables import Table
from .taken_in import TakenIn
from .ties import ContactTies

NO_HEADINGS = Text(
    "In {file} staat geen enkele bekende kop. Zet in de eerste rij koppen uit deze lijst: {headings}.",
    "{file} has no heading that is known. Put headings in the first row from this list: {headings}.",
)
UNKNOWN_HEADING = Text(
    "De kolom “{heading}” is niet bekend en wordt overgeslagen.", "Column “{heading}” is not known and is skipped."
)
ONE_MORE_UNKNOWN = Text(
    "En nog 1 kolom is niet bekend en wordt overgeslagen.", "And 1 more column is not known and is skipped."
)
MORE_UNKNOWN = Text(
    "En nog {n} kolommen zijn niet bekend en worden overgeslagen.",
    "And {n} more columns are not known and are skipped.",
)
KNOWN_HEADINGS = Text("Koppen die bekend zijn: {headings}.", "Headings that are known: {headings}.")
OTHER_KIND = Text(
    "De koppen in {file} zijn die van {kind}. Kies bij “Wat” (KIND) {kind}.",
    "The headings in {file} are those of {kind}. Choose {kind} at “What” (KIND).",
)
FIRST_SHEET = Text(
    "Van {file} is blad “{sheet}” gelezen, en niet: {others}. Zet een ander blad vooraan om dat in te lezen.",
    "Of {file} sheet “{sheet}” was read, and not: {others}. Put another sheet first to import that.",
)
KINDS = (Text("momenten", "moments"), Text("contacten", "contacts"))
TWICE_HEADING = Text("De kolom “{heading}” staat er twee keer in.", "Column “{heading}” stands in it twice.")
KEY_TWICE = Text("komt vaker voor in dit bestand.", "occurs more than once in this file.")
MOST_NAMED = 20
ROW = Text("rij {number}", "row {number}")
NO_PLACE = Text("Een plancode of wijkcode is nodig.", "A plancode or wijkcode is needed.")
NOTHING_SAID = Text(
    "Vul een naam, organisatie, e-mailadres of telefoonnummer in; één ervan is genoeg.",
    "Fill in a name, organisation, e-mail address or telephone number; one of them is enough.",
)


class RecordKind(IntEnum):
    """The KIND parameter of `importrecords`."""

    MOMENTS = 0
    CONTACTS = 1


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Mapping[str, str]

    def reject(self, *faults: tuple[str | None, Text]) -> Rejection:
        named = ROW.format(number=self.number)
        first, *more = (Rejection(named, heading, self.cells.get(heading or ""), why) for heading, why in faults)
        return replace(first, more=tuple(more))


class RowError(ParticipationError):
    """A row that cannot be taken, with every heading at fault and why: whoever mends the table does so in one go."""

    def __init__(self, *faults: tuple[str, Text]) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


# what a table may say besides the fields that have a heading
_MORE_HEADINGS = {
    RecordKind.MOMENTS: ("plancode", "publiceren"),
    RecordKind.CONTACTS: ("plancodes",),
}
_TYPES: dict[RecordKind, type[Union[Moment, Contact]]] = {RecordKind.MOMENTS: Moment, RecordKind.CONTACTS: Contact}


def headings_of(kind: RecordKind) -> tuple[str, ...]:
    """Every heading a table of that kind may have."""
    return (*(f.heading for f in definitions(_TYPES[kind]) if f.heading), *_MORE_HEADINGS[kind])


def import_records(
    store: Keeping, table: Table, kind: RecordKind, source: str | None, who: str, progress: Progress
) -> TakenIn:
    """Import every row that can be taken, in one transaction. Raises ParticipationError where no heading is known."""
    if len(table.sheets) > 1:
        sheet, *others = table.sheets
        named = ", ".join(f"“{shortened(other)}”" for other in others)
        progress.note(FIRST_SHEET.format(file=table.name, sheet=sheet, others=named))
    rows = _rows(table, kind, progress)
    result = TakenIn()
    twice = {key for key, count in Counter(_key(row) for row in rows).items() if key and count > 1}
    with store.writing(who, f"inlezen {table.name}") as transaction:
        importer = _Importer(transaction, kind, Lookup(transaction, source), twice)
        for number, row in enumerate(rows):
            progress.stop_if_cancelled()
            progress.fraction(number / len(rows))
            try:
                importer.take(row, result)
            except RowError as error:
                result.rejected.append(row.reject(*error.faults))
            except ParticipationError as error:
                # what stands in the store cannot be read, whatever this row says
                result.rejected.append(row.reject((None, error.text)))
        importer.finish(result)
    return result


def _rows(table: Table, kind: RecordKind, progress: Progress) -> list[_Row]:
    known = {_letters(heading): heading for heading in headings_of(kind)}
    columns: dict[str, int] = {}
    filled = [written for written in table.headings if written.strip()]
    unknown = [written for written in filled if _letters(written) not in known]
    other = next(one for one in RecordKind if one is not kind)
    if unknown and {_letters(written) for written in filled} <= {_letters(heading) for heading in headings_of(other)}:
        raise ParticipationError(OTHER_KIND.format(file=table.name, kind=KINDS[other]))
    for written in unknown[:MOST_NAMED]:
        progress.note(UNKNOWN_HEADING.format(heading=shortened(written)))
    if len(unknown) > MOST_NAMED:
        progress.note(counted(len(unknown) - MOST_NAMED, ONE_MORE_UNKNOWN, MORE_UNKNOWN))
    for position, written in enumerate(table.headings):
        heading = known.get(_letters(written))
        if heading is None:
            continue
        if heading in columns:
            raise ParticipationError(TWICE_HEADING.format(heading=written))
        columns[heading] = position
    if not columns:
        raise ParticipationError(NO_HEADINGS.format(file=table.name, headings=", ".join(known.values())))
    if unknown:
        progress.note(KNOWN_HEADINGS.format(headings=", ".join(known.values())))
    return [
        _Row(number, {heading: cells[at] for heading, at in columns.items() if at < len(cells) and cells[at] != ""})
        for number, cells in table.rows
    ]


def _letters(heading: str) -> str:
    """A heading without what people write in more than one way: capitals, accents, spaces and hyphens (E-mail,
    Publiceer naam, Beïnvloedingsruimte)."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", heading.lower()) if sign.isalnum())


def _key(row: _Row) -> str | None:
    key = row.cells.get("sleutel")
    return None if key is None or key == CLEAR else number_as_text(key)


class _Importer:
    """Takes rows one by one within a transaction, and writes what is new at the end."""

    def __init__(self, transaction: Transaction, kind: RecordKind, lookup: Lookup, twice: Collection[str]) -> None:
        self._transaction, self._twice = transaction, twice
        self._type = _TYPES[kind]
        timezone = transaction.settings().timezone
        self._readings = readings(self._type, lookup, timezone)
        self._defaults = {name: field.default for name, field in self._type.__dataclass_fields__.items()}
        if self._type is Moment:
            self._defaults["timezone"] = timezone
        self._standing = Standing(self._type, transaction.find(self._type))
        self._ties = ContactTies(transaction)
        self._said = SaidBefore(self._type)
        self._plans_only: Counter[str] = Counter()
        self._added: list[Union[Moment, Contact]] = []
        self._changes: list[tuple[str, dict[str, Any]]] = []

    def take(self, row: _Row, result: TakenIn) -> None:
        """Take one row. Raises RowError; then nothing of it was taken."""
        values = self._values(row)
        plans = values.pop(PLANS, None)
        said = {**self._defaults, **values}
        key = _key(row)
        standing = self._match(key, said)
        if standing is None:
            if key is None and said.get("state") is MomentState.MOVED:
                self._refuse_where_one_stands(said)
            record = self._type(**{**said, "id": new_id()})
            self._check(record)
            self._standing.know(record)
            self._added.append(record)
            self._told(record.id, row, values, plans)
            result.added += 1
            return
        if key is not None and (standing.key or key == standing.id):
            # the record has this key already, or it is the one that we gave it: then it has no need of another
            del values["key"]
        # with a key the table may say itself what became of the moment
        stale = [] if key is not None and "state" in values else before_moving(standing, values)
        if faults := stale or self._said.otherwise(standing.id, values):
            raise RowError(*faults)
        differing = {name: value for name, value in values.items() if getattr(standing, name) != value}
        changed = self._type(**{**standing.__dict__, **differing})
        self._check(changed)
        self._told(standing.id, row, values, plans)
        if differing:
            self._standing.know(changed)
            self._changes.append((standing.id, differing))
            result.updated += 1
        elif plans is not None:
            self._plans_only[standing.id] += 1
        else:
            result.unchanged += 1

    def _refuse_where_one_stands(self, said: Mapping[str, Any]) -> None:
        """Which moment was moved cannot be told from its new time: beside a new one the old would stay planned."""
        for one in self._standing.planned_at_another_time(said):
            if not self._said.knows(one.id):
                raise RowError(("staat", WHICH_MOVED.format(when=one.begin_local or NO_DATE_YET)))

    def finish(self, result: TakenIn) -> None:
        """Write everything taken, and count the rows that could change the plans of a contact only."""
        self._transaction.insert(self._added)
        self._transaction.update(self._type, self._changes)
        tied = self._ties.write()
        for record, rows in self._plans_only.items():
            if record in tied:
                result.updated += rows
            else:
                result.unchanged += rows

    def _told(self, record: str, row: _Row, values: Mapping[str, Any], plans: list[str] | None) -> None:
        self._said.remember(record, row.number, values)
        if plans is not None:
            self._ties.want(record, plans)

    def _values(self, row: _Row) -> dict[str, Any]:
        values: dict[str, Any] = {}
        faults = [("sleutel", KEY_TWICE)] if _key(row) in self._twice else []
        for heading, text in row.cells.items():
            try:
                values.update(self._readings[heading](text))
            except ParticipationError as error:
                faults.append((heading, error.text))
        if faults:
            raise RowError(*faults)
        return values

    def _match(self, key: str | None, said: Mapping[str, Any]) -> Union[Moment, Contact, None]:
        alike = self._standing.alike(said)
        if key is None:
            return next(iter(alike), None) or self._standing.moved_from(said)
        # who gives each row a key later means the same moments, and not as many more
        without = (one for one in alike if isinstance(one, Moment) and not one.key and not self._said.knows(one.id))
        return self._standing.by_key(key) or next(without, None)

    def _check(self, record: Union[Moment, Contact]) -> None:
        if isinstance(record, Contact):
            if not (record.name or record.organisation or record.email or record.phone):
                raise RowError(("naam", NOTHING_SAID))
            return
        faults = []
        if record.plan is None and record.neighbourhood_code is None:
            faults.append(("plancode", NO_PLACE))
        begin, end = record.begin, record.end
        if begin is not None and end is not None and end <= begin:
            faults.append(("einde", ENDS_TOO_EARLY))
        if faults:
            raise RowError(*faults)
