"""What bytes say that do not tell how they are written, and texts that are written in more than one way."""

from __future__ import annotations

import codecs
import unicodedata

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACES = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
# a word joiner, marks of writing from right to left: they come along with what is copied from a web page or an address
# book, and nobody sees them
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def trimmed(text: str) -> str:
    """The text without the spaces and the signs that nobody sees before and behind it."""
    return text.strip(_SPACES + _UNSEEN)


def decoded(raw: bytes) -> str:
    """The text of it: UTF-8, else as Windows writes it in the Netherlands."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # some bytes stand for nothing in it
        return raw.decode("cp1252", "replace")


def one_spelling(text: str) -> str:
    """The text with each letter with an accent as one character (Unicode's NFC): é, or e and an accent, look the
    same."""
    return unicodedata.normalize("NFC", text)


def decoded_file(content: bytes) -> str:
    """The text of a whole file, which may begin with a byte order mark; of UTF-16, as Excel and Notepad write what they
    call Unicode, it tells by that."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    return decoded(content).removeprefix("\ufeff")
