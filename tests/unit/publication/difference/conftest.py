"""A store that was published once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..released import make_store, release
from .looking import EVERYTHING


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = make_store(tmp_path / "opslag.gpkg", EVERYTHING)
    release(address, tmp_path / "publiek")
    return address
