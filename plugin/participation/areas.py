"""Which neighbourhoods hold now, and which of them make up the municipality: codes change per year (CBS)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .codes import AreaLevel
from .records import Neighbourhood
from .words import Text

NO_LONGER = Text("{code} (bestaat niet meer)", "{code} (no longer exists)")
_BELOW = (AreaLevel.DISTRICT, AreaLevel.WIJK, AreaLevel.BUURT)


def current_areas(areas: Sequence[Neighbourhood]) -> list[Neighbourhood]:
    """The areas of the newest year of each level, whether their border is known or not."""
    newest: dict[AreaLevel, int] = {}
    for area in areas:
        newest[area.level] = max(area.year, newest.get(area.level, area.year))
    return [area for area in areas if area.year == newest[area.level]]


def making_up(municipality: str, areas: Iterable[Neighbourhood]) -> Iterator[list[Neighbourhood]]:
    """The areas that together make up the municipality with that GM code, as candidates to try in turn: its own area
    first, then all areas of each lower level, largest level first. A candidate is empty where there are no such areas.

    areas: current ones that have a border.
    """
    here = list(areas)
    code = municipality.upper()
    yield [area for area in here if area.level is AreaLevel.MUNICIPALITY and area.code.upper() == code]
    yield from ([area for area in here if area.level is level] for level in _BELOW)
