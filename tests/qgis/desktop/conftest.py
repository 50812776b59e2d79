"""The sample town's own layers, a server that gives its wijken and buurten as PDOK does, and what the window does for
whoever asks."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.forms import open_children
from participatiekaart.plugin.desktop.handlers import Handlers
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMainWindow

from ..serving import qgis_server


@pytest.fixture(scope="session")
def town(qgis_application: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder its files are in."""
    folder = tmp_path_factory.mktemp("stad")
    importlib.import_module("participatiekaart.resources.sample.town.making").make_town(1, date(2026, 11, 24), folder)
    return folder


@pytest.fixture(scope="session")
def features_api(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The landing page of QGIS Server's OGC API Features."""
    home = tmp_path_factory.mktemp("server")
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    offered = []
    for name, layer in {"gemeenten": "gemeente", "wijken": "wijken", "buurten": "buurten"}.items():
        found = QgsVectorLayer(f"{town / 'neighbourhoods.gpkg'}|layername={layer}", name, "ogr")
        assert project.addMapLayer(found) is not None, name
        offered.append(found.id())
        project.writeEntry("WFSLayersPrecision", f"/{found.id()}", 8)
    project.writeEntry("WFSLayers", "/", offered)
    assert project.write(str(home / "kaart.qgs"))
    project.clear()
    with qgis_server(home / "kaart.qgs", home) as address:
        yield f"{address}/wfs3"


@pytest.fixture
def window(qgis_application: Any) -> Iterator[QMainWindow]:
    made = QMainWindow()
    yield made
    made.deleteLater()
    delete_what_closed()


@pytest.fixture
def asked_before_end() -> list[Any]:
    """What QGIS asks whether it may end."""
    return []


@pytest.fixture
def handlers(window: QMainWindow, asked_before_end: list[Any]) -> Iterator[Handlers]:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    iface = SimpleNamespace(
        mainWindow=lambda: window,
        mapCanvas=lambda: canvas,
        messageBar=lambda: bar,
        registerApplicationExitBlocker=asked_before_end.append,
        unregisterApplicationExitBlocker=asked_before_end.remove,
    )
    dock = ParticipationDock(iface, lambda _: None)
    made = Handlers(iface, dock)
    yield made
    made.stop()
    assert open_children(window, QDialog) == []
    dock.stop()


def delete_what_closed() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
