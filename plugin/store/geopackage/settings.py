"""What holds for the whole store, kept by name: a new setting needs no migration."""

from __future__ import annotations

import sqlite3

from ...participation.page_settings import PageSettings
from ...participation.snapshot import StoreSettings

_OWN = ("title", "municipality", "crs", "timezone")
# under these names the choices for the pages are kept
_PAGES = {"pages_basemap": "basemap", "pages_source": "source", "pages_face": "face"}


def read_settings(connection: sqlite3.Connection) -> StoreSettings:
    rows = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    pages = {field: rows[name] for name, field in _PAGES.items() if rows.get(name)}
    return StoreSettings(**{name: rows[name] for name in _OWN}, pages=PageSettings(**pages))


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
