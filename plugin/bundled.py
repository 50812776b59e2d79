"""The parts that QGIS does not ship, brought in at build time: in a checkout and in the zip they lie alike."""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .participation.words import ParticipationError, Text

if TYPE_CHECKING:
    from .participation.face import Face

BUILD = Path(__file__).resolve().parent.parent / "build"
LIBS = BUILD / "libs"
LEAFLET = BUILD / "site/node_modules/leaflet"
# what the pages look like where a municipality chose nothing
TOKENS = BUILD.parent / "resources/site/styles/tokens.css"

MISSING = Text(
    "Het onderdeel {name} ontbreekt. Installeer de plugin opnieuw vanuit de zip.",
    "The part {name} is missing. Install the plugin again from the zip.",
)


@lru_cache(maxsize=2)
def face_of(css: str = "") -> Face:
    """What the pages look like: the tokens that were chosen, and the standard ones for the rest. Raises
    ParticipationError where something else stands there."""
    from .participation.face import read_face

    return read_face(css).over(face_of()) if css else read_face(TOKENS.read_text(encoding="utf-8"))


def make_importable(name: str) -> None:
    """Let a bundled library be imported; what this Python has of its own goes first. Raises ParticipationError."""
    if importlib.util.find_spec(name) is not None:
        return
    if LIBS.is_dir() and str(LIBS) not in sys.path:
        sys.path.append(str(LIBS))
        importlib.invalidate_caches()
    if importlib.util.find_spec(name) is None:
        raise ParticipationError(MISSING.format(name=name))
