"""plannen.fgb: every plan that has a place, any geometry type, WGS 84, with a spatial index."""

from __future__ import annotations

from pathlib import Path

from ..fields import PLAN_FIELDS
from ..records import PublicSite
from .ogr import Layer, add_layer, dataset
from .rows import Rows


def write_flatgeobuf(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write the file; without plans that have a place it holds none."""
    import shapely

    placed = [(row, plan.geojson) for row, plan in zip(rows.flat_plans, site.plannen) if plan.geojson is not None]
    wkbs = shapely.to_wkb(shapely.from_geojson([geojson for _, geojson in placed]), byte_order=1)
    written = [(row, bytes(wkb)) for (row, _), wkb in zip(placed, wkbs)]
    with dataset("FlatGeobuf", folder / "plannen.fgb", site.bijgewerkt_op) as target:
        add_layer(target, Layer("plannen", "Plannen", "wkbUnknown", PLAN_FIELDS, written), "EPSG:4326")
