"""A store of which two releases are kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan

from ..released import change, make_store, release
from ..small_town import tie
from .naming import ANNA, OTHER, STREET


@pytest.fixture(scope="session")
def published_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the store and the folder, to be copied: first with the name in a text too, then without."""
    base = tmp_path_factory.mktemp("twee uitgaven")
    address = make_store(base / "opslag.gpkg", [STREET, ANNA, OTHER, tie(STREET, ANNA)])
    release(address, base / "publiek")
    change(address, Plan, STREET.id, summary="Vraag het de wijk.")
    release(address, base / "publiek")
    return base


@pytest.fixture
def store(published_twice: Path, tmp_path: Path) -> str:
    """One of the test's own, which knows the copied folder as the one that it was published into."""
    shutil.copytree(published_twice, tmp_path, symlinks=True, dirs_exist_ok=True)
    address = tmp_path / "opslag.gpkg"
    with closing(sqlite3.connect(address)) as connection, connection:
        connection.execute("UPDATE publication SET folder = ?", [str(tmp_path / "publiek")])
    return str(address)
