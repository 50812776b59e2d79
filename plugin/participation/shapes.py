"""The shape and the colour of each status: never colour alone. The window, the map and the public pages draw the same;
words always stand beside it."""

from __future__ import annotations

from typing import NamedTuple

from .codes import Status


class Part(NamedTuple):
    """A path as SVG writes it, on a grid of 16. width: of its line; 0 where it is filled."""

    path: str
    width: float = 0


_RING = Part("M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", 2.5)
SHAPES = {
    Status.OPEN: (Part("M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"),),
    Status.ANNOUNCED: (_RING,),
    Status.BETWEEN: (_RING, Part("M8 3a5 5 0 0 0 0 10z")),
    Status.PROCESSING: (Part("M3 3h10v10h-10z", 2.5),),
    Status.REPORTED: (Part("M2.5 8.5l4 4 7-9", 3),),
    Status.FINISHED: (Part("M2.5 2.5h11v11h-11z"),),
    Status.NOT_STARTED: (Part("M2 8h12", 3),),
    Status.ON_HOLD: (Part("M5 2.5v11M11 2.5v11", 3),),
}
COLOURS = {
    Status.OPEN: "--pk-stand-open",
    Status.ANNOUNCED: "--pk-stand-binnenkort",
    Status.BETWEEN: "--pk-stand-binnenkort",
    Status.PROCESSING: "--pk-stand-in-verwerking",
    Status.REPORTED: "--pk-stand-teruggekoppeld",
    Status.FINISHED: "--pk-stand-afgerond",
    Status.NOT_STARTED: "--pk-stand-niet-gestart",
    Status.ON_HOLD: "--pk-stand-stilgelegd",
}
"""The design token that holds it (face.py)."""


def svg_of(status: Status, ink: str, ground: str = "") -> str:
    """The shape as a drawing of its own in a colour ("#12693a"). ground: what is drawn below it."""
    parts = (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>'
        if width
        else f'<path d="{path}" fill="{ink}"/>'
        for path, width in SHAPES[status]
    )
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
    return f"{head}{ground}{''.join(parts)}</svg>"
