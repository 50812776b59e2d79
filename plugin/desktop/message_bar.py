"""Sentences in the bar above QGIS's map."""

from __future__ import annotations

from html import escape
from typing import Any

from ..host.language import spoken
from ..participation.words import Text
from .actions import NAME


def tell(bar: Any, text: Text, level: Any, *seconds: int) -> None:
    """Say it there; QGIS takes it away after some seconds, which can be given: 0 for never."""
    bar.pushMessage(NAME, as_shown(text), level, *seconds)


def as_shown(text: Text) -> str:
    """QGIS reads what it is given as HTML: of a title such as “Spelen <5 jaar” half was not shown."""
    return escape(spoken(text), quote=False)
