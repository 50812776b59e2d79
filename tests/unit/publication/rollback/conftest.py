"""A public folder of a test's own, and a store of which one release stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..released import make_store, release
from .first_release import EVERYTHING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "publiek"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> str:
    address = make_store(tmp_path / "opslag.gpkg", EVERYTHING)
    release(address, folder)
    return address
