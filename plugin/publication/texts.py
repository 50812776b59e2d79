"""Text as the public gets it, the same in every format."""

from __future__ import annotations

from .writers.text import clean


def public_text(text: str | None) -> str | None:
    """The text without characters that no reader shows and without space around it; None where nothing is left."""
    return (clean(text).strip() or None) if text else None
