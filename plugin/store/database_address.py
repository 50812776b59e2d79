"""From the address of a PostgreSQL database, as a person types it, to what the database library is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from ..participation.words import ParticipationError, Text

SCHEMES = ("postgresql", "postgres")
_PASSED_ON = {"service", "host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"}
"""Parameters of libpq that an address may hold (PostgreSQL manual, 34.1.2)."""

NO_ADDRESS = Text(
    "“{address}” is geen adres van een database. Schrijf postgresql://gebruiker@host/database?schema=naam.",
    "“{address}” is not an address of a database. Write postgresql://user@host/database?schema=name.",
)
HAS_PASSWORD = Text(
    "Het adres van de database bevat een wachtwoord. Haal het eruit: zet het in .pgpass, in een service "
    "(pg_service.conf), of kies een aanmelding van QGIS met authcfg=.",
    "The address of the database holds a password. Take it out: put it in .pgpass, in a service (pg_service.conf), or "
    "choose one of QGIS's authentication configurations with authcfg=.",
)
UNKNOWN_PART = Text(
    "Het adres van de database bevat “{part}”, dat hier niet bekend is. Bekend zijn schema, authcfg en {known}.",
    "The address of the database holds “{part}”, which is not known here. Known are schema, authcfg and {known}.",
)
UNSEEN = Text(
    "Het adres van de database bevat een teken dat niet te zien is, zoals een regeleinde. Typ het opnieuw.",
    "The address of the database holds a character that cannot be seen, such as a line break. Type it again.",
)
RESERVED = Text(
    "Schema {schema} is van PostgreSQL zelf. Kies een ander schema.",
    "Schema {schema} is PostgreSQL's own. Choose another schema.",
)
TOO_LONG = Text(
    "De naam van schema {schema} is te lang voor PostgreSQL. Kies er een van ten hoogste {most} tekens.",
    "The name of schema {schema} is too long for PostgreSQL. Choose one of at most {most} characters.",
)
_PASSWORD = re.compile(r"\bpass(?:word|wd)?\s*=", re.IGNORECASE)
_OWN_SCHEMA = re.compile(r"pg_.*|information_schema", re.IGNORECASE | re.DOTALL)
_LONGEST_NAME = 63  # bytes; PostgreSQL cuts off the rest (manual, 4.1.1)


@dataclass(frozen=True)
class DatabaseAddress:
    """A schema in a PostgreSQL database.

    connection: parameters for libpq, never a password. authcfg: id of a configuration in QGIS's authentication manager.
    """

    connection: tuple[tuple[str, str], ...]
    schema: str
    authcfg: str | None = None

    def __str__(self) -> str:
        told = dict(self.connection)
        place = told.get("service") or "/".join(filter(None, (told.get("host"), told.get("dbname"))))
        return f"{place}?schema={self.schema}"


def is_database(address: str) -> bool:
    """Whether an address names a database rather than a file."""
    return address.strip().lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def read_address(address: str, schema: str) -> DatabaseAddress:
    """The database an address names, in the schema given where it names none.

    Raises ParticipationError where it cannot be read, or holds a password: Processing keeps what is typed.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ParticipationError(NO_ADDRESS.format(address=_without_login(text))) from error
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    # a password that itself holds / ? or # ends the address of the host too early
    is_cut = "@" in parts.path or any("@" in part for part in asked) or "#" in text
    if not is_database(text) or is_cut:
        raise ParticipationError(NO_ADDRESS.format(address=_without_login(text)))
    if parts.password is not None or _PASSWORD.search(unquote(text)):
        raise ParticipationError(HAS_PASSWORD)
    own = {name: asked.pop(name, "") for name in ("schema", "authcfg")}
    for part in asked:
        if part not in _PASSED_ON:
            raise ParticipationError(UNKNOWN_PART.format(part=part, known=", ".join(sorted(_PASSED_ON))))
    told = {
        "host": parts.hostname or "",
        "port": str(port or ""),
        "user": unquote(parts.username or ""),
        "dbname": unquote(parts.path.strip("/")),
        **asked,
    }
    connection = tuple((name, value) for name, value in told.items() if value)
    if not all(value.isprintable() for value in (text, *told.values(), *own.values())):
        raise ParticipationError(UNSEEN)
    return DatabaseAddress(connection, _usable(own["schema"] or schema), own["authcfg"] or None)


def _usable(schema: str) -> str:
    if _OWN_SCHEMA.fullmatch(schema):
        raise ParticipationError(RESERVED.format(schema=schema))
    if len(schema.encode()) > _LONGEST_NAME:
        raise ParticipationError(TOO_LONG.format(schema=schema, most=_LONGEST_NAME))
    return schema


def _without_login(text: str) -> str:
    """An address that cannot be read may hold a password all the same, and anything else."""
    place = text.rsplit("@", 1)[-1].partition("#")[0]
    return "".join(character if character.isprintable() else "·" for character in place)
