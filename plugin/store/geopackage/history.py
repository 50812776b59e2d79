"""What the history tells of moments that were moved, and how a removed person is taken out of it (AVG art. 17); its
lines are otherwise never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ...participation.codes import MomentState
from .laid_aside import laid_aside


def earlier_times(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """As the protocol's: id, field and wall clock."""
    asked = (
        "SELECT CAST(moment.id AS TEXT), CAST(field AS TEXT), CAST(old_value AS TEXT) FROM moment "
        "JOIN status_change ON record_id = moment.id "
        "WHERE moment.state <> ? AND previous_begin_local IS NOT NULL "
        "AND field IN ('begin_local', 'end_local') AND old_value IS NOT NULL"
    )
    return connection.execute(asked, (MomentState.PLANNED.value,)).fetchall()


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
