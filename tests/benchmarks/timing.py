"""How long a piece of work takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from typing import Any

AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def timed(work: Callable[[], Any], times: int = 1) -> None:
    """Prints the fastest of some runs: what else the machine does makes short ones slower, never faster."""
    print(min(_seconds(work) for _ in range(times)))


def slowest(of: Iterable[Callable[[], Any]]) -> None:
    """Prints how long the longest of many pieces of work takes."""
    print(max(map(_seconds, of)))


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
