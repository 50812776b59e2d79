"""A PostgreSQL of the tests' own on the loopback, with PostGIS; and a store with plans of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

from .cluster import Server, running_server
from .town import WHO, records


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture
def database(server: Server, request: pytest.FixtureRequest) -> str:
    """A fresh database with PostGIS."""
    name = f"test {abs(hash(request.node.nodeid)) % 10**9}"
    server.make(name)
    return name


@pytest.fixture
def address(server: Server, database: str) -> str:
    """What a planner types for that database."""
    return f"postgresql://postgres@127.0.0.1:{server.port}/{database.replace(' ', '%20')}?schema=publieke kaart"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(str(tmp_path / "opslag.gpkg"), StoreSettings("Proefstad", "GM9999"))
    with made.writing(WHO) as transaction:
        for record in records():
            transaction.insert([record])
    yield made
    made.close()
