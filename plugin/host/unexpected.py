"""What a person reads when something goes wrong that nobody foresaw: a sentence. The log keeps the rest."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMessageLog

from ..needs import lacking
from ..participation.words import ParticipationError, Text
from .language import spoken
from .own_geos import refuse_a_crash

LOG = "Participatiekaart"
UNEXPECTED = Text(
    "Er ging iets mis waar de plugin niet op rekende ({error}). Wat al bewaard of gepubliceerd was, staat er nog. "
    "De bijzonderheden staan in het logboek van QGIS, onder Participatiekaart; meld ze aan de beheerder.",
    "Something went wrong that the plugin did not expect ({error}). What was kept or published is still there. The "
    "details are in QGIS's log messages, under Participatiekaart; report them to your administrator.",
)
FULL = Text(
    "Er is te weinig geheugen voor dit bestand of deze laag. Deel het op in kleinere delen, of sluit andere "
    "programma's.",
    "There is too little memory for this file or layer. Split it into smaller parts, or close other programs.",
)


def log(text: Text) -> None:
    """Tell it in QGIS's log messages, where nobody waits for an answer."""
    QgsMessageLog.logMessage(spoken(text), LOG, Qgis.MessageLevel.Warning)


def attempt(do: Callable[[], Any]) -> tuple[Any, ParticipationError | None]:
    """What work in the background gives, and what a person can read of it where it fails instead."""
    try:
        refuse_a_crash()
        return do(), None
    except ParticipationError as error:
        return None, error
    except Exception as error:
        return None, unexpected(error)


def unexpected(error: Exception) -> ParticipationError:
    """Log an error that nobody foresaw with where it came from, and give what a person can read about it."""
    # a package that is too old has not all that is asked of it
    needed = lacking() if isinstance(error, (ImportError, AttributeError)) else None
    if needed is not None:
        return ParticipationError(needed)  # where it came from would say no more
    lines = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    QgsMessageLog.logMessage(lines, LOG, Qgis.MessageLevel.Critical)
    if isinstance(error, MemoryError):
        return ParticipationError(FULL)
    return ParticipationError(UNEXPECTED.format(error=type(error).__name__))
