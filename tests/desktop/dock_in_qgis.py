"""Run by QGIS Desktop itself (--code): selects as a planner does, and writes down what the dock shows."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.statuses import statuses_of
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QListWidget, QTreeView
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, layer_of, note, seen, start_at, words, write

STORE = os.environ["LOOK_STORE"]
OWN = str(Path(STORE).parent / "plannen.gpkg")
PARTS = ("plan_area", "plan_line", "plan_point", "plan_nowhere")
asked: list[Any] = []
running: list[Any] = []


def dock() -> Any:
    return plugins["participatiekaart"].menu.dock


def lines(of: QListWidget) -> list[Any]:
    return [of.item(row) for row in range(of.count())]


def listed(of: QListWidget) -> list[str]:
    return [line.text() for line in lines(of)]


def shows(text: str) -> Step:
    return lambda: text in words(dock())


def note_dock(name: str) -> None:
    note(name, dock(), iface.mainWindow())


def drawn() -> int:
    """How many plans the layers with a place say they have."""
    return sum(layer_of(part).featureCount() for part in PARTS if layer_of(part).isSpatial())


def empty_project() -> Step:
    seen["hidden at first"] = not dock().isVisible()
    dock().setUserVisible(True)
    return lambda: any("Opslag openen" in text for text in words(dock()))


def open_project_store() -> Step:
    note_dock("no store")
    plugins["participatiekaart"].menu.open_store(STORE)
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
        seen["selected"] = sum(layer_of(part).selectedFeatureCount() for part in PARTS)
        seen["zoomed in"] = canvas.scale() < before / 2
        return True

    return arrived


def select_one() -> Step:
    layer_of("plan_area").selectByExpression("source_name = 'Vernieuwing stationsgebied'")
    return shows("Vernieuwing stationsgebied")


def listen() -> Step:
    note_dock("plan")
    seen["timeline"] = dock().findChild(type(dock().content.plan_page.timeline)).accessibleDescription()
    page = dock().content.plan_page
    seen["room under the last words"] = page.page.height() - page.public_words.geometry().bottom()
    wanted = ("moment", "moment_copy", "feedback", "contact", "plan", "override", "goals")
    for signal in (f"{what}_wanted" for what in wanted):
        getattr(dock(), signal).connect(lambda *what, name=signal: asked.append([name, *what]))
    dock().look_again()
    return shows("+ Moment")


def press() -> Step:
    note_dock("plan with buttons")
    page = dock().content.plan_page
    page.add_moment.click()
    page.add_contact.click()
    page.edit_plan.click()
    page.by_hand.click()
    page.goals.click()
    seen["asked"] = asked
    seen["plan id"] = page.card.plan
    return lambda: True


def select_own() -> Step:
    own = QgsVectorLayer(OWN, "Eigen plannen", "ogr")
    QgsProject.instance().addMapLayer(own)
    own.selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return shows("Dorpsvisie Aarlede")


def select_unattached() -> Step:
    note_dock("own layer")
    (own,) = QgsProject.instance().mapLayersByName("Eigen plannen")
    own.selectByExpression("naam = 'Nieuw plein'")
    return shows("Nieuw plein is nog niet gekoppeld")


def attach() -> Step:
    note_dock("not attached")
    seen["drawn"] = [drawn()]
    dock().content.attach.click()
    return shows("Concept")


def select_several() -> Step:
    note_dock("attached")
    seen["drawn"].append(drawn())
    layer_of("neighbourhood").selectAll()
    layer_of("plan_nowhere").selectAll()
    return shows("3 plannen gekozen")


def withdraw() -> Step:
    note_dock("several")
    dock().moment_for_each_wanted.connect(lambda plans: seen.update(each=sorted(plans)))
    dock().content.moment_for_each.click()
    seen["plans"] = sorted(dock().content._view.plans)
    dock().content.withdraw_all.click()

    def done() -> bool:
        store = open_store(STORE)
        with store.reading() as reader:
            changed = [plan for plan in reader.find(Plan) if plan.geometry is None]
        store.close()
        seen["changed"] = sorted(plan.current_name for plan in changed)
        states = [plan.publication_state for plan in changed]
        seen["withdrawn"] = [state is not PublicationState.WITHDRAWN for state in states]
        message = iface.messageBar().currentItem()
        seen["told"] = message.text() if message else ""
        return not any(seen["withdrawn"]) and "Ingetrokken" in seen["told"]

    return done


def select_withdrawn() -> Step:
    layer = layer_of("plan_nowhere")
    layer.selectByIds([next(layer.getFeatures()).id()])
    return shows("Ingetrokken")


def publish_again() -> Step:
    state = dock().content.plan_page.state.menu()
    seen["states"] = [action.text() for action in state.actions() if action.isVisible()]
    state.actions()[0].trigger()
    return shows("Gepubliceerd")


def close_and_select() -> Step:
    note_dock("published again")
    dock().setUserVisible(False)
    layer_of("plan_nowhere").removeSelection()
    layer_of("plan_area").selectByExpression("source_name = 'Dorpsvisie Aarlede'")
    dock().setUserVisible(True)
    return shows("Dorpsvisie Aarlede")


def type_words() -> Step:
    dock().content._search.words.setText("laadp")
    return lambda: "Gevonden: 1" in words(dock())


def narrow() -> Step:
    seen["hits"] = listed(dock().content._results)
    note_dock("found")
    box = dock().content._search
    box.words.clear()
    box.narrow.setChecked(True)
    known = statuses_of(Path(STORE))
    return lambda: bool(known._standing)


def choose_filters() -> Step:
    box = dock().content._search
    seen["wijken"] = [box.neighbourhood.itemText(row) for row in range(box.neighbourhood.count())]
    box.neighbourhood.setCurrentText("Binnenstad")
    box.status.setCurrentText("Nu meedoen")
    return lambda: listed(dock().content._results) not in ([], seen["hits"]) and "Gevonden" in str(words(dock()))


def choose_level() -> Step:
    seen["fewer"] = listed(dock().content._results)
    note_dock("narrowed")
    dock().content._search.words.setText("zzz")
    return lambda: any("Geen plan gevonden" in text for text in words(dock()))


def only_mine() -> Step:
    note_dock("nothing found")
    dock().content._search.words.clear()
    dock().content._search.clear.click()
    dock().content._search.mine.click()
    return lambda: "Gevonden: 3" in words(dock())


def choose_found() -> Step:
    note_dock("worked on")
    seen["mine"] = sorted(line.split("\n")[0] for line in listed(dock().content._results))
    dock().content._search.clear.click()
    dock().content._search.words.setText("dorpsvisie aar")

    return lambda: any(line.startswith("Dorpsvisie") for line in listed(dock().content._results)[:1])


def arrive() -> Step:
    dock().content._results.itemActivated.emit(dock().content._results.item(0))
    return shows("Dorpsvisie Aarlede")


def located() -> list[tuple[QTreeView, Any]]:
    """The rows of the trees in the window, of which QGIS's search box is one."""
    trees = [(view, view.model()) for view in iface.mainWindow().findChildren(QTreeView) if view.model()]
    return [(view, model.index(row, 0)) for view, model in trees for row in range(model.rowCount())]


