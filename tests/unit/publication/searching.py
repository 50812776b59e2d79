"""Looks for marks in any bytes, however they are encoded. A mark is what a canary carries and nothing public does."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import quopri
import re
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

import shapely
from participatiekaart.plugin.publication.projection import geojson_of, in_wgs84

MARK = "kanariegeel7q"
"""In every canary of text: letters and digits, which no escape changes and a slug keeps."""
KEY_MARK = "dec0de42-feed-4bad-8bad-"
NUMBER = 7_318_264_590
FRACTION = 0.7318264590123
DAY = "1931-07-13"
PLACE = (115_111.637, 455_222.819)
"""In RD, far from the town of the tests."""

_DEEPEST = 3
_MOST_UNPACKED = 1 << 22
_ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_ZLIB_START = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def traces(folder: Path) -> list[str]:
    """Every mark in the names and the bytes of the files below a folder, and in which form it stands there."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found += [f"name of {name!r}: {form}" for form in marks_in(name.encode())]
        if path.is_file():
            found += [f"{name}: {form}" for form in marks_in(path.read_bytes())]
    return found


@lru_cache(maxsize=1024)
def marks_in(data: bytes) -> tuple[str, ...]:
    """The forms of the marks in bytes, as they are and in every way they can be unpacked."""
    forms: dict[str, str] = {}
    for way, view in _views(data):
        lowered = view.lower()
        for form, needle, any_case in NEEDLES:
            at = lowered.find(needle) if any_case else view.find(needle)
            if at >= 0:
                forms.setdefault(form, f"{form}{way} in {view[max(at - 30, 0) : at + 90]!r}")
    return tuple(forms.values())


def _views(data: bytes) -> Iterator[tuple[str, bytes]]:
    waiting, seen = [("", data)], {hashlib.sha256(data).digest()}
    while waiting:
        way, view = waiting.pop()
        yield way, view
        if way.count("<") == _DEEPEST:
            continue
        for step, made in _unpacked(view):
            known = hashlib.sha256(made).digest()
            if known not in seen:
                seen.add(known)
                waiting.append((f"{way} < {step}", made))


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"SQLite format 3\0"):
        yield "tables", _tables(data)
        return
    yield from _decompressed(data)
    if b"\0" in data:
        for codec in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield codec, data[start:].decode(codec, "ignore").encode("utf-8", "ignore")
    if b"&" in data:
        yield "HTML", html.unescape(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    if b"%" in data:
        yield "URL", unquote_to_bytes(data)
    if b"\\" in data:
        yield "JSON", _ESCAPED.sub(lambda hit: chr(int(hit[1] or hit[2], 16)).encode("utf-8", "ignore"), data)
    if b"=" in data:
        yield "quoted-printable", quopri.decodestring(data)
    # an unfolded calendar, and base64 over several lines
    yield "unfolded", re.sub(rb"\s+", b"", data)


def _decompressed(data: bytes) -> Iterator[tuple[str, bytes]]:
    for hit in re.finditer(re.escape(b"\x1f\x8b\x08"), data):
        yield from _inflated("gzip", data[hit.start() :], 31)
    for hit in _ZLIB_START.finditer(data):
        yield from _inflated("zlib", data[hit.start() :], 15)
    yield from _inflated("deflate", data, -15)
    if b"PK\x03\x04" in data:
        yield from _unzipped(data)


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield "zip", archive.read(name)
    except (zipfile.BadZipFile, zlib.error):
        # dropping white space and the like takes bytes out of an archive, which is read whole in another view
        return


def _inflated(step: str, data: bytes, window: int) -> Iterator[tuple[str, bytes]]:
    try:
        unpacked = zlib.decompressobj(window).decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return
    if unpacked:
        yield step, unpacked


def _tables(data: bytes) -> bytes:
    """Every value as a reader of the database gets it: a long text lies spread over pages."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.gpkg"
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as connection:
            connection.text_factory = bytes
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in names:
                for row in connection.execute(f'SELECT * FROM "{name.decode()}"'):
                    lines.append(b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row))
    return b"\n".join(lines)


def _base64_of(data: bytes) -> Iterator[bytes]:
    """What of the base64 of bytes does not depend on what stands around them, in all three alignments."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + data).rstrip(b"=")
        whole = (before + len(data)) * 8 // 6
        yield encoded[-(-before * 8 // 6) : whole]


def _text_needles() -> Iterator[tuple[str, bytes, bool]]:
    for form, text in (("text", MARK), ("key", KEY_MARK)):
        plain = text.encode()
        yield form, plain, True
        yield f"{form} in hexadecimals", plain.hex().encode(), True
        for codec in ("utf-16-le", "utf-16-be"):
            yield f"{form} in {codec}", text.encode(codec), True
        for coded in (plain, text.encode("utf-16-le"), text.encode("utf-16-be")):
            for needle in _base64_of(coded):
                yield f"{form} in base64", needle, False
                yield f"{form} in base64url", needle.replace(b"+", b"-").replace(b"/", b"_"), False
    joined = KEY_MARK.replace("-", "")
    yield "key without hyphens", joined.encode(), True
    yield "key in bytes", bytes.fromhex(joined), False


def _number_needles() -> Iterator[tuple[str, bytes, bool]]:
    yield "number", str(NUMBER)[:-1].encode(), False
    for order in ("big", "little"):
        yield "number in bytes", NUMBER.to_bytes(5, order), False
    for number in (float(NUMBER), FRACTION):
        yield from _doubles("number", number)
    year, month, day = DAY.split("-")
    before = f"{int(day) - 1:02d}"
    # in UTC it may be the day before
    for shown in (f"{year}-{month}-", f"-{month}-{year}", f"{year}{month}{day}", f"{year}{month}{before}"):
        yield "time", shown.encode(), False
    for shown in (f"juli {year}", f"july {year}"):
        yield "time in words", shown.encode(), True


def _place_needles() -> Iterator[tuple[str, bytes, bool]]:
    (place,) = geojson_of(in_wgs84([bytes(shapely.to_wkb(shapely.Point(*PLACE)))], "EPSG:28992"))
    assert place is not None
    for coordinate in PLACE:
        yield "place", f"{coordinate:.3f}"[:-2].encode(), False
        yield from _doubles("place", coordinate)
    for degrees in json.loads(place)["coordinates"]:
        # four decimals are some ten metres, as coarse as a map on a page may round
        yield "place in degrees", f"{degrees:.7f}"[:-3].encode(), False
        yield from _doubles("place in degrees", degrees)


def _doubles(form: str, number: float) -> Iterator[tuple[str, bytes, bool]]:
    for order in "<>":
        yield f"{form} in bytes", struct.pack(f"{order}d", number), False


NEEDLES = tuple(dict.fromkeys([*_text_needles(), *_number_needles(), *_place_needles()]))
"""What to look for: the form it is in, the bytes, and whether capitals make no difference."""
