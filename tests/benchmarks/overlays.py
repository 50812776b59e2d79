"""Sharing plans out over neighbourhoods."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import made_up
import shapely
from osgeo import ogr
from participatiekaart.plugin.intake.areas import assign
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.shares import shares
from participatiekaart.plugin.store.addresses import open_store
from timing import timed

DATA = Path(__file__).resolve().parents[3] / "shared/data"
BUURTEN, PLANS = DATA / "nl_buurten_2015.gpkg", DATA / "overijssel_plans.gpkg"
REAL = 487


def areas() -> list[Any]:
    """The buurten of the Netherlands in 2015 where they are at hand, else as many squares."""
    if not BUURTEN.is_file():
        return made_up.squares(110)
    found = []
    for number, shape in enumerate(shapely.make_valid(_drawn(BUURTEN))):
        parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
        values = {"id": made_up.new_id(), "code": f"BU{number:08}", "name": str(number), "year": 2015}
        whole = shapely.MultiPolygon([one for part in parts for one in shapely.get_parts(part)])
        found.append(made_up.Neighbourhood(**values, level=AreaLevel.BUURT, geometry=bytes(shapely.to_wkb(whole))))
    return found


def plans(count: int) -> list[Any]:
    """The real plans of a province where as many are asked for and they are at hand, else made-up ones."""
    if count != REAL or not PLANS.is_file():
        return made_up.plans(count)
    shapes = shapely.make_valid(_drawn(PLANS))
    return [made_up.Plan(id=made_up.new_id(), geometry=bytes(shapely.to_wkb(shape))) for shape in shapes]


def _drawn(path: Path) -> Any:
    opened = ogr.Open(str(path))
    drawn = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in opened.GetLayer(0)]
    return shapely.force_2d(shapely.from_wkb(drawn))


def prepare_assign(folder: Path, count: int) -> None:
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(areas())
        transaction.insert(plans(count))
    store.close()


def assign_whole(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    levels = [AreaLevel.BUURT]
    timed(lambda: assign.assign_neighbourhoods(store, levels, 1, 50, "proef", Silent()))


def _overlay_input(folder: Path) -> tuple[list[bytes], list[bytes]]:
    with open_store(str(folder / "store.gpkg")).reading() as reader:
        plans = [wkb for (wkb,) in reader.values(made_up.Plan, ("geometry",))]
        return plans, [wkb for (wkb,) in reader.values(made_up.Neighbourhood, ("geometry",))]


def overlay(folder: Path, count: int) -> None:
    plans, around = _overlay_input(folder)
    timed(lambda: shares(plans, around), times=3)


def overlay_floor(folder: Path, count: int) -> None:
    """shapely and its STRtree, and nothing else: each pair's area, no overlay where a plan lies wholly inside."""
    plans, around = _overlay_input(folder)

    def work() -> None:
        shapes, areas = shapely.from_wkb(plans), shapely.from_wkb(around)
        shapely.prepare(areas)
        one, other = shapely.STRtree(areas).query(shapes, predicate="intersects")
        crossing = ~shapely.covers(areas[other], shapes[one])
        parts = shapely.area(shapes[one])
        parts[crossing] = shapely.area(shapely.intersection(shapes[one[crossing]], areas[other[crossing]]))

    timed(work, times=3)
