"""From the store's CRS to WGS 84, all geometries in one go, as RFC 7946 wants them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ..participation.geometry import UNKNOWN_CRS, repaired
from ..participation.proj_thread import with_proj
from ..participation.words import ParticipationError

DECIMALS = 7
"""About a centimetre; more says nothing."""
_FARTHEST = (180, 90, 180, 90)
_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def in_wgs84(wkbs: Sequence[bytes | None], crs: str) -> list[bytes | None]:
    """Each valid geometry as WKB as RFC 7946 wants it: longitude first, outer rings counter-clockwise, DECIMALS
    decimals, valid after rounding. None for none, and where it comes to lie off the earth."""
    import numpy
    import shapely

    present = [index for index, wkb in enumerate(wkbs) if wkb is not None]
    result: list[bytes | None] = [None] * len(wkbs)
    if not present:
        return result
    moved = to_wgs84(shapely.from_wkb([wkbs[index] for index in present]), crs)
    # what cannot be transformed is infinite
    on_earth = numpy.abs(shapely.bounds(moved).round(DECIMALS)) <= _FARTHEST
    kept = numpy.flatnonzero(on_earth.all(axis=1))
    for index, wkb in zip(kept, shapely.to_wkb(oriented(rounded(moved[kept])), byte_order=1)):
        result[present[index]] = bytes(wkb)
    return result


def geojson_of(places: Iterable[bytes | None]) -> list[str | None]:
    """The RFC 7946 texts of geometries that `in_wgs84` gave."""
    import shapely

    known = list(places)
    told = iter(texts(shapely.from_wkb([place for place in known if place]), DECIMALS))
    return [next(told) if place else None for place in known]


def texts(shapes: Any, decimals: int) -> list[str]:
    """Each of an array of shapes as an RFC 7946 text. decimals: that their coordinates are rounded to."""
    import shapely

    # GEOS writes one number in a thousand longer than it is
    is_longer = re.compile(rf"\.\d{{{decimals + 1}}}").search
    return [_ENCODE(json.loads(text)) if is_longer(text) else text for text in shapely.to_geojson(shapes)]


def to_wgs84(shapes: Any, crs: str) -> Any:
    """An array of shapes in degrees, longitude first, through the most accurate operation at hand."""
    import numpy
    import shapely

    def moved(coordinates: Any) -> Any:
        # lists: pyproj takes an array of one for a number, of which numpy warns
        x, y = coordinates.T.tolist()
        return numpy.column_stack(with_proj(lambda: _operation(crs).transform(x, y)))

    return shapely.transform(shapes, moved)


def rounded(shapes: Any) -> Any:
    """An array of shapes with DECIMALS decimals; those that are invalid then are mended and snapped instead.

    Moving the corners of a valid shape may do so too: a straight side between them is none in another CRS, so that a
    hole that touched it comes to cross it.
    """
    import numpy
    import shapely

    result = shapely.transform(shapes, lambda coordinates: numpy.round(coordinates, DECIMALS))
    for index in numpy.flatnonzero(~shapely.is_valid(result)):
        result[index] = _snapped(shapes[index])
    return result


@lru_cache(maxsize=8)
def _operation(crs: str) -> Any:
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError

    try:
        source = CRS.from_user_input(crs)
    except CRSError as error:
        raise ParticipationError(UNKNOWN_CRS.format(crs=crs)) from error
    # The RDNAPTRANS grid (nl_nsgi_rdtrans2018.tif) only takes part on the way to ETRS89, which is WGS 84 for the public
    area = source.area_of_use
    target = "EPSG:4258" if area is not None and "Netherlands" in area.name else "EPSG:4326"
    return Transformer.from_crs(source, target, always_xy=True)


def _snapped(shape: Any) -> Any:
    """A shape on the grid of the rounding. An area thinner than that becomes a line, what is smaller still a point:
    its place is all there is."""
    import shapely

    if shape.geom_type == "GeometryCollection":
        return type(shape)([_snapped(part) for part in shape.geoms])
    snapped = shapely.set_precision(repaired(shape), 10**-DECIMALS)
    if snapped.is_empty and shapely.get_dimensions(shape) == 2:
        snapped = shapely.set_precision(shape.boundary, 10**-DECIMALS)
    if snapped.is_empty:
        snapped = shapely.Point(shapely.get_coordinates(shape).mean(axis=0))
    return shapely.transform(snapped, lambda coordinates: coordinates.round(DECIMALS))


def oriented(shapes: Any) -> Any:
    """An array of shapes whose outer rings turn counter-clockwise and inner rings the other way."""
    import numpy
    import shapely

    result = shapes.copy()
    parts, owner = shapely.get_parts(shapes, return_index=True)
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts, place = shapely.get_parts(parts, return_index=True)
        owner = owner[place]
    rings, part = shapely.get_rings(parts, return_index=True)
    is_outer = numpy.diff(part, prepend=-1) > 0
    is_wrong = shapely.is_ccw(rings) != is_outer
    of = owner[part]
    wrong = numpy.unique(of[is_wrong])
    # most often every ring of a plain polygon turns the wrong way
    whole = numpy.setdiff1d(wrong, of[~is_wrong])
    whole = whole[shapely.get_type_id(shapes[whole]) == shapely.GeometryType.POLYGON]
    result[whole] = shapely.reverse(shapes[whole])
    for index in numpy.setdiff1d(wrong, whole):
        result[index] = _oriented(shapes[index])
    return result


def _oriented(shape: Any) -> Any:
    from shapely.geometry.polygon import orient

    if shape.geom_type == "Polygon":
        return orient(shape)
    if shape.geom_type in ("MultiPolygon", "GeometryCollection"):
        return type(shape)([_oriented(part) for part in shape.geoms])
    return shape
