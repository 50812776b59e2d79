"""Takes a removed person out of the history, whose lines are otherwise never changed (AVG art. 17)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from .laid_aside import laid_aside


def clear_history(connection: sqlite3.Connection, names_somebody: Callable[[str], bool]) -> int:
    """Empty the values and reason of every line that names somebody, within the connection's transaction."""
    values = "CAST(old_value AS TEXT), CAST(new_value AS TEXT)"
    lines = connection.execute(f"SELECT fid, {values}, reason FROM status_change")
    found = [fid for fid, *said in lines if any(isinstance(text, str) and names_somebody(text) for text in said)]
    if found:
        with laid_aside(connection, ("pk_status_change_update",)):
            connection.executemany(
                "UPDATE status_change SET old_value = NULL, new_value = NULL, reason = NULL WHERE fid = ?",
                ((fid,) for fid in found),
            )
    return len(found)
