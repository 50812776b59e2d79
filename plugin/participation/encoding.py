"""Texts from files and from the clipboard: in which encoding they are, and one spelling for what looks the same."""

from __future__ import annotations

import codecs
import unicodedata

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACES = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
# a word joiner, marks of writing from right to left: they come along with what is copied from a web page or an address
# book, and nobody sees them
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def trimmed(text: str) -> str:
    """The text without the spaces and the invisible characters at its begin and end."""
    return text.strip(_SPACES + _UNSEEN)


def decoded(raw: bytes) -> str:
    """The text of bytes in an unknown encoding: UTF-8, else what Windows uses in the Netherlands (code page 1252)."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # code page 1252 has no character for some bytes
        return raw.decode("cp1252", "replace")


def one_spelling(text: str) -> str:
    """The text with each accented letter as one character (Unicode's NFC). An é may also be written as an e and a
    separate accent; the two look the same and should be equal."""
    return unicodedata.normalize("NFC", text)


def decoded_file(content: bytes) -> str:
    """The text of a whole file, without its byte order mark. Only that mark tells that a file is in UTF-16, which Excel
    and Notepad call "Unicode"; any other file is read as `decoded` does."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    return decoded(content).removeprefix("\ufeff")
