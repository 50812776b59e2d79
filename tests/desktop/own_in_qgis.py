"""Run by QGIS Desktop itself (--code): works on the municipality's own plan layer, and writes down what is there."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QPushButton
from qgis.utils import iface, unloadPlugin

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, dock, layer_of, menu, seen, words

STORE = os.environ["LOOK_STORE"]
OWN = str(Path(STORE).parent / "plannen.gpkg")
FUNCTIONS = ("participatie_status", "participatie_volgend_moment", "participatie_momenten")
running: list[OneByOne] = []
own = QgsVectorLayer(OWN, "Eigen plannen", "ogr")


def feature(name: str) -> Any:
    return next(row for row in own.getFeatures() if row["naam"] == name)


def value(expression: str, name: str) -> Any:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(own))
    context.setFeature(feature(name))
    return QgsExpression(expression).evaluate(context)


def plan_actions() -> list[Any]:
    return [action for action in QgsGui.mapLayerActionRegistry().mapLayerActions(own) if "plan" in action.text()]


def menu_action(text: str) -> Any:
    return next(action for action in menu()._own.findChildren(QAction) if action.text() == text)


def picture(name: str) -> None:
    iface.mainWindow().grab().save(f"{os.environ['LOOK_PICTURES']}/{name}.png")


def legend() -> list[str]:
    return [item.label() for item in own.renderer().legendSymbolItems()]


def open_both() -> Step:
    menu().handlers.open_store(STORE)
    iface.messageBar().clearWidgets()
    QgsProject.instance().addMapLayer(own)
    iface.mapCanvas().setExtent(own.extent())
    return lambda: own.id() in menu()._own.layers.found


def ask() -> Step:
    name = "Vernieuwing stationsgebied"
    seen["status"] = value('participatie_status("plancode")', name)
    seen["words"] = value("participatie_status(\"plancode\", 'tekst')", name)
    seen["next"] = value('participatie_volgend_moment("plancode")', name)
    seen["moments"] = value('array_length(participatie_momenten("plancode"))', name)
    seen["of an unknown plan"] = value('participatie_status("plancode")', "Nieuw plein") == NULL
    seen["actions"] = [action.text() for action in plan_actions()]
    (action,) = plan_actions()
    action.triggerForFeature(own, feature(name))
    return lambda: name in words(menu().dock)


def show_status() -> Step:
    own.removeSelection()
    seen["legend before"] = legend()
    iface.layerTreeView().setCurrentLayer(own)
    menu_action("Participatiestatus aan of uit").trigger()
    seen["legend"] = legend()
    drawn: list[bool] = []
    iface.mapCanvas().mapCanvasRefreshed.connect(lambda: drawn.append(True))
    return lambda: bool(drawn)


def undo() -> Step:
    picture("status on own layer")
    message = iface.messageBar().currentItem()
    seen["told"] = message.text() or " ".join(words(message))
    message.findChild(QPushButton).click()
    seen["legend after"] = legend()
    points = layer_of("plan_point")
    iface.layerTreeView().setCurrentLayer(points)
    for name in ("store legend", "store legend after"):
        menu_action("Participatiestatus aan of uit").trigger()
        seen[name] = [item.label() for item in points.renderer().legendSymbolItems()]
    return lambda: True


def show_on_both() -> Step:
    iface.messageBar().clearWidgets()
    for layer in (own, layer_of("plan_point")):
        iface.layerTreeView().setCurrentLayer(layer)
        menu_action("Participatiestatus aan of uit").trigger()
    gc.collect()
    return lambda: True


def undo_on(layer: QgsVectorLayer) -> Step:
    message = iface.messageBar().currentItem()
    seen.setdefault("undone", []).append(layer.name() in (message.text() or " ".join(words(message))))
    message.findChild(QPushButton).click()
    return lambda: iface.messageBar().currentItem() != message


def look_at_undone() -> Step:
    seen["own legend undone"] = legend()
    seen["store legend undone"] = [item.label() for item in layer_of("plan_point").renderer().legendSymbolItems()]
    return lambda: True


def gone_and_new() -> Step:
    own.startEditing()
    own.deleteFeature(feature("Dorpsvisie Aarlede").id())
    own.commitChanges()
    iface.messageBar().clearWidgets()
    iface.layerTreeView().setCurrentLayer(own)
    menu_action("Plannen opnieuw koppelen").trigger()
    seen["tasks"] = [task.description() for task in QgsApplication.taskManager().tasks()]

    def told() -> bool:
        message = iface.messageBar().currentItem()
        seen["attached again"] = message.text() if message else ""
        dock = menu().dock
        return "opnieuw gekoppeld" in seen["attached again"] and dock.content.withdraw_gone.isVisible()

    return told


def look_at_gone() -> Step:
    picture("gone from own layer")
    dock = menu().dock
    agenda = dock.content.agenda
    seen["agenda"] = [agenda.item(row).text() for row in range(agenda.count())]
    line = next(row for row in range(agenda.count()) if agenda.item(row).text() == "Dorpsvisie Aarlede")
    agenda.itemActivated.emit(agenda.item(line))
    return lambda: "Plan intrekken" in words(dock)


def go_back() -> Step:
    seen["card"] = words(menu().dock)
    picture("card of what is gone")
    for layer in QgsProject.instance().mapLayers().values():
        layer.removeSelection()
    button = dock().content.withdraw_gone
    return lambda: bool(button.isVisible())


def withdraw() -> Step:
    dock().content.withdraw_gone.click()

    def told() -> bool:
        message = iface.messageBar().currentItem()
        seen["withdrawn"] = message.text() if message else ""
        return seen["withdrawn"].startswith("Ingetrokken") and not dock().content.withdraw_gone.isVisible()

    return told


def unload() -> Step:
    iface.layerTreeView().setCurrentLayer(own)
    menu_action("Participatiestatus aan of uit").trigger()
    seen["known"] = [QgsExpression.isFunctionName(name) for name in FUNCTIONS]
    unloadPlugin("participatiekaart")
    return lambda: True


def look_at_what_is_left() -> Step:
    seen["left"] = [QgsExpression.isFunctionName(name) for name in FUNCTIONS]
    seen["actions left"] = len(plan_actions())
    seen["legend left"] = legend()
    return lambda: True


STEPS = (
    open_both,
    ask,
    show_status,
    undo,
    show_on_both,
    lambda: undo_on(layer_of("plan_point")),
    lambda: undo_on(own),
    look_at_undone,
    gone_and_new,
    look_at_gone,
    go_back,
    withdraw,
    unload,
    look_at_what_is_left,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
