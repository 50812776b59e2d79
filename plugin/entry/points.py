"""A point on the map between the two numbers that stand in a form and the geometry in the store."""

from __future__ import annotations

import re
from typing import Any

from ..participation.words import Text

NOT_A_POINT = Text(
    "Schrijf twee getallen, eerst x en dan y, zoals 203411 503020. Of kies de plek met de knop.",
    "Write two numbers, first x and then y, such as 203411 503020. Or choose the spot with the button.",
)
_NUMBER = r"-?\d{1,9}"
_WRITTEN = (
    re.compile(rf"({_NUMBER}(?:[.,]\d+)?)\s*(?:;|,\s|\s)\s*({_NUMBER}(?:[.,]\d+)?)", re.ASCII),
    re.compile(rf"({_NUMBER}(?:\.\d+)?),({_NUMBER}(?:\.\d+)?)", re.ASCII),
)
_DEGREES = 360


def show_point(geometry: bytes | None) -> str:
    """The numbers of a point (WKB), in metres or in degrees with what makes a metre; of another shape its middle. Empty
    where there is none, or where it cannot be read."""
    import shapely

    try:
        shape: Any = shapely.from_wkb(geometry)
    except (shapely.errors.ShapelyError, NotImplementedError):  # the latter of a curve, on GEOS 3.13 or newer
        return ""
    if shape is None or shape.is_empty:
        return ""
    middle = shape.centroid
    return show_place(middle.x, middle.y)


def show_place(x: float, y: float) -> str:
    """Two coordinates as they stand in the form."""
    digits = 6 if abs(x) <= _DEGREES and abs(y) <= _DEGREES else 1
    # nobody writes minus nought
    return " ".join(f"{round(number, digits) + 0.0:.{digits}f}" for number in (x, y))


def read_point(text: str) -> bytes | None:
    """The point (WKB) of two typed numbers; None for an empty text. Raises ValueError for anything else."""
    import shapely

    if not text.strip():
        return None
    for pattern in _WRITTEN:
        found = pattern.fullmatch(text.strip())
        if found is not None:
            x, y = (float(number.replace(",", ".")) for number in found.groups())
            return bytes(shapely.to_wkb(shapely.Point(x, y)))
    raise ValueError(text)
