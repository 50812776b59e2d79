"""A setting that every plugin in a QGIS has in common is left as it was found."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from participatiekaart.plugin.participation.meanwhile import Meanwhile

OWN, WANTED = 700, 100_000


@pytest.mark.parametrize("first_to_end", [0, 1])
def test_it_is_as_before_once_two_that_overlap_have_ended(first_to_end: int) -> None:
    """As where the window still compares in one thread while another publishes."""
    standing = [OWN]
    setting = Meanwhile(lambda: standing[-1], standing.append)
    running = [ExitStack(), ExitStack()]
    for one in running:
        one.enter_context(setting.set_to(WANTED))

    running.pop(first_to_end).close()

    assert standing[-1] == WANTED
    running.pop().close()
    assert standing[-1] == OWN


def test_it_is_as_before_after_an_error() -> None:
    standing = [OWN]
    with pytest.raises(OSError), Meanwhile(lambda: standing[-1], standing.append).set_to(WANTED):
        raise OSError
    assert standing[-1] == OWN
