"""`make sql`, run by an administrator before anyone publishes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
from participatiekaart.plugin.store.protocol import Store

from .cluster import Server, running_server
from .test_tables import published

COMMAND = [sys.executable, str(Path(__file__).resolve().parents[2] / ".tools/sql.py")]


@pytest.fixture(scope="module")
def statements() -> str:
    return subprocess.run(COMMAND, check=True, capture_output=True, text=True).stdout


def test_the_roles_suffice_to_publish_and_to_read(
    store: Store, server: Server, database: str, tmp_path: Path, statements: str
) -> None:
    # as many an administrator does
    server.do(database, f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC')
    server.do(database, statements)
    server.do(database, "CREATE ROLE scherm LOGIN IN ROLE participatiekaart_publiceren")
    server.do(database, "CREATE ROLE kaartserver LOGIN IN ROLE participatiekaart_lezen")
    published(store, tmp_path / "publiek", f"postgresql://scherm@127.0.0.1:{server.port}/{database}")
    counted = "SELECT count(*) FROM participatiekaart.plannen"
    assert server.do(database, counted, user="kaartserver") == [(2,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        server.do(database, "DELETE FROM participatiekaart.plannen", user="kaartserver")


def test_who_owns_databases_and_may_make_roles_can_prepare_each(statements: str) -> None:
    """No superuser, as where a database is rented; roles are of all databases, and one for trying out comes first."""
    with running_server() as rented:
        rented.do("postgres", "CREATE ROLE eigenaar LOGIN CREATEROLE")
        for database in ("proef", "echt"):
            rented.make(database)
            rented.do(database, f"ALTER DATABASE {database} OWNER TO eigenaar")
            rented.do(database, statements, user="eigenaar")
            assert rented.do(database, "SELECT count(*) FROM participatiekaart.plannen", user="eigenaar") == [(0,)]


def test_a_reader_who_has_seen_enough_gets_no_traceback() -> None:
    """`make sql | head`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = subprocess.run(COMMAND, check=False, stdout=writing, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(writing)
    assert (told.returncode, told.stderr) == (-signal.SIGPIPE, "")
