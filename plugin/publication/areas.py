"""In which wijken and buurten a record stands."""

from __future__ import annotations

from dataclasses import dataclass

from ..participation.codes import AreaLevel
from ..participation.records import Moment, Neighbourhood, Plan
from ..participation.snapshot import Snapshot


@dataclass(frozen=True)
class Areas:
    """Where a plan or moment stands: parallel codes and names of wijken, largest share first, and codes of buurten."""

    whole_town: bool
    codes: tuple[str, ...]
    names: tuple[str, ...]
    buurten: tuple[str, ...]


class AreaFinder:
    """Looks up areas in one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._areas = snapshot.current_neighbourhoods
        self._wijken = tuple(code for code in sorted(self._areas) if self._areas[code].level is AreaLevel.WIJK)

    def of_plan(self, plan: Plan) -> Areas:
        """The plan's areas; all wijken for a plan of the whole town, which a plan without geometry is too."""
        ties = self._snapshot.areas_by_plan.get(plan.id, ())
        found = [self._areas[tie.neighbourhood_code] for tie in ties if tie.neighbourhood_code in self._areas]
        if plan.whole_town is not None:
            whole = plan.whole_town
        else:
            whole = plan.whole_town_by_share or (plan.geometry is None and not found)
        return self._made(found, whole)

    def of_moment(self, moment: Moment) -> Areas:
        """The areas of a moment without a plan: a wijk, a buurt with its wijk, or with the GM code the whole town."""
        code = moment.neighbourhood_code
        if code is None or code == self._snapshot.settings.municipality:
            return self._made([], True)
        area = self._areas.get(code)
        found = [] if area is None else [area]
        if area is not None and area.level is AreaLevel.BUURT and area.parent_code in self._areas:
            found.append(self._areas[area.parent_code])
        return self._made(found, area is not None and area.level is AreaLevel.MUNICIPALITY)

    def _made(self, found: list[Neighbourhood], whole: bool) -> Areas:
        wijken = self._wijken if whole else tuple(a.code for a in found if a.level is AreaLevel.WIJK)
        buurten = tuple(area.code for area in found if area.level is AreaLevel.BUURT)
        return Areas(whole, wijken, tuple(self._areas[code].name for code in wijken), buurten)
