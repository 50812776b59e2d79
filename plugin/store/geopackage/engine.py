"""The store as a GeoPackage: for one planner or a few, on a local disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ...participation.page_settings import PageSettings
from ...participation.progress import stoppable
from ...participation.record_types import MOMENT, PLAN
from ...participation.records import AnyRecord, Contact, Plan, Record, from_row
from ...participation.snapshot import FormerSlug, PublishedRecord, Snapshot, StoreSettings
from ..protocol import (
    Attention,
    Publication,
    Reader,
    SearchFilter,
    SearchHit,
    Selection,
    Transaction,
)
from ..reading import read_plan_file, read_snapshot
from ..tables import Table, table_of
from .attention import find_attention
from .connection import empty_log, told_plainly
from .history import clear_history, earlier_times
from .rows import columns_of, reader, selection, sql_name, to_columns, to_rows
from .search import find_plans, gather_search, index_gathered, leave_no_words
from .settings import read_identity, read_settings, read_srs_id, write_page_settings
from .statuses import statuses_of
from .together import insert_together
from .triggers import NOW

BATCH = 200
_MANY = 2_000
_PUBLISHED_TEXTS = ", ".join(
    f"CAST({name} AS TEXT)" for name in ("kind", "id", "digest", "first_published_at", "changed_at")
)
_MOST_VARIABLES = 900  # SQLite's old limit is 999


class GeoPackageReader:
    """Reads in the transaction its connection is in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def settings(self) -> StoreSettings:
        return read_settings(self._connection)

    def identity(self) -> str:
        return read_identity(self._connection)

    def find(self, kind: type[AnyRecord], where: Selection | None = None) -> list[AnyRecord]:
        names = columns_of(table_of(kind))
        return [from_row(kind, names, values) for values in stoppable(self.values(kind, names, where))]

    def values(
        self, kind: type[Record], fields: Sequence[str], where: Selection | None = None
    ) -> Iterator[tuple[Any, ...]]:
        table, names = table_of(kind), tuple(fields)
        convert, columns = reader(table, names), selection(table, names)
        for condition, bound in _conditions(where or {}):
            rows = self._connection.execute(f"SELECT {columns} FROM {table.name} {condition} ORDER BY fid", bound)
            yield from map(convert, rows)

    def published(self, ids: Collection[str] | None = None) -> list[PublishedRecord]:
        # the index begins with the kind
        wanted = [{}] if ids is None else [{"kind": kind, "id": list(ids)} for kind in (PLAN, MOMENT)]
        return [
            PublishedRecord(*row)
            for where in wanted
            for condition, bound in _conditions(where)
            for row in self._connection.execute(
                f"SELECT {_PUBLISHED_TEXTS}, max(0, CAST(sequence AS INTEGER)), visible = 1 "
                f"FROM published_record {condition} ORDER BY fid",
                bound,
            )
        ]

    def attention(self, now: str, until: str, owed: str, limit: int) -> Attention:
        return find_attention(self._connection, now, until, owed, limit)

    def former_slugs(self) -> list[FormerSlug]:
        rows = self._connection.execute("SELECT CAST(slug AS TEXT), CAST(plan AS TEXT) FROM former_slug ORDER BY fid")
        return [FormerSlug(*row) for row in rows]

    def publication_folders(self) -> list[str]:
        found = self._connection.execute("SELECT DISTINCT CAST(folder AS TEXT) FROM publication ORDER BY 1")
        return [folder for (folder,) in found if folder]

    def earlier_times(self) -> list[tuple[str, str, str]]:
        return earlier_times(self._connection)

    def has_published(self, manifest_sha256: str) -> bool:
        asked = "SELECT 1 FROM publication WHERE manifest_sha256 = ? LIMIT 1"
        return self._connection.execute(asked, (manifest_sha256,)).fetchone() is not None


