"""Who may enter a public folder, where not everybody may: a web server may be let in as its owner, by its group, or by
name in a list of the system's own (ACL)."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ...on_disk import is_folder
from ..paths import folders_above, joined

_READ, _ENTER = stat.S_IRGRP | stat.S_IROTH, stat.S_IXGRP | stat.S_IXOTH
_EVERYBODY = stat.S_IROTH | stat.S_IXOTH
_LIST = "system.posix_acl_access"  # Linux


def give_group(made: Path, folder: Path) -> None:
    """Give a new folder the group of another where this account may; what is then made in it gets that group where it
    does there."""
    if is_folder(folder):
        there = folder.stat()
        with contextlib.suppress(AttributeError, OSError):  # Windows has no such thing; this account may not be in it
            os.chown(made, -1, there.st_gid)
        if there.st_mode & stat.S_ISGID:
            made.chmod(stat.S_IMODE(made.stat().st_mode) | stat.S_ISGID)


def open_files(folder: Path, names: Iterable[str]) -> None:
    """Let whoever may enter a folder read these files in it, whatever this account's umask keeps from them: they are
    public. Does nothing on Windows, where a file has the rights of its folder."""
    if os.name == "nt":
        return
    files = list(names)
    for name in files:
        _let(joined(folder, name), _READ)
    for name in {above for one in files for above in folders_above(one)}:
        _let(joined(folder, name), _READ | _ENTER)


def _let(path: str, rights: int) -> None:
    with contextlib.suppress(OSError):  # another account's, who let in whom it wants
        if os.lstat(path).st_mode & rights == rights:
            return
        # a link that somebody puts here meanwhile may lead to what is not ours to open
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            os.fchmod(descriptor, stat.S_IMODE(os.fstat(descriptor).st_mode) | rights)
        finally:
            os.close(descriptor)


def close_to_others(folder: Path) -> None:
    """Keep out of a folder who is neither its owner nor of its group, where this account may. Does nothing on Windows,
    where a folder has the rights of the one it lies in."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # another account's, who let in whom it wants
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & stat.S_IRWXO:
            folder.chmod(mode & ~stat.S_IRWXO)


def give_over(made: Path, folder: Path, names: Iterable[str] | None = None) -> None:
    """Give a folder and those in it, or those that these files in it lie in, the owner of another where this account
    made them and may, and let the group write where it may there: they could not clear them the next time, as when an
    administrator publishes once. Not before all is written: an owner could put links in it that lead elsewhere
    meanwhile. Does nothing on Windows."""
    if os.name == "nt":
        return
    there = folder.stat()
    # in a list of the system's own those bits say something else
    group = 0 if _has_list(folder) else there.st_mode & stat.S_IWGRP
    ours = None if names is None else {joined(made, above) for one in names for above in folders_above(one)}
    for path, _, _, descriptor in os.fwalk(made, topdown=False):  # the owner is in the inner ones before us
        here = os.fstat(descriptor)
        if here.st_uid != os.geteuid() or (ours is not None and path not in ours):
            continue
        with contextlib.suppress(OSError):  # only root may give an owner
            if here.st_gid == there.st_gid and group & ~here.st_mode:
                os.fchmod(descriptor, stat.S_IMODE(here.st_mode) | group)
            if here.st_uid != there.st_uid:
                os.fchown(descriptor, there.st_uid, -1)


def lets_in_the_same(made: Path, folder: Path) -> bool:
    """Whether a folder, with the mode of another, is open to the same accounts."""
    here, there = made.stat(), folder.stat()
    if there.st_mode & _EVERYBODY == _EVERYBODY:
        return True
    return (here.st_uid, here.st_gid) == (there.st_uid, there.st_gid) and not _has_list(folder)


def _has_list(folder: Path) -> bool:
    with contextlib.suppress(AttributeError, OSError):  # a system or a disk without such lists
        return _LIST in os.listxattr(folder)
    return False
