"""What bytes say that do not tell how they are written."""

from __future__ import annotations


def decoded(raw: bytes) -> str:
    """The text of it: UTF-8, else as Windows writes it in the Netherlands."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # some bytes stand for nothing in it
        return raw.decode("cp1252", "replace")


def decoded_file(content: bytes) -> str:
    """The text of a whole file, which may begin with a byte order mark."""
    return decoded(content).removeprefix("\ufeff")
