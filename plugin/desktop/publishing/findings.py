"""The list of what is to be mended before publishing."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QTableWidget, QTableWidgetItem

from ...host.language import spoken
from ...participation.checks import Finding
from ...participation.words import Text
from ..dock.rows import MORE

MEND = Text("Dubbelklik om het te verhelpen.", "Double-click to fix it.")
FINDING = Qt.ItemDataRole.UserRole
"""Of each cell: the type and id of the record it is about, and the field; None of the line that counts the rest."""
MOST = 1_000
"""As many are listed, the worst first: whoever has mended these sees the rest."""


def prepare_findings(table: QTableWidget) -> None:
    """Divide the width, and give each row the height of its words, however wide the columns are made."""
    for column, width in enumerate((110, 330)):
        table.setColumnWidth(column, width)
    # a list that is not in sight yet has another width
    widened = QTimer(table, singleShot=True)
    widened.timeout.connect(table.resizeRowsToContents)
    table.horizontalHeader().sectionResized.connect(lambda *_: widened.start(0))


def show_findings(table: QTableWidget, findings: Sequence[Finding]) -> None:
    """Fill the list: how bad each is, what it is and what to do. Whoever mends one after another keeps the place."""
    place, listed = table.currentRow(), findings[:MOST]
    table.clearSpans()
    table.setRowCount(0)
    table.setRowCount(len(listed))
    for row, finding in enumerate(listed):
        for column, text in enumerate((finding.severity.label, finding.text, finding.remedy)):
            item = QTableWidgetItem(spoken(text))
            item.setToolTip(spoken(MEND))
            item.setData(FINDING, (finding.record_type, finding.record_id, finding.field))
            table.setItem(row, column, item)
    if len(findings) > MOST:
        table.setRowCount(MOST + 1)
        table.setSpan(MOST, 0, 1, table.columnCount())
        more = QTableWidgetItem(spoken(MORE.format(n=len(findings) - MOST)))
        # read, but not chosen
        more.setFlags(Qt.ItemFlag.ItemIsEnabled)
        table.setItem(MOST, 0, more)
    table.resizeRowsToContents()
    if place >= 0:
        table.setCurrentCell(min(place, len(listed) - 1), 1)
