"""The searcher of the privacy tests finds what it should: a canary planted in every form is seen."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import sqlite3
import struct
import uuid
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .canaries import key, text
from .searching import DAY, FRACTION, NUMBER, PLACE, marks_in, traces

CANARY = text("planted")
PLAIN = CANARY.encode()


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", CANARY * 3)
    return made.getvalue()


def deflated() -> bytes:
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    return maker.compress(PLAIN * 3) + maker.flush()


def folded(width: int) -> bytes:
    """As RFC 5545, 3.1 folds a line."""
    return b"\r\n ".join(PLAIN[at : at + width] for at in range(0, len(PLAIN), width))


FORMS: dict[str, bytes] = {
    "as it is": PLAIN,
    "in capitals": CANARY.upper().encode(),
    "HTML": escape(CANARY).encode(),
    "HTML, every character by number": "".join(f"&#{ord(c)};" for c in CANARY).encode(),
    "HTML, every character in hexadecimals": "".join(f"&#x{ord(c):x};" for c in CANARY).encode(),
    "URL": quote(CANARY, safe="").encode(),
    "URL, every byte": "".join(f"%{byte:02x}" for byte in PLAIN).encode(),
    "JSON": json.dumps(CANARY).encode(),
    "JSON, every character": "".join(f"\\u{ord(c):04x}" for c in CANARY).encode(),
    "JSON in HTML": escape(json.dumps("".join(f"&#{ord(c)};" for c in CANARY))).encode(),
    "base64 over lines": base64.encodebytes(PLAIN),
    "hexadecimals": PLAIN.hex().encode(),
    "quoted-printable": quopri.encodestring(PLAIN, quotetabs=True),
    "quoted-printable, every byte": "".join(f"={byte:02X}" for byte in PLAIN).encode(),
    "gzip": gzip.compress(PLAIN * 3),
    "zip": zipped(),
    "zlib": zlib.compress(PLAIN * 3),
    "deflate": deflated(),
    "URL in gzip": gzip.compress("".join(f"%{byte:02x}" for byte in PLAIN).encode()),
    "a number in text": str(NUMBER).encode(),
    "a share in text": str(FRACTION).encode(),
    "a share in bytes": struct.pack("<d", FRACTION),
    "a number in a database": NUMBER.to_bytes(6, "big"),
    "a day": DAY.encode(),
    "a day in a calendar": DAY.replace("-", "").encode(),
    "a day in Dutch": b"13 juli 1931",
    "a day in English": b"13 July 1931",
    "a place as text": f"{PLACE[0]}, {PLACE[1]}".encode(),
    "a place in bytes": struct.pack("<2d", *PLACE),
    "a key": key().encode(),
    "a key in bytes": uuid.UUID(key()).bytes,
    "a key as an URN": f"urn:uuid:{key()}".upper().encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("before", range(4))
def test_a_planted_canary_is_found_in_every_form(form: str, before: int) -> None:
    # a stream of deflate has no mark of its own: it is looked for where a file begins
    around = b"" if form == "deflate" else b"x" * before
    assert marks_in(around + FORMS[form])


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@given(before=st.binary(max_size=7), after=st.binary(max_size=7))
def test_base64_is_found_in_every_alignment(encode: Callable[[bytes], bytes], before: bytes, after: bytes) -> None:
    assert marks_in(encode(before + PLAIN + after))
    assert marks_in(encode(before + CANARY.encode("utf-16-le") + after))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@given(before=st.binary(max_size=7))
def test_utf_16_is_found_at_any_offset(codec: str, before: bytes) -> None:
    assert marks_in(before + CANARY.encode(codec))
    assert marks_in(before + escape("".join(f"&#{ord(c)};" for c in CANARY)).encode(codec))


@pytest.mark.parametrize("width", range(1, 20))
def test_a_folded_canary_is_found(width: int) -> None:
    assert marks_in(folded(width))


def test_a_free_page_of_a_database_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "plannen.gpkg"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE a (b TEXT)")
        connection.execute("INSERT INTO a VALUES (?)", (CANARY,))
        connection.commit()
        connection.execute("DROP TABLE a")
        connection.commit()
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] > 0
    assert traces(tmp_path)


@pytest.mark.parametrize("start", range(4000, 4110, 7))
def test_a_text_that_lies_over_pages_is_found(tmp_path: Path, start: int) -> None:
    path = tmp_path / "plannen.gpkg"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b TEXT)")
        connection.execute("INSERT INTO a VALUES (?)", ("x" * start + CANARY[:30],))
        connection.commit()
    assert traces(tmp_path)


def test_the_name_of_a_file_is_searched(tmp_path: Path) -> None:
    (tmp_path / CANARY).mkdir()
    assert traces(tmp_path)


@given(st.binary(max_size=400))
def test_other_bytes_hold_no_mark(data: bytes) -> None:
    assert not marks_in(data)
