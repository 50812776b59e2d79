"""A fresh store in a real GeoPackage for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.protocol import Store

from .making import SETTINGS
from .tabling import Desk


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as it is made, to be copied."""
    path = tmp_path_factory.mktemp("leeg") / "leeg.gpkg"
    create_store(str(path), SETTINGS).close()
    return path


@pytest.fixture
def store(empty: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "opslag.gpkg"
    shutil.copy(empty, path)
    opened = open_store(str(path))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


@pytest.fixture(scope="module")
def shared_store(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the examples of a property share."""
    opened = open_store(str(shutil.copy(empty, tmp_path_factory.mktemp("gedeeld"))))
    yield opened
    opened.close()
