"""Replaces the files of a release one by one, where the system has no step for all of them."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ...on_disk import is_file, is_there
from ...participation.words import ParticipationError, Text
from . import manifest
from .manifest import Manifest
from .rights import give_over, open_files
from .swap import is_held, replace_file, temporary_name

IN_USE = Text(
    "{file} in {folder} is open in een ander programma. Er is niets vervangen: de publicatie die er stond, staat er "
    "nog. Sluit het bestand daar en publiceer opnieuw.",
    "{file} in {folder} is open in another program. Nothing was replaced: the publication that was there is still "
    "there. Close the file there and publish again.",
)
# what SQLite keeps beside a file that a program writes in, also after a crash: left beside a newer file it is taken for
# that one's, which no program can read from then on
BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Work:
    """What is to be done in a public folder, by paths of files with forward slashes: `cleared` goes first, then what is
    `replaced` comes, then the manifest, then what is `removed` goes."""

    cleared: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def touched(self) -> tuple[str, ...]:
        return (*self.cleared, *self.replaced, manifest.NAME, *self.removed)


def work_of(folder: Path, coming: Manifest, ours: Collection[str], foreign: Collection[str]) -> Work:
    """The work that makes the folder hold a coming release. ours: names of the files there that we made. foreign: names
    of the files, links and folders there that we did not."""
    known = {*ours, *map(temporary_name, (*ours, *coming.files))} - {*coming.files, manifest.NAME}
    there = (name for name in sorted(known) if is_file(folder / name))
    gone = [name for name in there if not _lies_in(name, foreign)]
    # on Windows and macOS a name in other capitals is the same file: removed afterwards, the new one would be gone
    anew = {name.casefold() for name in gone} & {name.casefold() for name in coming.files}
    replaced = tuple(
        name
        for name, expected in sorted(coming.files.items())
        if name.casefold() in anew or not manifest.stands(folder / name, expected)
    )
    cleared = tuple(name for name in gone if name.casefold() in anew or name.endswith(BESIDE_A_DATABASE))
    return Work(cleared, replaced, tuple(name for name in gone if name not in cleared))


def refuse_what_is_in_use(folder: Path, work: Work) -> None:
    """Raise ParticipationError where another program has a file open that is to be replaced or removed, which Windows
    then refuses. It is asked beforehand, so that no release is left half replaced."""
    for name in work.touched:
        if is_file(folder / name) and is_held(folder / name):
            raise ParticipationError(IN_USE.format(file=name, folder=folder))


def refuse_what_is_closed(folder: Path, work: Work) -> None:
    """Raise OSError where this account may not write in a folder in which files are to be put or removed: another
    account may have published there before."""
    for place in sorted({(folder / name).parent for name in work.touched}):
        there = next(one for one in (place, *place.parents) if is_there(one))
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def replace_files(staged: Path, folder: Path, work: Work, coming: Manifest) -> None:
    """Move the files of a staged release to their places, the manifest last, and remove what is no longer in it; first
    what was left beside a former database, with which the coming one would be read, and what is the same file as a
    coming one. Raises OSError."""
    _remove(folder, work.cleared)
    for name in work.replaced:
        replace_file(staged, folder, name)
    # with the manifest the release stands: what is killed after it, the store does not know
    open_files(folder, coming.files)
    give_over(folder, folder, coming.files)
    replace_file(staged, folder, manifest.NAME)
    _remove(folder, work.removed)


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        # what a stopped run was copying is in its place by now
        (folder / name).unlink(missing_ok=True)
        _remove_empty_parents(folder / name, folder)


def _lies_in(name: str, foreign: Collection[str]) -> bool:
    """Whether a path is, or leads through, something that is not ours: a link may lead anywhere."""
    return name in foreign or any(parent.as_posix() in foreign for parent in Path(name).parents)


def _remove_empty_parents(path: Path, folder: Path) -> None:
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
