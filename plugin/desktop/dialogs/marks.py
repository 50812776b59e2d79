"""Says beside a field what is wrong with it: in words with a sign, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ..dock.symbols import AMBER, RED, colour

ERROR, WARNING = "✗ ", "⚠ "


def mark(label: QLabel, fields: Iterable[QWidget], errors: Iterable[str], warnings: Iterable[str]) -> None:
    """Show what is wrong under the fields of one row, and tell it to who cannot see it; nothing where all is well."""
    wrong, doubtful = list(errors), list(warnings)
    lines = [*(ERROR + text for text in wrong), *(WARNING + text for text in doubtful)]
    said = "\n".join(lines)
    for field in fields:
        field.setAccessibleDescription("\n".join([*wrong, *doubtful]))
    if label.text() != said:
        label.setText(said)
        palette = label.palette()
        shade = colour(RED if wrong else AMBER, label.window().palette())
        palette.setColor(QPalette.ColorRole.WindowText, shade)
        label.setPalette(palette)
    label.setVisible(bool(lines))
