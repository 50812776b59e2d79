"""The numbered steps from an empty file to the present schema.

What the records need is made from their definitions: first the tables and columns that a store lacks, after the last
step all indexes, triggers and descriptions anew. What else a step does stands in an SQL file of its number. Raise
CURRENT with whatever of this changes, a label too: by that alone a store that stands gets it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ....participation.encoding import decoded, one_spelling
from ...tables import TABLES, Table
from ..ddl import add_columns, create_indexes, create_table, describe_columns, register_internal
from ..filtering import create_filter_indexes
from ..search import create_search_triggers
from ..triggers import NOW, append_only, create_triggers

CURRENT = 13
INTERNAL = {
    "setting": "instellingen",
    "schema_version": "versies van het schema",
    "status_change": "geschiedenis",
    "publication": "publicaties",
    "published_record": "wat openbaar is",
    "former_slug": "vroegere adressen",
    "writer": "wie er schrijft",
}


def migrate(connection: sqlite3.Connection, standing: int, srs_id: int) -> None:
    """Bring a store from the version that stands to CURRENT. Runs inside the caller's transaction."""
    connection.create_function("nfc", 1, _nfc, deterministic=True)
    if standing == 0:
        _run_file(connection, 1)
        for name, title in INTERNAL.items():
            connection.execute(register_internal(name, title))
    for table in TABLES:
        _make_table(connection, table, standing, srs_id)
    # a step that mends a row must not be refused for what else is wrong in it: nobody could open the store
    _drop_ours(connection, "guard")
    for number in range(max(standing, 1) + 1, CURRENT + 1):
        _run_file(connection, number)
    _make_again(connection)


def _run_file(connection: sqlite3.Connection, number: int) -> None:
    for path in Path(__file__).parent.glob(f"{number:04d}_*.sql"):
        for statement in _statements(path.read_text(encoding="utf-8")):
            connection.execute(statement)
    connection.execute(f"INSERT INTO schema_version (number, applied_at) VALUES (?, {NOW})", (number,))


def _make_table(connection: sqlite3.Connection, table: Table, standing: int, srs_id: int) -> None:
    if table.since > standing:
        statements = create_table(table, srs_id)
    else:
        columns = connection.execute(f"PRAGMA table_info({table.name})")
        statements = add_columns(table, {name for _, name, *_ in columns})
    for statement in statements:
        connection.execute(statement)


def _nfc(raw: bytes | None) -> str | None:
    return None if raw is None else one_spelling(decoded(raw))


def _statements(script: str) -> Iterator[str]:
    # executescript would commit the transaction this runs in
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _drop_ours(connection: sqlite3.Connection, named: str) -> None:
    """Drop our triggers and indexes that have this in their name."""
    ours = connection.execute("SELECT type, name FROM sqlite_master WHERE name LIKE 'pk\\_%' ESCAPE '\\'").fetchall()
    for kind, name in ours:
        if kind in ("trigger", "index") and named in name:
            connection.execute(f'DROP {kind} "{name}"')


def _make_again(connection: sqlite3.Connection) -> None:
    _drop_ours(connection, "pk_")
    for table in TABLES:
        for statement in (*create_indexes(table), *create_triggers(table)):
            connection.execute(statement)
        for description, values in describe_columns(table):
            connection.execute(description, values)
    for statement in (*create_filter_indexes(), *append_only(), *create_search_triggers()):
        connection.execute(statement)
