"""Which language the person at this QGIS reads."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import QgsApplication

from ..participation.words import Text


@lru_cache(maxsize=1)
def language() -> str:
    """The locale of QGIS's user interface ("nl_NL"), which QGIS changes only by starting anew."""
    # asked once: QGIS reads its settings for it, and one start asks 200 times
    application = QgsApplication.instance()
    # what the window speaks, which `qgis --lang` may have chosen; there is none without a window
    return str(application.translation() or application.locale())


def spoken(text: Text) -> str:
    """The text in the language of QGIS's user interface."""
    return text.in_language(language())
