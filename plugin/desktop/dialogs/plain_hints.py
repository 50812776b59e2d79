"""Hints on language while one types: told under the field, and the words underlined. They never hold anything back."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtGui import QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ...host.language import spoken
from ...participation.counts import counted
from ...participation.plain import Hint, HintKind, OfficeWords, hints
from ...participation.words import Text
from ..symbols import BLUE, colour

MOST = 3
MORE = Text("En nog {n} tips.", "And {n} more hints.")
ONE_MORE = Text("En nog 1 tip.", "And 1 more hint.")
_LINES = {
    HintKind.LONG: QTextCharFormat.UnderlineStyle.DotLine,
    HintKind.PASSIVE: QTextCharFormat.UnderlineStyle.DashUnderline,
    HintKind.OFFICE: QTextCharFormat.UnderlineStyle.WaveUnderline,
}


def show_hints(field: QWidget, text: str, office_words: OfficeWords) -> list[str]:
    """Underline in a field what could be plainer, and give what to say of it, the first few hints only."""
    found = hints(text, office_words)
    if isinstance(field, QPlainTextEdit):
        field.setExtraSelections([_underlined(field, text, hint) for hint in found])
    said = [spoken(hint.said) for hint in found[:MOST]]
    more = len(found) - MOST
    return [*said, spoken(counted(more, ONE_MORE, MORE))] if more > 0 else said


def _underlined(field: QPlainTextEdit, text: str, hint: Hint) -> Any:
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(_units(text[: hint.start]))
    cursor.setPosition(_units(text[: hint.end]), QTextCursor.MoveMode.KeepAnchor)
    shape = QTextCharFormat()
    shape.setUnderlineStyle(_LINES[hint.kind])
    shape.setUnderlineColor(colour(BLUE, field.palette()))
    mark.cursor, mark.format = cursor, shape
    return mark


def _units(text: str) -> int:
    """How long Qt finds a text: it counts in UTF-16, where an emoji is two."""
    return len(text) + sum(character > "\uffff" for character in text)
