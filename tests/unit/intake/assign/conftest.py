"""A town of two wijken, of which one has two buurten."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.store.protocol import Store

from ..making import bring_in
from .assigning import TOWN


@pytest.fixture
def town(store: Store) -> Store:
    bring_in(store, TOWN)
    return store
