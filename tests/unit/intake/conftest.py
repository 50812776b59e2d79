"""A desk at which tables are written and imported, and a store that many examples share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Store

from .tabling import Desk


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


@pytest.fixture(scope="module")
def shared_store(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the examples of a property share."""
    with open_store(str(shutil.copy(empty, tmp_path_factory.mktemp("gedeeld")))) as opened:
        yield opened
