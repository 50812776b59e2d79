"""plannen.gpkg, in the store's CRS, as PDOK's geopackage-validator wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..fields import AREA_FIELDS, COURSE_FIELDS, MOMENT_FIELDS, PLAN_FIELDS, flat, values_of
from ..records import PublicPlan, PublicSite
from .geojson import course_of
from .ogr import Layer, add_layer, dataset
from .text import printable

_BY_DIMENSION = (
    ("plannen", "Plannen (vlakken)", "wkbMultiPolygon", 2),
    ("plannen_lijnen", "Plannen (lijnen)", "wkbMultiLineString", 1),
    ("plannen_punten", "Plannen (punten)", "wkbMultiPoint", 0),
)


def write_geopackage(site: PublicSite, folder: Path) -> None:
    """Write every layer that has something in it."""
    path = folder / "plannen.gpkg"
    layers = [layer for layer in _layers(site) if layer is not None]
    with dataset("GPKG", path, site.bijgewerkt_op) as target:
        for layer in layers:
            add_layer(target, layer, site.crs)


def _layers(site: PublicSite) -> Iterator[Layer | None]:
    for name, title, kind, dimension in _BY_DIMENSION:
        plans = [plan for plan in site.plannen if plan.geometry is not None and dimension_of(plan) == dimension]
        yield _layer(name, title, kind, PLAN_FIELDS, plans, lambda plan: _plan_row(plan, site))
    loose = [plan for plan in site.plannen if plan.geometry is None]
    yield _layer(
        "plannen_zonder_ligging", "Plannen zonder ligging", None, PLAN_FIELDS, loose, lambda plan: _plan_row(plan, site)
    )
    steps = [(plan, step) for plan in site.plannen for step in course_of(plan, site.timezone)]
    yield _layer("statusverloop", "Verloop van de status", None, COURSE_FIELDS, steps, _step_row)
    yield _layer(
        "momenten",
        "Participatiemomenten",
        "wkbPoint",
        MOMENT_FIELDS,
        site.momenten,
        lambda moment: _moment_row(moment, site),
    )
    yield _layer("wijken", "Wijken en buurten", "wkbMultiPolygon", AREA_FIELDS, site.wijken, _area_row)


def _layer(
    name: str, title: str, kind: str | None, fields: Any, records: Sequence[Any], row: Callable[[Any], Any]
) -> Layer | None:
    return Layer(name, title, kind, fields, map(row, records)) if records else None


def dimension_of(plan: PublicPlan) -> int:
    """2 for areas, 1 for lines, 0 for points."""
    import shapely

    return int(shapely.get_dimensions(shapely.from_wkb(plan.geometry)))


def _plan_row(plan: PublicPlan, site: PublicSite) -> tuple[dict[str, Any], bytes | None]:
    values = flat(values_of(plan, PLAN_FIELDS, site.timezone, site.base_url))
    return printable(values), _multi(plan.geometry)


def _moment_row(moment: Any, site: PublicSite) -> tuple[dict[str, Any], bytes | None]:
    return printable(flat(values_of(moment, MOMENT_FIELDS, site.timezone, site.base_url))), moment.geometry


def _step_row(pair: tuple[PublicPlan, dict[str, Any]]) -> tuple[dict[str, Any], None]:
    plan, step = pair
    return {"plan_id": plan.id, **step}, None


def _area_row(area: Any) -> tuple[dict[str, Any], bytes | None]:
    values = {field.name: getattr(area, field.name) for field in AREA_FIELDS}
    return printable(values), _multi(area.geometry)


def _multi(wkb: bytes | None) -> bytes | None:
    import shapely
    from shapely.geometry.polygon import orient

    if wkb is None:
        return None
    shape = shapely.from_wkb(wkb)
    kinds: dict[int, Any] = {0: shapely.MultiPoint, 1: shapely.MultiLineString, 2: shapely.MultiPolygon}
    parts = list(shapely.get_parts(shape))
    dimension = int(shapely.get_dimensions(shape))
    if dimension == 2:
        # outer rings counter-clockwise: PDOK's recommendation RC20
        parts = [orient(part) for part in parts]
    whole = kinds[dimension](parts)
    return bytes(shapely.to_wkb(whole, output_dimension=2, byte_order=1))
