"""Says beside a field what is wrong with it: in words with a sign, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ..dock.symbols import AMBER, BLUE, RED, colour

ERROR, WARNING, HINT = "✗ ", "⚠ ", "ℹ "


def mark(
    label: QLabel, fields: Iterable[QWidget], errors: Iterable[str], warnings: Iterable[str], hints: Iterable[str] = ()
) -> None:
    """Show what is wrong under the fields of one row, and tell it to who cannot see it; nothing where all is well.
    hints: what is right and could be better."""
    wrong, doubtful, better = list(errors), list(warnings), list(hints)
    signed = ((ERROR, wrong), (WARNING, doubtful), (HINT, better))
    lines = [sign + text for sign, texts in signed for text in texts]
    said = "\n".join(lines)
    for field in fields:
        field.setAccessibleDescription("\n".join([*wrong, *doubtful, *better]))
    if label.text() != said:
        label.setText(said)
        palette = label.palette()
        shade = colour(RED if wrong else AMBER if doubtful else BLUE, label.window().palette())
        palette.setColor(QPalette.ColorRole.WindowText, shade)
        label.setPalette(palette)
    label.setVisible(bool(lines))
