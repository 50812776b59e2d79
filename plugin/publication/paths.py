"""Which texts can be the name of a folder on every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

# names of devices on Windows, with any extension
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_PART = re.compile(r"\w(?:[\w .-]*[\w-])?")
_LONGEST = 100


def is_folder_name(text: str) -> bool:
    """Whether a text, typed by hand or from another's file perhaps, can safely name a folder."""
    return len(text) <= _LONGEST and _PART.fullmatch(text) is not None and _DEVICE.fullmatch(text) is None


def stays_below(path: str) -> bool:
    """Whether a relative path with forward slashes cannot lead out of the folder it is joined to."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not any(part in ("..", "/") or "\\" in part or ":" in part or "\0" in part for part in parts)
