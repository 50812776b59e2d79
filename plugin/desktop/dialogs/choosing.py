"""A list to choose from where each choice fills the whole form anew: nothing is chosen on the way to it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QApplication, QComboBox

_WAYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class FromList(QObject):
    """Makes the arrow keys and letters open the list of a box, in which Enter chooses.

    By itself the box chooses each item that an arrow or a letter comes past. Each choice would fill the form and move
    the keyboard to its fields, where the next letter would be typed.
    """

    def __init__(self, choice: QComboBox) -> None:
        super().__init__(choice)
        self._choice = choice
        choice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            # it is meant for the form behind the box
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
