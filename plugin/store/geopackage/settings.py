"""What holds for the whole store, kept by name: a new setting needs no migration."""

from __future__ import annotations

import sqlite3
import uuid

from ...participation.page_settings import PageSettings
from ...participation.snapshot import StoreSettings

_IDENTITY = "id"
_OWN = ("title", "municipality", "crs", "timezone")
# under these names the choices for the pages are kept
_PAGES = {
    "pages_basemap": "basemap",
    "pages_source": "source",
    "pages_face": "face",
    "pages_statement": "statement",
}


def read_settings(connection: sqlite3.Connection) -> StoreSettings:
    rows = dict(connection.execute("SELECT CAST(name AS TEXT), CAST(value AS TEXT) FROM setting").fetchall())
    pages = {field: rows[name] for name, field in _PAGES.items() if rows.get(name)}
    own = {name: rows[name] for name in _OWN if rows.get(name) is not None}
    if len(own) < len(_OWN):
        # "malformed", as SQLite says of a damaged file, so that connection.py has the sentence for it
        raise sqlite3.DatabaseError("malformed settings")
    return StoreSettings(**own, pages=PageSettings(**pages))


def read_identity(connection: sqlite3.Connection) -> str:
    """What tells a store from every other. One made before it had an id is known by its first line of history, which
    nothing changes, and by when it was made."""
    row = connection.execute(
        "SELECT coalesce((SELECT value FROM setting WHERE name = ?), (SELECT min(applied_at) FROM schema_version) "
        "|| ' ' || coalesce((SELECT record_id FROM status_change ORDER BY fid LIMIT 1), ''))",
        (_IDENTITY,),
    ).fetchone()
    return str(row[0])


def read_srs_id(connection: sqlite3.Connection) -> int:
    """The number by which the tables know the store's reference system."""
    row = connection.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'plan'").fetchone()
    if row is None or not isinstance(row[0], int):
        raise sqlite3.DatabaseError("malformed settings")
    return row[0]


def write_identity(connection: sqlite3.Connection) -> None:
    """Give a new store its id."""
    _write(connection, {_IDENTITY: str(uuid.uuid4())})


def write_settings(connection: sqlite3.Connection, settings: StoreSettings) -> None:
    _write(connection, {name: getattr(settings, name) for name in _OWN})
    write_page_settings(connection, settings.pages)


def write_page_settings(connection: sqlite3.Connection, pages: PageSettings) -> None:
    _write(connection, {name: getattr(pages, field) for name, field in _PAGES.items()})


def _write(connection: sqlite3.Connection, values: dict[str, str]) -> None:
    connection.executemany(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        sorted(values.items()),
    )
