"""Runs work in a process of its own that kills itself at a given call, so that every point can be tried again."""

from __future__ import annotations

import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

Work = Callable[[], object]


def calls_of(work: Work) -> int:
    """How many calls and returns of functions the work takes."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        counted = [0]

        def count(frame: FrameType, event: str, argument: Any) -> None:
            counted[0] += 1

        _end(lambda: (sys.setprofile(count), work(), sys.setprofile(None)), lambda: _tell(writing, counted[0]))
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    assert _ended(pid) == 0
    return int(struct.unpack("q", said)[0])


def killed_at(work: Work, call: int) -> int:
    """Run the work until its n-th call, and give how it ended: −9 where it was killed, 0 where it was done before."""
    pid = os.fork()
    if pid == 0:
        left = [call]

        def kill(frame: FrameType, event: str, argument: Any) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        _end(lambda: (sys.setprofile(kill), work(), sys.setprofile(None)))
    return _ended(pid)


def _end(work: Work, afterwards: Work = lambda: None) -> None:
    # nobody reads which branches a process went that ends like this, and to follow them makes it slow
    sys.settrace(None)
    try:
        work()
        afterwards()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _tell(writing: int, number: int) -> None:
    os.write(writing, struct.pack("q", number))


def _ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
