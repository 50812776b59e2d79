"""Geometries as the layers of one kind each need them, all in one go: a call a plan costs more than writing it."""

from __future__ import annotations

from collections.abc import Sequence


def multi_parts(wkbs: Sequence[bytes | None], dimension: int) -> list[bytes | None]:
    """Of each geometry the parts of one dimension, as 2D WKB: 0 MultiPoint, 1 MultiLineString, 2 MultiPolygon.

    None where it has none. A geometry of several kinds gives a part to each. As PDOK's geopackage-validator wants
    them: outer rings turn counter-clockwise (RC20), and lines are cut where they cross themselves (RQ23).
    """
    import numpy
    import shapely

    result: list[bytes | None] = [None] * len(wkbs)
    shapes = shapely.force_2d(shapely.from_wkb(list(wkbs)))
    parts, owner = shapely.get_parts(shapes, return_index=True)
    # a collection may hold multi-part geometries
    parts, place = shapely.get_parts(parts, return_index=True)
    wanted = shapely.get_dimensions(parts) == dimension
    if not wanted.any():
        return result
    owners, group = numpy.unique(owner[place[wanted]], return_inverse=True)
    join = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[dimension]
    # GEOS's normal form turns every ring the other way round than is wanted
    chosen = shapely.reverse(shapely.normalize(parts[wanted])) if dimension == 2 else parts[wanted]
    joined = join(chosen, indices=group)
    for index in numpy.flatnonzero(~shapely.is_simple(joined)):
        joined[index] = join(shapely.get_parts(shapely.union_all([joined[index]])))
    for index, wkb in zip(owners, shapely.to_wkb(joined, byte_order=1)):
        result[index] = bytes(wkb)
    return result
