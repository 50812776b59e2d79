"""From the store's CRS to WGS 84, all plans in one go, as RFC 7946 wants it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

DECIMALS = 7
"""About a centimetre; more says nothing."""
ACCURATE_GRID = "nl_nsgi_rdtrans2018.tif"


def to_geojson(wkbs: Sequence[bytes | None], crs: str) -> list[dict[str, Any] | None]:
    """Each geometry as an RFC 7946 mapping: longitude first, outer rings counter-clockwise, 7 decimals, valid after
    rounding; None for none."""
    import shapely

    present = [index for index, wkb in enumerate(wkbs) if wkb is not None]
    result: list[dict[str, Any] | None] = [None] * len(wkbs)
    if not present:
        return result
    shapes = shapely.from_wkb([wkbs[index] for index in present])
    for index, shape in zip(present, _rounded(to_wgs84(shapes, crs))):
        result[index] = _mapping(shape)
    return result


def to_wgs84(shapes: Any, crs: str) -> Any:
    """An array of shapes in degrees, longitude first, through the most accurate operation at hand."""
    import numpy
    import shapely

    transform = _operation(crs)

    def moved(coordinates: Any) -> Any:
        x, y = transform.transform(coordinates[:, 0], coordinates[:, 1])
        return numpy.column_stack((x, y))

    return shapely.transform(shapes, moved)


@lru_cache(maxsize=8)
def _operation(crs: str) -> Any:
    # the RDNAPTRANS grid only takes part on the way to ETRS89 (EPSG:4258), which is within the rounding of WGS 84 here
    from pyproj import CRS, Transformer

    source = CRS.from_user_input(crs)
    area = source.area_of_use
    target = "EPSG:4258" if area is not None and "Netherlands" in area.name else "EPSG:4326"
    return Transformer.from_crs(source, target, always_xy=True)


def _rounded(shapes: Any) -> Any:
    import numpy
    import shapely

    rounded = shapely.transform(shapes, lambda coordinates: numpy.round(coordinates, DECIMALS))
    broken = ~shapely.is_valid(rounded)
    for index in numpy.flatnonzero(broken):
        rounded[index] = _mended(rounded[index], shapes[index])
    return rounded


def _mended(rounded: Any, exact: Any) -> Any:
    """A shape that rounding made invalid: snapped to the grid of the rounding, which keeps it valid."""
    import shapely

    snapped = shapely.set_precision(exact, 10**-DECIMALS)
    if snapped.is_empty:
        # smaller than a centimetre: its place is all there is to tell
        return shapely.transform(shapely.Point(exact.centroid), lambda c: c.round(DECIMALS))
    return shapely.transform(snapped, lambda coordinates: coordinates.round(DECIMALS))


def _mapping(shape: Any) -> dict[str, Any]:
    import json

    import shapely

    oriented = shapely.orient_polygons(shape, exterior_cw=False) if shapely.get_dimensions(shape) == 2 else shape
    mapping: dict[str, Any] = json.loads(shapely.to_geojson(oriented))
    return mapping
