"""Geometry as a GeoPackage keeps it: WKB behind a header (OGC 12-128r17, clause 2.1.3)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any

_MAGIC = b"GP\x00"
_LITTLE_ENDIAN = 0x01
_WITH_ENVELOPE = 0x02
_EMPTY = 0x10
_OURS = _LITTLE_ENDIAN | _WITH_ENVELOPE
_ENVELOPE_SIZES = (0, 32, 48, 48, 64)
_ENVELOPE_AT = 8
_OUR_BEGIN = _MAGIC + bytes([_OURS])
_OUR_HEADER = _ENVELOPE_AT + _ENVELOPE_SIZES[1]


def to_blobs(wkbs: Sequence[bytes | None], srs_id: int) -> list[bytes | None]:
    """The blobs of two-dimensional geometries, with their envelopes, so that an index never needs to read them."""
    import shapely

    shapes = shapely.from_wkb(list(wkbs))
    empty = _MAGIC + struct.pack("<Bi", _LITTLE_ENDIAN | _EMPTY, srs_id)
    begin, envelope = _MAGIC + struct.pack("<Bi", _OURS, srs_id), struct.Struct("<4d").pack
    return [
        wkb if wkb is None else empty + wkb if is_empty else begin + envelope(min_x, max_x, min_y, max_y) + wkb
        for wkb, is_empty, (min_x, min_y, max_x, max_y) in zip(
            wkbs, shapely.is_empty(shapes).tolist(), shapely.bounds(shapes).tolist()
        )
    ]


def to_wkb(blob: bytes) -> bytes:
    """The WKB of a blob, whichever program wrote it. For what is no GeoPackage blob it is empty, which counts as a
    geometry that cannot be used."""
    if not _is_blob(blob):
        return b""
    return bytes(blob[_ENVELOPE_AT + _ENVELOPE_SIZES[(blob[3] >> 1) & 0x07] :])


def is_empty(blob: bytes | None) -> int | None:
    """The SQL function ST_IsEmpty."""
    return None if blob is None else int(not _is_blob(blob) or blob[3] & _EMPTY != 0)


def _is_blob(value: Any) -> bool:
    """Whether a value has the header and the envelope it promises, as far as that goes."""
    if not isinstance(value, bytes) or len(value) <= _ENVELOPE_AT or not value.startswith(_MAGIC[:2]):
        return False
    kind = (value[3] >> 1) & 0x07
    return kind < len(_ENVELOPE_SIZES) and len(value) > _ENVELOPE_AT + _ENVELOPE_SIZES[kind]


def envelope_functions() -> Iterator[tuple[str, Callable[[bytes | None], float | None]]]:
    """The SQL functions ST_MinX, ST_MaxX, ST_MinY and ST_MaxY, by name."""
    for position, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        yield name, _envelope_function(position)


def _envelope_function(position: int) -> Callable[[bytes | None], float | None]:
    at = _ENVELOPE_AT + 8 * position
    little, big = struct.Struct("<d").unpack_from, struct.Struct(">d").unpack_from

    def value(blob: bytes | None) -> float | None:
        # asked four times for each row that is written, so what our own blobs are goes first
        if isinstance(blob, bytes) and blob.startswith(_OUR_BEGIN) and len(blob) > _OUR_HEADER:
            return little(blob, at)[0]  # type: ignore[no-any-return]
        if blob is None or not _is_blob(blob) or blob[3] & _EMPTY:
            return None
        flags = blob[3]
        if (flags >> 1) & 0x07:
            return (little if flags & _LITTLE_ENDIAN else big)(blob, at)[0]  # type: ignore[no-any-return]
        import shapely

        min_x, min_y, max_x, max_y = shapely.from_wkb(to_wkb(blob)).bounds
        return float((min_x, max_x, min_y, max_y)[position])

    return value
