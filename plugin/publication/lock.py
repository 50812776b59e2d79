"""One publication at a time into one folder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..participation.words import ParticipationError, Text

WAIT_SECONDS = 10.0
BUSY = Text(
    "Er wordt al gepubliceerd naar {folder} ({who}). Wacht tot dat klaar is en probeer het opnieuw.",
    "Someone is publishing to {folder} already ({who}). Wait until that is done and try again.",
)


@contextmanager
def locked(path: Path, folder: Path) -> Iterator[None]:
    """Hold a lock file, waiting a while for whoever has it. The system lets go of it when a process ends, however."""
    stream = path.open("a+", encoding="utf-8")
    try:
        _wait_for(stream.fileno(), path, folder)
        stream.truncate(0)
        stream.write(f"proces {os.getpid()}")
        stream.flush()
        yield
        stream.truncate(0)
    finally:
        stream.close()
        path.unlink(missing_ok=True)


def _wait_for(descriptor: int, path: Path, folder: Path) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not _try(descriptor):
        if time.monotonic() > deadline:
            who = path.read_text(encoding="utf-8", errors="replace") or "?"
            raise ParticipationError(BUSY.format(folder=folder, who=who))
        time.sleep(0.2)


def _try(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
