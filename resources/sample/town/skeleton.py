"""What a town grows around: its border, the river, the railway, the canal, the main roads and the villages."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Any

import shapely

from .shapes import Point, around, at, loop, path

# kilometres east and north of the centre; the ends of what crosses the town lie outside its border
_BORDER = (
    *((5.6, 1.2), (4.9, 3.4), (3.1, 4.6), (0.8, 4.3), (-1.5, 5.2), (-3.6, 4.1), (-4.4, 2.2), (-5.8, 0.9)),
    *((-5.5, -1.9), (-4.0, -3.6), (-2.2, -4.1), (-1.0, -5.3), (1.4, -4.9), (3.2, -5.2), (4.6, -3.6), (5.9, -2.1)),
)
_RIVER = (
    *((7.5, 3.1), (5.2, 1.9), (3.9, 2.1), (2.6, 1.2), (1.3, 1.25), (0.5, 0.62), (-0.5, 0.58), (-1.3, 1.0)),
    *((-2.5, 0.55), (-3.4, 0.75), (-4.6, -0.25), (-7.5, -0.6)),
)
_RAILWAY = ((-7.5, -3.0), (-4.5, -2.2), (-2.2, -1.35), (0.0, -1.0), (2.4, -1.35), (4.6, -2.4), (7.5, -3.2))
_CANAL = ((0.9, -0.5), (0.75, 0.9), (1.15, 2.1), (1.0, 3.2), (1.6, 6.5))
_MAIN_ROAD = ((-0.3, 2.4), (-0.15, 0.9), (0.0, 0.1), (0.05, -0.5), (0.1, -1.0), (0.35, -2.0), (0.0, -3.1), (0.3, -6.5))
_VILLAGES = {
    "Heldrum": ((-2.6, 3.55), 390.0),
    "Wolfsmeer": ((3.5, 3.35), 330.0),
    "Aarlede": ((-3.6, -2.8), 310.0),
    "Kerkwijde": ((2.3, -4.25), 360.0),
}
_BASTIONS = 9


@dataclass(frozen=True)
class Skeleton:
    """Lines and areas in RD New. `villages` by name."""

    border: Any
    river: Any
    railway: Any
    canal: Any
    main_road: Any
    moat: Any
    ring_road: Any
    town_edge: Any
    villages: dict[str, Any]

    def lines(self) -> list[Any]:
        """Everything that divides the town into its parts."""
        loops = [self.border, self.moat, self.ring_road, self.town_edge]
        return [*(shapely.LineString(ring.coords) for ring in loops), *self._crossing()]

    def _crossing(self) -> list[Any]:
        return [self.river, self.railway, self.canal, self.main_road]


def draw_skeleton(rng: Random) -> Skeleton:
    """The skeleton a seeded generator gives."""
    return Skeleton(
        border=loop(_points(_BORDER), rng, swing=0.1, rounds=0),
        river=path(_points(_RIVER), rng, swing=0.14, rounds=3),
        railway=path(_points(_RAILWAY), rng, swing=0.02, rounds=4),
        canal=path(_points(_CANAL), rng, swing=0.03, rounds=2),
        main_road=path(_points(_MAIN_ROAD), rng, swing=0.05),
        moat=shapely.LinearRing(_bastions()),
        ring_road=loop(around(at(0.1, -0.25), 1850, rng, corners=12, noise=0.1), rng, swing=0.05),
        town_edge=loop(around(at(0.1, -0.1), 3150, rng, corners=13, noise=0.16), rng, swing=0.12, rounds=0),
        villages={
            name: shapely.Polygon(loop(around(at(*where), radius, rng, corners=9, noise=0.25), rng, rounds=1))
            for name, (where, radius) in _VILLAGES.items()
        },
    )


def _points(kilometres: tuple[Point, ...]) -> list[Point]:
    return [at(*point) for point in kilometres]


def _bastions() -> list[Point]:
    """The moat of an old fortress town: a star, now a ring of water and park."""
    corners: list[Point] = []
    for bastion in range(_BASTIONS):
        for step, reach in ((0.0, 0.60), (0.22, 0.64), (0.36, 0.53), (0.86, 0.53)):
            turn = 2 * math.pi * (bastion + step) / _BASTIONS
            corners.append(at(reach * math.cos(turn), reach * math.sin(turn)))
    return [*corners, corners[0]]
