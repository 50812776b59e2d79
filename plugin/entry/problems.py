"""What keeps typed words from being saved."""

from __future__ import annotations

from dataclasses import dataclass

from ..participation.words import Text


@dataclass(frozen=True)
class Problem:
    """field: name of the field in the form that it stands at."""

    field: str
    text: Text
