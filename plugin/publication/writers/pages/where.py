"""Where a plan is, in words: how much of it lies in a wijk, and how large it is. For whoever does not see the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ....participation.words import Text

METRIC = frozenset(f"EPSG:{code}" for code in (28992, 7415, 25831, 25832, 32631, 32632, 3035))
"""Systems in which a metre is one to within a hundredth, in the Netherlands."""
_HECTARE, _SQUARE_KILOMETRE, _KILOMETRE = 10_000, 1_000_000, 1_000
_MOST_PARTS = 20

PART = Text("{percent} % van het plan", "{percent}% of the plan")
SLIVER = Text("minder dan 1 % van het plan", "less than 1% of the plan")
ONE_AREA = Text("Het gebied is ongeveer {size} groot.", "The area is about {size}.")
AREAS = Text(
    "Het gaat om {count} gebieden, samen ongeveer {size}.", "The plan covers {count} areas, together about {size}."
)
MANY_AREAS = Text(
    "Het gaat om losse gebieden, samen ongeveer {size}.", "The plan covers separate areas, together about {size}."
)
LINES = Text("De lijn op de kaart is ongeveer {size} lang.", "The line on the map is about {size} long.")
ONE_SPOT = Text("Het gaat om één plek.", "The plan is in one place.")
SPOTS = Text("Het gaat om {count} plekken.", "The plan is in {count} places.")
METRES = Text("{n} meter", "{n} metres")
KILOMETRES = Text("{n} kilometer", "{n} kilometres")
SQUARE_METRES = Text("{n} vierkante meter", "{n} square metres")
HECTARES = Text("{n} hectare", "{n} hectares")
SQUARE_KILOMETRES = Text("{n} vierkante kilometer", "{n} square kilometres")


def share_words(shares: Sequence[int | None]) -> tuple[Text | None, ...]:
    """How much of a plan lies in each of its wijken, from whole percents; nothing where it lies in one, or that is
    not known."""
    if len(shares) < 2:
        return (None,) * len(shares)
    return tuple(None if percent is None else PART.format(percent=percent) if percent else SLIVER for percent in shares)


def size_words(wkbs: Iterable[bytes | None], crs: str) -> list[Text | None]:
    """How large each plan is on the map. None for one without a place, and where the system does not tell."""
    import shapely

    shapes = shapely.from_wkb(list(wkbs))
    if crs.upper() not in METRIC:
        return [None] * len(shapes)
    measured = zip(shapes, shapely.area(shapes), shapely.length(shapes))
    return [_size(*one) if one[0] is not None else None for one in measured]


def _size(shape: Any, area: float, length: float) -> Text | None:
    count = _parts(shape)
    if area >= 1:
        sentence = ONE_AREA if count == 1 else AREAS if count <= _MOST_PARTS else MANY_AREAS
        return sentence.format(size=_area(area), count=count)
    if not area and length >= 1:
        return LINES.format(size=_length(length))
    if area or length or not count:
        return None
    return ONE_SPOT if count == 1 else SPOTS.format(count=count)


def _parts(shape: Any) -> int:
    """How many parts it has, of those that say most: the areas, else the lines, else the points."""
    if shape.geom_type != "GeometryCollection":
        return len(shape.geoms) if hasattr(shape, "geoms") else int(not shape.is_empty)
    import shapely

    dimensions = shapely.get_dimensions(shapely.get_parts(shape))
    return int((dimensions == dimensions.max(initial=0)).sum())


def _area(size: float) -> Text:
    if size < _HECTARE:
        return _measure(SQUARE_METRES, size)
    if size < _SQUARE_KILOMETRE:
        return _measure(HECTARES, size / _HECTARE)
    return _measure(SQUARE_KILOMETRES, size / _SQUARE_KILOMETRE)


def _length(size: float) -> Text:
    return _measure(METRES, size) if size < _KILOMETRE else _measure(KILOMETRES, size / _KILOMETRE)


def _measure(unit: Text, number: float) -> Text:
    """Two figures say enough."""
    rounded = float(f"{number:.2g}")
    said = f"{rounded:.1f}" if rounded < 10 and rounded != int(rounded) else f"{rounded:.0f}"
    words = unit.format(n=said)
    return Text(words.nl.replace(".", ","), words.en[:-1] if said == "1" and words.en.endswith("s") else words.en)
