"""In which wijken and buurten a record stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...participation.codes import AreaLevel
from ...participation.records import Moment, Neighbourhood, Plan
from ...participation.snapshot import Snapshot
from ..paths import is_folder_name
from ..texts import public_text


@dataclass(frozen=True)
class Areas:
    """Where a plan or moment stands: parallel codes and names of wijken, largest share first, and codes of buurten.
    shares: of a plan in each of its wijken, in whole percents, None where not known; empty where they say nothing."""

    whole_town: bool
    codes: tuple[str, ...]
    names: tuple[str, ...]
    buurten: tuple[str, ...]
    shares: tuple[int | None, ...] = ()


NOWHERE = Areas(False, (), (), ())


def area_name(area: Neighbourhood) -> str:
    """What the public reads for an area: its name, else its code."""
    return public_text(area.name) or area.code


class AreaFinder:
    """Looks up areas in one snapshot. unusable: codes left out, since no page could have them as its address."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        found = snapshot.current_neighbourhoods
        # on Windows and macOS codes that differ in capitals only have one folder
        folders = {code.casefold(): code for code in sorted(found, reverse=True) if is_folder_name(code)}
        self.areas = {code: found[code] for code in sorted(folders.values())}
        self.unusable = tuple(sorted(found.keys() - self.areas.keys()))
        self._wijken = tuple(area for area in self.areas.values() if area.level is AreaLevel.WIJK)

    def of_plan(self, plan: Plan) -> Areas:
        """The plan's areas; all wijken for a plan of the whole town (contract, `hele_gemeente`)."""
        shares: dict[str, int | None] = {}
        for tie in self._snapshot.areas_by_plan.get(plan.id, ()):
            # whoever adds one in a table may add it twice
            if tie.neighbourhood_code in self.areas:
                shares.setdefault(tie.neighbourhood_code, None if tie.share is None else round(100 * tie.share))
        made = self._made([self.areas[code] for code in shares], plan.is_whole_town)
        return made if plan.is_whole_town else replace(made, shares=tuple(shares[code] for code in made.codes))

    def of_moment(self, moment: Moment) -> Areas:
        """The areas of a moment without a plan: a wijk, the wijk a buurt lies in, the wijken of a stadsdeel, or
        with the GM code the whole town."""
        code = moment.neighbourhood_code
        if not code or code == self._snapshot.settings.municipality:
            return self._made([], True)
        area = self.areas.get(code)
        if area is None:
            return self._made([], False)
        return self._made(self._related(area), area.level is AreaLevel.MUNICIPALITY)

    def _related(self, area: Neighbourhood) -> list[Neighbourhood]:
        if area.level is AreaLevel.DISTRICT:
            return [wijk for wijk in self._wijken if wijk.parent_code == area.code]
        wijk = self.areas.get(area.parent_code or "")
        return [area] if wijk is None else [area, wijk]

    def _made(self, found: list[Neighbourhood], whole: bool) -> Areas:
        wijken = self._wijken if whole else tuple(area for area in found if area.level is AreaLevel.WIJK)
        buurten = tuple(area.code for area in found if area.level is AreaLevel.BUURT)
        return Areas(whole, tuple(wijk.code for wijk in wijken), tuple(map(area_name, wijken)), buurten)
