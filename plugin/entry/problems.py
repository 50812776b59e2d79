"""What keeps typed words from being saved."""

from __future__ import annotations

from dataclasses import dataclass

from ..participation.words import Text


@dataclass(frozen=True)
class Problem:
    """Something that keeps typed words from being saved. field: name of the field in the form at which it is told."""

    field: str
    text: Text
