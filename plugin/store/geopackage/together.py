"""Many new records at once: what the insert triggers do for each row is done for all of them together.

Row by row that took a third of the time of an import. While the rows go in, the insert triggers of the table are laid
aside, and put back word for word at once, all in the writer's transaction: no other program ever finds the table
without them, and a killed process leaves them as they were. (GDAL does so with those of the R-tree.) Where a row is not
wholly in order, all go in by the triggers, which refuse or fill in what they would of any program. So they do where a
trigger stands there that is not of this version's making: it may change a row, and look at what ours wrote of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain

from ..tables import TABLES, Table
from .ddl import index_places
from .laid_aside import laid_aside
from .search import create_search_triggers, note_lines
from .triggers import create_triggers, is_amiss, tell_added


def insert_together(connection: sqlite3.Connection, table: Table, insert: Callable[[], None]) -> None:
    """Call `insert`, which puts new rows in a table and may be called twice; every table is then as by the triggers.
    Raises sqlite3.Error; then nothing of it was done."""
    if not _is_known(connection, table):
        insert()
        return
    after = {"after": connection.execute(f"SELECT coalesce(max(fid), 0) FROM {table.name}").fetchone()[0]}
    with _savepoint(connection):
        with laid_aside(connection, _insert_triggers(table)) as dropped:
            insert()
        if connection.execute(_amiss(table), after).fetchone():
            connection.execute("ROLLBACK TO together")
            insert()
            return
        for name, statement in _work_of(table):
            if name in dropped:
                connection.execute(statement, after)


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT together")
    try:
        yield
    except BaseException:
        # a full disk may have ended the transaction already
        if connection.in_transaction:
            connection.execute("ROLLBACK TO together")
        raise
    connection.execute("RELEASE together")


def _is_known(connection: sqlite3.Connection, table: Table) -> bool:
    standing = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table.name,)
    )
    # triggers of an R-tree do the same, whichever program made them
    return all(sql in _made() or name.startswith(f"rtree_{table.name}_geom_") for name, sql in standing)


@cache
def _made() -> frozenset[str]:
    """The statements of all our triggers, as SQLite keeps them."""
    return frozenset(chain(create_search_triggers(), *map(create_triggers, TABLES)))


def _insert_triggers(table: Table) -> set[str]:
    guards = (f"pk_{table.name}_guard_insert", f"pk_{table.name}_insert_filled")
    return {*guards, *(name for name, _ in _work_of(table))}


@cache
def _amiss(table: Table) -> str:
    return f"SELECT 1 FROM {table.name} AS NEW WHERE NEW.fid > :after AND ({is_amiss(table)}) LIMIT 1"


@cache
def _work_of(table: Table) -> tuple[tuple[str, str], ...]:
    """The insert triggers that write something, with the statement that does so for the rows after :after."""
    name = table.name
    added = f"{tell_added(table, 'NEW.id')} FROM {name} AS NEW WHERE NEW.fid > :after ORDER BY NEW.fid"
    return (
        (f"pk_{name}_insert", added),
        (f"pk_search_{name}_insert", note_lines(name)),
        (f"rtree_{name}_geom_insert", index_places(name)),
    )
