"""The scroll area of a form, which keeps its fields within reach on a small screen; not every form has one."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QScrollArea, QWidget


class Scrolling:
    """Keeps the fields of a form within reach."""

    def __init__(self, form: QWidget) -> None:
        self._area = form.findChild(QScrollArea)
        if self._area is not None:
            # Tab goes from field to field, and the area follows
            self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def make_room(self) -> None:
        """Let the fields scroll up and down only: their labels are as long as the language makes them."""
        if self._area is not None:
            bar = self._area.verticalScrollBar().sizeHint().width()
            self._area.setMinimumWidth(self._area.widget().minimumSizeHint().width() + bar)

    def show(self, field: QWidget) -> None:
        """Scroll to a field."""
        if self._area is not None:
            self._area.ensureWidgetVisible(field)
