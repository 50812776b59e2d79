"""A fresh store in a real GeoPackage for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

from .making import SETTINGS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies; the folder's name is one that careless quoting breaks."""
    folder = tmp_path / "map met 'aanhaling' #1"
    folder.mkdir()
    return folder / "opslag.gpkg"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = create_store(str(path), SETTINGS)
    yield made
    made.close()
