"""Geometry as a GeoPackage keeps it: WKB behind a header (OGC 12-128r17, clause 2.1.3)."""

from __future__ import annotations

import struct
from typing import Any

_MAGIC = b"GP\x00"
_LITTLE_ENDIAN = 0x01
_WITH_ENVELOPE = 0x02
_EMPTY = 0x10
_ENVELOPE_SIZES = (0, 32, 48, 48, 64)
_ENVELOPE_AT = 8


def to_blob(wkb: bytes, srs_id: int) -> bytes:
    """The blob of a two-dimensional geometry, with its envelope, so that an index never needs to read the geometry."""
    import shapely

    geometry = shapely.from_wkb(wkb)
    if geometry.is_empty:
        return _MAGIC + struct.pack("<Bi", _LITTLE_ENDIAN | _EMPTY, srs_id) + wkb
    min_x, min_y, max_x, max_y = geometry.bounds
    header = struct.pack("<Bi4d", _LITTLE_ENDIAN | _WITH_ENVELOPE, srs_id, min_x, max_x, min_y, max_y)
    return _MAGIC + header + wkb


def to_wkb(blob: bytes) -> bytes:
    """The geometry of a blob, whichever program wrote it."""
    return bytes(blob[_ENVELOPE_AT + _ENVELOPE_SIZES[(blob[3] >> 1) & 0x07] :])


def is_empty(blob: bytes | None) -> Any:
    """The SQL function ST_IsEmpty."""
    if blob is None:
        return None
    return int(bool(blob[3] & _EMPTY))


def envelope_value(blob: bytes | None, position: int) -> float | None:
    """One of min x, max x, min y, max y (0–3): the SQL functions ST_MinX, ST_MaxX, ST_MinY and ST_MaxY."""
    if blob is None or blob[3] & _EMPTY:
        return None
    if (blob[3] >> 1) & 0x07:
        order = "<" if blob[3] & _LITTLE_ENDIAN else ">"
        return float(struct.unpack_from(f"{order}d", blob, _ENVELOPE_AT + 8 * position)[0])
    import shapely

    min_x, min_y, max_x, max_y = shapely.from_wkb(to_wkb(blob)).bounds
    return float((min_x, max_x, min_y, max_y)[position])
