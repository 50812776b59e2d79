"""plannen.fgb: every plan that has a place, any geometry type, WGS 84, with a spatial index."""

from __future__ import annotations

import json
from pathlib import Path

from ..fields import PLAN_FIELDS, flat, values_of
from ..records import PublicSite
from .ogr import Layer, add_layer, dataset
from .text import printable


def write_flatgeobuf(site: PublicSite, folder: Path) -> None:
    """Write the file; where no plan has a place there is none."""
    import shapely

    placed = [plan for plan in site.plannen if plan.geojson is not None]
    if not placed:
        return
    shapes = shapely.to_wkb(
        shapely.from_geojson([json.dumps(plan.geojson) for plan in placed]), output_dimension=2, byte_order=1
    )
    rows = (
        (printable(flat(values_of(plan, PLAN_FIELDS, site.timezone, site.base_url))), bytes(wkb))
        for plan, wkb in zip(placed, shapes)
    )
    with dataset("FlatGeobuf", folder / "plannen.fgb", site.bijgewerkt_op) as target:
        add_layer(target, Layer("plannen", "Plannen", "wkbUnknown", PLAN_FIELDS, rows), "EPSG:4326")
