"""A store that holds what it refuses now, since its rows are older than the rule."""

from __future__ import annotations

import sqlite3
from contextlib import closing


def unguard(address: str, table: str) -> None:
    """Take out of a store what refuses a change of a table."""
    with closing(sqlite3.connect(address)) as connection:
        connection.execute(f"DROP TRIGGER pk_{table}_guard_update")
