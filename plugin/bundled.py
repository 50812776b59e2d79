"""The parts that QGIS does not ship, brought in at build time: in a checkout and in the zip they lie alike."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from .participation.words import ParticipationError, Text

BUILD = Path(__file__).resolve().parent.parent / "build"
LIBS = BUILD / "libs"
LEAFLET = BUILD / "site/node_modules/leaflet"
# what the pages look like where a municipality chose nothing
TOKENS = BUILD.parent / "resources/site/styles/tokens.css"

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
