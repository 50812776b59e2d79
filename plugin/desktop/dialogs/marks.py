"""Says beside a field what is wrong with it, in words with a sign, never by colour alone; and beside a form what is
left to do before publishing."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...host.language import spoken
from ...participation.words import Text
from ..symbols import AMBER, BLUE, RED, colour

ERROR, WARNING, HINT = "✗ ", "⚠ ", "ℹ "
BEFORE_PUBLISHING = Text("Nog te doen voor het publiceren:", "Still to do before publishing:")


def hide_marks(form: QWidget) -> None:
    """Say nothing under any field, before a person has been there."""
    for label in form.findChildren(QLabel):
        if label.objectName().endswith("_problem"):
            label.hide()


def mark(
    label: QLabel, fields: Iterable[QWidget], errors: Iterable[str], warnings: Iterable[str], hints: Iterable[str] = ()
) -> None:
    """Show what is wrong under the fields of one row, and tell it to whoever cannot see it; nothing where all is well.
    hints: what is right and could be better."""
    wrong, doubtful, better = list(errors), list(warnings), list(hints)
    signed = ((ERROR, wrong), (WARNING, doubtful), (HINT, better))
    lines = [sign + text for sign, texts in signed for text in texts]
    said = "\n".join(lines)
    for field in fields:
        field.setAccessibleDescription("\n".join([*wrong, *doubtful, *better]))
    if label.text() != said:
        label.setText(said)
        shade = colour(RED if wrong else AMBER if doubtful else BLUE, label.window().palette())
        # a colour of the palette would be lost under a theme of QGIS, which has a style sheet
        label.setStyleSheet(f"QLabel {{ color: {shade.name()} }}")
    label.setVisible(bool(lines))


def show_to_do(label: QLabel, texts: Iterable[str]) -> None:
    """List what is left to do, each thing once; nothing where all is done."""
    to_do = dict.fromkeys(texts)
    label.setText("\n".join([spoken(BEFORE_PUBLISHING), *(f"• {text}" for text in to_do)]))
    label.setVisible(bool(to_do))
