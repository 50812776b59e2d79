"""Does without some triggers for a while, within a transaction: no other program ever finds a table without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager


@contextmanager
def laid_aside(connection: sqlite3.Connection, names: Collection[str]) -> Iterator[Collection[str]]:
    """Drop triggers, and put them back word for word when the block has ended well; gives the names of those that there
    were. Where it has not, whoever has the transaction takes it back."""
    standing = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    dropped = {name: sql for name, sql in standing if name in names}
    for name in dropped:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield dropped.keys()
    for statement in dropped.values():
        connection.execute(statement)
