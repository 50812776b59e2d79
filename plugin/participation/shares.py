"""Which part of a plan lies in which area, by overlay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .geometry import of_dimension


@dataclass(frozen=True)
class Share:
    """A plan (position in the plans given) lies for this part (0–1) in an area (position in the areas given)."""

    plan: int
    area: int
    share: float


def shares(plans: Sequence[bytes | None], areas: Sequence[bytes | None]) -> list[Share]:
    """The parts of plans in the areas of one level. All are WKB as `mend` gives it, in one CRS, whether that is in
    metres or in degrees; a plan or area that is None lies nowhere.

    Of a plan's area where it has any, else its length where it has lines, else its number of points. A point on a
    border counts for one area, the first; a stretch of line along a border counts for each area beside it in equal
    parts, so that a street between two wijken shows in both. The shares of a plan never add up to more than 1: where
    areas overlap they are scaled down.
    """
    import numpy
    import shapely

    if not plans or not areas:
        return []
    plan_shapes, area_shapes = _highest(shapely.from_wkb(list(plans))), shapely.from_wkb(list(areas))
    shapely.prepare(area_shapes)
    tree = shapely.STRtree(area_shapes)
    dimensions = shapely.get_dimensions(plan_shapes)
    points, lines, surfaces = (numpy.flatnonzero(dimensions == dimension) for dimension in (0, 1, 2))
    found = _points(plan_shapes, area_shapes, _met(tree, plan_shapes, points))
    found += _lines(plan_shapes, area_shapes, _met(tree, plan_shapes, lines, _near(plan_shapes[lines])))
    found += _surfaces(plan_shapes, area_shapes, _met(tree, plan_shapes, surfaces))
    return sorted(_at_most_whole(found), key=lambda share: (share.plan, share.area))


def _highest(shapes: Any) -> Any:
    """The shapes, of a mixed collection only its parts of the highest dimension."""
    import numpy
    import shapely

    for mixed in numpy.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION):
        shapes[mixed] = of_dimension(shapes[mixed], shapely.get_dimensions(shapes[mixed]))
    return shapes


def _met(tree: Any, plans: Any, chosen: Any, within: Any = None) -> Any:
    """Pairs (plan, area) of the chosen plans and the areas that each intersects; with `within`, that lie no farther
    away than that."""
    near = {"predicate": "intersects"} if within is None else {"predicate": "dwithin", "distance": within}
    pairs = tree.query(plans[chosen], **near)
    pairs[0] = chosen[pairs[0]]
    return pairs


def _surfaces(plans: Any, areas: Any, pairs: Any) -> list[Share]:
    """What lies wholly inside an area needs no overlay."""
    import shapely

    inside = shapely.covers(areas[pairs[1]], plans[pairs[0]])
    parts = inside.astype(float)
    cut, by = plans[pairs[0][~inside]], areas[pairs[1][~inside]]
    parts[~inside] = shapely.area(shapely.intersection(cut, by)) / shapely.area(cut)
    return [Share(int(plan), int(area), float(part)) for plan, area, part in zip(pairs[0], pairs[1], parts) if part > 0]


def _lines(plans: Any, areas: Any, pairs: Any) -> list[Share]:
    found = []
    for plan, near in _areas_by_plan(pairs).items():
        if len(near) == 1 and areas[near[0]].covers(plans[plan]):
            found.append(Share(plan, near[0], 1.0))
            continue
        parts = _parts_of_line(plans[plan], areas[near])
        found += [Share(plan, area, part) for area, part in zip(near, parts) if part > 0]
    return found


def _parts_of_line(line: Any, areas: Any) -> list[float]:
    """Which part of a line each area has. What is drawn twice counts once."""
    import numpy
    import shapely

    near = float(_near(line))
    ways = shapely.get_parts(shapely.union_all([line], grid_size=near / 4))
    marks = _marks(ways, shapely.boundary(areas), near)
    totals = numpy.zeros(len(areas))
    for way in ways:
        cuts = shapely.line_locate_point(way, marks[shapely.dwithin(marks, way, near)])
        cuts = numpy.unique([0, way.length, *cuts])
        lengths, middles = numpy.diff(cuts), shapely.line_interpolate_point(way, (cuts[:-1] + cuts[1:]) / 2)
        has = shapely.dwithin(middles[:, None], areas[None, :], near) & (lengths > 4 * near)[:, None]
        totals += lengths / numpy.maximum(has.sum(axis=1), 1) @ has
    return [float(total) for total in totals / shapely.length(ways).sum()] if len(ways) else []


def _marks(ways: Any, borders: Any, near: float) -> Any:
    """Points where ways cross borders or come to run along them."""
    import numpy
    import shapely

    every = shapely.union_all(ways)
    shapely.prepare(every)
    corners = shapely.points(shapely.get_coordinates(borders))
    crossings = shapely.points(shapely.get_coordinates(shapely.intersection(every, borders)))
    # a way that was snapped lies beside the border it runs along, and meets it nowhere
    bends = shapely.points(numpy.unique(shapely.get_coordinates(ways), axis=0))
    shapely.prepare(borders)
    along = shapely.dwithin(borders[:, None], bends[None, :], near).any(axis=0)
    return numpy.concatenate([corners[shapely.dwithin(every, corners, near)], crossings, bends[along]])


def _near(lines: Any) -> Any:
    """The distance, in the units of the CRS, within which a line is taken to run along a border. It is far below a
    millimetre, yet far above the rounding errors in such coordinates, so that a line snapped to a slanting border
    counts."""
    import numpy
    import shapely

    return 4e-13 * numpy.abs(shapely.bounds(lines)).max(axis=-1, initial=0)


def _points(plans: Any, areas: Any, pairs: Any) -> list[Share]:
    import shapely

    found = []
    for plan, near in _areas_by_plan(pairs).items():
        points = shapely.get_parts(plans[plan])
        counts: dict[int, int] = {}
        for point in points:
            area = next((area for area in near if areas[area].covers(point)), None)
            if area is not None:
                counts[area] = counts.get(area, 0) + 1
        found += [Share(plan, area, count / len(points)) for area, count in counts.items()]
    return found


def _areas_by_plan(pairs: Any) -> dict[int, list[int]]:
    """The areas near each plan, in their order."""
    near: dict[int, list[int]] = {}
    for plan, area in sorted(zip(*pairs.tolist())):
        near.setdefault(plan, []).append(area)
    return near


def _at_most_whole(found: list[Share]) -> list[Share]:
    totals: dict[int, float] = {}
    for share in found:
        totals[share.plan] = totals.get(share.plan, 0.0) + share.share
    return [Share(s.plan, s.area, s.share / totals[s.plan]) if totals[s.plan] > 1 else s for s in found]


def parts_of_whole(plans: Sequence[bytes], whole: Sequence[bytes], found: Sequence[Share]) -> list[float]:
    """Which part (0–1) each plan covers of the areas that make the whole together, by its shares in them; 0 for lines
    and points, and where there is no whole."""
    import numpy
    import shapely

    if not plans or not whole:
        return [0.0] * len(plans)
    sizes = shapely.area(shapely.from_wkb(list(plans)))
    covered = numpy.zeros(len(plans))
    for share in found:
        covered[share.plan] += share.share * sizes[share.plan]
    return [float(part) for part in covered / shapely.area(shapely.from_wkb(list(whole))).sum()]
