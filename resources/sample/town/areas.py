"""Wijken and buurten that tile the municipality: faces of one noded set of lines, so that neighbours share borders."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import shapely

from .names import BUURTEN, MUNICIPALITY, MUNICIPALITY_CODE, WIJKEN, buurt_code, wijk_code
from .shapes import CENTRE, kinked
from .skeleton import Skeleton

# borders lie on whole centimetres, as a cadastre gives them
GRID = 0.01
# metres
_OVERSHOOT = 5.0
_RELAXATIONS = 3
# of an even share of the wijk
_SMALLEST_PART = 0.3
# square metres
_SLIVER = 80_000


@dataclass(frozen=True)
class Area:
    """A gemeente, wijk or buurt. `wijk` is its number, 0 for the gemeente."""

    level: str
    code: str
    name: str
    wijk: int
    shape: Any


def divide(skeleton: Skeleton, rng: Random) -> list[Area]:
    """The gemeente, its wijken and their buurten, in order of code."""
    town = shapely.Polygon(skeleton.border)
    rough = _wijken(skeleton, town)
    lines = [*skeleton.lines(), *(village.exterior for village in skeleton.villages.values())]
    for number, shape in sorted(rough.items()):
        lines += _inner_lines(shape, len(BUURTEN[number]), list(skeleton.villages.values()), rng)
    faces = _faces(lines, town)
    buurten: list[Area] = []
    for number, shape in sorted(rough.items()):
        inside = [face for face in faces if shape.contains(face.representative_point())]
        buurten += _named(number, inside, skeleton)
    wijken = [
        Area("wijk", wijk_code(n), name, n, shapely.union_all([b.shape for b in buurten if b.wijk == n]))
        for n, name in WIJKEN.items()
    ]
    whole = Area("gemeente", MUNICIPALITY_CODE, MUNICIPALITY, 0, shapely.union_all([wijk.shape for wijk in wijken]))
    return [whole, *wijken, *buurten]


def _wijken(skeleton: Skeleton, town: Any) -> dict[int, Any]:
    centre, inner, built = (shapely.Polygon(ring) for ring in (skeleton.moat, skeleton.ring_road, skeleton.town_edge))
    parts: dict[int, list[Any]] = {number: [] for number in WIJKEN}
    for face in _without_slivers(_faces(skeleton.lines(), town)):
        spot = face.representative_point()
        north = not _lies_beyond(skeleton.river, spot, (0, 20_000))
        south = _lies_beyond(skeleton.railway, spot, (0, 20_000))
        east = _lies_beyond(skeleton.main_road, spot, (-20_000, 0))
        if not built.contains(spot):
            number = 11 if north else 12
        elif north:
            number = 3 if _lies_beyond(skeleton.canal, spot, (-20_000, 0)) else 6
        elif south:
            number = 2 if inner.contains(spot) else (10 if east else 9)
        elif centre.contains(spot):
            number = 1
        elif inner.contains(spot):
            number = 5 if east else 4
        else:
            number = 7 if east else 8
        parts[number].append(face)
    return {number: shapely.union_all(faces) for number, faces in parts.items()}


def _lies_beyond(line: Any, spot: Any, away: tuple[float, float]) -> bool:
    """Whether the line runs between the spot and what lies `away` (metres east and north)."""
    ray = shapely.LineString([(spot.x, spot.y), (spot.x + away[0], spot.y + away[1])])
    return shapely.get_num_coordinates(ray.intersection(line)) % 2 == 1


def _faces(lines: list[Any], within: Any) -> list[Any]:
    noded = shapely.union_all(lines, grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    return [face for face in faces if within.contains(face.representative_point())]


def _inner_lines(wijk: Any, count: int, villages: list[Any], rng: Random) -> list[Any]:
    """Bent borders between so many parts of a wijk, of about one size. They reach a little over its border, so that
    noding joins them to it; villages stay whole."""
    near = wijk.buffer(_OVERSHOOT)
    reach = wijk.buffer(500)
    edges = shapely.get_parts(shapely.voronoi_polygons(_spread(wijk, count, rng), extend_to=reach, only_edges=True))
    bent = []
    for edge in edges:
        for start, end in zip(edge.coords, edge.coords[1:]):
            bent.append(shapely.LineString([*kinked(start, end, rng, swing=0.12, shortest=90), end]))
    drawn = shapely.union_all(bent).intersection(near)
    for village in villages:
        drawn = drawn.difference(village)
    return list(shapely.get_parts(drawn))


def _spread(wijk: Any, count: int, rng: Random) -> Any:
    """So many points spread over a wijk: each the middle of its own part (Lloyd)."""
    west, south, east, north = wijk.bounds
    points: list[Any] = []
    while len(points) < count:
        point = shapely.Point(rng.uniform(west, east), rng.uniform(south, north))
        if wijk.contains(point):
            points.append(point)
    for _ in range(_RELAXATIONS):
        cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=wijk))
        points = [cell.intersection(wijk).centroid for cell in cells]
    return shapely.MultiPoint(points)


def _named(number: int, faces: list[Any], skeleton: Skeleton) -> list[Area]:
    """The buurten of a wijk: villages by their own name, the rest by the list, nearest to the centre first."""
    villages, others = {}, []
    for face in faces:
        name = next((n for n, v in skeleton.villages.items() if v.contains(face.representative_point())), None)
        if name:
            villages[name] = face
        else:
            others.append(face)
    centre = shapely.Point(CENTRE)
    parts = sorted(_merged(others, len(BUURTEN[number])), key=lambda part: round(part.centroid.distance(centre)))
    named = [*zip(BUURTEN[number], parts), *sorted(villages.items())]
    return [
        Area("buurt", buurt_code(number, position), name, number, shape) for position, (name, shape) in enumerate(named)
    ]


def _merged(faces: list[Any], most: int) -> list[Any]:
    """Small faces joined to a neighbour, until there are at most so many and none is much smaller than the rest."""
    even = sum(face.area for face in faces) / most
    parts = sorted(faces, key=_by_area)
    while len(parts) > most or parts[0].area < _SMALLEST_PART * even:
        parts = _smallest_joined(parts)
    return parts


def _without_slivers(faces: list[Any]) -> list[Any]:
    parts = sorted(faces, key=_by_area)
    while parts[0].area < _SLIVER:
        parts = _smallest_joined(parts)
    return parts


def _smallest_joined(parts: list[Any]) -> list[Any]:
    """The parts with the first joined to the neighbour it shares most border with."""
    smallest, others = parts[0], parts[1:]
    shared = [shapely.length(smallest.boundary.intersection(part.boundary)) for part in others]
    neighbour = others.pop(shared.index(max(shared)))
    return sorted([*others, shapely.union_all([smallest, neighbour])], key=_by_area)


def _by_area(part: Any) -> tuple[float, ...]:
    return (part.area, *part.bounds)
