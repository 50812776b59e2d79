"""Geometry as the store keeps it: two-dimensional, valid, and never silently smaller than what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .words import Text

NOTHING_LEFT = Text(
    "De ligging is leeg of niet te herstellen. Teken hem opnieuw in de eigen laag.",
    "The location is empty or cannot be mended. Draw it again in your own layer.",
)
NOT_FINITE = Text(
    "De ligging bevat coördinaten die geen getal zijn. Teken hem opnieuw in de eigen laag.",
    "The location has coordinates that are not numbers. Draw it again in your own layer.",
)
TOO_FAR = Text(
    "De ligging heeft coördinaten ver buiten elke kaart. Teken hem opnieuw in de eigen laag.",
    "The location has coordinates far beyond any map. Draw it again in your own layer.",
)
UNREADABLE = Text(
    "De ligging kan niet worden gelezen. Teken hem opnieuw in de eigen laag.",
    "The location cannot be read. Draw it again in your own layer.",
)
UNKNOWN_CRS = Text(
    "Coördinatenstelsel “{crs}” is niet bekend. Gebruik een code als EPSG:28992.",
    "Coordinate system “{crs}” is not known. Use a code such as EPSG:28992.",
)
NOTICEABLE = 1e-6
FARTHEST = 1e12
"""No coordinate system of the earth reaches so far, in whatever unit; much beyond it areas overflow."""


@dataclass(frozen=True)
class Mended:
    """A geometry that can be kept, or why it cannot.

    wkb: valid, two-dimensional, not empty; None where there is a problem. size_change: how much of the area (or length)
    the mending took or gave, as a share of the larger of the two (a figure of eight as drawn counts its halves against
    each other). dropped_parts: lines or points beside areas, points beside lines, or parts that have no area or length
    at all were left out.
    """

    wkb: bytes | None
    problem: Text | None = None
    dropped_parts: bool = False
    size_change: float = 0.0

    @property
    def changed_noticeably(self) -> bool:
        return abs(self.size_change) > NOTICEABLE


def mend(wkb: bytes) -> Mended:
    """Make a geometry valid, keeping parts of its highest dimension. The WKB has no curves."""
    import numpy
    import shapely

    geometry = shapely.force_2d(_read_one(wkb))
    if geometry is None:
        return Mended(None, UNREADABLE)
    if geometry.is_empty:
        return Mended(None, NOTHING_LEFT)
    coordinates = shapely.get_coordinates(geometry)
    if not numpy.isfinite(coordinates).all():
        return Mended(None, NOT_FINITE)
    if numpy.abs(coordinates).max() > FARTHEST:
        return Mended(None, TOO_FAR)
    if geometry.is_valid and geometry.geom_type != "GeometryCollection":
        return Mended(_to_wkb(_without_empty_parts(geometry)))
    try:
        parts = [part for part in _flat_parts(geometry) if not part.is_empty]
        dimension = max(shapely.get_dimensions(parts))
        pieces = [repaired(part) for part in parts]
        kept = [piece for piece in pieces if not piece.is_empty and shapely.get_dimensions(piece) == dimension]
        mended = shapely.union_all(kept)
    except shapely.errors.GEOSException:
        return Mended(None, NOTHING_LEFT)
    if mended.is_empty or not mended.is_valid:
        return Mended(None, NOTHING_LEFT)
    before, after = abs(_size(geometry, dimension)), _size(mended, dimension)
    change = (after - before) / max(after, before) if max(after, before) else 0.0
    return Mended(_to_wkb(mended), dropped_parts=len(kept) < len(pieces), size_change=change)


def mend_all(wkbs: Sequence[bytes]) -> list[Mended]:
    """What `mend` gives for each. Those that are right as they came are recognised all together, which is many times
    faster than one by one."""
    import numpy
    import shapely

    shapes = _read(wkbs)
    fine = _fine(shapes) & (shapely.get_type_id(shapes) != shapely.GeometryType.GEOMETRYCOLLECTION)
    with numpy.errstate(invalid="ignore"):  # what is not finite compares as too far
        fine &= numpy.abs(shapely.bounds(shapes)).max(axis=1, initial=0) <= FARTHEST
    plain = iter(shapely.to_wkb(shapes[fine], output_dimension=2, byte_order=1))
    return [Mended(next(plain)) if is_fine else mend(wkb) for wkb, is_fine in zip(wkbs, fine)]


def sound(wkbs: Sequence[bytes | None]) -> list[bytes | None]:
    """Geometries from the store made fit to compute with: mended where another program made one invalid or left an
    empty part in it; None where there is none or it is beyond mending."""
    fine = _fine(_read(wkbs))
    return [wkb if is_fine or wkb is None else mend(wkb).wkb for wkb, is_fine in zip(wkbs, fine)]


def _read(wkbs: Sequence[bytes | None]) -> Any:
    """An array of the shapes, None for what cannot be read."""
    import numpy
    import shapely

    try:
        return shapely.from_wkb(list(wkbs), on_invalid="ignore")
    except NotImplementedError:
        # a curve among them: on GEOS 3.13 or newer it is not merely unreadable, but keeps the others from being read
        return numpy.array([_read_one(wkb) for wkb in wkbs], dtype=object)


def _read_one(wkb: bytes | None) -> Any:
    import shapely

    try:
        return shapely.from_wkb(wkb, on_invalid="ignore")
    except NotImplementedError:
        return None


def _fine(shapes: Any) -> Any:
    """Which of an array are valid, not empty and without an empty part."""
    import numpy
    import shapely

    fine = shapely.is_valid(shapes) & ~shapely.is_empty(shapes)
    (several,) = numpy.nonzero(shapely.get_num_geometries(shapes) > 1)
    parts, owners = shapely.get_parts(shapes[several], return_index=True)
    fine[several[owners[shapely.is_empty(parts)]]] = False
    return fine


def of_one_dimension(wkbs: list[bytes]) -> bool:
    """Whether these are all areas, all lines or all points, so that `merge` leaves nothing out."""
    import shapely

    return len(set(shapely.get_dimensions(shapely.from_wkb(wkbs)).tolist())) <= 1


def merge(wkbs: list[bytes]) -> bytes:
    """One multi-part geometry of several mended ones, whatever their order; parts that overlap become one. Of areas
    beside lines or points only the areas are kept, of lines beside points only the lines."""
    import shapely

    whole = shapely.union_all(shapely.from_wkb(sorted(wkbs)))
    return _to_wkb(of_dimension(whole, shapely.get_dimensions(whole)))


def _to_wkb(geometry: Any) -> bytes:
    import shapely

    return bytes(shapely.to_wkb(geometry, output_dimension=2, byte_order=1))


def repaired(geometry: Any) -> Any:
    """A shape made valid, its parts of the highest dimension only.

    Of areas it is what the rings enclose, whichever way they wind: a figure of eight keeps both halves, a star its
    heart, and a hole that its own outer ring draws stays a hole. GEOS's way to mend keeps of these only what is
    enclosed an odd number of times. Raises shapely's GEOSException.
    """
    import shapely

    dimension = shapely.get_dimensions(geometry)
    if dimension < 2:
        return of_dimension(shapely.make_valid(geometry), dimension)
    return shapely.union_all([_enclosed(part) for part in _flat_parts(geometry) if part.geom_type == "Polygon"])


def _enclosed(polygon: Any) -> Any:
    import shapely

    rings = [polygon.exterior, *polygon.interiors]
    lines = shapely.union_all([shapely.LineString(ring.coords) for ring in rings])
    faces = shapely.get_parts(shapely.polygonize([lines]))
    points = shapely.point_on_surface(faces)
    kept = [
        face
        for face, point in zip(faces, points)
        if _winding(polygon.exterior, point) and not any(_winding(hole, point) for hole in polygon.interiors)
    ]
    return shapely.union_all(kept)


def _winding(ring: Any, point: Any) -> int:
    """How many times a ring goes round a point that is not on it."""
    import shapely

    x, y = point.x, point.y
    coordinates = shapely.get_coordinates(ring)
    x0, y0 = coordinates[:-1].T
    x1, y1 = coordinates[1:].T
    side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    upward = (y0 <= y) & (y1 > y) & (side > 0)
    downward = (y0 > y) & (y1 <= y) & (side < 0)
    return int(upward.sum() - downward.sum())


def of_dimension(geometry: Any, dimension: int) -> Any:
    """The parts of a geometry that are areas (2), lines (1) or points (0), as one geometry."""
    import shapely

    parts = [part for part in _flat_parts(geometry) if shapely.get_dimensions(part) == dimension and not part.is_empty]
    return shapely.union_all(parts)


def _flat_parts(geometry: Any) -> list[Any]:
    import shapely

    parts = shapely.get_parts(geometry)
    if len(parts) == 1 and parts[0].equals_exact(geometry, 0):
        return list(parts)
    return [flat for part in parts for flat in _flat_parts(part)]


def _without_empty_parts(geometry: Any) -> Any:
    import shapely

    parts = shapely.get_parts(geometry)
    if not any(part.is_empty for part in parts):
        return geometry
    return type(geometry)([part for part in parts if not part.is_empty])


def _size(geometry: Any, dimension: int) -> float:
    import shapely

    return float(shapely.area(geometry) if dimension == 2 else shapely.length(geometry))
