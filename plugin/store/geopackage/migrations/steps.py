"""The numbered steps from an empty file to the present schema.

A step makes the tables and columns whose definitions say `since` its number, after its SQL file if it has one. Indexes,
triggers and descriptions are made again after the last step, so that they always fit the definitions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ....participation.encoding import decoded, one_spelling
from ...tables import TABLES
from ..ddl import add_columns, create_indexes, create_table, describe_columns, register_internal
from ..filtering import create_filter_indexes
from ..search import create_search_triggers
from ..triggers import NOW, append_only, create_triggers

# 5, 6 and 7 change no table, but what the rules refuse and how they say it: an id that changes, a share above 1; and
# what a copied row starts without
CURRENT = 7
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
    for number in range(standing + 1, CURRENT + 1):
        for statement in _step(number, srs_id):
            connection.execute(statement)
        connection.execute(f"INSERT INTO schema_version (number, applied_at) VALUES (?, {NOW})", (number,))
    _make_again(connection)


def _step(number: int, srs_id: int) -> Iterator[str]:
    for path in sorted(Path(__file__).parent.glob(f"{number:04d}_*.sql")):
        yield from _statements(path.read_text(encoding="utf-8"))
    for table in TABLES:
        if table.since == number:
            yield from create_table(table, srs_id)
        yield from add_columns(table, number)
    if number == 1:
        yield from (register_internal(name, title) for name, title in INTERNAL.items())


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


def _make_again(connection: sqlite3.Connection) -> None:
    ours = connection.execute("SELECT type, name FROM sqlite_master WHERE name LIKE 'pk\\_%' ESCAPE '\\'").fetchall()
    for kind, name in ours:
        if kind in ("trigger", "index"):
            connection.execute(f'DROP {kind} "{name}"')
    for table in TABLES:
        for statement in (*create_indexes(table), *create_triggers(table)):
            connection.execute(statement)
        for description, values in describe_columns(table):
            connection.execute(description, values)
    for statement in (*create_filter_indexes(), *append_only(), *create_search_triggers()):
        connection.execute(statement)
