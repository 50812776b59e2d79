"""manifest.json: every file of a release with its size and checksum, and what the release is."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ...on_disk import is_file
from ...participation.times import iso_local, to_utc
from ...participation.words import Text
from ..paths import joined, stays_below
from ..records import PublicSite

Files = Mapping[str, tuple[int, str]]
"""Size in bytes and SHA-256, by path in the folder."""
NAME = "manifest.json"
NONE: Files = MappingProxyType({})
GENERATOR = "Participatiekaart"
_MOST_BYTES = 200_000_000  # of fifty thousand plans it is thirty million
METADATA = Path(__file__).resolve().parents[3] / "metadata.txt"

BROKEN = Text(
    "{file} is niet goed weggeschreven. Er is niets gepubliceerd; controleer de schijf en publiceer opnieuw.",
    "{file} was not written well. Nothing was published; check the disk and publish again.",
)


@dataclass(frozen=True)
class Manifest:
    """What a release says of itself. files: path in the folder → (size in bytes, SHA-256), without the manifest."""

    details: dict[str, Any]
    files: dict[str, tuple[int, str]]

    @property
    def plans(self) -> int:
        """How many plans the release shows."""
        number = self.details.get("plannen")
        return number if isinstance(number, int) else 0

    @property
    def at(self) -> datetime | None:
        """The instant (UTC) it is right for; None where that cannot be read."""
        try:
            return to_utc(datetime.fromisoformat(str(self.details.get("gepubliceerd_op"))))
        except ValueError:
            return None

    def to_bytes(self) -> bytes:
        """The file as it is written, with a line for each file."""
        told = (
            json.dumps({"pad": path, "grootte": size, "sha256": sha}, ensure_ascii=False)
            for path, (size, sha) in sorted(self.files.items())
        )
        head = json.dumps({"gemaakt_met": GENERATOR, **self.details}, ensure_ascii=False, indent=1)
        files = ",\n  ".join(told)
        return (head.removesuffix("\n}") + ',\n "bestanden": [\n  ' + files + "\n ]\n}\n").encode()


def of_site(site: PublicSite, folder: Path, known: Files) -> Manifest:
    """The manifest of a site whose files lie in a folder. Times have the offset of the site's zone. known: files that
    need not be read."""
    details = {
        "titel": site.titel,
        "gemeente": site.gemeente,
        "gepubliceerd_op": iso_local(site.at, site.timezone),
        "geldig_tot": iso_local(site.geldig_tot, site.timezone) if site.geldig_tot else None,
        "plannen": len(site.plannen),
        "momenten": len(site.momenten),
        "versie": plugin_version(),
    }
    return Manifest(details, describe(folder, known))


def describe(folder: Path, known: Files = NONE) -> dict[str, tuple[int, str]]:
    """The files below a folder, manifest aside, by path with forward slashes. known: files that need not be read."""
    paths = sorted(path for path in _files_below(str(folder), "") if path != NAME)
    return {path: known.get(path) or fingerprint(joined(folder, path)) for path in paths}


def _files_below(folder: str, above: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _files_below(one.path, f"{above}{one.name}/")
            elif one.is_file():
                yield above + one.name


def fingerprint(path: Path | str) -> tuple[int, str]:
    """Size and SHA-256 of a file. Raises OSError, also where it is no file: a pipe is not waited for."""
    with open(path, "rb", opener=_open_at_once) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        # hashlib.file_digest is Python 3.11
        sha = hashlib.sha256()
        for block in iter(lambda: stream.read(1 << 20), b""):
            sha.update(block)
        return stream.tell(), sha.hexdigest()


def stands(path: Path, expected: tuple[int, str]) -> bool:
    """Whether a file is of that size and SHA-256. Raises OSError."""
    return is_file(path) and path.stat().st_size == expected[0] and fingerprint(path) == expected


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read(path: Path) -> Manifest | None:
    """The manifest in a file; None where there is none, or none of ours."""
    try:
        # a pipe would be waited for, and a file of holes can be larger than any memory
        if not is_file(path) or path.stat().st_size > _MOST_BYTES:
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["gemaakt_met"] != GENERATOR:
            return None
        files = {str(entry["pad"]): (int(entry["grootte"]), str(entry["sha256"])) for entry in content["bestanden"]}
        "".join(files).encode()  # half a character names no file
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    # it was in a public place: what points out of the folder is not of our making
    if not all(stays_below(name) for name in files):
        return None
    return Manifest({key: value for key, value in content.items() if key not in ("gemaakt_met", "bestanden")}, files)


def standing_in(folder: Path) -> Manifest | None:
    """The manifest of the release that stands in a folder; None where none does."""
    return read(folder / NAME)


def plugin_version() -> str:
    """As QGIS shows it in the plugin manager."""
    lines = METADATA.read_text(encoding="utf-8").splitlines()
    return next(line.split("=", 1)[1].strip() for line in lines if line.startswith("version="))