def import_by_toolbox() -> Step:
    """As the dialog of an algorithm does it: in the background."""
    store = open_store(STORE)
    with store.reading() as reader:
        (plan,) = [plan for plan in reader.find(Plan) if plan.current_name == "Dorpsvisie Aarlede"]
    store.close()
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


def search_by_keyboard() -> Step:
    start_at(dock().content._search.words)
    write("fiets")
    QTest.keyClick(dock().content._search.words, Qt.Key.Key_Down)
    return lambda: QApplication.focusWidget() is dock().content._results


def choose_by_keyboard() -> Step:
    rows = listed(dock().content._results)
    seen["several found"] = len(rows)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    return lambda: dock().content.plan_page.isVisible() and dock().content.plan_page.card.name == rows[1].split("\n")[0]


def enter_the_only_one() -> Step:
    start_at(dock().content._search.words)
    dock().content._search.words.clear()
    write("laadp")
    QTest.keyClick(dock().content._search.words, Qt.Key.Key_Return)
    return lambda: dock().content.plan_page.isVisible() and dock().content.plan_page.card.name == "Openbare laadpalen"


def search_in_the_evening() -> Step:
    dock().content._search.words.setText("laadpal")
    return lambda: "Gevonden: 1" in words(dock())


def come_back_in_the_morning() -> Step:
    """What a job writes in the night QGIS hears nothing of; then another day begins by the computer's clock."""
    store = open_store(STORE)
    with store.writing("nachtelijke taak") as transaction:
        (plan,) = [plan for plan in transaction.find(Plan) if plan.current_name == "Openbare laadpalen"]
        transaction.update(Plan, [(plan.id, {"name": "Laadpalen in de wijk"})])
    store.close()
    # 26 hours apart: in one of them the day is another than here
    for zone in ("Etc/GMT-14", "Etc/GMT+12"):
        os.environ["TZ"] = zone
        time.tzset()
        plugins["participatiekaart"].menu.new_day.look()
    return lambda: any(line.startswith("Laadpalen in de wijk") for line in listed(dock().content._results))


def open_another_store() -> Step:
    seen["still found"] = words(dock())
    seen["store"] = dock().address
    other = shutil.copy(STORE, Path(STORE).with_name("andere.gpkg"))
    plugins["participatiekaart"].menu.open_store(str(other))
    return lambda: Path(dock().address) == other


def remove_layers() -> Step:
    seen["other store"] = [dock().address, *words(dock())]
    QgsProject.instance().clear()
    return lambda: any("Opslag openen" in text for text in words(dock()))


STEPS = (
    empty_project,
    open_project_store,
    go_from_agenda,
    select_one,
    listen,
    press,
    select_own,
    select_unattached,
    attach,
    select_several,
    withdraw,
    select_withdrawn,
    publish_again,
    close_and_select,
    type_words,
    narrow,
    choose_filters,
    choose_level,
    only_mine,
    choose_found,
    arrive,
    import_by_toolbox,
    locate,
    arrive_there,
    search_by_keyboard,
    choose_by_keyboard,
    enter_the_only_one,
    search_in_the_evening,
    come_back_in_the_morning,
    open_another_store,
    remove_layers,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
