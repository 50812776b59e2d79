"""What bytes say that do not tell how they are written, and texts that are written in more than one way."""

from __future__ import annotations

import codecs
import unicodedata

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
