"""Text as every public format can hold it."""

from __future__ import annotations

import re

# control characters but tab and line ends, halves of characters and what will never be one: XML 1.0 or HTML forbids
# them, databases stop at a NUL
_NO_CHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_NOT_TEXT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")
# as a word processor ends a line within a paragraph, or a page
_BREAKS = re.compile("[\x0b\x0c]")


def clean(text: str) -> str:
    """The text without characters that no reader shows, and with one sign for the end of a line."""
    # nearly every text is printable, which is told five times as fast
    return text if text.isprintable() else _NOT_TEXT.sub("", _BREAKS.sub("\n", text))


def public_text(text: str | None) -> str | None:
    """The text as `clean` gives it, without space around it; None where nothing is left."""
    return (clean(text).strip() or None) if text else None
