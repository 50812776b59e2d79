"""Wijken and buurten with their published goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...participation.geometry import sound
from ...participation.snapshot import Snapshot
from ..projection import in_wgs84
from ..records import PublicContact, PublicNeighbourhood
from ..texts import public_text
from .areas import AreaFinder, area_name
from .choice import Choice


def public_neighbourhoods(
    snapshot: Snapshot, choice: Choice, areas: AreaFinder, named: Mapping[str, Sequence[PublicContact]]
) -> tuple[PublicNeighbourhood, ...]:
    """The current neighbourhoods of every level, by code, with what is public of them. named: what `associations`
    gives."""
    current = tuple(areas.areas.values())
    goals = _goals(choice)
    borders = sound([area.geometry for area in current])
    places = in_wgs84(borders, snapshot.settings.crs)
    return tuple(
        PublicNeighbourhood(
            code=area.code,
            naam=area_name(area),
            niveau=area.level.value,
            hoort_bij=area.parent_code,
            doelen=tuple(goals.get(area.code, ())),
            geometry=border,
            wgs84=place,
            verenigingen=tuple(named.get(area.code, ())),
        )
        for area, border, place in zip(current, borders, places)
    )


def _goals(choice: Choice) -> dict[str, list[str]]:
    goals: dict[str, list[str]] = {}
    for goal in sorted(choice.goals, key=lambda goal: (goal.position, goal.id)):
        text = public_text(goal.text)
        if goal.neighbourhood_code and text:
            goals.setdefault(goal.neighbourhood_code, []).append(text)
    return goals
