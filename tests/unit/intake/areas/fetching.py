"""The areas of a made-up town, and fetching them."""

from __future__ import annotations

from typing import Any

import shapely
from participatiekaart.plugin.intake.areas.cbs_areas import CbsAreas, fetch_areas
from participatiekaart.plugin.participation.progress import Silent

from ..serving import CRS84, Oddities, get

X, Y = 200_000, 500_000


def area(x: float, **properties: Any) -> dict[str, Any]:
    """A kilometre square, so many kilometres from the corner of the town."""
    shape = shapely.box(X + 1000 * x, Y, X + 1000 * x + 1000, Y + 1000)
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)}


def buurt(number: int, town: str = "GM9901", wijk: str = "WK990100") -> dict[str, Any]:
    code = f"BU{town[2:]}{number:04d}"
    return area(number, buurtcode=code, buurtnaam=f"Buurt {number}", wijkcode=wijk, gemeentecode=town)


def fetched(
    address: str, town: str = "GM9901", year: int = 2026, progress: Any = None, crs: str = "EPSG:28992"
) -> CbsAreas:
    return fetch_areas(address, year, town, crs, get, progress or Silent())


def in_degrees_only(odd: Oddities) -> None:
    odd.crs = (CRS84,)
    for found in odd.collections.values():
        for feature in found:
            feature["geometry"] = shapely.geometry.mapping(shapely.box(6.0, 52.4, 6.1, 52.5))
