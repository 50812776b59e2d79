"""Garbage collection, made rare while very many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Python's collector runs after each 700 new objects. Records form no reference cycles, and to look at them again and
# again takes an eighth of the time of a publication.
_OBJECTS, _YOUNG, _OLD = 100_000, 50, 100


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python's garbage collector run far less often meanwhile."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
