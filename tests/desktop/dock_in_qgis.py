"""Run by QGIS Desktop itself (--code): selects as a planner does, and writes down what the dock shows."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QTreeView
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
import dock_areas
import dock_plans
import dock_search
from docking import STORE, lines, listed, note_dock, shows
from seeing import OneByOne, Step, careful, dock, layer_of, menu, seen, words

running: list[Any] = []


def empty_project() -> Step:
    seen["hidden at first"] = not dock().isVisible()
    dock().setUserVisible(True)
    return lambda: any("Opslag openen" in text for text in words(dock()))


def open_project_store() -> Step:
    note_dock("no store")
    menu().handlers.open_store(STORE)
    return lambda: (
        any("Kies een plan" in text for text in words(dock()))
        and "Geen moment gepland" in listed(dock().content.agenda)
    )


def go_from_agenda() -> Step:
    note_dock("agenda")
    seen["agenda"] = listed(dock().content.agenda)
    canvas = iface.mapCanvas()
    canvas.setExtent(canvas.fullExtent())
    before = canvas.scale()
    agenda = dock().content.agenda
    (line,) = [item for item in lines(agenda) if item.text().startswith("Bedrijvenpark De Grift")][:1]
    agenda.itemClicked.emit(line)

    def arrived() -> bool:
        if "Bedrijvenpark De Grift, fase 2" not in words(dock()):
            return False
        seen["gone to"] = dock().content.plan_page.card.name
        seen["selected"] = sum(layer_of(part).selectedFeatureCount() for part in dock_plans.PARTS)
        seen["zoomed in"] = canvas.scale() < before / 2
        return True

    return arrived


def go_back() -> Step:
    seen["way back"] = dock().content._search.overview.isVisible()
    dock().content._search.words.setText("laadpal")
    dock().content._search.overview.click()
    return lambda: dock().content.pages.currentWidget() is dock().content.agenda_page


def look_over_again() -> Step:
    seen["selected after that"] = sum(layer_of(part).selectedFeatureCount() for part in dock_plans.PARTS)
    seen["back"] = [listed(dock().content.agenda), dock().content._search.words.text()]
    seen["way back from there"] = dock().content._search.overview.isVisible()
    return lambda: True


def located() -> list[tuple[QTreeView, Any]]:
    """The rows of the trees in the window, of which QGIS's search box is one."""
    trees = [(view, view.model()) for view in iface.mainWindow().findChildren(QTreeView) if view.model()]
    return [(view, model.index(row, 0)) for view, model in trees for row in range(model.rowCount())]


def import_by_toolbox() -> Step:
    """As the dialog of an algorithm does it: in the background."""
    with open_store(STORE) as store, store.reading() as reader:
        (plan,) = [plan for plan in reader.find(Plan) if plan.current_name == "Dorpsvisie Aarlede"]
    table = Path(STORE).with_name("momenten.csv")
    moment = f"{plan.source_key};Wandeling met de wethouder;wijkschouw;1-3-2030 10:00;1-3-2030 12:00"
    table.write_text(f"plancode;titel;soort;begin;einde\n{moment}\n", encoding="utf-8")
    chosen = {"STORE": STORE, "KIND": 0, "INPUT": str(table)}
    running.extend([QgsProcessingContext(), QgsProcessingFeedback()])
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("participatiekaart:importrecords")
    QgsApplication.taskManager().addTask(QgsProcessingAlgRunnerTask(algorithm, chosen, *running[-2:]))
    seen["moments"] = [layer_of("moment").featureCount()]
    return lambda: any(text.startswith("Wandeling met de wethouder") for text in words(dock()))


def locate() -> Step:
    seen["moments"].append(layer_of("moment").featureCount())
    dock().content._search.words.clear()
    dock().setUserVisible(False)
    iface.locatorSearch("plan Zonneveld")

    return lambda: any("Zonneveld Griftpolder" in str(row.data()) for _, row in located())


def arrive_there() -> Step:
    view, row = next((view, row) for view, row in located() if "Zonneveld Griftpolder" in str(row.data()))
    seen["located"] = [str(row.data()) for _, row in located()]
    view.setCurrentIndex(row)
    view.activated.emit(row)
    return shows("Zonneveld Griftpolder")


def search_in_the_evening() -> Step:
    dock().content._search.words.setText("laadpal")
    return lambda: "Gevonden: 1" in words(dock())


def come_back_in_the_morning() -> Step:
    """What a job writes in the night QGIS hears nothing of; then another day begins by the computer's clock."""
    with open_store(STORE) as store, store.writing("nachtelijke taak") as transaction:
        (plan,) = [plan for plan in transaction.find(Plan) if plan.current_name == "Openbare laadpalen"]
        transaction.update(Plan, [(plan.id, {"name": "Laadpalen in de wijk"})])
    # 26 hours apart: in one of them the day is another than here
    for zone in ("Etc/GMT-14", "Etc/GMT+12"):
        os.environ["TZ"] = zone
        time.tzset()
        menu().new_day.look()
    return lambda: any(line.startswith("Laadpalen in de wijk") for line in listed(dock().content._results))


def open_another_store() -> Step:
    seen["still found"] = words(dock())
    seen["store"] = dock().address
    seen["titles"] = [dock().windowTitle()]
    other = shutil.copy(STORE, Path(STORE).with_name("andere.gpkg"))
    menu().handlers.open_store(str(other))
    return lambda: Path(dock().address) == other


def remove_layers() -> Step:
    seen["other store"] = [dock().address, *words(dock())]
    seen["titles"].append(dock().windowTitle())
    QgsProject.instance().clear()
    return lambda: any("Opslag openen" in text for text in words(dock()))


STEPS = (
    empty_project,
    open_project_store,
    go_from_agenda,
    go_back,
    look_over_again,
    *dock_areas.STEPS,
    *dock_plans.STEPS,
    *dock_search.BY_WORDS,
    import_by_toolbox,
    locate,
    arrive_there,
    *dock_search.BY_KEYBOARD,
    search_in_the_evening,
    come_back_in_the_morning,
    open_another_store,
    remove_layers,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
