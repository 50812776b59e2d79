"""Where the parts lie that QGIS does not ship: in the zip beside the plugin, in a checkout where set-up put them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from .participation.words import ParticipationError, Text

LIBS = Path(__file__).resolve().parent.parent / "libs"

MISSING = Text(
    "Het onderdeel {name} ontbreekt. Installeer de plugin opnieuw vanuit de zip.",
    "The part {name} is missing. Install the plugin again from the zip.",
)


def make_importable(name: str) -> None:
    """Let a bundled library be imported; what this Python has of its own goes first. Raises ParticipationError."""
    if importlib.util.find_spec(name) is not None:
        return
    if LIBS.is_dir() and str(LIBS) not in sys.path:
        sys.path.append(str(LIBS))
        importlib.invalidate_caches()
    if importlib.util.find_spec(name) is None:
        raise ParticipationError(MISSING.format(name=name))
