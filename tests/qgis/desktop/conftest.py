"""The sample town's own layers, and a server that gives its wijken and buurten as PDOK does."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

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
