"""The sample town's own layers, and a server that gives its wijken and buurten as PDOK does."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ..serving import served


@pytest.fixture(scope="session")
def town(qgis_application: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder its files are in."""
    folder = tmp_path_factory.mktemp("stad")
    importlib.import_module("participatiekaart.resources.sample.town.making").make_town(1, date(2026, 11, 24), folder)
    return folder


@pytest.fixture(scope="session")
def features_api(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The landing page of QGIS Server's OGC API Features."""
    names = {"gemeenten": "gemeente", "wijken": "wijken", "buurten": "buurten"}
    layers = {name: f"{town / 'neighbourhoods.gpkg'}|layername={layer}" for name, layer in names.items()}
    with served(layers, tmp_path_factory.mktemp("server")) as address:
        yield f"{address}/wfs3"
