"""Where a release is made: beside the public folder, by one publication at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...on_disk import is_file, is_folder, is_there
from ...participation.progress import CancelledError
from ...participation.words import ParticipationError, Text
from . import manifest
from .kept import FOLDER as KEPT
from .kept import settle
from .lock import locked
from .rights import close_to_others, give_group

FOREIGN = Text(
    "{folder} bevat bestanden die niet van Participatiekaart zijn ({names}), of een manifest.json dat niet te lezen "
    "is. Kies een lege map of een eerdere publicatie.",
    "{folder} holds files that are not Participatiekaart's ({names}), or a manifest.json that cannot be read. Choose "
    "an empty folder or an earlier publication.",
)
WHERE_MADE = Text(
    "{folder} ligt waar Participatiekaart zelf uitgaven klaarzet. Kies een andere map.",
    "{folder} lies where Participatiekaart itself gets releases ready. Choose another folder.",
)
WHOLE_DISK = Text(
    "{folder} is een hele schijf of share: ernaast is geen plek om een uitgave klaar te zetten. Kies een map erin.",
    "{folder} is a whole disk or share: beside it there is no place to get a release ready. Choose a folder in it.",
)
IN_ANOTHER = Text(
    "{folder} ligt in de publicatie in {outer}: wat ernaast bewaard wordt, zou daar openbaar zijn. Kies een map "
    "daarbuiten.",
    "{folder} lies in the publication in {outer}: what is kept beside it would be public there. Choose a folder "
    "outside it.",
)
LEADS_ELSEWHERE = Text(
    "{link} is een koppeling naar een andere plek; wat daar staat, zou worden opgeruimd. Verwijder de koppeling.",
    "{link} is a link to another place; what is there would be cleared away. Remove the link.",
)
NOT_WRITABLE = Text(
    "Er kan niet worden geschreven bij {folder} ({reason}). De publicatie die er stond, staat er nog. Controleer de "
    "rechten op de map en op die waar zij in staat, of kies een andere.",
    "{folder} cannot be written ({reason}). The publication that was there is still there. Check the permissions of "
    "the folder and of the one it lies in, or choose another.",
)
DISK_FULL = Text(
    "De schijf met {folder} is vol. De publicatie die er stond, staat er nog. Maak ruimte en publiceer opnieuw.",
    "The disk with {folder} is full. The publication that was there is still there. Make room and publish again.",
)
# less than a page of a database and a file's own administration
NO_ROOM = 65_536
_NAMED = 3  # of the files of others
_BESIDE = ".participatiekaart"
# EDQUOT: an account has used up its share of the disk; Windows has no such number
_NO_SPACE = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@dataclass(frozen=True)
class Workplace:
    """Where a release for a folder is made. staged: the folder to write it in. under_way: what is being replaced."""

    folder: Path

    @property
    def beside(self) -> Path:
        return self.folder.parent / f".{self.folder.name}{_BESIDE}"

    @property
    def staged(self) -> Path:
        return self.beside / "nieuw"

    @property
    def under_way(self) -> Path:
        return self.beside / "bezig.json"


@contextmanager
def workplace(folder: Path) -> Iterator[Workplace]:
    """An empty place to write a new release in; only one publication at a time has it.

    Raises ParticipationError unless the folder is absent, empty or holds a publication of ours, where it lies in
    another one, where another publication is at it, where a folder of ours beside it is a link, and where nothing can
    be written there.
    """
    if folder == folder.parent:
        raise ParticipationError(WHOLE_DISK.format(folder=folder))
    if any(_is_beside(part) for part in folder.parts):
        raise ParticipationError(WHERE_MADE.format(folder=folder))
    for outer in folder.parents:
        if manifest.standing_in(outer) is not None:
            raise ParticipationError(IN_ANOTHER.format(folder=folder, outer=outer))
    place = Workplace(folder)
    with tidied(place):
        refuse_others(place)
        with told_plainly(folder):
            place.staged.mkdir()
            give_group(place.staged, folder)
        yield place


def _is_beside(name: str) -> bool:
    """Whether a name is that of the hidden folder in which releases are made. Nothing may be published into one:
    whatever else lies in it is cleared."""
    return name.startswith(".") and name.endswith(_BESIDE)


@contextmanager
def tidied(place: Workplace) -> Iterator[None]:
    """Keeps other publications away from what lies beside a public folder, and clears what a killed run left there.
    Raises as `workplace` does."""
    with _alone(place):
        with told_plainly(place.folder):
            _clear(place.staged)
            settle(place.beside, place.folder)
        yield


@contextmanager
def _alone(place: Workplace) -> Iterator[None]:
    with told_plainly(place.folder):  # not every name can be looked at
        links = [ours for ours in (place.beside, place.staged, place.beside / KEPT) if ours.is_symlink()]
    if links:
        raise ParticipationError(LEADS_ELSEWHERE.format(link=links[0]))
    with contextlib.ExitStack() as stack:
        stack.callback(_without_empty_folders, place)
        with told_plainly(place.folder):
            stack.enter_context(locked(place.beside / "bezet", place.folder))
        # an earlier version made it open to a web server too
        close_to_others(place.beside)
        # what a stopped run leaves is cleared by the next one at the latest
        stack.callback(shutil.rmtree, place.staged, ignore_errors=True)
        stack.callback(_settled, place)
        yield


def _without_empty_folders(place: Workplace) -> None:
    for empty in (place.beside / KEPT, place.beside):
        with contextlib.suppress(OSError):  # work under way and kept releases keep it
            empty.rmdir()


def _settled(place: Workplace) -> None:
    with contextlib.suppress(OSError):  # the next run does it
        settle(place.beside, place.folder)


@contextmanager
def told_plainly(folder: Path, sentence: Text = NOT_WRITABLE) -> Iterator[None]:
    """Turn the system's refusals (OSError) into a ParticipationError with this sentence."""
    try:
        yield
    except OSError as error:
        raise ParticipationError(_sentence(sentence, folder, error)) from error


