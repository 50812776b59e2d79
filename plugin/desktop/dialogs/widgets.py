"""Reads and fills the widgets of a form by what they are, so that a dialog need only name its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate, QEvent, QLocale, QObject, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ...entry.times import read_day, show_day
from ...host.language import language, spoken
from ...participation.codes import Code
from ...participation.times import TimeNotUnderstoodError
from ...participation.words import Text

ICONS = Path(__file__).resolve().parents[3] / "resources/icons"


def value_of(widget: QWidget) -> Any:
    """What a field holds: text, whether it is ticked, a number, a path, the value behind what is chosen (the text where
    one may be typed), or those behind all rows."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QgsFileWidget):
        return widget.filePath()
    if isinstance(widget, QComboBox):
        return widget.currentText() if widget.isEditable() else widget.currentData()
    if isinstance(widget, QListWidget):
        return tuple(widget.item(row).data(Qt.ItemDataRole.UserRole) for row in range(widget.count()))
    raise TypeError(f"no field: {widget}")


def set_value(widget: QWidget, value: Any) -> None:
    if isinstance(widget, QLineEdit):
        widget.setText(value)
        widget.setCursorPosition(0)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(value)
    elif isinstance(widget, QCheckBox):
        widget.setChecked(value)
    elif isinstance(widget, QSpinBox):
        widget.setValue(value)
    elif isinstance(widget, QgsFileWidget):
        widget.setFilePath(value)
    elif isinstance(widget, QComboBox) and widget.isEditable():
        widget.setCurrentText(value)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, widget.findData(str(value) if isinstance(value, Code) else value)))
    else:
        raise TypeError(f"no field: {widget}")


def line_up(*labels: QWidget) -> None:
    """Give the widest labels of forms that stand under each other one width, so that their fields begin in one line."""
    for label in labels:
        label.ensurePolished()
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)


def on_change(widget: QWidget, do: Callable[[], object]) -> None:
    """Call `do` whenever what a field holds changes."""
    if isinstance(widget, QLineEdit):
        widget.textChanged.connect(lambda _: do())
        widget.textEdited.connect(lambda text: _put_in_one_line(widget, text))
    elif isinstance(widget, QPlainTextEdit):
        widget.textChanged.connect(do)
    elif isinstance(widget, QCheckBox):
        widget.toggled.connect(lambda _: do())
    elif isinstance(widget, QSpinBox):
        widget.valueChanged.connect(lambda _: do())
    elif isinstance(widget, QgsFileWidget):
        widget.fileChanged.connect(lambda _: do())
    elif isinstance(widget, QComboBox):
        (widget.currentTextChanged if widget.isEditable() else widget.currentIndexChanged).connect(lambda _: do())
    elif isinstance(widget, QListWidget):
        rows = widget.model()
        for signal in (rows.rowsInserted, rows.rowsRemoved, rows.dataChanged):
            signal.connect(lambda *_: do())
    else:
        raise TypeError(f"no field: {widget}")


def _put_in_one_line(field: QLineEdit, text: str) -> None:
    """Qt shows a line break or a tab that is pasted as a space, and keeps it. What is undone comes past here too."""
    lines = text.replace("\t", " ").splitlines()
    if lines and lines != [text] and not field.isRedoAvailable():
        # what is put in by hand can be undone, what is set cannot
        field.selectAll()
        field.insert(" ".join(filter(None, map(str.strip, lines))))


def fill_codes(combo: QComboBox, codes: Iterable[Code], none: Text | None = None) -> None:
    """Offer codes by their words. none: words for choosing no code at all."""
    if none is not None:
        combo.addItem(spoken(none), None)
    for code in codes:
        combo.addItem(spoken(code.label), code.value)


def show_rows(form: Any, names: Iterable[str], is_shown: bool) -> None:
    """Show or hide fields of a form with their labels."""
    for name in names:
        for part in ("label", "cell"):
            getattr(form, f"{name}_{part}").setVisible(is_shown)


class NoWheel(QObject):
    """Lets the wheel scroll the form, and not change a choice that the mouse happens to be over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class FoldedRows(QObject):
    """Gives each row of a window's forms the height that its folded text takes, whatever came, went or grew, and none
    where it is hidden.

    QFormLayout keeps the heights it worked out for another width, or for other words, and cuts rows off.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._forms = window.findChildren(QFormLayout)
        for form in self._forms:
            _space_in_rows(form)
        for around in {form.parentWidget() for form in self._forms}:
            around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            for form in self._forms:
                if form.parentWidget() is watched:
                    form.invalidate()
        return False


def _space_in_rows(form: QFormLayout) -> None:
    """Put the space between rows into the rows themselves: Qt 5 leaves it also for hidden rows. Labels stand beside the
    first line of their field; Qt would put them lower in a row of several lines."""
    space = form.verticalSpacing()
    form.setVerticalSpacing(0)
    one_line = QLineEdit().sizeHint().height()
    for row in range(form.rowCount()):
        field, label = (
            form.itemAt(row, role) for role in (QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.LabelRole)
        )
        cell = field.layout() or field.widget().layout()
        margins = cell.contentsMargins()
        cell.setContentsMargins(margins.left(), margins.top(), margins.right(), margins.bottom() + space)
        if label is not None:
            words = label.widget()
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            words.setContentsMargins(0, (one_line - words.fontMetrics().height()) // 2, 0, 0)


def add_day_calendar(button: QToolButton, field: QLineEdit, else_from: QLineEdit | None = None) -> None:
    """Let a button open a calendar that fills a field with the day chosen in it. It opens at the day typed there, else
    in another field, else today."""
    calendar = QCalendarWidget(button)
    calendar.setLocale(QLocale(language()))
    calendar.setGridVisible(True)
    button.setIcon(QIcon(str(ICONS / "calendar.svg")))
    menu = QMenu(button)
    action = QWidgetAction(menu)
    action.setDefaultWidget(calendar)
    menu.addAction(action)

    def opened() -> None:
        calendar.setSelectedDate(_day_in(field) or (_day_in(else_from) if else_from else None) or QDate.currentDate())
        calendar.setFocus()

    def take(date: QDate) -> None:
        menu.hide()
        field.setText(show_day(date.toPyDate(), language()))
        field.setFocus()

    menu.aboutToShow.connect(opened)
    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    button.setMenu(menu)


def _day_in(field: QLineEdit) -> QDate | None:
    try:
        day = read_day(field.text())
    except TimeNotUnderstoodError:
        return None
    return QDate(day.year, day.month, day.day)
