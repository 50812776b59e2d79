"""A choice that the whole form follows."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QApplication, QComboBox

_WAYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class FromList(QObject):
    """Lets a choice be made in its list only, which the arrows and letters open; Enter chooses.

    By itself each arrow and letter chooses what it comes past: the form is read for that and the keyboard goes to its
    fields, where the next letter was typed.
    """

    def __init__(self, choice: QComboBox) -> None:
        super().__init__(choice)
        self._choice = choice
        choice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() != QEvent.Type.KeyPress or self._choice.view().isVisible() or event.modifiers() & _COMMANDS:
            return False
        is_letter = bool(event.text().strip()) and event.text().isprintable()
        if not is_letter and event.key() not in _WAYS:
            return False
        self._choice.showPopup()
        if is_letter:
            QApplication.sendEvent(self._choice.view(), event)
        return True
