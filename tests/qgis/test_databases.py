"""How a database is reached: the login that QGIS's authentication manager keeps, and what a project tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.processing.databases import database_of
from participatiekaart.plugin.processing.serving import from_database
from participatiekaart.plugin.store.database_address import read_address
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri, QgsProcessingException

from .conftest import Run

pytestmark = pytest.mark.usefixtures("qgis_application")


@pytest.fixture
def authcfg() -> str:
    """The id of a login that is kept."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("hoofdwachtwoord", True)
    kept = QgsAuthMethodConfig("Basic")
    kept.setName("kaartserver")
    kept.setConfig("username", "schrijver")
    kept.setConfig("password", "geheim")
    stored = manager.storeAuthenticationConfig(kept)
    # later versions give the configuration beside the answer
    assert stored[0] if isinstance(stored, tuple) else stored
    return str(kept.id())


def test_a_login_that_qgis_keeps_goes_to_the_database_and_nowhere_else(authcfg: str) -> None:
    found = database_of(f"postgresql://host/db?authcfg={authcfg}")

    assert found is not None
    assert dict(found.login) == {"user": "schrijver", "password": "geheim"}
    assert "geheim" not in f"{found} {found!r} {found.address}"


def test_no_database_is_asked_for() -> None:
    assert database_of("  ") is None


def told_to_a_map_server(address: str, table: str) -> QgsDataSourceUri:
    """What stands of a table in the project that QGIS Server opens."""
    source = from_database(read_address(address, "kaart"))(table).source()
    assert "geheim" not in source
    return QgsDataSourceUri(source)


def test_a_project_for_a_map_server_names_the_login_and_holds_no_password(authcfg: str) -> None:
    address = f"postgresql://lezer@127.0.0.1:1/db?schema=publieke kaart&sslmode=require&authcfg={authcfg}"
    told = told_to_a_map_server(address, "wijken")
    assert (told.host(), told.port(), told.database()) == ("127.0.0.1", "1", "db")
    assert (told.authConfigId(), told.username(), told.password()) == (authcfg, "lezer", "")
    assert told.sslMode() == QgsDataSourceUri.SslMode.SslRequire
    assert (told.schema(), told.table(), told.geometryColumn(), told.keyColumn()) == (
        "publieke kaart",
        "wijken",
        "geom",
        "code",
    )


@pytest.mark.parametrize(
    ("table", "place"),
    [("momenten", "geom"), ("plannen_zonder_ligging", ""), ("momenten_zonder_ligging", ""), ("statusverloop", "")],
)
def test_a_project_for_a_map_server_may_name_a_service(table: str, place: str) -> None:
    told = told_to_a_map_server("postgresql:///db?service=kaartdienst", table)
    assert (told.service(), told.database(), told.host(), told.authConfigId()) == ("kaartdienst", "db", "", "")
    assert told.sslMode() == QgsDataSourceUri.SslMode.SslPrefer
    assert (told.schema(), told.table(), told.geometryColumn(), told.keyColumn()) == ("kaart", table, place, "id")


def test_a_project_for_tables_may_lie_where_qgis_was_started(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no folder of a publication there is none to keep it out of."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QgsProcessingException, match=r"127\.0\.0\.1/db.* is niet bereikbaar: .* en het netwerk\.$"):
        run("serverproject", STORE=store, DATABASE="postgresql://127.0.0.1:1/db", OUTPUT=str(tmp_path / "kaart.qgs"))
