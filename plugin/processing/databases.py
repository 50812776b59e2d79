"""The database that DATABASE names, with the login that QGIS's authentication manager keeps for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ..participation.words import ParticipationError, Text

if TYPE_CHECKING:
    from ..publication.database import Database

NO_LOGIN = Text(
    "QGIS heeft geen aanmelding “{authcfg}”, of zijn hoofdwachtwoord is niet gegeven. Kies een andere onder Extra › "
    "Opties › Authenticatie.",
    "QGIS has no authentication configuration “{authcfg}”, or its master password was not given. Choose another under "
    "Settings › Options › Authentication.",
)


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
