"""What became of wijken whose code is no longer in use: codes change per year (CBS)."""

from __future__ import annotations

from ...participation.codes import AreaLevel
from ...participation.geometry import sound
from ...participation.records import Neighbourhood
from ...participation.shares import shares
from ...participation.snapshot import Snapshot
from ..paths import is_folder_name
from ..records import EndedNeighbourhood
from .areas import AreaFinder, area_name

SLIVER = 0.05
"""A part of the former wijk below which another one only touches it."""


def ended_neighbourhoods(snapshot: Snapshot, areas: AreaFinder) -> tuple[EndedNeighbourhood, ...]:
    """The wijken of former years whose code is gone, by code, with those that lie there now."""
    latest: dict[str, Neighbourhood] = {}
    # in any capitals: on Windows and macOS its page would come in the place of the other one's
    standing = {code.casefold() for code in areas.areas}
    for area in sorted(snapshot.neighbourhoods, key=lambda area: (area.year, area.code)):
        address = area.code.casefold()
        if area.level is AreaLevel.WIJK and address not in standing and is_folder_name(area.code):
            latest[address] = area
    former = sorted(latest.values(), key=lambda area: area.code)
    now = [area for area in areas.areas.values() if area.level is AreaLevel.WIJK]
    return tuple(
        EndedNeighbourhood(area.code, area_name(area), there) for area, there in zip(former, _there_now(former, now))
    )


def _there_now(former: list[Neighbourhood], now: list[Neighbourhood]) -> list[tuple[str, ...]]:
    """For each former wijk the codes of the wijken that lie there now, largest part first. A former wijk without a
    border is succeeded by those of the same name."""
    found: list[list[tuple[float, str]]] = [[] for _ in former]
    for one in shares(_borders(former), _borders(now)):
        if one.share >= SLIVER:
            found[one.plan].append((-one.share, now[one.area].code))
    return [
        tuple(code for _, code in sorted(there)) or tuple(area.code for area in now if area.name == gone.name)
        for gone, there in zip(former, found)
    ]


def _borders(areas: list[Neighbourhood]) -> list[bytes | None]:
    return sound([area.geometry for area in areas])
