"""plannen.fgb: every plan that has a place, any geometry type, WGS 84, with a spatial index."""

from __future__ import annotations

from pathlib import Path

from ..fields import PLAN_FIELDS
from ..records import PublicSite
from .ogr import Layer, add_layer, dataset
from .rows import Rows


def write_flatgeobuf(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write the file; without plans that have a place it holds none."""
    placed = [(row, plan.wgs84) for row, plan in zip(rows.flat_plans, site.plannen) if plan.wgs84 is not None]
    with dataset("FlatGeobuf", folder / "plannen.fgb", site.bijgewerkt_op) as target:
        add_layer(target, Layer("plannen", "Plannen", "wkbUnknown", PLAN_FIELDS, placed), "EPSG:4326")
