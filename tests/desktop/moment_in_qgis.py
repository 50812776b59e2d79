"""Run by QGIS Desktop itself (--code): records a moment on the municipality's own plan layer, by the keyboard."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QApplication
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, dock, layer_of, menu, note, seen, start_at, tab, words, write

STORE = os.environ["LOOK_STORE"]
OWN = str(Path(STORE).parent / "town/plannen.gpkg")
PLAN = "Dorpsvisie Aarlede"
OTHER = "Herinrichting Grote Markt"
KEY = Qt.Key
YEAR = QDate.currentDate().year() + 1
running: list[OneByOne] = []


def own() -> QgsVectorLayer:
    return QgsProject.instance().mapLayersByName("Eigen plannen")[0]


def press_on_toolbar() -> None:
    iface.mainWindow().findChild(QAction, "participatiekaart_moment").trigger()


def dialog() -> Any:
    from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog

    return iface.mainWindow().findChild(MomentDialog)


def open_store() -> Step:
    menu().handlers.open_store(STORE)
    return lambda: any("Kies een plan" in text for text in words(menu().dock))


def select_on_own_layer() -> Step:
    seen["before"] = layer_of("moment").featureCount()
    QgsProject.instance().addMapLayer(QgsVectorLayer(OWN, "Eigen plannen", "ogr"))
    own().selectByExpression(f"naam = '{PLAN}'")
    return lambda: PLAN in words(menu().dock)


def tab_down_the_page() -> Step:
    inside, passed = dock().content.plan_page.page, []
    start_at(dock().content._search.words)
    while dock().isAncestorOf(QApplication.focusWidget()):
        passed.append(QApplication.focusWidget())
        tab()
    stops = [stop for stop in passed if inside.isAncestorOf(stop)]
    seen["without a name"] = [stop.objectName() for stop in passed if not _named(stop)]
    seen["tabbed"] = [_named(stop) for stop in stops]
    seen["tabbed at"] = [stop.mapTo(inside, stop.rect().topLeft()).y() for stop in stops]
    return lambda: True


def _named(stop: Any) -> str:
    return str(stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton) else ""))


def press_plus() -> Step:
    note("selected", menu().dock)
    dock().content.plan_page.add_moment.click()
    return lambda: dialog() is not None and dialog().save_button.isEnabled()


def fill_in() -> Step:
    note("empty", dialog())
    # there is no window manager here that would do it
    QApplication.setActiveWindow(dialog())
    dialog().kind.setFocus()
    # "We" chooses "Werksessie" as in any list; then title, when, begin, its hour, end, its hour, where
    write("We")
    tab()
    write("Samen tekenen")
    tab(2)
    write(f"3-12-{YEAR}")
    tab(2)
    write("19:30")
    tab(3)
    write("21:00")
    tab()
    write("Wijkhuis")
    # past the point on the map and its button
    tab(3)
    write("Waar de bomen komen.")
    return lambda: "Waar de bomen komen." in dialog().preview.toPlainText()


def save() -> Step:
    note("filled in", dialog())
    seen["year"] = YEAR
    seen["preview"] = dialog().preview.toPlainText().splitlines()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return lambda: dialog() is None


def look_at_dock() -> Step:
    return lambda: any("Samen tekenen" in text for text in words(menu().dock))


def look_at_layer() -> Step:
    seen["after"] = layer_of("moment").featureCount()
    seen["message"] = iface.messageBar().currentItem().text()
    note("kept", menu().dock)
    from participatiekaart.plugin.desktop.dock.rows import Row

    page = dock().content.plan_page
    (row,) = (row for row in page.findChildren(Row) if any("Samen tekenen" in text for text in words(row)))
    seen["row is in sight"] = not row.visibleRegion().isEmpty() and row.visibleRegion().boundingRect() == row.rect()
    return lambda: True


def select_another_in_the_store() -> Step:
    layer_of("plan_area").selectByExpression(f"source_name = '{OTHER}'")
    return lambda: OTHER in words(menu().dock)


def select_on_own_layer_again() -> Step:
    own().removeSelection()
    own().selectByExpression(f"naam = '{PLAN}'")
    return lambda: PLAN in words(menu().dock)


def select_a_moment() -> Step:
    layer = layer_of("moment")
    layer.selectByIds([next(layer.getFeatures()).id()])
    return lambda: PLAN in words(menu().dock)


def from_the_toolbar() -> Step:
    press_on_toolbar()
    return lambda: dialog() is not None and dialog().save_button.isEnabled()


def at_a_neighbourhood() -> Step:
    seen["from the toolbar"] = dialog().plan_name.text()
    dialog().discard()
    layer_of("neighbourhood").selectByExpression("\"level\" = 'wijk' AND \"name\" = 'Binnenstad'")
    return lambda: "Momenten zonder plan" in words(menu().dock)


def without_a_plan() -> Step:
    seen["at a neighbourhood"] = [dialog().plan_name.text(), dialog().neighbourhood_code.currentText()]
    dialog().discard()
    layer_of("neighbourhood").removeSelection()
    own().removeSelection()
    dock().setUserVisible(False)
    iface.messageBar().clearWidgets()
    press_on_toolbar()
    return lambda: iface.messageBar().currentItem() is not None


def look_for_one() -> Step:
    seen["without a plan"] = iface.messageBar().currentItem().text()
    seen["where one can search"] = iface.mainWindow().focusWidget() is dock().content._search.words
    start_at(dock().content._search.words)
    write("laadp")
    QTest.keyClick(dock().content._search.words, KEY.Key_Return)
    return lambda: dialog() is not None and dialog().save_button.isEnabled()


def choose_yet_another() -> Step:
    seen["with the one found"] = dialog().plan_name.text()
    dialog().discard()
    layer_of("plan_area").selectByExpression(f"source_name = '{OTHER}'")
    return lambda: OTHER in words(menu().dock)


def nothing_opens() -> Step:
    seen["with one chosen later"] = dialog() is not None
    return lambda: True


STEPS = (
    open_store,
    select_on_own_layer,
    tab_down_the_page,
    press_plus,
    fill_in,
    save,
    look_at_dock,
    look_at_layer,
    select_another_in_the_store,
    select_on_own_layer_again,
    select_a_moment,
    from_the_toolbar,
    at_a_neighbourhood,
    from_the_toolbar,
    without_a_plan,
    look_for_one,
    choose_yet_another,
    nothing_opens,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
