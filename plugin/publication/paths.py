"""Which texts can safely name a folder on every system, and which paths below a folder are plain files."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

# names of devices on Windows, with any extension
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_PART = re.compile(r"\w(?:[\w .-]*[\w-])?")
_LONGEST = 100
_ELSEWHERE = re.compile(r"[\\:\0]")


def is_folder_name(text: str) -> bool:
    """Whether a text, perhaps typed by hand or from somebody else's file, can safely name a folder."""
    return len(text) <= _LONGEST and _PART.fullmatch(text) is not None and _DEVICE.fullmatch(text) is None


def stays_below(path: str) -> bool:
    """Whether a relative path with forward slashes cannot lead out of the folder it is joined to."""
    parts = path.split("/")
    leads_out = path.startswith("/") or ".." in parts or _ELSEWHERE.search(path) is not None
    return not leads_out and any(part not in ("", ".") for part in parts)


def joined(folder: Path, path: str) -> str:
    """The path of a file in a folder, as text, from its relative path with forward slashes. For thousands of files,
    making a `Path` of each takes longer than asking the system for them."""
    return f"{folder}/{path}"


def folders_above(path: str) -> Iterator[str]:
    """The folders that a relative path with forward slashes leads through, the outermost first."""
    place = path.find("/")
    while place != -1:
        yield path[:place]
        place = path.find("/", place + 1)


def plain_files(folder: Path, names: Collection[str]) -> dict[str, os.stat_result]:
    """What the system says of those of these paths that are regular files in the folder itself. Links, and what lies
    behind them, are left out: a link may lead anywhere. So are pipes, whose content has no end."""
    above = {one for name in names for one in folders_above(name)}
    plain_folders = {one for one in above if (seen := _seen(folder, one)) and stat.S_ISDIR(seen.st_mode)}
    found = {name: seen for name in names if (seen := _seen(folder, name)) and stat.S_ISREG(seen.st_mode)}
    return {name: seen for name, seen in found.items() if plain_folders.issuperset(folders_above(name))}


def _seen(folder: Path, name: str) -> os.stat_result | None:
    with contextlib.suppress(OSError):
        return os.lstat(joined(folder, name))
    return None