class GeoPackageTransaction(GeoPackageReader):
    """Writes in the transaction its connection is in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._srs_id = read_srs_id(connection)
        self._now: str = connection.execute(f"SELECT {NOW}").fetchone()[0]
        self._touched: set[str] = set()
        self.removed_contacts = False

    def insert(self, records: Iterable[Record]) -> None:
        # a list first: the records may come from a query on this connection, which ends with a rollback to a savepoint
        waiting = iter(list(records))
        while group := list(islice(waiting, _MANY)):
            table = self._touch(type(group[0]))
            insert = partial(self._insert_group, table, group)
            if len(group) < BATCH:
                insert()
            else:
                insert_together(self._connection, table, insert)

    def _insert_group(self, table: Table, records: list[Record]) -> None:
        for start in range(0, len(records), BATCH):
            names, rows = to_rows(table, records[start : start + BATCH], self._now, self._srs_id)
            columns, marks = ", ".join(map(sql_name, names)), f"({', '.join('?' * len(names))})"
            # SQLite keeps a journal for each statement, so one statement of many rows costs less
            together = _MOST_VARIABLES // len(names)
            for first in range(0, len(rows), together):
                part = rows[first : first + together]
                self._connection.execute(
                    f"INSERT INTO {table.name} ({columns}) VALUES {', '.join([marks] * len(part))}",
                    tuple(chain.from_iterable(part)),
                )

    def update(self, kind: type[Record], changes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        table = self._touch(kind)
        for id, values in changes:
            if values:
                bound = to_columns(values, self._srs_id)
                sets = ", ".join(f"{sql_name(name)} = ?" for name in bound)
                self._connection.execute(f"UPDATE {table.name} SET {sets} WHERE id = ?", (*bound.values(), id))

    def delete(self, kind: type[Record], ids: Iterable[str]) -> None:
        self._connection.executemany(f"DELETE FROM {self._touch(kind).name} WHERE id = ?", ((id,) for id in ids))
        self.removed_contacts |= kind is Contact

    def clear_history(self, names_somebody: Callable[[str], bool]) -> int:
        cleared = clear_history(self._connection, names_somebody)
        self.removed_contacts |= cleared > 0
        return cleared

    def change_pages(self, pages: PageSettings) -> None:
        write_page_settings(self._connection, pages)

    def tell_other_programs(self) -> None:
        """Say when the tables last changed, and forget the extent that another program may have noted of them."""
        self._connection.executemany(
            "UPDATE gpkg_contents SET min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL, "
            "last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
            ((name,) for name in sorted(self._touched)),
        )

    def remember_publication(
        self, publication: Publication, records: Iterable[PublishedRecord], slugs: Mapping[str, str]
    ) -> None:
        self._connection.execute(
            "INSERT INTO publication (published_at, at, published_by, folder, manifest_sha256, plans, moments) "
            "VALUES (:published_at, :at, :published_by, :folder, :manifest_sha256, :plans, :moments)",
            vars(publication),
        )
        self._connection.executemany(
            "INSERT INTO published_record (kind, id, digest, first_published_at, changed_at, sequence, visible) "
            "VALUES (:kind, :id, :digest, :first_published_at, :changed_at, :sequence, :visible) "
            "ON CONFLICT (kind, id) DO UPDATE SET digest = excluded.digest, "
            "changed_at = excluded.changed_at, sequence = excluded.sequence, visible = excluded.visible",
            (vars(record) for record in records),
        )
        self.update(Plan, ((plan, {"slug": slug}) for plan, slug in slugs.items()))

    def _touch(self, kind: type[Record]) -> Table:
        table = table_of(kind)
        self._touched.add(table.name)
        return table


class GeoPackageStore:
    """A store in one GeoPackage file. Open it with `addresses.open_store`.

    The journal stays as it is found. QGIS opens a file that has no write-ahead log without locks since 3.24, and reads
    nothing more of it once another program gives it one (OGR's option NOLOCK).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection

    def __enter__(self) -> GeoPackageStore:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        return str(self._path)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        with self._transaction("BEGIN"):
            yield GeoPackageReader(self._connection)

    @contextmanager
    def writing(self, who: str, why: str | None = None) -> Iterator[Transaction]:
        with self._transaction("BEGIN IMMEDIATE"):
            self._connection.execute("UPDATE writer SET who = ?, why = ?", (who, why))
            gather_search(self._connection)
            transaction = GeoPackageTransaction(self._connection)
            yield transaction
            index_gathered(self._connection)
            if transaction.removed_contacts:
                leave_no_words(self._connection)
            transaction.tell_other_programs()
            self._connection.execute("UPDATE writer SET who = NULL, why = NULL")
        if transaction.removed_contacts:
            empty_log(self._connection)

    def snapshot(self) -> Snapshot:
        # from a copy in memory: as long as the file itself is read, nobody can write to it
        with told_plainly(self._path), closing(sqlite3.connect(":memory:")) as copy:
            with self._transaction("BEGIN"):
                # waits for its turn here, since copying by itself would wait for ever
                self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
                self._connection.backup(copy)
            copy.text_factory = self._connection.text_factory
            return read_snapshot(GeoPackageReader(copy))

    def plan_file(self, plan: str) -> Snapshot | None:
        with self.reading() as reading:
            return read_plan_file(reading, plan)

    def search(self, words: str, limit: int = 50, only: SearchFilter | None = None) -> list[SearchHit]:
        with self._transaction("BEGIN"):
            if only and only.status:
                plans = statuses_of(self._path).plans_in(only.status, self._connection, only.now)
                self._connection.create_function("in_status", 1, plans.__contains__)
            return [SearchHit(*row) for row in find_plans(self._connection, words, only, limit)]

    def close(self) -> None:
        with told_plainly(self._path):
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with told_plainly(self._path):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._leave_as_it_was()
                raise

    def _leave_as_it_was(self) -> None:
        # a full disk or a broken file may have ended the transaction already
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        # after a failed write the next who reads takes back what was written: now, or else whoever opens the file; at
        # times the first who reads is only told of the failure again
        for _ in range(2):
            with suppress(sqlite3.Error):
                self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _conditions(where: Selection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The WHERE clauses of a selection with what is bound; several, where a list is longer than one query can hold."""
    plain = {name: value for name, value in where.items() if not isinstance(value, (list, tuple, set, frozenset))}
    lists = {name: list(value) for name, value in where.items() if name not in plain}
    fixed = [f"{sql_name(name)} IS ?" for name in plain]
    bound = tuple(plain.values())
    if not lists:
        yield f"WHERE {' AND '.join(fixed)}" if fixed else "", bound
        return
    (name, values), *more = lists.items()
    if more:
        raise ValueError("a selection holds one list at most")
    for start in range(0, len(values), _MOST_VARIABLES):
        part = values[start : start + _MOST_VARIABLES]
        clause = f"{sql_name(name)} IN ({', '.join('?' * len(part))})"
        yield f"WHERE {' AND '.join([*fixed, clause])}", (*bound, *part)
