"""What the last releases said, kept beside the public folder so that one can be put back.

Of a release its words and shapes are kept, and no contact: whoever is removed, or ends a permission, stands in no kept
release. The rest of a release (pages, calendars, contacts) is made anew when it is put back. A release is kept before
it goes public, under a name that says it is only coming, and gets its own name once it stands: whatever is killed in
between, the next run sees from the manifest whether it stands.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Optional

from ...on_disk import is_file
from ...participation.times import UTC
from ...participation.words import ParticipationError, Text
from ..fields import CONTACT_FIELDS
from ..records import PublicSite
from ..writers.rows import Rows
from . import manifest
from .reading import Row
from .swap import move, write_anew

KEEP = 5
"""How many releases before the standing one are kept, unless told otherwise."""
FOLDER = "uitgaven"
_NOT_KEPT = {*CONTACT_FIELDS, "bijgewerkt_op"}
_COMING, _HALF, _END = ".komt-", ".half", ".json.gz"
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]*" + re.escape(_END))
_GZIP_HEADER = 10  # with the time of writing in it
_SEEN = 16  # how many characters of the manifest's checksum stand in the name
_UNREADABLE = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError)

NONE_KEPT = Text(
    "Er is voor {folder} geen eerdere uitgave bewaard om terug te zetten.",
    "No earlier release is kept for {folder} to put back.",
)
UNKNOWN = Text(
    "Uitgave “{name}” is niet bewaard. Wel bewaard: {names}.", "Release “{name}” is not kept. Kept are: {names}."
)
SPOILT = Text(
    "Uitgave {name} is niet meer leesbaar ({reason}) en wordt daarom niet teruggezet. Kies een andere.",
    "Release {name} can no longer be read ({reason}) and is therefore not put back. Choose another.",
)


@dataclass(frozen=True)
class Words:
    """What a release said. plans, moments: rows by id, without contacts and shapes. shapes: WKB in the store's CRS, by
    id of plan or moment. goals: by `goal_key`. languages: of its pages. address: where on the web it was to stand."""

    plans: Mapping[str, Row]
    moments: Mapping[str, Row]
    shapes: Mapping[str, bytes]
    goals: Mapping[str, str]
    languages: tuple[str, ...]
    address: Optional[str]


@dataclass(frozen=True)
class Kept:
    """A kept release. name: begins with when it went public, in UTC."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name[: -len(_END)]

    @property
    def seen(self) -> str:
        """The beginning of the checksum of its manifest."""
        return self.name.split("-")[1]

    @property
    def packed(self) -> bytes:
        """What it said, to be compared. Raises OSError."""
        return self.path.read_bytes()[_GZIP_HEADER:]

    @property
    def went_public(self) -> datetime:
        """When, UTC."""
        return datetime.strptime(self.name.split("-")[0], "%Y%m%dT%H%M%S.%fZ").replace(tzinfo=UTC)

    def stands_in(self, folder: Path) -> bool:
        """Whether it is the release that stands there."""
        return _seen(folder) == self.seen

    def read(self) -> Words:
        """What it said. Raises ParticipationError where the file is damaged."""
        with self.told_as_spoilt():
            content = json.loads(gzip.decompress(self.path.read_bytes()))
            shapes = {id: bytes.fromhex(shape) for id, shape in content.pop("shapes").items()}
            return Words(shapes=shapes, languages=tuple(content.pop("languages")), **content)

    @contextmanager
    def told_as_spoilt(self) -> Iterator[None]:
        """Turn what goes wrong with its content into a sentence: it may be damaged, or of another version."""
        try:
            yield
        except _UNREADABLE as error:
            raise ParticipationError(SPOILT.format(name=self.name, reason=error)) from error

    def texts(self) -> Iterator[str]:
        """Every text in it. Raises as `read` does."""
        words = self.read()
        return _texts([words.plans, words.moments, words.goals])


