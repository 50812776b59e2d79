"""Puts a staged release in the place of the one that stands.

The new release is written beside the public folder, on the same file system, and verified there. Where the system can,
the two folders change places in one step. Where it cannot, or where files of others lie in the folder, the files are
put in place one by one, data first and the manifest last; killed half-way, the next run does it again. Files of others
are never touched.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..participation.words import ParticipationError, Text
from . import manifest
from .lock import locked

FOREIGN = Text(
    "{folder} bevat bestanden die niet van Participatiekaart zijn. Kies een lege map of een eerdere publicatie.",
    "{folder} holds files that are not Participatiekaart's. Choose an empty folder or an earlier publication.",
)
NOT_WRITABLE = Text(
    "Er kan niet worden geschreven bij {folder} ({reason}). De publicatie die er stond is er nog.",
    "{folder} cannot be written ({reason}). The publication that stood there still stands.",
)
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = {errno.EINVAL, errno.EXDEV, errno.EACCES, errno.EPERM, errno.ENOSYS, errno.EBUSY, errno.ENOTSUP}


def check_folder(folder: Path) -> None:
    """Raise ParticipationError unless the folder is absent, empty, or holds a publication of ours."""
    if folder.exists() and not folder.is_dir():
        raise ParticipationError(FOREIGN.format(folder=folder))
    if folder.is_dir() and any(folder.iterdir()) and manifest.read(folder) is None:
        raise ParticipationError(FOREIGN.format(folder=folder))


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """An empty folder to write the new release in, beside the public one; only one publication at a time has it."""
    beside = folder.parent / f".{folder.name}.participatiekaart"
    with told_plainly(folder):
        beside.mkdir(parents=True, exist_ok=True)
    with locked(beside / "lock", folder):
        staged = beside / "new"
        try:
            with told_plainly(folder):
                _clear(staged)
                staged.mkdir()
            yield staged
        finally:
            # what is left of a stopped run is cleared by the next one at the latest
            shutil.rmtree(staged, ignore_errors=True)
    with contextlib.suppress(OSError):
        beside.rmdir()


def put_in_place(staged: Path, folder: Path) -> bool:
    """Make the staged release the public one. True where that took one step, False where file by file."""
    with told_plainly(folder):
        _keep_times(staged, folder)
        if not folder.exists():
            try:
                staged.rename(folder)
                return True
            except OSError as error:
                if error.errno not in _NOT_HERE:
                    raise
        elif _is_all_ours(folder) and _exchange(staged, folder):
            return True
        folder.mkdir(exist_ok=True)
        _one_by_one(staged, folder)
        return False


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn the system's refusals into a sentence."""
    try:
        yield
    except OSError as error:
        raise ParticipationError(NOT_WRITABLE.format(folder=folder, reason=error.strerror or str(error))) from error


def _clear(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)


def _keep_times(staged: Path, folder: Path) -> None:
    """An unchanged file keeps its time, so that a web server's caches hold."""
    standing, coming = manifest.read(folder), manifest.read(staged)
    if standing is None or coming is None:
        return
    for name, known in coming.files.items():
        if standing.files.get(name) == known and (folder / name).is_file():
            times = (folder / name).stat()
            os.utime(staged / name, ns=(times.st_atime_ns, times.st_mtime_ns))


def _is_all_ours(folder: Path) -> bool:
    standing = manifest.read(folder)
    if standing is None:
        return not any(folder.iterdir())
    ours = {*standing.files, manifest.NAME}
    return all(path.relative_to(folder).as_posix() in ours for path in folder.rglob("*") if not path.is_dir())


def _exchange(staged: Path, folder: Path) -> bool:
    """Linux's renameat2: two folders change places in one step. False where that is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(folder), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number))


def _one_by_one(staged: Path, folder: Path) -> None:
    standing, coming = manifest.read(folder), manifest.read(staged)
    names = sorted(coming.files if coming else ())
    for name in [*names, manifest.NAME]:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name != manifest.NAME and target.is_file() and coming and coming.files[name] == manifest.fingerprint(target):
            continue
        (staged / name).replace(target)
    for name in sorted(set(standing.files if standing else ()) - set(names), reverse=True):
        (folder / name).unlink(missing_ok=True)
        _remove_empty_parents(folder / name, folder)


def _remove_empty_parents(path: Path, folder: Path) -> None:
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
