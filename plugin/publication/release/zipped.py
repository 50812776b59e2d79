"""A zip of the release that stands in a folder, for whoever uploads by hand.

It holds what the manifest lists, as it was published, and nothing else: no staged or kept release, no file of others.
The same release gives the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from datetime import datetime
from pathlib import Path

from ...on_disk import is_folder, is_there
from ...participation.progress import Progress
from ...participation.words import ParticipationError, Text
from ..paths import plain_files
from . import manifest
from .lock import locked
from .swap import move, temporary_name

NOTHING_THERE = Text(
    "In {folder} staat geen publicatie om in te pakken. Publiceer eerst.",
    "There is no publication in {folder} to pack. Publish first.",
)
INSIDE = Text(
    "{file} ligt in de map van de publicatie zelf. Bewaar de zip ergens anders.",
    "{file} lies in the publication's own folder. Keep the zip elsewhere.",
)
CHANGED = Text(
    "{file} in {folder} is niet zoals het gepubliceerd is. Er is geen zip gemaakt; publiceer opnieuw en pak dan in.",
    "{file} in {folder} is not as it was published. No zip was made; publish again, then pack.",
)
NOT_SAVED = Text(
    "De zip kan niet worden bewaard als {file} ({reason}). Kies een andere plek of maak ruimte. De publicatie in "
    "{folder} staat er gewoon.",
    "The zip cannot be saved as {file} ({reason}). Choose another place or make room. The publication in {folder} "
    "is there all the same.",
)
NO_FILE = Text(
    "{file} is geen bestand waar de zip kan komen. Kies een bestandsnaam in een map die bestaat en waarin u mag "
    "schrijven.",
    "{file} is not a place for the zip. Choose a file name in a folder that exists and that you may write in.",
)
FOREIGN = Text(
    "{file} is geen zip van een publicatie van Participatiekaart en blijft staan. Kies een andere naam.",
    "{file} is not a zip of a publication of Participatiekaart and is left alone. Choose another name.",
)
BUSY = Text(
    "Er wordt al een zip gemaakt als {target} ({who}). Wacht tot dat klaar is en probeer het opnieuw, of kies een "
    "andere naam.",
    "A zip is being made as {target} already ({who}). Wait until that is done and try again, or choose another name.",
)
_BEGIN_OF_OURS = manifest.Manifest({}, {}).to_bytes().splitlines()[1].rstrip(b",")


def refuse_target(folder: Path, target: Path) -> None:
    """Raise ParticipationError where a zip would land in the public folder itself, on a folder, in no folder, or on a
    file that is no zip of ours."""
    if folder.resolve() in target.resolve().parents:
        raise ParticipationError(INSIDE.format(file=target))
    is_place = is_taken = False
    with contextlib.suppress(OSError):  # not every name can be looked at, and not by every account
        is_taken = is_there(target)
        is_place = is_folder(target.parent) and not is_folder(target)
    if not is_place:
        raise ParticipationError(NO_FILE.format(file=target))
    if is_taken and not _is_ours(target):
        raise ParticipationError(FOREIGN.format(file=target))


def _is_ours(target: Path) -> bool:
    try:
        if target.stat().st_size == 0:
            return True  # a program that asks for a name may have made it
        with zipfile.ZipFile(target) as archive, archive.open(manifest.NAME) as there:
            return _BEGIN_OF_OURS in there.read(100)
    except Exception:  # each way of packing fails in one of its own, and none of them is ours
        return False


def zip_release(folder: Path, target: Path, progress: Progress) -> int:
    """Pack the release that stands in a folder into a file, in place of what stood there; gives how many files.

    Raises ParticipationError where none stands there, where a file is not as it was published, and where the zip cannot
    be saved or another is being made as the same file; what stood at `target` then still stands.
    """
    refuse_target(folder, target)
    release = manifest.standing_in(folder)
    if release is None:
        raise ParticipationError(NOTHING_THERE.format(folder=folder))
    beside = target.with_name(temporary_name(target.name))
    try:
        with locked(beside.with_name(f"{beside.name}-bezet"), target, busy=BUSY):
            _pack_over(folder, release, beside, target, progress)
    except OSError as error:
        raise ParticipationError(
            NOT_SAVED.format(file=target, folder=folder, reason=error.strerror or str(error))
        ) from error
    # and the manifest itself
    return len(release.files) + 1


def _pack_over(folder: Path, release: manifest.Manifest, beside: Path, target: Path, progress: Progress) -> None:
    try:
        _pack(folder, release, beside, progress)
        move(beside, target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _pack(folder: Path, release: manifest.Manifest, target: Path, progress: Progress) -> None:
    made, there = _made(folder, release), plain_files(folder, release.files)
    target.unlink(missing_ok=True)  # of a killed run, or a link that leads elsewhere
    with zipfile.ZipFile(target, "x") as archive:
        for number, (name, expected) in enumerate(sorted(release.files.items())):
            progress.stop_if_cancelled()
            if name not in there or there[name].st_size != expected[0]:
                raise ParticipationError(CHANGED.format(file=name, folder=folder))
            _add(archive, name, _as_published(folder, name, expected), made)
            progress.fraction(number / len(release.files))
        # last, so that whoever unpacks it over an earlier release has that one's list until all is there
        _add(archive, manifest.NAME, release.to_bytes(), made)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _made(folder: Path, release: manifest.Manifest) -> datetime:
    """The day and hour that every file gets, by the municipality's clock: a web server tells a browser by it whether
    what it has is still right, so a later release has to be later."""
    try:
        made = datetime.fromisoformat(str(release.details["gepubliceerd_op"])).replace(tzinfo=None)
    except (KeyError, ValueError) as error:
        raise ParticipationError(CHANGED.format(file=manifest.NAME, folder=folder)) from error
    # a zip knows no time before or after
    return min(max(made, datetime(1980, 1, 1)), datetime(2107, 12, 31, 23, 59, 58))


def _as_published(folder: Path, name: str, expected: tuple[int, str]) -> bytes:
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise ParticipationError(CHANGED.format(file=name, folder=folder)) from error
    if (len(content), hashlib.sha256(content).hexdigest()) != expected:
        raise ParticipationError(CHANGED.format(file=name, folder=folder))
    return content


def _add(archive: zipfile.ZipFile, name: str, content: bytes, made: datetime) -> None:
    entry = zipfile.ZipInfo(name, (made.year, made.month, made.day, made.hour, made.minute, made.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same bytes on every system
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
