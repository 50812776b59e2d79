"""How Python looks for objects that hold on to each other while very many are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Python looks after each 700 new objects; records hold on to nothing in a circle, and looking at them again and again
# takes an eighth of the time of a publication
_OBJECTS, _YOUNG, _OLD = 100_000, 50, 100


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look far less often meanwhile."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
