"""Puts right, in a copy of a spreadsheet, what GDAL would misread.

A comment on a cell of an ODS would come in as text of the cell, and with it what was never meant for the public; of a
text in several lines GDAL before 3.5.1 would give the first. A date in an XLSX whose format is none of the usual would
come in as a number, or lose its time; one that is written out would come in as a day of 1905. Of a text with bold words
in its own cell of an XLSX the first words would come in, and of a formula that was never worked out nothing.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ..participation.cells import NOT_WORKED_OUT
from ..participation.words import ParticipationError, Text

FROM_1904 = Text(
    "Het bestand {file} telt dagen vanaf 1904, een oude instelling van Excel. Sla de tabel op als CSV of ODS.",
    "The file {file} counts days from 1904, an old setting of Excel. Save the table as CSV or ODS.",
)
TOO_LONG = Text(
    "Het bestand {file} heeft een cel van meer dan tien miljoen tekens, die begint met “{begin}”. Kort die cel in; er "
    "is niets ingelezen.",
    "The file {file} has a cell of more than ten million characters, which begins with “{begin}”. Shorten that cell; "
    "nothing was imported.",
)
TOO_LARGE = Text(
    "Het bestand {file} is uitgepakt meer dan {most} MB. Haal eruit wat niet bij de tabel hoort, zoals plaatjes, of "
    "deel de tabel op; er is niets ingelezen.",
    "The file {file} is more than {most} MB when unpacked. Take out what is no part of the table, such as pictures, or "
    "split the table; nothing was imported.",
)
LONGEST_CELL = 10_000_000
LARGEST = 500_000_000
"""In bytes, unpacked: what a small file unpacks to can fill the memory."""
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
# in each a repeat ends at the next tag or has a bound, so that no file is read over and over
_COMMENT_ENDS = b"</office:annotation>"
_COMMENT = re.compile(rb"<office:annotation(?=[\s/>])[^<>]*?(?:/>|>.*?</office:annotation>)", re.DOTALL)
_EMPTY_LINE = re.compile(rb"<text:p(\s[^<>]*)?/>")
_NEXT_LINE = re.compile(rb"</text:p>\s*<text:p(?:\s[^<>]*)?>")
_TOO_LONG = re.compile(rb"<[^<>]*>([^<]{%d})" % LONGEST_CELL)
_FROM_1904 = re.compile(rb'<(?:\w+:)?workbookPr\b[^<>]{0,400}\bdate1904="(?:1|true)"')
_FORMAT = re.compile(r'(<(?:\w+:)?numFmt\b[^<>]{0,400}?\bformatCode=")([^"]*)(")')
# what stands between quotes, behind a backslash or between brackets is shown as it is, or is a colour or language
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
# behind the first part stands how anything else than a date is shown: Excel's own "14-3-2012 13:30" is d/m/yy\ h:mm;@
_OTHER_PARTS = re.compile(r";.*", re.DOTALL)
_WRITTEN_DATE = re.compile(
    rb'(<(?:\w+:)?c\s(?:[^<>]{0,400}?\s)?)t="d"'
    rb"([^<>]{0,400}>(?:<(?:\w+:)?f\b[^<>]{0,400}>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>)([^<]*)"
)
_STYLE = re.compile(rb'\bs="\d+"')
_TYPE = re.compile(rb'\bt="\w+"')
# whatever is worked out has a value, and one that is an empty text has the type of a text
_NO_RESULT = re.compile(
    rb"<((?:\w+:)?)c\s([^<>]{0,400})>\s*(<(?:\w+:)?f\b[^<>]{0,400}(?:/>|>[^<]*</(?:\w+:)?f>))\s*"
    rb"(?:<(?:\w+:)?v(?:\s*/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_NEXT_RUN = re.compile(
    rb"</(?:\w+:)?t>\s*</(?:\w+:)?r>\s*<(?:\w+:)?r>\s*"
    rb"(?:<(?:\w+:)?rPr>(?:<[^<>]{0,400}>\s*){0,60}?</(?:\w+:)?rPr>)?\s*<(?:\w+:)?t(?:\s[^<>]{0,400})?>"
)
_SIGN = re.compile(rb"_x([0-9A-Fa-f]{4})_")
_MIDNIGHT = re.compile(rb"T00:00(?::00(?:\.0+)?)?$")
_FRACTION = re.compile(r"(?<=s)[.,]0+")


def readable(path: Path) -> bytes:
    """The spreadsheet as GDAL reads it right. Raises one of UNREADABLE where it is none, and ParticipationError where
    GDAL would take every date for one of four years earlier, or leave a cell out because it is too long, and where it
    would take all memory."""
    amended = _AMENDED[path.suffix.lower()]
    copy = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        if sum(entry.file_size for entry in whole.infolist()) > LARGEST:
            raise ParticipationError(TOO_LARGE.format(file=path.name, most=LARGEST // 1_000_000))
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename == "xl/workbook.xml" and _FROM_1904.search(content):
                raise ParticipationError(FROM_1904.format(file=path.name))
            if found := _TOO_LONG.search(content):
                begin = html.unescape(found[1][:40].decode("utf-8", "replace"))
                raise ParticipationError(TOO_LONG.format(file=path.name, begin=f"{begin}…"))
            for name, amend in amended:
                if name.fullmatch(entry.filename):
                    content = amend(content)
            made.writestr(entry.filename, content)
    return copy.getvalue()


def _without_comments(content: bytes) -> bytes:
    # behind the last that ends, each that begins would look for its end in all the rest
    commented, end, rest = content.rpartition(_COMMENT_ENDS)
    return _COMMENT.sub(b"", commented + end) + rest


def _with_lines_in_one(content: bytes) -> bytes:
    return _NEXT_LINE.sub(b"\n", _EMPTY_LINE.sub(rb"<text:p\1></text:p>", content))


def _with_usual_formats(styles: bytes) -> bytes:
    return _FORMAT.sub(_usual_format, styles.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _usual_format(found: re.Match[str]) -> str:
    before, written, after = found.groups()
    shown = _OTHER_PARTS.sub("", _NOT_FORMAT.sub("", html.unescape(written)).lower())
    signs = set(_FRACTION.sub("", shown))
    if signs & set("0#?@") or not signs & set("dy"):
        return found[0]
    return f"{before}{'yyyy-mm-dd hh:mm:ss' if 'h' in signs else 'yyyy-mm-dd'}{after}"


def _with_written_dates(sheet: bytes) -> bytes:
    """What is written as a date, as in strict Open XML, becomes a text: GDAL would take its year for a day of 1905."""
    return _WRITTEN_DATE.sub(_as_text, sheet) if b't="d"' in sheet else sheet


def _as_text(found: re.Match[bytes]) -> bytes:
    # its style says that it is shown as a date, to GDAL whatever its type
    begin, between, written = (_STYLE.sub(b"", part) for part in found.groups())
    return begin + b't="str"' + between + _MIDNIGHT.sub(b"", written)


def _with_results(sheet: bytes) -> bytes:
    """A formula without a result, as a program writes that is no spreadsheet, says so: it would be an empty cell."""
    return _NO_RESULT.sub(_told, sheet)


def _told(found: re.Match[bytes]) -> bytes:
    prefix, attributes, formula = found.groups()
    if b't="str"' in attributes:
        return found[0]
    # a style says how a number or a date is shown
    plain = _TYPE.sub(b"", _STYLE.sub(b"", attributes))
    value = b"<%sv>%s</%sv>" % (prefix, NOT_WORKED_OUT.encode(), prefix)
    return b'<%sc %s t="str">%s%s</%sc>' % (prefix, plain, formula, value, prefix)


def _with_runs_in_one(sheet: bytes) -> bytes:
    return _NEXT_RUN.sub(b"", sheet)


def _with_signs(strings: bytes) -> bytes:
    """What Excel writes in numbers, such as the end of a line on Windows, as itself; nothing where XML has no such
    sign."""
    return _SIGN.sub(lambda found: _sign(int(found[1], 16)), strings)


def _sign(number: int) -> bytes:
    is_text = number in (9, 10) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    return html.escape(chr(number)).encode() if is_text else b""


_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_AMENDED: dict[str, tuple[tuple[re.Pattern[str], Callable[[bytes], bytes]], ...]] = {
    ".ods": (
        (re.compile(r"content\.xml"), _without_comments),
        (re.compile(r"content\.xml"), _with_lines_in_one),
    ),
    ".xlsx": (
        (re.compile(r"xl/styles\.xml"), _with_usual_formats),
        (re.compile(r"xl/sharedStrings\.xml"), _with_signs),
        *((_SHEET, amend) for amend in (_with_written_dates, _with_results, _with_runs_in_one, _with_signs)),
    ),
}
