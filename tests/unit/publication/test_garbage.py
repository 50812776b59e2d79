"""Garbage collection is rare during a publication only."""

from __future__ import annotations

import gc
from contextlib import ExitStack

from participatiekaart.plugin.publication.garbage import rare_collections


def test_it_is_as_before_once_two_that_overlap_have_ended() -> None:
    """As where the window still compares in one thread while another publishes."""
    before = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(rare_collections())
    rare = gc.get_threshold()
    second.enter_context(rare_collections())

    first.close()

    assert before != rare == gc.get_threshold()
    second.close()
    assert gc.get_threshold() == before
