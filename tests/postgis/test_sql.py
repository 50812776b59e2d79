"""`make sql`, run by an administrator before anyone publishes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
from participatiekaart.plugin.store.protocol import Store

from .cluster import Server
from .test_tables import published

ROOT = Path(__file__).resolve().parents[2]


def test_the_roles_suffice_to_publish_and_to_read(store: Store, server: Server, database: str, tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, str(ROOT / ".tools/sql.py")], check=True, capture_output=True, text=True)
    # as many an administrator does
    server.do(database, f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC')
    server.do(database, told.stdout)
    server.do(database, "CREATE ROLE scherm LOGIN IN ROLE participatiekaart_publiceren")
    server.do(database, "CREATE ROLE kaartserver LOGIN IN ROLE participatiekaart_lezen")
    published(store, tmp_path / "publiek", f"postgresql://scherm@127.0.0.1:{server.port}/{database}")
    counted = "SELECT count(*) FROM participatiekaart.plannen"
    assert server.do(database, counted, user="kaartserver") == [(2,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        server.do(database, "DELETE FROM participatiekaart.plannen", user="kaartserver")
