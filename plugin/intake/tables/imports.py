"""Brings in moments and contacts from a table (contract, "Imported tables").

A row with a known `sleutel` updates; without one it is matched on what makes it recognisable. An absent column or an
empty cell leaves what is stored. A row that cannot be taken is named, and never stops the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from ...participation.codes import MomentState
from ...participation.naming import SOMEBODY, is_somebody
from ...participation.progress import Progress
from ...participation.records import Contact, Moment, new_id
from ...participation.times import ENDS_TOO_EARLY
from ...participation.words import ParticipationError, Text
from ...store.protocol import Keeping, Transaction
from ..taken_in import TakenIn
from .headings import Imported, RecordKind, Row, known_rows
from .likeness import NO_DATE_YET, WHICH_MOVED, SaidBefore, Standing
from .lookup import Lookup
from .readings import PLANS, readings
from .table import Table
from .ties import ContactTies

KEY_TWICE = Text("komt vaker voor in dit bestand.", "occurs more than once in this file.")
NO_PLACE = Text("Een plancode of wijkcode is nodig.", "A plancode or wijkcode is needed.")


class RowError(ParticipationError):
    """A row that cannot be taken, with every heading at fault and why: whoever mends the table does so in one go."""

    def __init__(self, *faults: tuple[str, Text]) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


def import_records(
    store: Keeping, table: Table, kind: RecordKind, source: str | None, who: str, progress: Progress
) -> TakenIn:
    """Import every row that can be taken, in one transaction. Raises ParticipationError as `known_rows` does."""
    rows = known_rows(table, kind, progress)
    result = TakenIn()
    twice = {key for key, count in Counter(row.key for row in rows).items() if key and count > 1}
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


class _Importer:
    """Takes rows one by one within a transaction, and writes what is new at the end."""

    def __init__(self, transaction: Transaction, kind: RecordKind, lookup: Lookup, twice: Collection[str]) -> None:
        self._transaction, self._twice = transaction, twice
        self._type = kind.record
        timezone = transaction.settings().timezone
        self._readings = readings(self._type, lookup, timezone)
        self._defaults = {name: field.default for name, field in self._type.__dataclass_fields__.items()}
        if self._type is Moment:
            self._defaults["timezone"] = timezone
        self._standing = Standing(self._type, transaction.find(self._type), transaction.earlier_times())
        self._ties = ContactTies(transaction)
        self._said = SaidBefore(self._type)
        self._plans_only: Counter[str] = Counter()
        self._added: list[Imported] = []
        self._changes: list[tuple[str, dict[str, Any]]] = []

    def take(self, row: Row, result: TakenIn) -> None:
        """Take one row. Raises RowError; then nothing of it was taken."""
        values = self._values(row)
        plans = values.pop(PLANS, None)
        said = {**self._defaults, **values}
        key = row.key
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
        stale = [] if key is not None and "state" in values else self._standing.before_moving(standing, values)
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

    def _told(self, record: str, row: Row, values: Mapping[str, Any], plans: list[str] | None) -> None:
        self._said.remember(record, row.number, values)
        if plans is not None:
            self._ties.want(record, plans)

    def _values(self, row: Row) -> dict[str, Any]:
        values: dict[str, Any] = {}
        faults = [("sleutel", KEY_TWICE)] if row.key in self._twice else []
        for heading, text in row.cells.items():
            try:
                values.update(self._readings[heading](text))
            except ParticipationError as error:
                faults.append((heading, error.text))
        if faults:
            raise RowError(*faults)
        return values

    def _match(self, key: str | None, said: Mapping[str, Any]) -> Imported | None:
        alike = self._standing.alike(said)
        if key is None:
            return next(iter(alike), None) or self._standing.moved_from(said)
        # who gives each row a key later means the same moments, and not as many more
        without = (one for one in alike if isinstance(one, Moment) and not one.key and not self._said.knows(one.id))
        return self._standing.by_key(key) or next(without, None)

    def _check(self, record: Imported) -> None:
        if isinstance(record, Contact):
            if not is_somebody(record):
                raise RowError(("naam", SOMEBODY))
            return
        faults = []
        if record.plan is None and record.neighbourhood_code is None:
            faults.append(("plancode", NO_PLACE))
        begin, end = record.begin, record.end
        if begin is not None and end is not None and end <= begin:
            faults.append(("einde", ENDS_TOO_EARLY))
        if faults:
            raise RowError(*faults)
