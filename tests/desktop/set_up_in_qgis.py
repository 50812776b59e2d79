"""Run by QGIS Desktop itself (--code): sets everything up from nothing, as the assistant leads."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QTableWidget, QWizard
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, clipped, dock, menu, seen, words

FOLDER = Path(os.environ["LOOK_FOLDER"])
TOWN = Path(os.environ["LOOK_TOWN"])
BUTTON = QWizard.WizardButton
running: list[OneByOne] = []


def assistant() -> Any:
    return iface.mainWindow().findChild(QWizard, "Assistant")


def note(name: str) -> None:
    seen[name] = words(assistant())
    seen[f"{name} clipped"] = clipped(assistant())
    assistant().repaint()
    QApplication.primaryScreen().grabWindow(0).save(f"{os.environ['LOOK_PICTURES']}/{name}.png")


def press(button: Any) -> None:
    assistant().button(button).click()


def on(title: str) -> Step:
    return lambda: assistant().currentPage().title() == title


def opens_by_itself() -> Step:
    return lambda: assistant() is not None and assistant().isVisible()


def choose_store() -> Step:
    note("1 store")
    assistant().store_page.new_store.setFilePath(str(FOLDER / "participatie"))
    press(BUTTON.NextButton)
    return on("Voor welke gemeente?")


def choose_areas() -> Step:
    note("2 areas")
    page = assistant().areas_page
    page.municipality.setText("GM9901")
    page.pages_title.setText("Plannen in Veldermond")
    page.from_layer.setChecked(True)
    page.own.layers.open(f"{TOWN / 'neighbourhoods.gpkg'}")
    page.layer.setLayer(page.layer.layer(page.layer.findText("buurten")))
    note("2 areas of a layer")
    press(BUTTON.NextButton)
    return on("Welke plannen?")


def choose_plans() -> Step:
    assistant().plans_page._layers.open(f"{TOWN / 'plannen.gpkg'}")
    return lambda: assistant().plans_page.keys is not None


def choose_a_wrong_key() -> Step:
    note("3 plans")
    table = assistant().plans_page.findChild(QTableWidget)
    seen["preview"] = [[table.item(row, column).text() for column in (0, 1)] for row in range(table.rowCount())]
    assistant().plans_page.key_field.setField("soort")
    return lambda: assistant().plans_page.keys is not None


def choose_the_right_key() -> Step:
    note("3 keys that repeat")
    assistant().plans_page.key_field.setField("plancode")
    return lambda: assistant().plans_page.keys is not None


def go_on() -> Step:
    press(BUTTON.NextButton)
    return on("Wat komt er binnen?")


def look_over() -> Step:
    note("4 what comes in")
    press(BUTTON.NextButton)
    return on("Klaar om in te richten")


def set_up() -> Step:
    note("5 ready")
    seen["before"] = [path.name for path in FOLDER.iterdir()]
    press(BUTTON.FinishButton)
    return on("Ingericht")


def look_at_project() -> Step:
    note("5 done")
    group = QgsProject.instance().layerTreeRoot().findGroup("Participatie")
    seen["group"] = [node.layer().name() for node in group.findLayers()]
    seen["layers"] = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())
    seen["dock"] = dock().isVisible()
    press(BUTTON.FinishButton)
    return lambda: assistant() is None


def look_at_agenda() -> Step:
    agenda = dock().content.agenda

    def told() -> bool:
        seen["agenda"] = [agenda.item(row).text() for row in range(agenda.count())]
        return bool(seen["agenda"])

    return told


def select_on_own_layer() -> Step:
    (own,) = QgsProject.instance().mapLayersByName("plannen")
    own.selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return lambda: "Dorpsvisie Aarlede" in words(menu().dock)


def ask_for_it_again() -> Step:
    iface.mainWindow().grab().save(f"{os.environ['LOOK_PICTURES']}/6 arranged.png")
    seen["after"] = sorted(path.name for path in FOLDER.iterdir())
    menu().welcome()
    seen["by itself again"] = assistant() is not None
    menu().handlers.set_up()
    return lambda: assistant() is not None and assistant().isVisible()


def leave() -> Step:
    assistant().reject()
    return lambda: assistant() is None


def look_at_options() -> Step:
    """QGIS's own settings stand in the way of all else until they are closed."""
    from participatiekaart.plugin.desktop.options_page import OptionsPage

    watch = QTimer(iface.mainWindow())

    def look() -> None:
        for page in iface.mainWindow().findChildren(OptionsPage):
            if page.isVisible():
                watch.stop()
                seen["options"] = words(page)
                seen["options clipped"] = clipped(page)
                # the window itself: the screen may not show it yet
                page.window().grab().save(f"{os.environ['LOOK_PICTURES']}/options.png")
                page.ahead_days.setValue(14)
                boxes = page.window().findChildren(QDialogButtonBox)
                next(box for box in boxes if box.isVisible()).button(QDialogButtonBox.StandardButton.Ok).click()

    watch.timeout.connect(careful(look))
    watch.start(50)
    iface.showOptionsDialog(iface.mainWindow(), "Participatiekaart")
    return lambda: "options" in seen


def look_at_setting() -> Step:
    from participatiekaart.plugin.host import settings

    seen["ahead"] = settings.AHEAD_DAYS.value
    settings.AHEAD_DAYS.keep(settings.AHEAD_DAYS.default)
    return lambda: True


STEPS = (
    opens_by_itself,
    choose_store,
    choose_areas,
    choose_plans,
    choose_a_wrong_key,
    choose_the_right_key,
    go_on,
    look_over,
    set_up,
    look_at_project,
    look_at_agenda,
    select_on_own_layer,
    ask_for_it_again,
    leave,
    look_at_options,
    look_at_setting,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
