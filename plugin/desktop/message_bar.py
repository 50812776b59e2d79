"""Sentences in the bar above QGIS's map."""

from __future__ import annotations

from html import escape
from math import ceil
from typing import Any

from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ..host.language import spoken
from ..participation.words import Text
from .actions import NAME


def tell(bar: Any, text: Text, level: Any, *seconds: int) -> None:
    """Say it there; QGIS takes it away after some seconds, which can be given: 0 for never."""
    bar.pushMessage(NAME, as_shown(text), level, *seconds)
    show_whole(bar.currentItem())


def as_shown(text: Text) -> str:
    """QGIS reads what it is given as HTML: of a title such as “Spelen <5 jaar” half was not shown."""
    return escape(spoken(text), quote=False)


def show_whole(message: QWidget) -> None:
    """Make room for all words of a message that stands in the bar. QGIS makes room for a line and a half: of a longer
    sentence the end, which says what to do, is out of sight."""
    words = message.findChild(QTextBrowser)
    # that height comes with its style
    words.ensurePolished()
    usual, around = words.height(), words.height() - words.viewport().height()

    def make_room(text: QSizeF) -> None:
        words.setFixedHeight(max(usual, ceil(text.height()) + around))

    words.document().documentLayout().documentSizeChanged.connect(make_room)
    make_room(words.document().size())
