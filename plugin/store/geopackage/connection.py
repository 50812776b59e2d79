"""One SQLite connection to a GeoPackage, and its failures in plain words.

Why Python's sqlite3 and not OGR: it binds parameters, has real transactions over several tables, and does not fail on
what OGR cannot say (UPSERT). What it lacks, the functions that the R-tree triggers call, is registered here; so one
program writes attributes and geometry in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...participation.encoding import decoded
from ...participation.words import Text
from ..protocol import StoreError
from . import blobs

BUSY_TIMEOUT_MS = 15_000
APPLICATION_ID = 0x47504B47  # "GPKG"

LOCKED = Text(
    "{store} is in gebruik door een ander programma. Sla daar de bewerkingen op en probeer het opnieuw.",
    "{store} is in use by another program. Save the edits there and try again.",
)
READ_ONLY = Text(
    "{store} kan niet worden beschreven. Controleer de rechten op het bestand en de map.",
    "{store} cannot be written. Check the permissions of the file and its folder.",
)
DISK_FULL = Text(
    "De schijf met {store} is vol. Er is niets gewijzigd. Maak ruimte en probeer het opnieuw.",
    "The disk with {store} is full. Nothing was changed. Make room and try again.",
)
NO_STORE = Text(
    "{store} is geen opslag van Participatiekaart. Kies een ander bestand, of maak een nieuwe opslag.",
    "{store} is not a store of Participatiekaart. Choose another file, or create a new store.",
)
OUT_OF_REACH = Text(
    "{store} is niet te bereiken ({reason}). Controleer de naam, en de rechten op het bestand en de map.",
    "{store} cannot be reached ({reason}). Check the name, and the permissions of the file and its folder.",
)
UNREADABLE = Text(
    "{store} kan niet worden gelezen ({reason}). Zet een reservekopie terug of controleer de schijf.",
    "{store} cannot be read ({reason}). Restore a backup or check the disk.",
)
DAMAGED = Text("{store} is beschadigd. Zet een reservekopie terug.", "{store} is damaged. Restore a backup.")
TOO_LARGE = Text(
    "Een tekst is te groot om in {store} te bewaren. Kort hem in.",
    "A text is too large to keep in {store}. Shorten it.",
)


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Turn what the system says of a place that it lets nobody, or not this account, look at into a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(OUT_OF_REACH.format(store=path, reason=error.strerror or str(error))) from error


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit; transactions are begun by hand. Raises StoreError."""
    with told_plainly(path):
        connection = sqlite3.connect(
            to_open(path.resolve().as_uri()), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000
        )
        try:
            _prepare(connection)
        except sqlite3.Error:
            # an error that is kept would keep the file open, and on Windows an open file cannot be replaced
            connection.close()
            raise
        return connection


def to_open(location: str) -> str:
    """The URI with which SQLite opens a file that exists, and never makes one. location: as `Path.as_uri` tells it.

    The server of a share on Windows belongs to the path: SQLite refuses a URI that names one before it (SQLite manual,
    "Uniform Resource Identifiers", 3.1).
    """
    return f"{location if location.startswith('file:///') else location.replace('file:', 'file://', 1)}?mode=rw"


def create(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty GeoPackage file. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 10300")
    _prepare(connection)
    return connection


def empty_log(connection: sqlite3.Connection) -> None:
    """Leave nothing in a write-ahead log of what was removed. While another program reads, it stays until that one is
    done; nobody waits for it."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_sentence(error, path)) from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot read in its error, which Python then cannot read either (3.9: an empty error)
        raise StoreError(DAMAGED.format(store=path.name)) from error
    except OverflowError as error:
        raise StoreError(TOO_LARGE.format(store=path.name)) from error


def _sentence(error: sqlite3.Error, path: Path) -> Text:
    said = str(error)
    if isinstance(error, sqlite3.IntegrityError) and " / " in said:
        nl, en = said.split(" / ", 1)
        return Text(nl, en)
    if not said:
        return DAMAGED.format(store=path.name)
    for mark, text in (
        ("locked", LOCKED),
        ("readonly", READ_ONLY),
        ("unable to open", READ_ONLY),
        ("full", DISK_FULL),
        ("malformed", DAMAGED),
        ("not a database", NO_STORE),
        ("too big", TOO_LARGE),
        ("too large", TOO_LARGE),
    ):
        if mark in said:
            return text.format(store=path.name)
    return UNREADABLE.format(store=path.name, reason=said)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.text_factory = decoded
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    # the journal of a single statement; on disk it took ten times what is written to the store itself
    connection.execute("PRAGMA temp_store = MEMORY")
    # overwrite what is deleted; not every build of SQLite does so by default
    connection.execute("PRAGMA secure_delete = ON")
    # a committed transaction survives a power cut
    connection.execute("PRAGMA synchronous = FULL")
    connection.create_function("ST_IsEmpty", 1, blobs.is_empty, deterministic=True)
    for name, value in blobs.envelope_functions():
        connection.create_function(name, 1, value, deterministic=True)