def keep(
    beside: Path, staged: Path, site: PublicSite, rows: Rows, goals: Mapping[str, str], languages: Iterable[str]
) -> None:
    """Keep what a sealed release says that is to go public. Raises OSError where that cannot be done."""
    plans = ({**row, "statusverloop": course} for row, course in zip(rows.plans, rows.courses))
    content = {
        "plans": {row["id"]: _words(row) for row in plans},
        "moments": {row["id"]: _words(row) for row in rows.moments},
        "shapes": {
            **{plan.id: plan.geometry.hex() for plan in site.plannen if plan.geometry},
            **{moment.id: moment.geometry.hex() for moment in site.momenten if moment.geometry},
        },
        "goals": goals,
        "languages": list(languages),
        "address": site.base_url,
    }
    home = beside / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    _date_before(now, beside)
    coming = home / f"{_COMING}{_name(now, _seen(staged))}"
    half = home / _HALF
    write_anew(half, gzip.compress(json.dumps(content, ensure_ascii=False).encode(), 1))
    move(half, coming)


def _name(at: datetime, seen: str) -> str:
    # to the microsecond, so that the names of two in one second are in order too
    return f"{at:%Y%m%dT%H%M%S.%fZ}-{seen}{_END}"


def _date_before(now: datetime, beside: Path) -> None:
    """Date the releases that went public by a clock that ran ahead just before now, in their order: by their names the
    previous one is found, and the oldest deleted."""
    ahead = (one for one in kept_releases(beside) if one.path.name >= _name(now, ""))
    for number, one in enumerate(ahead, 1):
        move(one.path, one.path.with_name(_name(now - number * timedelta.resolution, one.seen)))


def settle(beside: Path, folder: Path) -> None:
    """Give each kept release that stands by now its own name, and delete one that never came to stand. Raises
    OSError."""
    for path in _files(beside):
        if path.name.startswith(_COMING):
            ready = Kept(path.with_name(path.name[len(_COMING) :]))
            if not ready.stands_in(folder):
                path.unlink()
                continue
            # published again without a change it is the same release
            for same in (one for one in kept_releases(beside) if one.stands_in(folder)):
                same.path.unlink()
            move(path, ready.path)
            _forget_the_same_before(beside, ready)
        elif not path.name.endswith(_END):
            path.unlink()


def _forget_the_same_before(beside: Path, kept: Kept) -> None:
    """Delete the kept release just before this one where it said the same. Of a store that is published every night,
    the last releases that differ are of use, not the last nights."""
    before = next((one for one in kept_releases(beside) if one.name < kept.name), None)
    if before is not None and before.packed == kept.packed:
        before.path.unlink()


def prune(beside: Path, folder: Path, most: int) -> None:
    """Keep the standing release and that many before it. Raises OSError."""
    for old in [one for one in kept_releases(beside) if not one.stands_in(folder)][most:]:
        old.path.unlink()


def kept_releases(beside: Path) -> list[Kept]:
    """The kept releases, newest first; the one that stands is among them."""
    return [Kept(path) for path in sorted(_files(beside), reverse=True) if _NAME.fullmatch(path.name)]


def find_kept(beside: Path, folder: Path, name: str) -> Kept:
    """The release of that name, or the last one before the standing one where it is empty. Raises
    ParticipationError."""
    known = kept_releases(beside)
    chosen = [one for one in known if (one.name == name if name else not one.stands_in(folder))]
    if chosen:
        return chosen[0]
    if name and known:
        raise ParticipationError(UNKNOWN.format(name=name, names=", ".join(one.name for one in known)))
    raise ParticipationError(NONE_KEPT.format(folder=folder))


def goal_key(id: str) -> str:
    """By what a kept release knows a goal: a digest, since the goal's id is not public."""
    return hashlib.sha256(id.encode()).hexdigest()[:32]


def _words(row: Row) -> Row:
    """Without the contact, and without the date of change, which follows from the rest."""
    return {name: value for name, value in row.items() if name not in _NOT_KEPT}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _seen(folder: Path) -> str:
    """The beginning of the checksum of a release's manifest; empty where none stands there."""
    path = folder / manifest.NAME
    return manifest.fingerprint(path)[1][:_SEEN] if is_file(path) else ""


def _files(beside: Path) -> list[Path]:
    home = beside / FOLDER
    # another account's, which this one may not look into, is none that it can put back
    return [Path(one.path) for one in os.scandir(home) if one.is_file()] if os.access(home, os.R_OK | os.X_OK) else []
