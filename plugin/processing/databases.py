"""The DATABASE parameter, and the login that QGIS's authentication manager keeps for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)

from ..participation.words import ParticipationError, Text
from .language import spoken

if TYPE_CHECKING:
    from ..publication.database import Database

DATABASE = "DATABASE"
NO_LOGIN = Text(
    "QGIS heeft geen aanmelding “{authcfg}”, of zijn hoofdwachtwoord is niet gegeven. Kies een andere onder Extra › "
    "Opties › Authenticatie.",
    "QGIS has no authentication configuration “{authcfg}”, or its master password was not given. Choose another under "
    "Settings › Options › Authentication.",
)


FILLS = Text(
    "Vult ook tabellen in PostgreSQL/PostGIS: postgresql://gebruiker@host/database?schema=naam. Geen "
    "wachtwoord erin; gebruik .pgpass, service= of authcfg=.",
    "Fills tables in PostgreSQL/PostGIS too: postgresql://user@host/database?schema=name. No password in "
    "it; use .pgpass, service= or authcfg=.",
)


def database_parameter(help_text: Text = FILLS) -> QgsProcessingParameterDefinition:
    """DATABASE: public tables in PostgreSQL/PostGIS, beside the folder."""
    parameter = QgsProcessingParameterString(
        DATABASE, spoken(Text("Database voor de eigen kaart", "Database for your own map")), optional=True
    )
    parameter.setHelp(spoken(help_text))
    return parameter


def database_of(written: str) -> Database | None:
    """The database that DATABASE names, with its login; None where it is empty. Raises ParticipationError."""
    from ..publication.database import SCHEMA, Database
    from ..store.database_address import read_address

    if not written.strip():
        return None
    address = read_address(written, SCHEMA)
    return Database(address, _login(address.authcfg) if address.authcfg else {})


def _login(authcfg: str) -> dict[str, str]:
    kept = QgsAuthMethodConfig()
    QgsApplication.authManager().loadAuthenticationConfig(authcfg, kept, True)
    login = {"user": kept.config("username"), "password": kept.config("password")}
    if not login["user"]:
        raise ParticipationError(NO_LOGIN.format(authcfg=authcfg))
    return login
