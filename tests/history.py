"""What a store keeps of what happened to a record; no part of the plugin asks it for one record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import NamedTuple

from participatiekaart.plugin.participation.encoding import decoded
from participatiekaart.plugin.store.protocol import Store


class Change(NamedTuple):
    """One line of `status_change`."""

    record_type: str
    field: str
    old_value: str | None
    new_value: str | None
    changed_at: str
    changed_by: str
    reason: str | None


def history(store: Store, record_id: str) -> list[Change]:
    """The changes of a record, oldest first."""
    names = ", ".join(f"CAST({name} AS TEXT)" for name in Change._fields)
    with closing(sqlite3.connect(store.address)) as connection:
        connection.text_factory = decoded
        asked = f"SELECT {names} FROM status_change WHERE record_id = ? ORDER BY fid"
        return [Change(*row) for row in connection.execute(asked, (record_id,))]
