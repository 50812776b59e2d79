"""A fresh store in a real GeoPackage for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(str(tmp_path / "opslag.gpkg"), StoreSettings("Veldermond", "GM9901"))
    yield made
    made.close()
