"""The assistant with a layer in a database that does not answer: another program holds the table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from qgis.core import QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QApplication, QWidget

from tests.postgis.cluster import Server, running_server

from ..dialogs.doing import until

TABLE = """CREATE TABLE buurten (fid serial PRIMARY KEY, buurtcode text, buurtnaam text, gemeentecode text,
jaar integer, geom geometry(Polygon, 28992))"""
ROW = """INSERT INTO buurten VALUES (1, 'BU01930001', 'Veld', 'GM0193', 2024,
ST_GeomFromText('POLYGON((200000 500000, 200100 500000, 200100 500100, 200000 500000))', 28992))"""
LOCK = "LOCK TABLE buurten IN ACCESS EXCLUSIVE MODE"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as running:
        running.make("plannen")
        for statement in (TABLE, ROW):
            running.do("plannen", statement)
        yield running


@pytest.fixture
def layer(qgis_application: Any, server: Server) -> QgsVectorLayer:
    address = f"dbname='plannen' host=127.0.0.1 port={server.port} user='postgres' key='fid' srid=28992 type=Polygon"
    found = QgsVectorLayer(f'{address} table="public"."buurten" (geom)', "buurten", "postgres")
    assert found.isValid()
    return found


@pytest.fixture
def assistant(qgis_application: Any) -> Iterator[Assistant]:
    window = QWidget()
    shown = Assistant(window)
    shown.show()
    shown.next()
    yield shown
    if not sip.isdeleted(shown):
        shown.discard()
    window.deleteLater()


def _choose(page: Any, layer: QgsVectorLayer) -> None:
    page.layer.setAdditionalLayers([layer])
    page.layer.setLayer(layer)


def test_the_window_waits_for_none_of_its_answers(assistant: Assistant, layer: QgsVectorLayer, server: Server) -> None:
    areas, plans = assistant.areas_page, assistant.plans_page
    with closing(server.connection("plannen")) as other:
        other.cursor().execute(LOCK)
        areas.from_layer.setChecked(True)
        _choose(areas, layer)
        areas.municipality.setText("GM0193")
        areas.pages_title.setText("Plannen in Zwolle")
        assistant.next()
        assert assistant.currentPage() is plans
        _choose(plans, layer)
        plans.name_field.setField("buurtnaam")
        QApplication.processEvents()
        assert plans.looked.text() == "Even kijken naar de sleutels…"
        assistant.discard()
        QApplication.processEvents()
        assert not assistant.isVisible()


def test_what_it_says_comes_once_it_answers(assistant: Assistant, layer: QgsVectorLayer, server: Server) -> None:
    areas = assistant.areas_page
    with closing(server.connection("plannen")) as other:
        other.cursor().execute(LOCK)
        areas.from_layer.setChecked(True)
        _choose(areas, layer)
        QApplication.processEvents()
        assert areas.municipality.text() == ""
    until(lambda: areas.municipality.text() == "GM0193")
    assert areas.layer_year.value() == 2024
