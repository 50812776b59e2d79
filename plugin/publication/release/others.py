"""Which files in a public folder are ours, and which are of others, who keep theirs."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from ...on_disk import is_folder
from ...participation.words import ParticipationError, Text
from ..paths import folders_above
from . import manifest
from .file_by_file import BESIDE_A_DATABASE
from .manifest import Manifest
from .swap import temporary_name

IN_THE_WAY = Text(
    "{file} in {folder} is niet van Participatiekaart en staat in de weg. Verplaats het en publiceer opnieuw.",
    "{file} in {folder} is not Participatiekaart's and is in the way. Move it and publish again.",
)


def ours_in(folder: Path, begun: Manifest | None) -> set[str]:
    """The names of the files in a public folder that are of a release of ours, or of one that was begun."""
    listed = {name for known in (manifest.standing_in(folder), begun) if known for name in known.files}
    beside = {name + ending for name in listed if name.endswith(".gpkg") for ending in BESIDE_A_DATABASE}
    return {*listed, *beside, manifest.NAME}


def foreign_in(folder: Path, ours: set[str], coming: Manifest) -> set[str]:
    """The files, links and folders in the public folder that we did not make. A folder without a file of ours is named
    as a whole; its content is named too only where a file is to come into it."""
    files_of_ours = ours | {temporary_name(name) for name in ours}
    folders_of_ours = {parent for name in ours for parent in folders_above(name)}
    entered = folders_of_ours.union(*map(folders_above, coming.files))
    found = set()
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(folder / above) as entries:
            for one in entries:
                path = above + one.name
                is_folder, is_link = one.is_dir(), one.is_symlink()
                if is_link or path not in (folders_of_ours if is_folder else files_of_ours):
                    found.add(path)
                if is_folder and not is_link and path in entered:
                    waiting.append(f"{path}/")
    return found


def refuse_what_is_in_the_way(folder: Path, foreign: set[str], coming: Manifest) -> None:
    """Raise ParticipationError where something of others lies in the place of a file or folder that is to come."""
    needed = {*coming.files, *(above for name in coming.files for above in folders_above(name))}
    for name in sorted(foreign & needed):
        # a folder of others may hold our files too; a link may lead anywhere
        if name in coming.files or not is_folder(folder / name) or (folder / name).is_symlink():
            raise ParticipationError(IN_THE_WAY.format(file=name, folder=folder))
