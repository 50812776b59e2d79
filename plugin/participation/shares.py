"""Which part of a plan lies in which area, by overlay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .geometry import merge, of_dimension


@dataclass(frozen=True)
class Share:
    """A plan (position in the plans given) lies for this part (0–1) in an area (position in the areas given)."""

    plan: int
    area: int
    share: float


def shares(plans: Sequence[bytes], areas: Sequence[bytes]) -> list[Share]:
    """The parts of plans in the areas of one level, all mended WKB in one CRS with metres or degrees alike.

    Of a plan's area where it has any, else its length where it has lines, else its number of points; a point on a
    border counts for one area, the first. The shares of a plan never add up to more than 1: where areas overlap they
    are scaled down.
    """
    import shapely

    if not plans or not areas:
        return []
    plan_shapes, area_shapes = _highest(shapely.from_wkb(list(plans))), shapely.from_wkb(list(areas))
    shapely.prepare(area_shapes)
    tree = shapely.STRtree(area_shapes)
    pairs = tree.query(plan_shapes, predicate="intersects")
    inside = shapely.covers(area_shapes[pairs[1]], plan_shapes[pairs[0]])
    found = _points(plan_shapes, area_shapes, pairs) + _measured(plan_shapes, area_shapes, pairs, inside)
    return sorted(_at_most_whole(found), key=lambda share: (share.plan, share.area))


def _highest(shapes: Any) -> Any:
    """The shapes, of a mixed collection only its parts of the highest dimension."""
    import numpy
    import shapely

    for mixed in numpy.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION):
        shapes[mixed] = of_dimension(shapes[mixed], shapely.get_dimensions(shapes[mixed]))
    return shapes


def _measured(plans: Any, areas: Any, pairs: Any, inside: Any) -> list[Share]:
    """Surfaces and lines. What lies wholly inside an area needs no overlay."""
    import numpy
    import shapely

    measure_of = {1: shapely.length, 2: shapely.area}
    dimensions = shapely.get_dimensions(plans)[pairs[0]]
    parts = numpy.zeros(len(inside))
    for dimension, measure in measure_of.items():
        whole = (dimensions == dimension) & inside
        parts[whole] = 1.0
        cut = (dimensions == dimension) & ~inside
        if cut.any():
            pieces = shapely.intersection(plans[pairs[0][cut]], areas[pairs[1][cut]])
            parts[cut] = measure(pieces) / measure(plans[pairs[0][cut]])
    return [Share(int(plan), int(area), float(part)) for plan, area, part in zip(pairs[0], pairs[1], parts) if part > 0]


def _points(plans: Any, areas: Any, pairs: Any) -> list[Share]:
    import shapely

    is_point = shapely.get_dimensions(plans)[pairs[0]] == 0
    candidates: dict[int, list[int]] = {}
    for plan, area in zip(pairs[0][is_point], pairs[1][is_point]):
        candidates.setdefault(int(plan), []).append(int(area))
    found = []
    for plan, near in candidates.items():
        points = shapely.get_parts(plans[plan])
        counts: dict[int, int] = {}
        for point in points:
            area = next((area for area in sorted(near) if areas[area].covers(point)), None)
            if area is not None:
                counts[area] = counts.get(area, 0) + 1
        found += [Share(plan, area, count / len(points)) for area, count in counts.items()]
    return found


def _at_most_whole(found: list[Share]) -> list[Share]:
    totals: dict[int, float] = {}
    for share in found:
        totals[share.plan] = totals.get(share.plan, 0.0) + share.share
    return [Share(s.plan, s.area, s.share / totals[s.plan]) if totals[s.plan] > 1 else s for s in found]


def cover(areas: Sequence[bytes]) -> bytes | None:
    """One geometry of all areas together; None where there are none."""
    return merge(list(areas)) if areas else None


def parts_of_whole(plans: Sequence[bytes], whole: bytes) -> list[float]:
    """Which part (0–1) of the whole's area each plan covers; 0 for lines and points."""
    import shapely

    municipality = shapely.from_wkb(whole)
    shapes = _highest(shapely.from_wkb(list(plans)))
    covered = shapely.area(shapes).copy()
    large = covered > 0
    shapely.prepare(municipality)
    outside = large & ~shapely.covers(municipality, shapes)
    if outside.any():
        covered[outside] = shapely.area(shapely.intersection(shapes[outside], municipality))
    return [float(part) for part in covered / municipality.area]
