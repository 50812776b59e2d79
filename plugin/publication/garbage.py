"""Garbage collection, made rare while very many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# Python's collector runs after each 700 new objects. Records form no reference cycles, and to look at them again and
# again takes an eighth of the time of a publication.
_OBJECTS, _YOUNG, _OLD = 100_000, 50, 100

# One stack for all that run at a time, in whatever order they end: the last to end finds what was there at first.
_lock = Lock()
_before: list[tuple[int, int, int]] = []


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python's garbage collector run far less often meanwhile."""
    with _lock:
        _before.append(gc.get_threshold())
        gc.set_threshold(_OBJECTS, _YOUNG, _OLD)
    try:
        yield
    finally:
        with _lock:
            gc.set_threshold(*_before.pop())
