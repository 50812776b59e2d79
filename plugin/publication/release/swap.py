"""What the operating system offers to put files in each other's place."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

NOT_TO_BE_HAD = frozenset(
    {errno.EINVAL, errno.EXDEV, errno.EACCES, errno.EPERM, errno.ENOSYS, errno.EBUSY, errno.ENOTSUP}
)
"""What a system answers where folders cannot be exchanged or moved here: a mount root, a share, another file system."""
HELD_SECONDS = 5.0
"""How long a file that another program has open is waited for."""
# what Windows answers then: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
_HELD = frozenset({5, 32})
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (Linux: renameat2). False where that is not to be had; raises OSError
    for any other trouble."""
    rename = _of_libc("renameat2")
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_TO_BE_HAD:
        return False
    raise OSError(number, os.strerror(number))


def flush(path: Path) -> None:
    """Have everything on a folder's file system on the disk, so that a power cut leaves no empty files behind a rename.
    Does nothing where the system does not offer it."""
    syncfs = _of_libc("syncfs")
    if syncfs is None:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        syncfs(descriptor)
    finally:
        os.close(descriptor)


def replace_file(source: Path, target: Path, name: str) -> None:
    """Move one file from a folder to the same name in another; whoever reads it sees the old or the new one, whole."""
    destination = target / name
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        move(source / name, destination)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # the public folder is a mount of its own
        beside = target / temporary_name(name)
        beside.unlink(missing_ok=True)  # as in `write_anew`
        shutil.copy2(source / name, beside)
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
        move(beside, destination)


def write_anew(path: Path, content: bytes) -> None:
    """Write a working file of ours. What has its name already goes first: somebody who may write there may have put a
    link to another file in its place, or a pipe. Raises OSError."""
    path.unlink(missing_ok=True)
    with path.open("xb") as stream:
        stream.write(content)


def move(source: Path, target: Path) -> None:
    """Give a file another name, in place of what has it. Raises OSError.

    Windows refuses that while any program has either file open, as a virus scanner has each new one for a moment: it is
    tried again for some seconds.
    """
    deadline = time.monotonic() + HELD_SECONDS
    while True:
        try:
            source.replace(target)
        except PermissionError as error:
            if not _says_held(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def is_held(path: Path) -> bool:
    """Whether another program has a file open, so that it cannot be replaced even after seconds. Raises OSError."""
    try:
        move(path, path)
    except PermissionError as error:
        if not _says_held(error):
            raise
        return True
    return False


def _says_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD


def temporary_name(name: str) -> str:
    """The name a file has while it is being copied to its place."""
    above, slash, file = name.rpartition("/")
    return f"{above}{slash}.{file}.participatiekaart"


def _of_libc(name: str) -> Any:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)
