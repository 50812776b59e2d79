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
        self._connection.execute("CREATE TABLE known (key TEXT PRIMARY KEY) WITHOUT ROWID")

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def add(self, rows: Iterable[StagedPlan]) -> None:
        """Lay down rows, streamed."""
        self._connection.executemany(
            f"INSERT INTO plan ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (tuple(row.__dict__.values()) for row in rows),
        )
        self._connection.execute("INSERT OR IGNORE INTO known SELECT key FROM plan")

    def note_key(self, key: str) -> None:
        """Remember that the layer holds a key, whether its row is taken or not."""
        self._connection.execute("INSERT OR IGNORE INTO known VALUES (?)", (key,))

    def holds(self, key: str) -> bool:
        """Whether the layer holds a key."""
        return self._connection.execute("SELECT 1 FROM known WHERE key = ?", (key,)).fetchone() is not None

    def by_key(self) -> Iterator[tuple[str, list[StagedPlan]]]:
        """The rows of each key, in order of keys and rows as they came."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM plan ORDER BY key, rowid")
        for key, group in groupby((StagedPlan(*row) for row in rows), key=lambda row: row.key):
            yield key, list(group)
