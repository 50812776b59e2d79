"""Run by QGIS Desktop itself (--code): tells what was done with the input of a moment, and publishes that."""

from __future__ import annotations

import os
import sys
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QToolBar, QWidget
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, dock, menu, note, seen, start_at, words, write

STORE, FOLDER = os.environ["LOOK_STORE"], os.environ["LOOK_FOLDER"]
TOLD = "Veel bewoners wilden meer bomen. Die komen er."
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
running: list[OneByOne] = []


def agenda() -> Any:
    return dock().content.agenda


def dialog(name: str) -> Any:
    return iface.mainWindow().findChild(QDialog, name)


def press(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


def listed() -> list[str]:
    return [agenda().item(row).text() for row in range(agenda().count())]


def open_store() -> Step:
    menu().handlers.open_store(STORE)
    return lambda: "Terugkoppeling nodig" in listed()


def choose_what_is_owed() -> Step:
    note("1 agenda", dock())
    seen["agenda"] = listed()
    line = agenda().item(listed().index("Terugkoppeling nodig") + 1)
    agenda().scrollToItem(line)
    seen["plan"] = line.text().split("\n")[0]
    QTest.mouseClick(agenda().viewport(), LEFT, pos=agenda().visualItemRect(line).center())
    return lambda: "Terugkoppelen…" in words(dock())


def press_feedback() -> Step:
    note("2 plan", dock())
    (button, *_) = [part for part in dock().findChildren(QWidget) if _says(part, "Terugkoppelen…")]
    press(button)
    return lambda: dialog("FeedbackDialog") is not None and dialog("FeedbackDialog").save_button.isEnabled()


def _says(part: Any, text: str) -> bool:
    return hasattr(part, "text") and callable(part.text) and part.isVisible() and part.text() == text


def tell() -> Step:
    start_at(dialog("FeedbackDialog").feedback)
    write(TOLD)
    return lambda: TOLD in dialog("FeedbackDialog").preview.toPlainText()


def save() -> Step:
    note("3 feedback", dialog("FeedbackDialog"))
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return lambda: dialog("FeedbackDialog") is None and "teruggekoppeld" in words(dock())


def press_publish() -> Step:
    note("4 told", dock())
    seen["message"] = iface.messageBar().currentItem().text()
    bar = iface.mainWindow().findChild(QToolBar, "ParticipatiekaartToolBar")
    (action,) = [action for action in bar.actions() if action.objectName() == "participatiekaart_publish"]
    press(bar.widgetForAction(action))
    return lambda: dialog("PublishDialog") is not None and dialog("PublishDialog").publish.isEnabled()


def choose_folder() -> Step:
    note("5 publish", dialog("PublishDialog"))
    start_at(dialog("PublishDialog").folder.lineEdit())
    write(FOLDER)
    return lambda: TOLD in str(changes())


def changes() -> list[list[str]]:
    tree, found = dialog("PublishDialog").changes, []
    waiting = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    while waiting:
        item = waiting.pop(0)
        found.append([item.text(column) for column in range(3)])
        waiting = [item.child(row) for row in range(item.childCount())] + waiting
    return found


def publish() -> Step:
    note("6 changes", dialog("PublishDialog"))
    seen["changes"] = changes()
    shown = dialog("PublishDialog")
    press(shown.publish)
    return lambda: shown.message.text().startswith("Gepubliceerd") and shown.publish.isEnabled()


def leave() -> Step:
    note("7 published", dialog("PublishDialog"))
    seen["modal"] = QApplication.activeModalWidget() is not None
    press(dialog("PublishDialog").close_button)
    return lambda: dialog("PublishDialog") is None


def look_at_dock() -> Step:
    return lambda: "Ja. De volgende publicatie verandert er niets aan." in words(dock())


STEPS = (
    open_store,
    choose_what_is_owed,
    press_feedback,
    tell,
    save,
    press_publish,
    choose_folder,
    publish,
    leave,
    look_at_dock,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
