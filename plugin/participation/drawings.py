"""How each status is drawn: never by colour alone. The window, the map, the public pages and the styles for other
servers draw the same; words always stand beside it."""

from __future__ import annotations

from typing import NamedTuple

from .codes import Status


class Part(NamedTuple):
    """A path as SVG writes it, on a grid of 16. width: of its line; 0 where it is filled."""

    path: str
    width: float = 0


class Drawing(NamedTuple):
    """colour: the design token that holds it (face.py). shape: beside words. dashes, width: of the border of an area,
    in pixels; no dashes for a solid one. fill: its opacity, 0 to 1. marker: the point that QGIS has by that name."""

    colour: str
    shape: tuple[Part, ...]
    dashes: tuple[int, ...]
    width: float
    fill: float
    marker: str


_DISC = Part("M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z")
_RING = Part("M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", 2.5)
_HALF = Part("M8 3a5 5 0 0 0 0 10z")
_SQUARE = Part("M3 3h10v10h-10z", 2.5)
_TICK = Part("M2.5 8.5l4 4 7-9", 3)
_FULL_SQUARE = Part("M2.5 2.5h11v11h-11z")
_DASH = Part("M2 8h12", 3)
_BARS = Part("M5 2.5v11M11 2.5v11", 3)
DRAWINGS = {
    Status.OPEN: Drawing("--pk-stand-open", (_DISC,), (), 3.0, 0.45, "star"),
    Status.ANNOUNCED: Drawing("--pk-stand-binnenkort", (_RING,), (8, 3), 2.2, 0.2, "triangle"),
    Status.BETWEEN: Drawing("--pk-stand-binnenkort", (_RING, _HALF), (8, 3, 2, 3), 2.2, 0.3, "diamond"),
    Status.PROCESSING: Drawing("--pk-stand-in-verwerking", (_SQUARE,), (3, 3), 2.2, 0.25, "square"),
    Status.REPORTED: Drawing("--pk-stand-teruggekoppeld", (_TICK,), (), 2.2, 0.25, "pentagon"),
    Status.FINISHED: Drawing("--pk-stand-afgerond", (_FULL_SQUARE,), (), 1.2, 0.15, "circle"),
    Status.NOT_STARTED: Drawing("--pk-stand-niet-gestart", (_DASH,), (2, 4), 1.6, 0.05, "hexagon"),
    Status.ON_HOLD: Drawing("--pk-stand-stilgelegd", (_BARS,), (6, 2, 1, 2, 1, 2), 2.2, 0.15, "cross_fill"),
}


def svg_of(status: Status, ink: str, ground: str = "") -> str:
    """The shape as a drawing of its own in a colour ("#12693a"). ground: what is drawn below it."""
    parts = (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'
        if width
        else f'<path d="{path}" fill="{ink}"/>'
        for path, width in DRAWINGS[status].shape
    )
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
    return f"{head}{ground}{''.join(parts)}</svg>"
