"""The hostile texts stand in the public tables as they stand in plannen.geojson, and nothing else is done by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.publication.database import Database
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.database_address import read_address

from tests.unit.publication.hostile_texts import HOSTILE_TEXTS
from tests.unit.publication.small_town import NOW
from tests.unit.publication.test_hostile_texts import bring_in

from .conftest import Server

FIELDS = ("naam", "samenvatting", "soort", "url")


@pytest.mark.parametrize("name", ["script", "formula", "sql", "control", "lines", "long"])
def test_a_hostile_text_is_only_text(server: Server, database: str, tmp_path: Path, name: str) -> None:
    bring_in(tmp_path / "opslag.gpkg", HOSTILE_TEXTS[name])
    address = f"postgresql://postgres@127.0.0.1:{server.port}/{database.replace(' ', '%20')}?schema=kaart"
    before = server.do(database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    store = open_store(str(tmp_path / "opslag.gpkg"))
    tables = Database(read_address(address, "kaart"))
    publish(store, tmp_path / "publiek", Website(), Order(NOW, "planbureau", confirm=True, database=tables), Silent())
    store.close()

    written = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    expected = {tuple(plan["properties"][field] for field in FIELDS) for plan in written}
    assert len(expected) == 2
    assert set(server.do(database, f"SELECT {', '.join(FIELDS)} FROM kaart.plannen")) == expected
    assert server.do(database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == before
