"""A public folder of a test's own, and a store of which one release stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "publiek"


@pytest.fixture
def store(published: str) -> str:
    return published
