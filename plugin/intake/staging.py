"""A plan layer laid down on disk, in order of its keys.

Attaching needs the layer twice over: to find keys that occur more than once, and to compare by key. Memory must not
grow with it, and nothing may be written before the layer was read to its end. So it is streamed into a temporary
database of its own, which goes when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType

_COLUMNS = "key, row, name, summary, kind, phase, url, geometry"


@dataclass(frozen=True)
class StagedPlan:
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
            (tuple(row.__dict__.values()) for row in rows),
        )
        self._connection.execute("CREATE INDEX plan_key ON plan (key)")

    def note_refused(self, key: str) -> None:
        """Remember that the layer holds a row of this key that could not be taken."""
        self._connection.execute(
            "INSERT INTO refused VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1", (key,)
        )

    def refused(self, key: str) -> int:
        """How many rows of this key could not be taken."""
        found = self._connection.execute("SELECT times FROM refused WHERE key = ?", (key,)).fetchone()
        return int(found[0]) if found else 0

    def holds(self, key: str) -> bool:
        """Whether the layer holds a key, whether its rows were taken or not."""
        found = "SELECT 1 FROM plan WHERE key = ?1 UNION ALL SELECT 1 FROM refused WHERE key = ?1"
        return self._connection.execute(found, (key,)).fetchone() is not None

    def by_key(self) -> Iterator[tuple[str, list[StagedPlan]]]:
        """The rows of each key, in order of keys and rows as they came."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM plan ORDER BY key, rowid")  # nosec B608
        for key, group in groupby((StagedPlan(*row) for row in rows), key=lambda row: row.key):
            yield key, list(group)
