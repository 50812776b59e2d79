"""Any text in a label: as it is, wrapped, and cut where nobody would read on."""

from __future__ import annotations

import re
from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

LONGEST, LONGEST_NAME = 300, 120
BREAK_AFTER = 10
_LONG_WORD = re.compile(r"\S{31,}")


def words(parent: QWidget, text: str, bold: bool = False) -> QLabel:
    """A label that shows any text as it is, wraps it, and cuts what nobody would read here; its tip has more of it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    show_text(label, text)
    if bold:
        embolden(label)
    return label


def embolden(label: QLabel, points: float | None = None) -> None:
    """Let the words of a label stand out, in a size of their own where one is given. By a style, not a font: where a
    person chose a font in its settings, QGIS takes each widget's own away."""
    size = f"; font-size: {points}pt" if points else ""
    # not for the label's tip, which has a class of its own
    label.setStyleSheet(f".QLabel {{ font-weight: bold{size} }}")


def show_text(label: QLabel, text: str, longest: int = LONGEST) -> None:
    """Put any text in a label: wrapped even where it has no spaces, and cut after so many characters."""
    shown = cut(text, longest)
    label.setText(_LONG_WORD.sub(_breakable, shown))
    label.setToolTip(as_tip(text[: 10 * LONGEST]) if shown != text else "")


def as_tip(text: str) -> str:
    """Any text as the tip of a widget, which then wraps it. Qt would read HTML in a title such as “Spelen <b>”."""
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if text else ""


def cut(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _breakable(word: re.Match[str]) -> str:
    """The word with places at which it can be broken, which take no room."""
    return "\u200b".join(re.findall(f".{{1,{BREAK_AFTER}}}", word[0]))
