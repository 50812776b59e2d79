"""A fresh store in a real GeoPackage for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.protocol import Store

from tests.unit.store.making import SETTINGS


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as it is made, to be copied: that takes a tenth of the time."""
    path = tmp_path_factory.mktemp("leeg") / "leeg.gpkg"
    create_store(str(path), SETTINGS).close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies; the folder's name is one that careless quoting breaks."""
    folder = tmp_path / "map met 'aanhaling' #1"
    folder.mkdir()
    return folder / "opslag.gpkg"


@pytest.fixture
def store(empty: Path, path: Path) -> Iterator[Store]:
    shutil.copy(empty, path)
    with open_store(str(path)) as opened:
        yield opened
