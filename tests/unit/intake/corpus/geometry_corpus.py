"""Places as nobody should draw them and somebody does, with what becomes of each worked out by hand.

The town is a kilometre square in RD New: wijk A its left half, wijk B its right half, four buurten its quarters.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import shapely
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.geometry import NOT_FINITE, NOTHING_LEFT, TOO_FAR, UNREADABLE
from participatiekaart.plugin.participation.words import Text

X, Y = 200_000, 500_000
NAN, INF = float("nan"), float("inf")


@dataclass(frozen=True)
class Place:
    """What comes in. size: in m², m or points once mended, with the parts of it in wijk A and in wijk B. told: a person
    reads in the log that it was changed. refused: why it cannot be taken; then it has no size."""

    wkb: bytes
    size: float = 0
    in_a: float = 0
    in_b: float = 0
    told: bool = False
    refused: Text | None = None


def moved(wkt: str) -> bytes:
    """WKT in metres from the corner of the town, as WKB in RD New."""
    return bytes(shapely.to_wkb(shapely.transform(shapely.from_wkt(wkt), lambda at: at + numpy.array([X, Y]))))


def drawn(wkt: str, size: float, in_a: float, in_b: float, told: bool = False) -> Place:
    return Place(moved(wkt), size, in_a, in_b, told)


def polygon_of(*rings: Sequence[tuple[float, ...]], kind: int = 3) -> bytes:
    """WKB of rings as they are, closed or not, of any numbers. kind: OGC's number for the type (1003: with Z)."""
    body = b"".join(
        struct.pack("<I", len(ring)) + b"".join(struct.pack(f"<{len(at)}d", *at) for at in ring) for ring in rings
    )
    return struct.pack("<BII", 1, kind, len(rings)) + body


def ring(*corners: tuple[float, float], last: tuple[float, ...] = ()) -> list[tuple[float, ...]]:
    """A closed ring, each corner with more values after x and y where asked."""
    return [(X + x, Y + y, *last) for x, y in (*corners, corners[0])]


def refused(wkb: bytes, why: Text) -> Place:
    return Place(wkb, refused=why)


def box(west: float, south: float, east: float, north: float) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(X + west, Y + south, X + east, Y + north)))


AREAS = {
    "GM9999": (AreaLevel.MUNICIPALITY, box(0, 0, 1000, 1000)),
    "WKA": (AreaLevel.WIJK, box(0, 0, 500, 1000)),
    "WKB": (AreaLevel.WIJK, box(500, 0, 1000, 1000)),
    "BUA1": (AreaLevel.BUURT, box(0, 0, 500, 500)),
    "BUA2": (AreaLevel.BUURT, box(0, 500, 500, 1000)),
    "BUB1": (AreaLevel.BUURT, box(500, 0, 1000, 500)),
    "BUB2": (AreaLevel.BUURT, box(500, 500, 1000, 1000)),
}

_SQUARE = ((400, 100), (600, 100), (600, 200), (400, 200))
_OUTER = "(400 100, 600 100, 600 300, 400 300, 400 100)"
_ROUND = ring(*_SQUARE)

