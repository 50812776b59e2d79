"""Typed text as the store keeps it, and as a preview shows it."""

from __future__ import annotations

from html import escape

from ..participation.encoding import trimmed

_LONGEST_SHOWN = 4000


def kept(text: str) -> str | None:
    """The text without space around it or signs that nobody sees; None where nothing is left. Half a character, as some
    programs paste, becomes a question mark: no file can hold it."""
    return trimmed(text.encode("utf-8", "replace").decode("utf-8")) or None


def in_html(text: str) -> str:
    """Any text for a preview: escaped, its lines kept, and cut after 4 000 characters."""
    cut = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " …"
    return escape(cut).replace("\n", "<br>")
