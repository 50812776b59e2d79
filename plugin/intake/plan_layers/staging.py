"""Keeps a plan layer in a temporary database on disk, in order of its keys, while it is attached.

Attaching needs the layer twice: to find keys that occur more than once, and to compare by key. It may be too large for
memory, and nothing may be written to the store before all of it was read. The database is removed on closing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import NamedTuple

_COLUMNS = "key, row, name, summary, kind, phase, url, geometry"


class StagedPlan(NamedTuple):
    """One row of the layer, its values as text and its geometry mended."""

    key: str
    row: str
    name: str | None
    summary: str | None
    kind: str | None
    phase: str | None
    url: str | None
    geometry: bytes | None


class Staging:
    """Rows by key, on disk. Use as a context manager."""

    def __init__(self) -> None:
        # an empty name is SQLite's temporary database: in memory while small, in a file that nobody else sees when not
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("CREATE TABLE plan (key TEXT, row, name, summary, kind, phase, url, geometry)")
        self._connection.execute("CREATE TABLE refused (key TEXT PRIMARY KEY, times) WITHOUT ROWID")

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def add(self, rows: Iterable[StagedPlan]) -> None:
        """Lay down rows, streamed."""
        self._connection.executemany(
            f"INSERT INTO plan ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # nosec B608
            rows,
        )
        self._connection.execute("CREATE INDEX plan_key ON plan (key)")

    @property
    def count(self) -> int:
        """How many rows were laid down."""
        return int(self._connection.execute("SELECT count(*) FROM plan").fetchone()[0])

    def note_refused(self, key: str) -> None:
        """Remember that the layer holds a row of this key that could not be taken."""
        self._connection.execute(
            "INSERT INTO refused VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1", (key,)
        )

    def lacking(self, keys: Sequence[str]) -> set[str]:
        """Which of some keys, 999 at most, the layer does not hold, whether its rows were taken or not."""
        lacking = set(keys)
        asked = f"IN ({', '.join('?' * len(keys))})"
        for table in ("plan", "refused"):
            found = self._connection.execute(f"SELECT key FROM {table} WHERE key {asked}", keys)  # nosec B608
            lacking.difference_update(key for (key,) in found)
        return lacking

    def by_key(self) -> Iterator[tuple[list[StagedPlan], int]]:
        """The rows of each key, in order of keys and rows as they came; and how many more of it were refused."""
        rows = self._connection.execute(
            f"SELECT coalesce(times, 0), {_COLUMNS} FROM plan LEFT JOIN refused USING (key) "  # nosec B608
            "ORDER BY key, plan.rowid"
        )
        for _, group in groupby(rows, key=itemgetter(1)):
            found = list(group)
            yield [StagedPlan(*row[1:]) for row in found], found[0][0]
