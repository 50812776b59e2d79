"""Run by QGIS Desktop itself (--code): selects as a planner does, and writes down what the dock shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, clipped, seen, words

STORE = os.environ["LOOK_STORE"]
OWN = str(Path(STORE).parent / "town/plannen.gpkg")
asked: list[Any] = []
running: list[OneByOne] = []


def dock() -> Any:
    return plugins["participatiekaart"].menu.dock


def plans(part: str) -> QgsVectorLayer:
    layers = QgsProject.instance().mapLayers().values()
    return next(layer for layer in layers if layer.customProperty("participatiekaart/part") == part)


def shows(text: str) -> Step:
    return lambda: text in words(dock())


def note(name: str) -> None:
    seen[name] = words(dock())
    seen[f"{name} clipped"] = clipped(dock())
    iface.mainWindow().grab().save(f"{os.environ['LOOK_PICTURES']}/{name}.png")


def empty_project() -> Step:
    seen["hidden at first"] = not dock().isVisible()
    dock().setUserVisible(True)
    return lambda: any("Opslag openen" in text for text in words(dock()))


def open_store() -> Step:
    note("no store")
    plugins["participatiekaart"].menu.open_store(STORE)
    return lambda: any("Kies een plan" in text for text in words(dock()))


def select_one() -> Step:
    plans("plan_area").selectByExpression("source_name = 'Vernieuwing stationsgebied'")
    return shows("Vernieuwing stationsgebied")


def listen() -> Step:
    note("plan")
    seen["timeline"] = dock().findChild(type(dock()._plan_page.timeline)).accessibleDescription()
    for signal in ("moment_wanted", "moment_copy_wanted", "feedback_wanted", "contact_wanted"):
        getattr(dock(), signal).connect(lambda *what, name=signal: asked.append([name, *what]))
    dock().look_again()
    return shows("+ Moment")


def press() -> Step:
    note("plan with buttons")
    page = dock()._plan_page
    page.add_moment.click()
    page.add_contact.click()
    seen["asked"] = asked
    seen["plan id"] = page.card.plan
    return lambda: True


def select_own() -> Step:
    own = QgsVectorLayer(OWN, "Eigen plannen", "ogr")
    QgsProject.instance().addMapLayer(own)
    own.selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return shows("Dorpsvisie Aarlede")


def select_elsewhere() -> Step:
    note("own layer")
    plans("neighbourhood").selectAll()
    plans("plan_nowhere").selectAll()
    return lambda: any("plannen gekozen" in text for text in words(dock()))


def close_and_select() -> Step:
    note("several")
    dock().setUserVisible(False)
    plans("plan_nowhere").removeSelection()
    plans("plan_point").selectByExpression("false")
    plans("plan_area").selectByExpression("source_name = 'Dorpsvisie Aarlede'")
    dock().setUserVisible(True)
    return shows("Dorpsvisie Aarlede")


def remove_layers() -> Step:
    QgsProject.instance().clear()
    return lambda: any("Opslag openen" in text for text in words(dock()))


STEPS = (
    empty_project,
    open_store,
    select_one,
    listen,
    press,
    select_own,
    select_elsewhere,
    close_and_select,
    remove_layers,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
