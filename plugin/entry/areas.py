"""The neighbourhoods that a form offers to choose from, by the words a planner knows them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..participation.areas import NO_LONGER, WHOLE_TOWN, current_areas
from ..participation.codes import AreaLevel
from ..participation.records import Neighbourhood
from ..participation.words import Text

_LEVELS = (AreaLevel.WIJK, AreaLevel.BUURT, AreaLevel.DISTRICT)


def area_names(areas: Iterable[Neighbourhood]) -> dict[str, str]:
    """The name and level of each below the municipality, by code: wijken first, which the public has pages of."""
    below = sorted((area for area in areas if area.level is not AreaLevel.MUNICIPALITY), key=_order)
    return {area.code: f"{area_name(area)} ({area.level})" for area in below}


def places_to_choose(areas: Iterable[Neighbourhood], municipality: str, standing: str) -> dict[str, Text]:
    """Where a moment or contact without a plan may belong, by code: the whole town, each area that exists now, and the
    one it stands at, which may no longer exist. municipality: GM code. standing: empty where none was chosen yet."""
    names = area_names(current_areas(list(areas)))
    found = {municipality: WHOLE_TOWN, **{code: Text(name, name) for code, name in names.items()}}
    return found if not standing or standing in found else {**found, standing: NO_LONGER.format(code=standing)}


def place_words(code: str, current: Mapping[str, Neighbourhood], municipality: str) -> Text:
    """What a planner knows the place with a code by. current: the areas that exist now, by code."""
    area = current.get(code)
    if code == municipality:
        return WHOLE_TOWN
    if area is None:
        return NO_LONGER.format(code=code)
    name = area_name(area)
    return Text(name, name)


def area_name(area: Neighbourhood) -> str:
    """Its name, else its code, as for the public."""
    return area.name.strip() or area.code


def _order(area: Neighbourhood) -> tuple[int, str]:
    return _LEVELS.index(area.level), area.name.casefold()
