"""Makes a new GeoPackage store, and brings an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from ...on_disk import is_there
from ...participation.geometry import UNKNOWN_CRS
from ...participation.proj_thread import with_proj
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from ..protocol import StoreError
from .connection import NO_STORE, connect, create, reached, told_plainly
from .migrations.steps import CURRENT, migrate
from .settings import read_srs_id, write_identity, write_settings

EXISTS = Text(
    "{store} bestaat al. Kies een andere naam; een bestaand bestand wordt nooit overschreven.",
    "{store} exists already. Choose another name; an existing file is never overwritten.",
)
NEWER = Text(
    "{store} is gemaakt met een nieuwere versie van de plugin. Werk de plugin bij om hem te openen.",
    "{store} was made by a newer version of the plugin. Update the plugin to open it.",
)
OLDER = Text(
    "{store} is van een vorige versie en wordt bij het openen één keer bijgewerkt, maar kan niet worden beschreven. "
    "Geef schrijfrechten op het bestand en de map, of open een kopie.",
    "{store} is of an earlier version and is brought up to date once when it is opened, but cannot be written. Give "
    "permission to write the file and its folder, or open a copy.",
)


@contextmanager
def geopackage_in_the_making(path: Path, settings: StoreSettings) -> Iterator[Path]:
    """An empty store under another name, beside `path`, to be filled and closed. It gets its own name only when all
    went well; otherwise nothing is left of it. Raises StoreError where one stands, or where none can be made."""
    beside = path.with_name(f".{path.stem}.{os.getpid()}.new{path.suffix}")
    with reached(path):
        if is_there(path):
            raise StoreError(EXISTS.format(store=path))
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with reached(path), told_plainly(path):
            _fill(beside, settings)
        yield beside
        with reached(path):
            _name_without_overwriting(beside, path)
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                beside.with_name(beside.name + ending).unlink()


@contextmanager
def _told_to_be_older(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "readonly" in str(error):
            raise StoreError(OLDER.format(store=path.name)) from error
        raise


def connect_up_to_date(path: Path) -> sqlite3.Connection:
    """A connection to a store; an older one is migrated in one transaction first. Raises StoreError where the file is
    no store, or a newer one."""
    # one connection for the look at it and the work: SQLite reads the whole schema for each
    connection = connect(path)
    try:
        with told_plainly(path):
            standing = _standing(connection)
            if standing is None:
                raise StoreError(NO_STORE.format(store=path.name))
            if standing > CURRENT:
                raise StoreError(NEWER.format(store=path.name))
            if standing < CURRENT:
                with _told_to_be_older(path):
                    connection.execute("BEGIN IMMEDIATE")
                    # another program may have done it while this one waited for its turn
                    migrate(connection, _standing(connection) or standing, read_srs_id(connection))
                    connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(path: Path, settings: StoreSettings) -> None:
    connection = create(path)
    try:
        connection.execute("BEGIN")
        code = _epsg(settings.crs)
        migrate(connection, 0, code)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _reference_systems(code))
        # under its code, since other programs do not know every name that PROJ does
        write_settings(connection, replace(settings, crs=f"EPSG:{code}"))
        write_identity(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _name_without_overwriting(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError as error:
        raise StoreError(EXISTS.format(store=path)) from error
    except OSError as error:
        # a file system without links: rename overwrites, and a store may have been filled for minutes
        if is_there(path):
            raise StoreError(EXISTS.format(store=path)) from error
        made.rename(path)


def _standing(connection: sqlite3.Connection) -> int | None:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").fetchone():
        return None
    found = connection.execute("SELECT max(number) FROM schema_version").fetchone()[0]
    return None if found is None else int(found)


def _reference_systems(own: int) -> Iterator[tuple[str, int, str, int, str, str]]:
    """The two undefined systems, WGS 84 (requirement 11 of the standard) and the store's own."""
    yield "Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"
    yield "Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"
    for code in sorted({4326, own}):
        name, wkt = with_proj(partial(_named, code))
        yield name, code, "EPSG", code, wkt, name


def _named(code: int) -> tuple[str, str]:
    from pyproj import CRS

    system = CRS.from_epsg(code)
    return system.name, system.to_wkt("WKT1_GDAL")


def _epsg(crs: str) -> int:
    code = with_proj(partial(_code_of, crs))
    if code is None:
        raise ParticipationError(UNKNOWN_CRS.format(crs=crs))
    return code


def _code_of(crs: str) -> int | None:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        code: int | None = CRS.from_user_input(crs).to_epsg(min_confidence=100)
    except CRSError:
        return None
    return code
