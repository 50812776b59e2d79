"""The store keeps its rules when edited from QGIS's own attribute table, without any code of ours in between."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.participation.records import Moment, Plan, new_id
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer, QgsVectorLayerUtils

from tests.history import Change
from tests.history import history as changes_of

from .conftest import Read
from .layers import X, Y, square

HERE = Path(__file__).parent
LONG_AGO = "2020-01-01T00:00:00Z"


@pytest.fixture
def filled(store: str) -> str:
    """A store with a plan, and two moments around the hour that occurs twice."""
    opened = open_store(store)
    plan = Plan(id=new_id(), source_name="Park", created_at=LONG_AGO, updated_at=LONG_AGO)
    with opened.writing("proef") as transaction:
        transaction.insert([plan])
        transaction.insert(
            Moment(
                id=new_id(),
                plan=plan.id,
                title=f"Nacht {fold}",
                begin_local="2026-10-25 02:10",
                begin_fold=fold,
                end_local="2026-10-25 02:50",
                end_fold=fold,
            )
            for fold in (0, 1)
        )
    opened.close()
    return store


def table(store: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{store}|layername={name}", name, "ogr")
    assert layer.isValid()
    return layer


def change(layer: QgsVectorLayer, **values: Any) -> bool:
    """Set fields of the first row and save."""
    assert layer.startEditing()
    row = next(layer.getFeatures())
    for field, value in values.items():
        assert layer.changeAttributeValue(row.id(), layer.fields().indexOf(field), value)
    return bool(layer.commitChanges())


def history(store: str, record: str) -> list[Change]:
    opened = open_store(store)
    try:
        return changes_of(opened, record)
    finally:
        opened.close()


def test_an_edit_counts_and_is_remembered(filled: str, snapshot: Read) -> None:
    assert change(table(filled, "plan"), name="Groot park")
    (plan,) = snapshot(filled).plans
    assert plan.version == 2
    assert plan.created_at == LONG_AGO
    assert plan.updated_at is not None and plan.updated_at > "2026"
    last = history(filled, plan.id)[-1]
    assert (last.field, last.old_value, last.new_value) == ("name", None, "Groot park")
    assert (last.changed_by, last.reason) == ("onbekend", None)


def test_what_the_store_keeps_is_filled_in_for_a_new_row(filled: str, snapshot: Read) -> None:
    layer = table(filled, "moment")
    assert layer.startEditing()
    row = QgsFeature(layer.fields())
    row["title"] = "Uit de attributentabel"
    row.setGeometry(QgsGeometry.fromWkt(f"Point ({X} {Y})"))
    assert layer.addFeature(row)
    assert layer.commitChanges(), layer.commitErrors()
    (moment,) = [moment for moment in snapshot(filled).moments if moment.title == "Uit de attributentabel"]
    assert len(moment.id) == 36
    assert (moment.version, moment.state, moment.timezone) == (1, "gepland", "Europe/Amsterdam")
    assert moment.created_at is not None and moment.geometry is not None
    assert [line.field for line in history(filled, moment.id)] == ["toegevoegd"]


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("moment", {"end_local": "2026-10-24 23:00"}, "Het einde ligt niet na het begin. Kies een later einde."),
        ("moment", {"begin_local": "gisteren"}, "is geen tijd zoals 2026-09-01 19:30"),
        ("moment", {"state": "misschien"}, "kent alleen: gepland, verplaatst, geannuleerd"),
        ("plan", {"override_from": "2026-02-30"}, "is geen datum zoals 2026-09-01"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    filled: str, snapshot: Read, name: str, values: dict[str, str], sentence: str
) -> None:
    before = snapshot(filled)
    layer = table(filled, name)
    assert not change(layer, **values)
    assert any(sentence in error for error in layer.commitErrors()), layer.commitErrors()
    assert layer.isEditable()  # what was typed is still there to be mended
    layer.rollBack()
    assert snapshot(filled) == before


def test_a_plan_with_moments_cannot_be_deleted(filled: str, snapshot: Read) -> None:
    layer = table(filled, "plan")
    assert layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    assert not layer.commitChanges()
    assert any("Hier horen nog gegevens bij" in error for error in layer.commitErrors()), layer.commitErrors()
    layer.rollBack()
    assert len(snapshot(filled).plans) == 1


@pytest.fixture
def group(store: str) -> Iterator[dict[str, QgsVectorLayer]]:
    """The store's layers as the plugin puts them in a project, by what they hold."""
    project = QgsProject.instance()
    add_store(project, store)
    yield {layer.customProperty("participatiekaart/part"): layer for layer in project.mapLayers().values()}
    project.clear()


@pytest.mark.parametrize("first", ["plan_area", "moment"])
def test_parent_and_child_are_saved_in_either_order(
    store: str, group: dict[str, QgsVectorLayer], snapshot: Read, first: str
) -> None:
    plans, moments = group["plan_area"], group["moment"]
    plan = QgsVectorLayerUtils.createFeature(plans, QgsGeometry.fromWkt(square(0, 0)))
    moment = QgsVectorLayerUtils.createFeature(moments)
    moment["plan"] = plan["id"]
    for layer, row in ((plans, plan), (moments, moment)):
        assert layer.startEditing()
        assert layer.addFeature(row)
    for layer in (plans, moments) if first == "plan_area" else (moments, plans):
        assert layer.commitChanges(), layer.commitErrors()
    read = snapshot(store)
    assert [len(read.moments_by_plan[plan.id]) for plan in read.plans] == [1]


