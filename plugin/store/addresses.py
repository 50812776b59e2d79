"""From the STORE parameter to a store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..on_disk import is_file, is_folder, is_there
from ..participation.snapshot import StoreSettings
from ..participation.words import Text
from .database_address import is_database
from .protocol import Store, StoreError

NOT_GIVEN = Text(
    "Geen opslag opgegeven. Kies een GeoPackage, of maak eerst een nieuwe opslag.",
    "No store was given. Choose a GeoPackage, or create a store first.",
)
NOT_THERE = Text(
    "De opslag {store} bestaat niet. Open hem waar hij nu staat, of maak er een als er nog geen is.",
    "The store {store} does not exist. Open it where it is now, or create one if there is none yet.",
)
NO_DATABASE_YET = Text(
    "Een opslag in PostgreSQL wordt nog niet ondersteund. Gebruik een GeoPackage (een bestand dat eindigt op .gpkg).",
    "A store in PostgreSQL is not supported yet. Use a GeoPackage (a file that ends in .gpkg).",
)
NO_GEOPACKAGE = Text(
    "De naam {store} eindigt niet op .gpkg. Kies een naam die daarop eindigt.",
    "The name {store} does not end in .gpkg. Choose a name that does.",
)


def open_store(address: str) -> Store:
    """The store at an address, brought up to date. Raises StoreError where there is none or it cannot be opened."""
    from .geopackage.connection import reached
    from .geopackage.creation import connect_up_to_date
    from .geopackage.engine import GeoPackageStore

    path = _path(address)
    with reached(path):
        if not is_file(path):
            raise StoreError(NOT_THERE.format(store=path))
    return GeoPackageStore(path, connect_up_to_date(path))


def create_store(address: str, settings: StoreSettings) -> Store:
    """Make an empty store and open it. Raises StoreError where something stands there already."""
    with store_in_the_making(address, settings):
        pass
    return open_store(address)


@contextmanager
def store_in_the_making(address: str, settings: StoreSettings) -> Iterator[Store]:
    """A new store to fill. It appears at its address on leaving, whole; left by an error, there is nothing.

    Raises StoreError where something stands there already, or where none can be made.
    """
    from .geopackage.creation import geopackage_in_the_making

    with geopackage_in_the_making(_path_of_new(address), settings) as made, open_store(str(made)) as store:
        yield store


def check_new(address: str) -> None:
    """Whether a new store can be made there, before anything is. Raises StoreError where it cannot."""
    from .geopackage.connection import READ_ONLY, reached
    from .geopackage.creation import EXISTS

    path = _path_of_new(address)
    with reached(path):
        if is_there(path):
            raise StoreError(EXISTS.format(store=path))
        folder = next(parent for parent in path.absolute().parents if is_there(parent))
    if not is_folder(folder) or not os.access(folder, os.W_OK):
        raise StoreError(READ_ONLY.format(store=path))


def _path_of_new(address: str) -> Path:
    path = _path(address)
    if path.suffix.lower() != ".gpkg":
        raise StoreError(NO_GEOPACKAGE.format(store=path.name))
    return path


def _path(address: str) -> Path:
    text = address.strip()
    if not text:
        raise StoreError(NOT_GIVEN)
    if is_database(text):
        raise StoreError(NO_DATABASE_YET)
    return path_of(text)


def is_seen(path: Path) -> bool:
    """Whether a file is there; not where the system will not say, as of a folder that is closed to this account."""
    with suppress(OSError):
        return path.is_file()
    return False


def path_of(text: str) -> Path:
    """The path that a person typed. Behind STORE= many a shell leaves ~ as it is; no folder of that name is meant."""
    path = Path(text)
    return path.expanduser() if path.parts[:1] == ("~",) else path
