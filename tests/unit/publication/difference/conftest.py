"""A store that was published once."""

from __future__ import annotations

import pytest


@pytest.fixture
def store(published: str) -> str:
    return published
