"""The publication as tables in PostgreSQL/PostGIS, for a municipality that has its own map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..participation.words import ParticipationError, Text, joined
from ..store.database_address import DatabaseAddress
from .records import PublicSite
from .writers.rows import Rows

SCHEMA = "participatiekaart"
"""Where the tables stand if the address names no schema."""

NO_LIBRARY = Text(
    "Voor publiceren in een database is het Python-pakket psycopg2 nodig. Het komt met QGIS mee; vraag de beheerder "
    "het te installeren.",
    "Publishing into a database needs the Python package psycopg2. It comes with QGIS; ask your administrator to "
    "install it.",
)
UNREACHABLE = Text(
    "De database {database} is niet bereikbaar: {reason}. Controleer het adres, de aanmelding en het netwerk.",
    "Database {database} cannot be reached: {reason}. Check the address, the login and the network.",
)
NOTHING_PUBLISHED = Text("Er is niets gepubliceerd.", "Nothing was published.")
REFUSED = Text(
    "De database {database} nam de publicatie niet aan: {reason}. De tabellen zijn nog zoals ze waren; leg dit "
    "voor aan de beheerder van de database, of kies een ander schema.",
    "Database {database} did not take the publication: {reason}. The tables are still as they were; show this "
    "to the administrator of the database, or choose another schema.",
)

HELD = Text(
    "Een ander programma houdt tabellen in {database} vast. Ze zijn nog zoals ze waren. Bewaar of sluit wat daarin aan "
    "het werk is, en probeer het straks opnieuw.",
    "Another program holds tables in {database}. They are still as they were. Save or close what is at work in it, and "
    "try again in a while.",
)
PATIENCE = "30s"
"""How long another program may hold a table: a job at night would wait for it until somebody looks."""


@dataclass(frozen=True)
class Database:
    """A schema to publish into. login: user and password from QGIS's authentication manager, where it gives them."""

    address: DatabaseAddress
    login: Mapping[str, str] = field(default_factory=dict, repr=False)


@contextmanager
def filled(database: Database, site: PublicSite, rows: Rows) -> Iterator[None]:
    """Fill the tables; readers see all of it once the block has ended well, and nothing of it otherwise. Raises as
    `writing` does."""
    from .writers.postgis import fill

    try:
        connection = _connected(database)
    except ParticipationError as error:
        raise ParticipationError(joined(" ", (error.text, NOTHING_PUBLISHED))) from error
    with _transaction(connection, database) as cursor:
        fill(cursor, database.address.schema, site, rows)
        # checked here, not at the commit: the folder has changed by then
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield


@contextmanager
def writing(database: Database) -> Iterator[Any]:
    """A cursor in one transaction, which is committed when the block ends well. Raises ParticipationError where the
    database cannot be reached or refuses."""
    with _transaction(_connected(database), database) as cursor:
        yield cursor


def check_reachable(database: Database) -> None:
    """Raise ParticipationError, with the reason, where the database cannot be reached."""
    _connected(database).close()


@contextmanager
def _transaction(connection: Any, database: Database) -> Iterator[Any]:
    with closing(connection), _told_plainly(REFUSED, database), connection, connection.cursor() as cursor:
        yield cursor


def _connected(database: Database) -> Any:
    try:
        import psycopg2
    except ImportError as error:
        raise ParticipationError(NO_LIBRARY) from error
    told = {"connect_timeout": "15", **dict(database.address.connection), **database.login}
    with _told_plainly(UNREACHABLE, database):
        # neither an old database's nor this computer's encoding has every sign of a text
        connection = psycopg2.connect(application_name="participatiekaart", client_encoding="UTF8", **told)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
    return connection


@contextmanager
def _told_plainly(sentence: Text, database: Database) -> Iterator[None]:
    import psycopg2
    import psycopg2.errors

    try:
        yield
    except psycopg2.errors.LockNotAvailable as error:
        raise ParticipationError(HELD.format(database=database.address)) from error
    except psycopg2.Error as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise ParticipationError(sentence.format(database=database.address, reason=reason)) from error
