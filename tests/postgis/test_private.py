"""Canaries in every private place of a store are in no byte of a dump of the public tables."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.publication.database import Database
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.database_address import read_address

from tests.counting import times
from tests.unit.publication.canaries import text
from tests.unit.publication.private_towns import towns
from tests.unit.publication.searching import marks_in
from tests.unit.publication.small_town import NOW
from tests.unit.publication.test_privacy import filled_store, take_back_a_plan

from .cluster import PROGRAMS
from .conftest import Server


@given(records=towns())
@settings(max_examples=times(3, 25), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_table_holds_a_private_value(server: Server, database: str, records: list[Any]) -> None:
    server.do(database, "DROP SCHEMA IF EXISTS kaart CASCADE")
    address = f"postgresql://postgres@127.0.0.1:{server.port}/{database.replace(' ', '%20')}?schema=kaart"
    with tempfile.TemporaryDirectory() as base:
        path = filled_store(Path(base), records)
        for _ in range(2):
            with open_store(str(path)) as store:
                folder, tables = Path(base) / "publiek", Database(read_address(address, "kaart"))
                publish(store, folder, Website(), Order(NOW, text("author"), confirm=True, database=tables), Silent())
            dump = dump_of(server, database)
            assert dump.count(b"\nCOPY kaart.") > 6
            assert not marks_in(dump)
            take_back_a_plan(path, records)


def dump_of(server: Server, database: str) -> bytes:
    where = ["-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres", "--schema=kaart"]
    return subprocess.run([PROGRAMS / "pg_dump", *where, database], check=True, capture_output=True).stdout
