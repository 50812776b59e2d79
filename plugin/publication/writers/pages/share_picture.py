"""The picture that comes along when a link to a page is shared: the municipality with its wijken, in its own colours.

One for all pages: a picture per plan would be thousands of files. Drawn here, since not every QGIS brings a library
that draws without a window.
"""

from __future__ import annotations

import math
import struct
import zlib
from typing import Any

from ....bundled import face_of
from ....participation.face import rgb
from ...records import PublicSite
from ..staging import Staging

WIDTH, HEIGHT = 1200, 630  # pixels; what Open Graph readers show whole
PATH = "bestanden/delen.png"
_MARGIN, _BORDER = 40, 3  # pixels
_FINER = 3  # how many rows and columns measure each pixel, so that edges look smooth
_DEGREES = 360


def write_share_picture(site: PublicSite, staging: Staging, face: str) -> bool:
    """Write the picture; gives whether there is one. Without the public address there is none, since a page can refer
    to it by its whole address only. face: as in PageOptions."""
    shapes = [area.geometry for area in site.wijken if area.is_wijk and area.geometry]
    if not site.base_url or not _has_place(shapes):
        return False
    colours = _colours(face)
    if not staging.stays(PATH, (shapes, colours)):
        staging.write(PATH, _png(_drawn(shapes), *colours))
    return True


def _has_place(wkbs: list[bytes]) -> bool:
    import numpy
    import shapely

    return bool(wkbs) and bool(numpy.isfinite(shapely.total_bounds(shapely.from_wkb(wkbs))).all())


def _colours(face: str) -> tuple[str, str]:
    """The colours of the ground and of what is drawn on it."""
    chosen = face_of(face)
    return chosen.light["--pk-merk"], chosen.light["--pk-op-merk"]


def _drawn(wkbs: list[bytes]) -> Any:
    """For each pixel how much of it is town and no border, in ninths."""
    import numpy
    import shapely

    shapes = shapely.from_wkb(wkbs)
    west, south, east, north = shapely.total_bounds(shapes)
    # a degree of longitude is shorter than one of latitude
    is_degrees = max(abs(west), abs(south), abs(east), abs(north)) <= _DEGREES
    narrower = math.cos(math.radians((south + north) / 2)) if is_degrees else 1.0
    room = (WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    scale = _FINER * min(room[0] / max((east - west) * narrower, 1e-9), room[1] / max(north - south, 1e-9))
    middle = ((west + east) / 2, (south + north) / 2)
    wide, high = WIDTH * _FINER, HEIGHT * _FINER

    def placed(coordinates: Any) -> Any:
        x = wide / 2 + (coordinates[:, 0] - middle[0]) * narrower * scale
        y = high / 2 - (coordinates[:, 1] - middle[1]) * scale
        return numpy.column_stack([x, y])

    small = shapely.simplify(shapely.transform(shapes, placed), _FINER / 2, preserve_topology=True)
    lines = shapely.buffer(shapely.union_all(shapely.boundary(small)), _FINER * _BORDER / 2, quad_segs=4)
    town = shapely.difference(shapely.union_all(shapely.make_valid(small)), lines)
    fine = _filled(town, wide, high)
    # numpy takes four times as long to sum over two axes at once
    return sum(fine[row::_FINER, column::_FINER] for row in range(_FINER) for column in range(_FINER))


def _filled(shape: Any, wide: int, high: int) -> Any:
    """Whether the middle of each cell lies in the shape: along a row each edge crossed turns in to out and back."""
    import numpy
    import shapely

    crossed = numpy.zeros((high, wide + 1), dtype=numpy.uint8)
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors) if part.geom_type == "Polygon" else ():
            points = shapely.get_coordinates(ring)
            for ends in zip(points[:-1], points[1:]):
                (x1, y1), (x2, y2) = sorted(ends, key=lambda point: float(point[1]))
                rows = numpy.arange(max(math.ceil(y1 - 0.5), 0), min(math.ceil(y2 - 0.5), high))
                if rows.size:
                    at = x1 + (rows + 0.5 - y1) * (x2 - x1) / (y2 - y1)
                    crossed[rows, numpy.clip(numpy.ceil(at - 0.5), 0, wide).astype(int)] ^= 1
    return numpy.bitwise_xor.accumulate(crossed[:, :wide], axis=1)


def _png(shares: Any, behind: str, front: str) -> bytes:
    """A PNG (ISO/IEC 15948) with a colour for each share of the front."""
    import numpy

    most = _FINER**2
    mixed = [
        round(back + (fore - back) * share / most)
        for share in range(most + 1)
        for back, fore in zip(rgb(behind), rgb(front))
    ]
    rows = numpy.zeros((HEIGHT, WIDTH + 1), dtype=numpy.uint8)  # each row begins with how it is filtered: not
    rows[:, 1:] = shares
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(mixed)), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