SURFACES = {
    "a bow-tie": drawn("POLYGON ((400 400, 600 600, 600 400, 400 600, 400 400))", 20_000, 10_000, 10_000, told=True),
    "bow-ties in a row": drawn(
        "POLYGON ((300 100, 500 300, 700 100, 700 300, 500 100, 300 300, 300 100))", 40_000, 20_000, 20_000, told=True
    ),
    "a ring that goes round twice": drawn(
        "POLYGON ((400 100, 600 100, 600 200, 400 200, 400 100, 600 100, 600 200, 400 200, 400 100))",
        20_000,
        10_000,
        10_000,
        told=True,
    ),
    "a ring that touches itself": drawn(
        "POLYGON ((400 100, 500 200, 600 100, 600 300, 500 200, 400 300, 400 100))", 20_000, 10_000, 10_000
    ),
    "a ring that draws its own hole": drawn(
        "POLYGON ((400 100, 600 100, 600 300, 400 300, 400 100, 450 150, 450 250, 550 250, 550 150, 450 150, 400 100))",
        30_000,
        15_000,
        15_000,
    ),
    "a spike outwards": drawn(
        "POLYGON ((400 100, 600 100, 600 200, 800 200, 400 200, 400 100))", 20_000, 10_000, 10_000
    ),
    "a spike inwards": drawn(
        "POLYGON ((400 100, 600 100, 600 200, 500 200, 500 150, 500 200, 400 200, 400 100))", 20_000, 10_000, 10_000
    ),
    "a spike of a hole": drawn(
        f"POLYGON ({_OUTER}, (450 150, 450 250, 550 250, 550 150, 580 150, 450 150))", 30_000, 15_000, 15_000
    ),
    "a sliver": drawn("POLYGON ((0 250, 1000 250, 1000 250.001, 0 250.001, 0 250))", 1, 0.5, 0.5),
    "a sliver between two areas": drawn(
        "MULTIPOLYGON (((0 0, 1000 0, 1000 99.999, 0 99.999, 0 0)), ((0 100, 1000 100, 1000 200, 0 200, 0 100)))",
        199_999,
        99_999.5,
        99_999.5,
    ),
    "a hole": drawn(f"POLYGON ({_OUTER}, (450 150, 450 250, 550 250, 550 150, 450 150))", 30_000, 15_000, 15_000),
    "a hole that touches a side": drawn(
        "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0), (500 1000, 400 900, 600 900, 500 1000))",
        990_000,
        495_000,
        495_000,
    ),
    "a hole that touches a corner": drawn(
        f"POLYGON ({_OUTER}, (400 100, 550 250, 450 250, 400 100))", 32_500, 13_750, 18_750
    ),
    "holes that touch each other": drawn(
        f"POLYGON ({_OUTER}, (420 150, 420 250, 500 200, 420 150), (580 150, 580 250, 500 200, 580 150))",
        32_000,
        16_000,
        16_000,
    ),
    "holes that share a side": drawn(
        f"POLYGON ({_OUTER}, (450 150, 450 250, 500 250, 500 150, 450 150), (500 150, 500 250, 550 250, 550 150, "
        "500 150))",
        30_000,
        15_000,
        15_000,
    ),
    "a hole along the side": drawn(
        f"POLYGON ({_OUTER}, (400 150, 450 150, 450 250, 400 250, 400 150))", 35_000, 15_000, 20_000
    ),
    "a hole in a hole": drawn(
        f"POLYGON ({_OUTER}, (420 120, 420 280, 580 280, 580 120, 420 120), (480 180, 480 220, 520 220, 520 180, "
        "480 180))",
        14_400,
        7_200,
        7_200,
        told=True,
    ),
    "holes that overlap": drawn(
        f"POLYGON ({_OUTER}, (420 150, 420 250, 540 250, 540 150, 420 150), (460 150, 460 250, 580 250, 580 150, "
        "460 150))",
        24_000,
        12_000,
        12_000,
        told=True,
    ),
    "a hole outside": drawn(
        f"POLYGON ({_OUTER}, (700 100, 800 100, 800 200, 700 200, 700 100))", 40_000, 20_000, 20_000, told=True
    ),
    "an island in a lake": drawn(
        f"MULTIPOLYGON (({_OUTER}, (420 120, 420 280, 580 280, 580 120, 420 120)), ((480 180, 520 180, 520 220, "
        "480 220, 480 180)))",
        16_000,
        8_000,
        8_000,
    ),
    "parts that overlap": drawn(
        "MULTIPOLYGON (((400 100, 560 100, 560 200, 400 200, 400 100)), ((440 100, 600 100, 600 200, 440 200, "
        "440 100)))",
        20_000,
        10_000,
        10_000,
        told=True,
    ),
    "parts that share a side": drawn(
        "MULTIPOLYGON (((400 100, 500 100, 500 200, 400 200, 400 100)), ((500 100, 600 100, 600 200, 500 200, "
        "500 100)))",
        20_000,
        10_000,
        10_000,
    ),
    "a part without area": drawn(
        "MULTIPOLYGON (((400 100, 600 100, 600 200, 400 200, 400 100)), ((50 50, 60 60, 70 70, 50 50)))",
        20_000,
        10_000,
        10_000,
        told=True,
    ),
    "corners drawn twice": drawn(
        "POLYGON ((400 100, 400 100, 500 100, 600 100, 600 100, 600 200, 600 200, 400 200, 400 100))",
        20_000,
        10_000,
        10_000,
    ),
    "the wrong way round": drawn("POLYGON ((400 100, 400 200, 600 200, 600 100, 400 100))", 20_000, 10_000, 10_000),
    "heights": drawn("POLYGON Z ((400 100 1, 600 100 2, 600 200 3, 400 200 4, 400 100 1))", 20_000, 10_000, 10_000),
    "heights that are no numbers": Place(polygon_of(ring(*_SQUARE, last=(NAN,)), kind=1003), 20_000, 10_000, 10_000),
    "measures": Place(polygon_of(ring(*_SQUARE, last=(7.0,)), kind=2003), 20_000, 10_000, 10_000),
    "heights and measures": Place(polygon_of(ring(*_SQUARE, last=(NAN, 7.0)), kind=3003), 20_000, 10_000, 10_000),
    "an empty part of an area": drawn(
        "MULTIPOLYGON (EMPTY, ((400 100, 600 100, 600 200, 400 200, 400 100)))", 20_000, 10_000, 10_000
    ),
    "an area with a loose line": drawn(
        "GEOMETRYCOLLECTION (POLYGON ((400 100, 600 100, 600 200, 400 200, 400 100)), LINESTRING (0 0, 9 9))",
        20_000,
        10_000,
        10_000,
        told=True,
    ),
    "a collection in a collection": drawn(
        "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POLYGON ((400 100, 600 600, 600 100, 400 600, 400 100))), "
        "POINT (5 5))",
        50_000,
        25_000,
        25_000,
        told=True,
    ),
    "areas in a collection": drawn(
        "GEOMETRYCOLLECTION (POLYGON ((400 100, 500 100, 500 200, 400 200, 400 100)), "
        "MULTIPOLYGON (((600 100, 700 100, 700 200, 600 200, 600 100))))",
        20_000,
        10_000,
        10_000,
    ),
    "the whole world": Place(bytes(shapely.box(-2e7, -2e7, 2e7, 2e7).wkb), 1.6e15, 500_000, 500_000),
    "swapped axes": Place(bytes(shapely.box(Y + 400, X + 100, Y + 600, X + 200).wkb), 20_000, 0, 0),
    "along a border": drawn("POLYGON ((500 100, 600 100, 600 200, 500 200, 500 100))", 10_000, 0, 10_000),
    "beside the town": drawn("POLYGON ((1000 0, 1100 0, 1100 100, 1000 100, 1000 0))", 10_000, 0, 0),
}

