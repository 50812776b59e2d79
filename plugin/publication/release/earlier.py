"""What the pages of plans in the standing release were made of, remembered beside the public folder.

With it a publication after a small change need not make thousands of pages again: the same program makes the same page
of the same input. A file is taken over only where it still has the checksum in the manifest, so that one that another
program changed is made anew. Nothing is lost where this memory is missing or damaged: then every page is made.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ...participation.words import ParticipationError
from ..paths import joined, plain_files
from ..writers.staging import Staging
from . import manifest
from .swap import move, write_anew

NAME = "gemaakt.json"
ROOT = Path(__file__).resolve().parents[3]
MAKERS = ("plugin", "resources/site/templates")

State = tuple[int, int, int]
"""Size in bytes, time of the last change in nanoseconds, and number on the disk."""


@dataclass(frozen=True)
class Earlier:
    """The files of the standing release that are still as they were made: size and SHA-256 by path, as in its manifest.
    digests: for the pages of plans among them, a digest of what each was made of."""

    folder: Path
    files: Mapping[str, tuple[int, str]]
    states: Mapping[str, State]
    digests: Mapping[str, str]

    def take_over(self, staging: Staging) -> dict[str, tuple[int, str]]:
        """Put the files that stay the same into a staged release: as a second name for the same file (a hard link),
        else as a copy. Gives size and SHA-256 of each. Raises ParticipationError where one was changed meanwhile, and
        OSError."""
        taken = {}
        for path in sorted(staging.staying):
            source, target = joined(self.folder, path), staging.place(path)
            if not _is_still(source, self.states[path]):
                raise ParticipationError(manifest.BROKEN.format(file=path))
            try:
                os.link(source, target)
            except FileExistsError:
                raise  # should it be the standing file by its second name, a copy would write into that
            except OSError:
                shutil.copy2(source, target)
            taken[path] = self.files[path]
        return taken


def read(beside: Path, folder: Path) -> Earlier:
    """What is known of the release that stands in a folder."""
    standing = manifest.standing_in(folder)
    listed = standing.files if standing else {}
    states = {path: _state(seen) for path, seen in plain_files(folder, listed).items()}
    whole = {path: listed[path] for path in states if _is_whole(joined(folder, path), states[path], listed[path])}
    return Earlier(folder, whole, states, _digests(beside, folder))


def _digests(beside: Path, folder: Path) -> dict[str, str]:
    """The digests that are remembered, where they are of the release that stands and were noted by this very program;
    else none."""
    try:
        noted = NAME in plain_files(beside, (NAME,))  # a pipe would be waited for
        content = json.loads((beside / NAME).read_bytes()) if noted else {}
        if (content["manifest"], content["makers"]) != (_seen(folder), makers()):
            return {}
        return {str(path): str(digest) for path, digest in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def remember(beside: Path, folder: Path, digests: Mapping[str, str]) -> None:
    """Keep what the files of a release that now stands in a folder were made of. Raises OSError."""
    half = beside / f"{NAME}.half"
    content = {"manifest": _seen(folder), "makers": makers(), "files": digests}
    write_anew(half, json.dumps(content).encode())
    move(half, beside / NAME)


@lru_cache(maxsize=1)
def makers() -> str:
    """A digest of what makes pages: this plugin's code and templates, and the libraries it uses."""
    import shapely

    versions = (sys.version, *map(_version, ("jinja2", "markupsafe", "shapely")), shapely.geos_version)
    seen = hashlib.sha256(repr(versions).encode())
    for path in sorted(path for part in MAKERS for path in (ROOT / part).rglob("*") if path.suffix in (".py", ".html")):
        seen.update(repr((path.relative_to(ROOT).as_posix(), path.read_bytes())).encode())
    return seen.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a QGIS may bring a package without its metadata
        return ""


def _seen(folder: Path) -> str:
    return manifest.fingerprint(folder / manifest.NAME)[1]


def _is_whole(path: str, state: State, expected: tuple[int, str]) -> bool:
    with contextlib.suppress(OSError):
        return state[0] == expected[0] and manifest.fingerprint(path) == expected
    return False


def _is_still(path: str, state: State) -> bool:
    with contextlib.suppress(OSError):
        seen = os.lstat(path)
        return stat.S_ISREG(seen.st_mode) and _state(seen) == state
    return False


def _state(seen: os.stat_result) -> State:
    return seen.st_size, seen.st_mtime_ns, seen.st_ino
