"""A login for a database that QGIS's authentication manager keeps."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.processing.databases import database_of
from qgis.core import QgsApplication, QgsAuthMethodConfig

pytestmark = pytest.mark.usefixtures("qgis_application")


def test_a_login_that_qgis_keeps_goes_to_the_database_and_nowhere_else() -> None:
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("hoofdwachtwoord", True)
    kept = QgsAuthMethodConfig("Basic")
    kept.setName("kaartserver")
    kept.setConfig("username", "schrijver")
    kept.setConfig("password", "geheim")
    stored = manager.storeAuthenticationConfig(kept)
    # later versions give the configuration beside the answer
    assert stored[0] if isinstance(stored, tuple) else stored

    found = database_of(f"postgresql://host/db?authcfg={kept.id()}")

    assert found is not None
    assert dict(found.login) == {"user": "schrijver", "password": "geheim"}
    assert "geheim" not in f"{found} {found!r} {found.address}"


def test_no_database_is_asked_for() -> None:
    assert database_of("  ") is None
