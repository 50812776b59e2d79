"""QGIS Desktop itself, run with a script that does what a planner does and writes down what the window shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.addresses import open_store

ROOT = Path(__file__).resolve().parents[2]
Look = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def demo(own_profile: Path) -> Path:
    """The demo's store, as `make demo` makes it."""
    subprocess.run(["make", "-s", "demo"], cwd=ROOT, check=True, env=os.environ | {"PLANS": "", "NEIGHBOURHOODS": ""})
    return ROOT / "build/demo/demo.gpkg"


@pytest.fixture(scope="module")
def own_town(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's store and the town's own plan layer, to be changed; the layer has a plan that is not attached."""
    folder = tmp_path_factory.mktemp("map met spatie")
    own = Path(shutil.copy(demo.parent / "town/plannen.gpkg", folder))
    layers = ogr.Open(str(own), 1)
    layer = next(layers.GetLayer(n) for n in range(layers.GetLayerCount()))
    feature = layer.GetNextFeature().Clone()
    feature.SetFID(-1)
    feature.SetField("plancode", "N-1")
    feature.SetField("naam", "Nieuw plein")
    layer.CreateFeature(feature)
    layers = layer = feature = None
    with open_store(str(shutil.copy(demo, folder))) as store, store.writing("proef") as transaction:
        (source,) = transaction.find(PlanSource)
        address = (source.address or "").replace(str(demo.parent / "town"), str(folder))
        transaction.update(PlanSource, [(source.id, {"address": address})])
    return Path(store.address)


@pytest.fixture(scope="session")
def look(own_profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Run a script beside this file in QGIS, told by its environment; gives its report. keeps_settings: as the start
    before left them."""

    def run(script: str, *, keeps_settings: bool = False, **told: object) -> dict[str, Any]:
        report = tmp_path_factory.mktemp("look") / "report.json"
        if not keeps_settings:
            # the window as it is the first time
            (own_profile / "QGIS/QGIS3/profiles/default/QGIS/QGIS3.ini").unlink(missing_ok=True)
        here = Path(__file__).parent
        named = {"HEADLESS": 0, "LOOK_REPORT": report, "LOOK_TESTS": here, **told}
        command = [str(ROOT / ".tools/qgis-env"), "qgis", "--nologo", "--noversioncheck", "--code", str(here / script)]
        ended = subprocess.run(
            command,
            env=os.environ | {name: str(value) for name, value in named.items()},
            timeout=300,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        assert report.is_file(), ended.stdout + ended.stderr
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        assert "failed" not in found, found["failed"]
        return found

    return run
