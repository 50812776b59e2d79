"""A list as a field of a form: rows that are added, changed, moved and taken out, by buttons and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QListWidget, QListWidgetItem, QShortcut, QToolButton

Value = TypeVar("Value")
UP, DOWN = -1, 1
_VALUE = Qt.ItemDataRole.UserRole
_ICONS = {UP: "/mActionArrowUp.svg", DOWN: "/mActionArrowDown.svg", 0: "/mActionDeleteSelected.svg"}


class Rows(Generic[Value]):
    """The rows of a list. words: what a person reads of the value behind a row.

    up, down: move the chosen row, where there is an order; so do Alt and an arrow. remove: takes it out, as Delete
    does.
    """

    def __init__(
        self,
        list_: QListWidget,
        words: Callable[[Value], str],
        remove: QToolButton,
        up: QToolButton | None = None,
        down: QToolButton | None = None,
    ) -> None:
        self._list, self._words = list_, words
        self._buttons = [(button, by) for button, by in ((up, UP), (down, DOWN), (remove, 0)) if button is not None]
        for button, by in self._buttons:
            button.setIcon(QgsApplication.getThemeIcon(_ICONS[by]))
            button.clicked.connect(lambda _checked, by=by: self._move(by) if by else self._remove())
        keys = [("Delete", 0), *((("Alt+Up", UP), ("Alt+Down", DOWN)) if up is not None else ())]
        for key, by in keys:
            shortcut = QShortcut(QKeySequence(key), list_)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by) if by else self._remove())
        list_.currentRowChanged.connect(lambda _row: self._arrange())
        self._arrange()

    @property
    def values(self) -> tuple[Value, ...]:
        """What stands behind the rows, in order."""
        return tuple(self._list.item(row).data(_VALUE) for row in range(self._list.count()))

    @property
    def current(self) -> Value | None:
        """What stands behind the chosen row; None where none is chosen."""
        item = self._list.currentItem()
        return item.data(_VALUE) if item is not None else None

    def show(self, values: Iterable[Value]) -> None:
        """Make these the rows, and choose the first."""
        self._list.clear()
        for value in values:
            self._put(self._list.count(), value)
        self._list.setCurrentRow(0)

    def add(self, value: Value) -> None:
        """A row more, as the last; it is the chosen one."""
        self._put(self._list.count(), value)
        self._list.setCurrentRow(self._list.count() - 1)

    def change_current(self, value: Value) -> None:
        """Let something else stand behind the chosen row."""
        item = self._list.currentItem()
        item.setData(_VALUE, value)
        item.setText(self._words(value))

    def _put(self, row: int, value: Value) -> None:
        item = QListWidgetItem(self._words(value))
        item.setData(_VALUE, value)
        self._list.insertItem(row, item)

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < self._list.count():
            self._list.insertItem(row + by, self._list.takeItem(row))
            self._list.setCurrentRow(row + by)

    def _remove(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self._list.takeItem(row)
            self._list.setFocus()

    def _arrange(self) -> None:
        """Only what can be done with the chosen row can be pressed."""
        row, last = self._list.currentRow(), self._list.count() - 1
        for button, by in self._buttons:
            button.setEnabled(row >= 0 and (by == 0 or 0 <= row + by <= last))
