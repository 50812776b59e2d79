"""Drops some triggers for a while, within one transaction, so that no other program finds a table without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager


@contextmanager
def laid_aside(connection: sqlite3.Connection, names: Collection[str]) -> Iterator[Collection[str]]:
    """Drop the triggers with these names for the length of the block; gives the names of those that were there. After
    the block they are put back word for word. After an error in it they are not: rolling the transaction back does
    that."""
    standing = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    dropped = {name: sql for name, sql in standing if name in names}
    for name in dropped:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield dropped.keys()
    for statement in dropped.values():
        connection.execute(statement)
