"""Which language the person at this QGIS reads."""

from __future__ import annotations

from qgis.core import QgsApplication

from ..participation.words import Text


def language() -> str:
    """The locale of QGIS's user interface ("nl_NL")."""
    return str(QgsApplication.instance().locale())


def spoken(text: Text) -> str:
    """The text in the language of QGIS's user interface."""
    return text.in_language(language())