LINES = {
    "a line over the border": drawn("LINESTRING (400 100, 600 100)", 200, 100, 100),
    "points of a line drawn twice": drawn("LINESTRING (400 100, 400 100, 500 100, 600 100, 600 100)", 200, 100, 100),
    "a line that crosses itself": drawn("LINESTRING (400 100, 600 100, 600 200, 500 200, 500 0)", 600, 200, 400),
    "a line there and half back": drawn("LINESTRING (300 100, 700 100, 500 100)", 600, 300, 300),
    "a line drawn twice": drawn("MULTILINESTRING ((300 100, 600 100), (600 100, 300 100))", 600, 400, 200),
    "a part without length": drawn("MULTILINESTRING ((400 100, 600 100), (50 50, 50 50))", 200, 100, 100, told=True),
    "an empty part of a line": drawn("MULTILINESTRING (EMPTY, (400 100, 600 100))", 200, 100, 100),
    "a line with a loose point": drawn(
        "GEOMETRYCOLLECTION (POINT (5 5), LINESTRING (400 100, 600 100))", 200, 100, 100, told=True
    ),
    "a line with height": drawn("LINESTRING Z (400 100 5, 600 100 6)", 200, 100, 100),
    "a line along a border": drawn("LINESTRING (500 100, 500 300)", 200, 100, 100),
    "a line along a border that leaves town": drawn("LINESTRING (500 800, 500 1200)", 400, 100, 100),
    "a line that comes to a border": drawn("LINESTRING (400 800, 500 800, 500 900)", 200, 150, 50),
    "a line along the edge of town": drawn("LINESTRING (0 0, 0 400)", 400, 400, 0),
    "a line that turns along the edge of town": drawn("LINESTRING (0 1200, 100 1000, 0 1000)", 323.6067977, 100, 0),
    "a line up to the town": drawn("LINESTRING (-100 500, 0 500)", 100, 0, 0),
}
"""A stretch drawn twice has its whole length, as drawn, but counts once where shares are parted."""

