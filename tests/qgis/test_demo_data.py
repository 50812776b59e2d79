"""The main job as `make demo` does it: on the sample town, and on real layers of a municipality and a province."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
import shapely
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.snapshot import Snapshot
from qgis.core import QgsVectorLayer, QgsWkbTypes

from .conftest import Read, Run

DEMO = Path(__file__).resolve().parents[2] / ".tools/demo.py"


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The demo, in a folder of the test's own."""
    specification = importlib.util.spec_from_file_location("demo", DEMO)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "BUILD", tmp_path)
    monkeypatch.setattr(module, "STORE", str(tmp_path / "proef.gpkg"))
    return module


@pytest.fixture
def show(run: Run, demo: ModuleType) -> Callable[[Path, Path], str]:
    """Show own layers as the demo does; gives the store."""

    def show_layers(plans: Path, neighbourhoods: Path) -> str:
        demo.show_own_layers(partial(run, STORE=demo.STORE), str(plans), str(neighbourhoods))
        return str(demo.STORE)

    return show_layers


def test_moments_of_the_sample_town_are_a_layer_but_talks_at_home_have_no_place(
    run: Run, demo: ModuleType, tmp_path: Path
) -> None:
    demo.show_sample_town(partial(run, STORE=demo.STORE))
    folder = tmp_path / "publiek"
    assert run("publish", STORE=demo.STORE, FOLDER=str(folder))["PLANS"] == 40
    moments = json.loads((folder / "momenten.geojson").read_text(encoding="utf-8"))["features"]
    placed = [moment for moment in moments if moment["geometry"]]
    assert len(placed) > 60
    assert "keukentafel" in {moment["properties"]["soort"] for moment in moments}
    assert "keukentafel" not in {moment["properties"]["soort"] for moment in placed}
    layer = QgsVectorLayer(f"{folder / 'plannen.gpkg'}|layername=momenten", "momenten", "ogr")
    assert layer.wkbType() == QgsWkbTypes.Type.Point
    assert layer.featureCount() == len(placed)


@pytest.mark.parametrize("address", ["nergens.gpkg", "nergens.gpkg|layername=plannen"])
def test_a_layer_that_is_not_there_is_named(demo: ModuleType, tmp_path: Path, address: str) -> None:
    with pytest.raises(SystemExit) as ended:
        demo.layers_of(str(tmp_path / address))

    assert str(ended.value).startswith(f"demo: {tmp_path / address} kan niet worden geopend")


def buurten_of(read: Snapshot) -> dict[str, list[str]]:
    """The names of the buurten each plan lies in, largest share first, by the plan's name."""
    buurten = {code: area.name for code, area in read.current_neighbourhoods.items() if area.level is AreaLevel.BUURT}
    return {
        plan.current_name: [
            buurten[tie.neighbourhood_code]
            for tie in read.areas_by_plan.get(plan.id, [])
            if tie.neighbourhood_code in buurten
        ]
        for plan in read.plans
    }


def test_ten_plans_in_zwolle(
    run: Run,
    show: Callable[[Path, Path], str],
    snapshot: Read,
    shared_data: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = show(shared_data / "zwolle_plans.gpkg", shared_data / "zwolle_neighbourhoods.gpkg")
    read = snapshot(store)
    levels = [area.level for area in read.current_neighbourhoods.values()]
    assert (levels.count(AreaLevel.BUURT), levels.count(AreaLevel.WIJK)) == (78, 16)
    assert len(read.plans) == 10
    assert len(buurten_of(read)["SH Werkeren"]) == 3
    assert all(buurten_of(read).values())

    folder = tmp_path / "publiek"
    result = run("publish", STORE=store, FOLDER=str(folder))
    assert (result["PLANS"], result["MOMENTS"], result["WITHHELD"]) == (10, 17, 0)
    plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    for plan in plans:
        assert plan["properties"]["wijkcodes"]
        # all of Zwolle, in degrees
        assert shapely.box(5.9, 52.4, 6.3, 52.6).contains(shapely.geometry.shape(plan["geometry"]))
    assert not caplog.records
    moments = json.loads((folder / "momenten.geojson").read_text(encoding="utf-8"))["features"]
    assert all("verzonnen" in moment["properties"]["titel"] for moment in moments)


def test_the_plans_of_a_province_most_of_which_lie_elsewhere(
    run: Run, show: Callable[[Path, Path], str], snapshot: Read, shared_data: Path, tmp_path: Path
) -> None:
    store = show(shared_data / "overijssel_plans.gpkg", shared_data / "zwolle_neighbourhoods.gpkg")
    read = snapshot(store)
    assert len(read.plans) == 487
    assert all(shapely.from_wkb(plan.geometry).is_valid for plan in read.plans if plan.geometry)
    # the ten of Zwolle, and no other
    assert sum(bool(names) for names in buurten_of(read).values()) == 10
    folder = tmp_path / "publiek"
    result = run("publish", STORE=store, FOLDER=str(folder))
    assert (result["PLANS"], result["MOMENTS"], result["WITHHELD"]) == (487, 812, 0)
    plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    assert sum(bool(plan["properties"]["wijkcodes"]) for plan in plans) == 10
    assert all(shapely.geometry.shape(plan["geometry"]).is_valid for plan in plans if plan["geometry"])


def test_the_municipalitys_own_buurten_as_they_come(run: Run, store: str, snapshot: Read, shared_data: Path) -> None:
    layer = str(shared_data / "zwolle_buurten_own_layer.geojson")
    result = run(
        "importneighbourhoods", STORE=store, INPUT=layer, LEVEL=3, CODE_FIELD="BRTNR", NAME_FIELD="OFFICIËLE", YEAR=2026
    )
    assert result == {"ADDED": 78, "UPDATED": 0, "REJECTED": 0}
    # the sum of the layer's own SHAPEAREA: nothing comes out smaller
    size = sum(shapely.from_wkb(area.geometry).area for area in snapshot(store).neighbourhoods)
    assert size == pytest.approx(119_362_186.9, abs=0.1)
