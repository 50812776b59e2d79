"""A store of which two releases are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan

from ..released import change, make_store, release
from ..small_town import tie
from .naming import ANNA, OTHER, STREET


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Published twice: first with the name in a text too, then without."""
    address = make_store(tmp_path / "opslag.gpkg", [STREET, ANNA, OTHER, tie(STREET, ANNA)])
    release(address, tmp_path / "publiek")
    change(address, Plan, STREET.id, summary="Vraag het de wijk.")
    release(address, tmp_path / "publiek")
    return address