POINTS = {
    "a point": drawn("POINT (100 100)", 1, 1, 0),
    "a point with height and measure": Place(struct.pack("<BI4d", 1, 3001, X + 600, Y + 100, 3, 4), 1, 0, 1),
    "a point on a border": drawn("POINT (500 100)", 1, 1, 0),
    "a point where all areas meet": drawn("POINT (500 500)", 1, 1, 0),
    "a point on the edge of town": drawn("POINT (1000 100)", 1, 0, 1),
    "points, one on a border": drawn("MULTIPOINT ((500 100), (600 100), (700 100), (2000 100))", 4, 1, 2),
    "a point drawn twice": drawn("MULTIPOINT ((100 100), (100 100), (600 100), (700 100))", 4, 2, 2),
    "an empty part of points": drawn("MULTIPOINT ((600 100), EMPTY)", 1, 0, 1),
    "a point beside an empty area": drawn("GEOMETRYCOLLECTION (POLYGON EMPTY, POINT (600 100))", 1, 0, 1),
}

REFUSED = {
    "an empty area": refused(moved("POLYGON EMPTY"), NOTHING_LEFT),
    "an empty collection": refused(moved("GEOMETRYCOLLECTION (POINT EMPTY, POLYGON EMPTY)"), NOTHING_LEFT),
    "a ring without area": refused(moved("POLYGON ((0 0, 10 10, 20 20, 0 0))"), NOTHING_LEFT),
    "a ring of one point": refused(moved("POLYGON ((5 5, 5 5, 5 5, 5 5))"), NOTHING_LEFT),
    "a line of one point": refused(moved("LINESTRING (5 5, 5 5)"), NOTHING_LEFT),
    "a hole as large as its area": refused(moved(f"POLYGON ({_OUTER}, {_OUTER})"), NOTHING_LEFT),
    "a hole larger than its area": refused(
        moved(f"POLYGON ({_OUTER}, (0 0, 900 0, 900 900, 0 900, 0 0))"), NOTHING_LEFT
    ),
    "no number in a ring": refused(polygon_of([*_ROUND[:2], (NAN, Y), *_ROUND[2:]]), NOT_FINITE),
    "no number in a hole": refused(polygon_of(_ROUND, [*_ROUND[:2], (X, NAN), *_ROUND[2:]]), NOT_FINITE),
    "infinite in a ring": refused(polygon_of([*_ROUND[:2], (INF, Y), *_ROUND[2:]]), NOT_FINITE),
    "infinite in a line": refused(struct.pack("<BII4d", 1, 2, 2, X, Y, X, -INF), NOT_FINITE),
    "half a point": refused(struct.pack("<BI2d", 1, 1, X, NAN), NOT_FINITE),
    "an infinite point": refused(struct.pack("<BI2d", 1, 1, INF, INF), NOT_FINITE),
    "no point at all": refused(struct.pack("<BI2d", 1, 1, NAN, NAN), NOTHING_LEFT),
    "as far as numbers go": refused(bytes(shapely.box(-1e308, -1e308, 1e308, 1e308).wkb), TOO_FAR),
    "as far to the west": refused(bytes(shapely.Point(-1e300, 0).wkb), TOO_FAR),
    "a bow-tie beyond any map": refused(
        bytes(shapely.to_wkb(shapely.from_wkt("POLYGON ((0 0, 1e200 1e200, 1e200 0, 0 1e200, 0 0))"))), TOO_FAR
    ),
    "a ring that is not closed": refused(polygon_of(_ROUND[:-1]), UNREADABLE),
    "a ring of two points": refused(polygon_of(_ROUND[:2]), UNREADABLE),
    "a curve": refused(struct.pack("<BII6d", 1, 8, 3, X, Y, X + 5, Y + 5, X + 10, Y), UNREADABLE),
    "half a geometry": refused(box(0, 0, 9, 9)[:40], UNREADABLE),
    "no geometry": refused(b"", UNREADABLE),
    "any bytes": refused(b"\x07rommel", UNREADABLE),
}

PLACES = {**SURFACES, **LINES, **POINTS, **REFUSED}
