"""Run by QGIS Desktop itself (--code): takes away under the dock's feet what it shows, and writes down what it says."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan, new_id
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage import connection
from qgis.core import QgsDataProvider, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

sys.path.insert(0, os.environ["LOOK_TESTS"])
from seeing import OneByOne, Step, careful, dock, layer_of, menu, note, seen, words

STORE = Path(os.environ["LOOK_STORE"])
ODD = "<b>Molen</b> 🎉 مرحبا "
running: list[OneByOne] = []
held: list[Any] = []


def added(file: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(STORE.parent / file), name, "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def shows(text: str) -> Step:
    return lambda: any(text in shown for shown in words(dock()))


def says() -> str:
    message = iface.messageBar().currentItem()
    return message.text() if message else ""


def note_dock(name: str) -> None:
    note(name, dock(), iface.mainWindow())


def show_own_plan() -> Step:
    menu().handlers.open_store(str(STORE))
    added("plannen.gpkg", "Eigen plannen").selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return shows("Dorpsvisie Aarlede")


def remove_its_layer() -> Step:
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("Eigen plannen")[0])
    return shows("Kies een plan")


def rename_its_key() -> Step:
    layer = added("plannen.gpkg", "Eigen plannen")
    layer.dataProvider().renameAttributes({layer.fields().indexOf("plancode"): "nummer"})
    layer.updateFields()
    layer.selectByExpression("naam = 'Dorpsvisie Aarlede'")
    return shows("sleutelveld")


def select_ten_thousand() -> Step:
    note_dock("key is gone")
    added("veel.gpkg", "Veel plannen").selectAll()
    return shows("10000 gekozen plannen zijn nog niet gekoppeld")


def attach_ten_thousand() -> Step:
    iface.messageBar().clearWidgets()
    dock().content.attach.click()
    chosen = shows("10000 plannen gekozen")
    # until then QGIS tells of the task in the same bar
    return lambda: "Gekoppeld" in says() and chosen()


def withdraw_ten_thousand() -> Step:
    seen["attached"] = says()
    iface.messageBar().clearWidgets()
    dock().content.withdraw_all.click()
    return lambda: "Ingetrokken" in says()


def lock() -> Step:
    seen["withdrawn"] = says()
    note_dock("many")
    # else one would wait a quarter of a minute here
    connection.BUSY_TIMEOUT_MS = 1500
    held.append(sqlite3.connect(STORE, isolation_level=None))
    held[0].execute("BEGIN EXCLUSIVE")
    layer_of("plan_area").selectByExpression("source_name = 'Vernieuwing stationsgebied'")
    return shows("Even wachten")


def stay_locked() -> Step:
    return shows("in gebruik door een ander programma")


def unlock() -> Step:
    note_dock("locked")
    held[0].execute("ROLLBACK")
    dock().look_again()
    return shows("Vernieuwing stationsgebied")


def delete() -> Step:
    STORE.rename(STORE.with_suffix(".weg"))
    layer_of("plan_area").selectByIds([])
    return shows("bestaat niet")


def put_back() -> Step:
    note_dock("deleted")
    STORE.with_suffix(".weg").rename(STORE)
    # as QGIS does where one tells it where the layers are that it could not find
    layer = layer_of("plan_area")
    layer.setDataSource(layer.source(), layer.name(), "ogr", QgsDataProvider.ProviderOptions())
    return shows("Kies een plan")


def show_odd_texts() -> Step:
    with open_store(str(STORE)) as store, store.writing("proef") as transaction:
        (plan,) = (row for row in transaction.find(Plan) if row.source_name == "Dorpsvisie Aarlede")
        transaction.update(Plan, [(plan.id, {"name": ODD + 100_000 * "lang "})])
        old = {"begin_local": "1850-02-28 10:00", "end_local": "1850-03-01 00:00", "title": ODD}
        transaction.insert([Moment(id=new_id(), plan=plan.id, publication_state=PublicationState.PUBLISHED, **old)])
        transaction.insert([Moment(id=new_id(), plan=plan.id, title=100_000 * "x")])
    layer_of("plan_area").selectByExpression("source_name = 'Dorpsvisie Aarlede'")
    return shows("1850")


def look_at_odd_texts() -> Step:
    note_dock("odd texts")
    dock().content._search.words.setText("molen 🎉 <b>")
    return shows("Gevonden: ")


def look_at_odd_hits() -> Step:
    seen["odd hits"] = [dock().content._results.item(row).text() for row in range(dock().content._results.count())]
    return lambda: True


STEPS = (
    show_own_plan,
    remove_its_layer,
    rename_its_key,
    select_ten_thousand,
    attach_ten_thousand,
    withdraw_ten_thousand,
    lock,
    stay_locked,
    unlock,
    delete,
    put_back,
    show_odd_texts,
    look_at_odd_texts,
    look_at_odd_hits,
)
QTimer.singleShot(0, careful(lambda: running.append(OneByOne(iface.mainWindow(), STEPS))))
