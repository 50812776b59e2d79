"""Run by QGIS Desktop itself (--code): a plan card, a status by hand and goals, filled in by the keyboard."""

from __future__ import annotations

import os
import sys
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, dock, layer_of, menu, note, seen, start_at, tab, words, write

STORE = os.environ["LOOK_STORE"]
PLAN = "Vernieuwing stationsgebied"
KEY = Qt.Key
running: list[OneByOne] = []


def page() -> Any:
    return dock().content.plan_page


def dialog(name: str) -> Any:
    return iface.mainWindow().findChild(QDialog, name)


def is_ready(name: str) -> bool:
    return dialog(name) is not None and dialog(name).save_button.isEnabled()


def note_dialog(name: str) -> None:
    note(name, dialog(name))
    seen[f"{name} preview"] = dialog(name).preview.toPlainText()


def save(name: str) -> Step:
    note_dialog(name)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return lambda: dialog(name) is None


def told() -> str:
    return str(iface.messageBar().currentItem().text())


def open_store() -> Step:
    menu().handlers.open_store(STORE)
    return lambda: any("Kies een plan" in text for text in words(menu().dock))


def select() -> Step:
    layer_of("plan_area").selectByExpression(f"source_name = '{PLAN}'")
    return lambda: PLAN in words(menu().dock)


def open_card() -> Step:
    page().edit_plan.click()
    return lambda: is_ready("PlanDialog")


def fill_in_card() -> Step:
    start_at(dialog("PlanDialog").name)
    write("Station en plein")
    # past the button that takes the source's name back, once that is there
    dialog("PlanDialog").look()
    tab(2)
    write("Er komen bomen en bankjes.")
    return lambda: "bankjes" in dialog("PlanDialog").preview.toPlainText()


def save_card() -> Step:
    return save("PlanDialog")


def open_override() -> Step:
    seen["card told"] = told()
    page().by_hand.click()
    return lambda: is_ready("OverrideDialog")


def fill_in_override() -> Step:
    start_at(dialog("OverrideDialog").override_status)
    write("Ligt")
    tab()
    write("Wacht op onderzoek")
    return lambda: "Ligt stil" in dialog("OverrideDialog").preview.toPlainText()


def save_override() -> Step:
    return save("OverrideDialog")


def look_at_dock() -> Step:
    return lambda: any(text.startswith("Ligt stil") for text in words(menu().dock))


def open_goals() -> Step:
    seen["dock"] = words(menu().dock)
    page().goals.click()
    return lambda: is_ready("GoalsDialog")


def fill_in_goals() -> Step:
    start_at(dialog("GoalsDialog").text)
    write("Elke straat heeft schaduw.")
    tab()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    return lambda: "schaduw" in dialog("GoalsDialog").preview.toPlainText()


def save_goals() -> Step:
    return save("GoalsDialog")


def end() -> Step:
    seen["goals told"] = told()
    return lambda: True


CARD = (open_card, fill_in_card, save_card)
OVERRIDE = (open_override, fill_in_override, save_override, look_at_dock)
GOALS = (open_goals, fill_in_goals, save_goals, end)
STEPS = (open_store, select, *CARD, *OVERRIDE, *GOALS)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