def instants(read: Snapshot) -> dict[str | None, tuple[datetime | None, datetime | None]]:
    return {moment.title: (moment.begin, moment.end) for moment in read.moments}


def edit_elsewhere(store: str, zone: str) -> None:
    """Write another place in each moment's form, on a computer in that time zone."""
    script = [sys.executable, str(HERE / "edit_in_a_child.py"), store, "moment", "place", "Wijkcentrum"]
    done = subprocess.run(script, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("zone", "begin", "end"),
    [
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 04:00"),
        ("America/New_York", "2026-03-08 01:00", "2026-03-08 02:00"),
        ("Europe/London", "2026-03-29 01:30", "2026-03-29 03:00"),
    ],
)
def test_an_hour_that_only_this_computer_skips_survives_an_edit(
    filled: str, snapshot: Read, zone: str, begin: str, end: str
) -> None:
    with open_store(filled) as opened, opened.writing("proef") as transaction:
        transaction.insert([Moment(id=new_id(), title="Nacht", begin_local=begin, end_local=end)])
    before = instants(snapshot(filled))
    edit_elsewhere(filled, zone)
    read = snapshot(filled)
    assert {moment.place for moment in read.moments} == {"Wijkcentrum"}
    assert instants(read) == before


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam", "America/New_York"])
def test_an_edit_under_any_time_zone_leaves_the_instants(filled: str, snapshot: Read, zone: str) -> None:
    before = instants(snapshot(filled))
    assert len(set(before.values())) == 2
    edit_elsewhere(filled, zone)
    read = snapshot(filled)
    assert {moment.place for moment in read.moments} == {"Wijkcentrum"}
    assert instants(read) == before
    for moment in read.moments:
        assert [line.field for line in history(filled, moment.id)] == ["toegevoegd", "place"]


@pytest.fixture
def another_program(filled: str) -> Iterator[subprocess.Popen[str]]:
    """Another process, in the middle of a write transaction; it commits when it is sent a line."""
    script = [sys.executable, str(HERE / "write_in_a_child.py"), filled, "Van een ander"]
    child = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    yield child
    child.communicate()


def test_while_another_program_writes_nothing_is_lost(
    filled: str, snapshot: Read, another_program: subprocess.Popen[str]
) -> None:
    layer = table(filled, "plan")
    assert not change(layer, name="Van mij")
    assert any("locked" in error for error in layer.commitErrors()), layer.commitErrors()
    another_program.communicate("ga door\n")
    assert another_program.returncode == 0
    assert layer.commitChanges(), layer.commitErrors()
    (plan,) = snapshot(filled).plans
    assert (plan.name, plan.summary) == ("Van mij", "Van een ander")


def test_a_layer_being_edited_locks_nobody_out(filled: str, snapshot: Read) -> None:
    layer = table(filled, "plan")
    assert layer.startEditing()
    row = next(layer.getFeatures())
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("name"), "Van mij")
    script = [sys.executable, str(HERE / "write_in_a_child.py"), filled, "Van een ander"]
    subprocess.run(script, input="ga door\n", capture_output=True, text=True, check=True)
    assert layer.commitChanges(), layer.commitErrors()
    (plan,) = snapshot(filled).plans
    assert (plan.name, plan.summary) == ("Van mij", "Van een ander")
    layer.reload()
    assert next(layer.getFeatures())["summary"] == "Van een ander"


def test_a_layer_that_is_read_for_long_keeps_no_writer_waiting(filled: str, snapshot: Read) -> None:
    """A map or a table that QGIS draws holds a query open; another program writes meanwhile."""
    with open_store(filled) as opened, opened.writing("proef") as transaction:
        transaction.insert(Plan(id=new_id(), source_name=f"Plan {number}") for number in range(5000))
    layer = table(filled, "plan")
    reading = layer.getFeatures()
    assert next(reading).isValid()
    script = [sys.executable, str(HERE / "write_in_a_child.py"), filled, "Van een ander"]
    subprocess.run(script, input="ga door\n", capture_output=True, text=True, check=True)
    # QGIS reads without locks: what it was reading is old or new, and drawn anew it is all there
    assert all(row.isValid() for row in reading)
    assert [row["summary"] for row in layer.getFeatures()] == ["Van een ander"] * 5001
    assert {plan.summary for plan in snapshot(filled).plans} == {"Van een ander"}


def test_any_qgis_opens_every_layer_without_a_warning(filled: str) -> None:
    complaints: list[str] = []

    def listen(message: str, tag: str, level: Any) -> None:
        if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            complaints.append(f"{tag}: {message}")

    gdal.PushErrorHandler(lambda kind, number, message: complaints.append(message))
    QgsApplication.messageLog().messageReceived.connect(listen)
    try:
        whole = QgsVectorLayer(filled, "alles", "ogr")
        names = {line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()}
        assert {"plan", "moment", "contact", "neighbourhood", "plan_neighbourhood", "status_change"} <= names
        for name in names:
            layer = table(filled, name)
            rows = list(layer.getFeatures())
            assert len(rows) == layer.featureCount()
            assert layer.crs().authid() == ("EPSG:28992" if layer.isSpatial() else "")
    finally:
        QgsApplication.messageLog().messageReceived.disconnect(listen)
        gdal.PopErrorHandler()
    assert complaints == []
