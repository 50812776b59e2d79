"""What bytes say that do not tell how they are written, and texts that are written in more than one way."""

from __future__ import annotations

import unicodedata


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
    """The text of a whole file, which may begin with a byte order mark."""
    return decoded(content).removeprefix("\ufeff")
