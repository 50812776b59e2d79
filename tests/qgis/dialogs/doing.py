"""What a person does with a dialog: wait for it, type, press, and look."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

PATIENCE = 20


def until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds. Between events it waits, and leaves the processor to the work."""
    end = time.monotonic() + PATIENCE
    # what is waited for may come about without an event
    pulse = QTimer(interval=10)
    pulse.start()
    while not holds():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError("this did not come to hold")


def ready(dialog: Any) -> None:
    """Wait until a person can type."""
    until(dialog.save_button.isEnabled)


def type_in(dialog: Any, **values: Any) -> None:
    """Fill in fields in the order given; a choice by its code."""
    for name, value in values.items():
        field = getattr(dialog, name)
        if isinstance(field, (QTextEdit, QPlainTextEdit)):
            field.setPlainText(value)
        elif isinstance(field, (QAbstractButton, QGroupBox)):
            field.setChecked(value)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QSpinBox):
            field.setValue(value)
        else:
            field.setText(value)
    dialog.look()


def choose_by_keys(choice: Any, *keys: Any) -> None:
    """Choose with the keyboard alone, with Enter at the end: each key goes where the keyboard is by then."""
    QApplication.setActiveWindow(choice.window())
    choice.setFocus()
    for key in (*keys, Qt.Key.Key_Return):
        reached = QApplication.activePopupWidget()
        QTest.keyClick(reached.focusWidget() if reached else QApplication.focusWidget(), key)
        ready(choice.window())


def press(dialog: Any) -> str:
    """Press the save button; what is said of it once it was kept, nothing where it was not."""
    said: list[str] = []
    dialog.kept.connect(lambda _, text: said.append(text.nl))
    dialog.save_button.click()
    until(lambda: bool(said) or dialog.save_button.isEnabled())
    return "".join(said)


def answer(words: str) -> list[str]:
    """Press the button with these words in the question that comes next; gives what was asked."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, look)
            return
        asked.append(box.text())
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()

    QTimer.singleShot(0, look)
    return asked


def change(address: str, kind: type[Any], id: str, /, **values: Any) -> None:
    """Change a record as another program does."""
    with open_store(address) as store, store.writing("een ander") as transaction:
        transaction.update(kind, [(id, values)])


def rows(address: str, query: str) -> list[tuple[Any, ...]]:
    """What stands in a store."""
    with closing(sqlite3.connect(address)) as connection:
        return connection.execute(query).fetchall()


def error(dialog: Any, row: str) -> str:
    """What is said under a field, as far as it is shown."""
    label = getattr(dialog, f"{row}_problem")
    return str(label.text()) if label.isVisibleTo(dialog) else ""


def name_of(widget: QWidget) -> str:
    """What a screen reader says of it."""
    own = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    labels = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return own or "".join(labels)
