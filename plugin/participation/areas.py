"""What the code of a neighbourhood tells, which of them hold now, and which make up the municipality."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .codes import AreaLevel
from .records import Neighbourhood
from .words import Text

WHOLE_TOWN = Text("Hele gemeente", "Whole municipality")
NO_LONGER = Text("{code} (bestaat niet meer)", "{code} (no longer exists)")
_BELOW = (AreaLevel.DISTRICT, AreaLevel.WIJK, AreaLevel.BUURT)
# CBS's codes nest by prefix: buurt BU01930101 lies in wijk WK019301, and that in municipality GM0193
_OF_CBS = re.compile(r"GM\d{4}|WK\d{6}|BU\d{8}", re.ASCII)
_LEVELS = {"GM": AreaLevel.MUNICIPALITY, "WK": AreaLevel.WIJK, "BU": AreaLevel.BUURT}


def level_at_cbs(code: str) -> AreaLevel | None:
    """The level of the area that CBS has by this code; None for a code that is not written as CBS's are."""
    return _LEVELS[code[:2]] if _OF_CBS.fullmatch(code) else None


def town_at_cbs(code: str) -> str | None:
    """The GM code of the municipality in which the area with CBS's code lies, or which it is; None for another code."""
    return f"GM{code[2:6]}" if _OF_CBS.fullmatch(code) else None


def parent_at_cbs(code: str) -> str | None:
    """The code of the area in which the one with CBS's code lies; None for a municipality, and for another code."""
    level = level_at_cbs(code)
    if level is AreaLevel.BUURT:
        return f"WK{code[2:8]}"
    return town_at_cbs(code) if level is AreaLevel.WIJK else None


def current_areas(areas: Sequence[Neighbourhood]) -> list[Neighbourhood]:
    """The areas of the newest year of each level, whether their border is known or not: codes change per year (CBS)."""
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
