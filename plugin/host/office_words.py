"""The list of office words as it is set, for whoever gives hints on language. A hint never stops anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..participation.words import ParticipationError, Text
from .unexpected import log

if TYPE_CHECKING:
    from ..participation.plain import OfficeWords


def office_words(tell: Callable[[Text], None] = log, path: Path | None = None) -> OfficeWords:
    """The list in a file, else the one in the settings; where that cannot be read ours, and why is told."""
    from ..intake.office_words import load_office_words
    from .settings import OFFICE_WORDS

    try:
        return load_office_words(str(path or OFFICE_WORDS.value))
    except ParticipationError as error:
        tell(error.text)
        return load_office_words("")
