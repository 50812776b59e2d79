"""How often a test tries what it tries: a few times in the gate, its full count in `make test-long`."""

from __future__ import annotations

import os

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def times(short: int, full: int) -> int:
    """The count of this run. Mark the test `counted`, and tell its report what was done by `record_property`."""
    return full if IS_LONG else short
