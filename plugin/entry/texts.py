"""Typed text as the store keeps it."""

from __future__ import annotations


def kept(text: str) -> str | None:
    """The text without space around it; None where nothing is left. Half a character, as some programs paste, becomes a
    question mark: no file can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8").strip() or None