def _sentence(sentence: Text, folder: Path, error: OSError) -> Text:
    if error.errno in _NO_SPACE and sentence is NOT_WRITABLE:
        return DISK_FULL.format(folder=folder)  # there it is not the permissions that are to be looked at
    reason = error.strerror or str(error)
    elsewhere = f": {error.filename}" if error.filename and Path(error.filename) != folder else ""
    return sentence.format(folder=folder, reason=reason + elsewhere)


@contextmanager
def room_watched(place: Workplace) -> Iterator[None]:
    """Turn what goes wrong while the staged release is written into a sentence, where the disk is to blame.

    Libraries tell a full disk in many ways, and some not at all until the file is read back; so the disk is asked.
    """
    try:
        yield
    except CancelledError:
        raise
    except Exception as error:
        with told_plainly(place.folder):  # a share may be gone meanwhile
            free = shutil.disk_usage(place.beside).free
        # SQLite gives its room back when it fails
        if free < NO_ROOM or "disk is full" in str(error):
            raise ParticipationError(DISK_FULL.format(folder=place.folder)) from error
        if isinstance(error, OSError):
            raise ParticipationError(_sentence(NOT_WRITABLE, place.folder, error)) from error
        raise


def refuse_others(place: Workplace) -> None:
    """Raise ParticipationError where the folder holds something else than a release of ours."""
    folder = place.folder
    with told_plainly(folder):
        there = sorted(one.name for one in folder.iterdir()) if is_folder(folder) else [folder.name]
        if not os.path.lexists(folder) or not there:
            return
    begun = manifest.read(place.under_way)
    ours = {name for name in (begun.files if begun else ()) if is_file(folder / name)}
    if not is_folder(folder) or (manifest.standing_in(folder) is None and not ours):
        raise ParticipationError(FOREIGN.format(folder=folder, names=", ".join(there[:_NAMED])))


def _clear(path: Path) -> None:
    if is_there(path):
        shutil.rmtree(path)
