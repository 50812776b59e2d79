"""One at a time: a publication into one folder, a zip into one file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...participation.words import ParticipationError, Text

WAIT_SECONDS = 10.0
BUSY = Text(
    "Er wordt al gepubliceerd naar {target} ({who}). Wacht tot dat klaar is en probeer het opnieuw.",
    "Someone is publishing to {target} already ({who}). Wait until that is done and try again.",
)
_HELD_BY_ANOTHER = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_NOT_FOR_OTHERS = 0o770
_FAR = 1 << 20  # Windows lets nobody read the byte that is locked


@contextmanager
def locked(path: Path, target: Path, busy: Text = BUSY) -> Iterator[None]:
    """Hold a lock file while working on a target, waiting some seconds for whoever has it.

    The system lets go of the lock when a process ends, however it ends. Raises ParticipationError that names who is at
    it, by the sentence `busy`, and OSError where the file cannot be made.
    """
    descriptor = _acquire(path, target, time.monotonic() + WAIT_SECONDS, busy)
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"proces {os.getpid()}".encode())
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()  # before anybody else can hold it
        os.close(descriptor)
        if os.name == "nt":  # there no file that is open can be removed, by us before or from whoever holds it now
            with contextlib.suppress(OSError):
                path.unlink()


def _acquire(path: Path, target: Path, deadline: float, busy: Text) -> int:
    while True:
        descriptor = _open(path)
        if descriptor is not None:
            if _try(descriptor) and _is_still(path, descriptor):
                return descriptor
            os.close(descriptor)
        if time.monotonic() > deadline:
            raise ParticipationError(busy.format(target=target, who=_holder(path)))
        time.sleep(0.1)


def _open(path: Path) -> int | None:
    # the web server may show the folder around the public one too; the mode keeps this one from it
    path.parent.mkdir(_NOT_FOR_OTHERS, parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        # a link that somebody put there would have us empty the file that it leads to
        if not stat.S_ISREG(os.lstat(path).st_mode):
            path.unlink()
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except FileNotFoundError:  # whoever finished took the folder away
        return None


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file locked is the one that stands there: whoever finished before took the file away."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace") or "?"
    except OSError:
        return "?"


def _try(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # a share that knows no locks keeps nobody out, and should not keep us out either
        return error.errno not in _HELD_BY_ANOTHER
    return True
