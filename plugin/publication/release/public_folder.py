"""Puts a staged release in the place of the one that stands.

The new release is written beside the public folder, on the same file system, and verified there. Where the system can,
the two folders change places in one step. Where it cannot, or where files of others lie in the folder, the files are
put in place one by one, data first and the manifest last; a list of what is being done is kept until it is done, so
that the next run finishes what a killed one began. Files of others are never touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from pathlib import Path

from ...on_disk import is_folder, is_there
from ...participation.words import Text
from ..paths import joined
from . import manifest
from .file_by_file import refuse_what_is_closed, refuse_what_is_in_use, replace_files, work_of
from .manifest import Manifest
from .others import foreign_in, ours_in, refuse_what_is_in_the_way
from .rights import give_over, lets_in_the_same, open_files
from .swap import NOT_TO_BE_HAD, exchange, flush, write_anew
from .workplace import Workplace, told_plainly

HALF_WAY = Text(
    "Het vervangen van de bestanden in {folder} is niet afgekomen ({reason}). Sluit programma's die ze open hebben of "
    "maak ruimte, en publiceer opnieuw; dat maakt het af.",
    "Replacing the files in {folder} was not finished ({reason}). Close programs that have them open or make room, and "
    "publish again; that finishes it.",
)


def put_in_place(place: Workplace, coming: Manifest) -> bool:
    """Make the staged release the public one. Gives whether that took one step; else it was done file by file."""
    folder = place.folder
    with told_plainly(folder):
        ours = ours_in(folder, manifest.read(place.under_way))
        foreign = foreign_in(folder, ours, coming)
        refuse_what_is_in_the_way(folder, foreign, coming)
        _keep_times(place.staged, folder, coming)
        open_files(place.staged, (*coming.files, manifest.NAME))
        flush(place.staged)
        in_one_step = not foreign and _at_once(place)
    if not in_one_step:
        _file_by_file(place, coming, ours, foreign)
    # the release stands: a list that a virus scanner holds open is no reason to say that it failed
    with contextlib.suppress(OSError):
        place.under_way.unlink()
    return in_one_step


def _keep_times(staged: Path, folder: Path, coming: Manifest) -> None:
    """An unchanged file keeps its time, so that the caches of web servers and browsers hold."""
    if not is_folder(folder):
        return
    for name, expected in coming.files.items():
        if _is_same(joined(staged, name), joined(folder, name)):
            continue
        if manifest.stands(folder / name, expected):
            times = (folder / name).stat()
            os.utime(staged / name, ns=(times.st_atime_ns, times.st_mtime_ns))


def _is_same(one: str, other: str) -> bool:
    """Whether two names are of one and the same file, as they are where a release took the file over."""
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except FileNotFoundError:
        return False


def _at_once(place: Workplace) -> bool:
    if is_there(place.folder):
        give_over(place.staged, place.folder)
        if not lets_in_the_same(place.staged, place.folder):
            return False
        mode = stat.S_IMODE(place.staged.stat().st_mode)
        shutil.copymode(place.folder, place.staged)
        is_exchanged = False
        try:
            is_exchanged = exchange(place.staged, place.folder)
        finally:
            if not is_exchanged:
                place.staged.chmod(mode)  # one that may not be written could not be cleared either
        return is_exchanged
    try:
        place.staged.rename(place.folder)
    except OSError as error:
        if error.errno not in NOT_TO_BE_HAD:
            raise
        return False
    return True


def _file_by_file(place: Workplace, coming: Manifest, ours: set[str], foreign: set[str]) -> None:
    folder = place.folder
    with told_plainly(folder):
        work = work_of(folder, coming, ours, foreign)
        refuse_what_is_closed(folder, work)
        refuse_what_is_in_use(folder, work)
    with told_plainly(folder, HALF_WAY):
        names = {**dict.fromkeys(ours, (0, "")), **coming.files}
        write_anew(place.under_way, Manifest(coming.details, names).to_bytes())
        flush(place.beside)
        replace_files(place.staged, folder, work, coming)
