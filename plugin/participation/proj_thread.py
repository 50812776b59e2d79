"""One thread of Python's own for all work with pyproj.

pyproj 3.7 (QGIS 3.40 on Debian 13) keeps its PROJ context per thread and loses it, with a crash, in threads that Qt
made: https://github.com/pyproj4/pyproj/issues/1509. Every task of QGIS runs in such a thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

Result = TypeVar("Result")


def with_proj(work: Callable[[], Result]) -> Result:
    """The result of work that uses pyproj, whatever thread asks; raises what the work raises.

    The thread is one, so that what pyproj made in it may be kept for a next call. The work may not ask for it again.
    """
    return _thread(os.getpid()).submit(work).result()


@lru_cache(maxsize=1)
def _thread(_process: int) -> ThreadPoolExecutor:
    # a forked process has none of its parent's threads
    return ThreadPoolExecutor(1, "proj")
