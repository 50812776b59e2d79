"""Garbage collection, made rare while very many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from ..participation.meanwhile import Meanwhile

# Python's collector runs after each 700 new objects. Records form no reference cycles, and to look at them again and
# again takes an eighth of the time of a publication.
_RARE = (100_000, 50, 100)
_threshold = Meanwhile(gc.get_threshold, lambda threshold: gc.set_threshold(*threshold))


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python's garbage collector run far less often meanwhile."""
    with _threshold.set_to(_RARE):
        yield
