"""plannen.gpkg, in the store's CRS, as PDOK's geopackage-validator wants it.

A plan of several kinds of geometry has a row in each layer it has parts for, with the same `id`: nothing of it is lost.

It holds no styles. QGIS finds those in a table `layer_styles` only, which every reader takes for a layer, and which
`ogr2ogr -overwrite` puts in the place of the one where a municipality's PostGIS keeps its own styles (tried). The
project for QGIS Server has a style for each layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..fields import AREA_FIELDS, COURSE_FIELDS, MOMENT_FIELDS, PLAN_FIELDS
from ..records import PublicSite
from ..texts import clean
from .ogr import Layer, Row, add_layer, dataset
from .rows import Rows
from .shapes import multi_parts

PLAN_LAYERS = (
    ("plannen", "Plannen (vlakken)", "wkbMultiPolygon", 2),
    ("plannen_lijnen", "Plannen (lijnen)", "wkbMultiLineString", 1),
    ("plannen_punten", "Plannen (punten)", "wkbMultiPoint", 0),
)
"""Name, title, OGR's name of the geometry, dimension."""

PLANS_WITHOUT_PLACE = "plannen_zonder_ligging"
MOMENT_LAYERS = ("momenten", "momenten_zonder_ligging")


def write_geopackage(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write every layer that has something in it. Where none has, all of them are written empty: no reader takes a file
    without any layer for a GeoPackage."""
    is_empty = not (site.plannen or site.momenten or site.wijken)
    with dataset("GPKG", folder / "plannen.gpkg", site.bijgewerkt_op) as target:
        for layer in _layers(site, rows):
            if layer.rows or is_empty:
                add_layer(target, layer, site.crs)


def _layers(site: PublicSite, rows: Rows) -> Iterator[Layer]:
    yield from plan_layers(site, rows)
    yield course_layer(site, rows)
    yield from _moments(site, rows)
    yield area_layer(site)


def plan_layers(site: PublicSite, rows: Rows) -> Iterator[Layer]:
    """The plans by kind of geometry, and those without one."""
    plans = rows.flat_plans
    wkbs = [plan.geometry for plan in site.plannen]
    for name, title, kind, dimension in PLAN_LAYERS:
        placed = [(row, wkb) for row, wkb in zip(plans, multi_parts(wkbs, dimension)) if wkb is not None]
        yield Layer(name, title, kind, PLAN_FIELDS, placed)
    loose: list[Row] = [(row, None) for row, wkb in zip(plans, wkbs) if wkb is None]
    yield Layer(PLANS_WITHOUT_PLACE, "Plannen zonder ligging", None, PLAN_FIELDS, loose)


def _moments(site: PublicSite, rows: Rows) -> Iterator[Layer]:
    """The layers of moments. A layer may hold no empty geometry (PDOK's RQ24): moments without a point stand in a table
    of their own, and where none has a point `momenten` itself is a table."""
    moments = [(row, moment.geometry) for row, moment in zip(rows.flat_moments, site.momenten)]
    placed = [(row, wkb) for row, wkb in moments if wkb is not None]
    loose: list[Row] = [(row, None) for row, wkb in moments if wkb is None]
    whole, without_place = MOMENT_LAYERS
    if placed or not loose:
        yield Layer(whole, "Participatiemomenten", "wkbPoint", MOMENT_FIELDS, placed)
        yield Layer(without_place, "Participatiemomenten zonder ligging", None, MOMENT_FIELDS, loose)
    else:
        yield Layer(whole, "Participatiemomenten", None, MOMENT_FIELDS, loose)


def course_layer(site: PublicSite, rows: Rows) -> Layer:
    """Each step of each plan's status, by plan and time."""
    steps: list[Row] = [
        ({"plan_id": plan.id, **step}, None) for plan, course in zip(site.plannen, rows.courses) for step in course
    ]
    return Layer("statusverloop", "Verloop van de status", None, COURSE_FIELDS, steps)


def area_layer(site: PublicSite) -> Layer:
    """The neighbourhoods of every level."""
    names = [field.name for field in AREA_FIELDS]
    values = [{name: clean(getattr(area, name) or "") or None for name in names} for area in site.wijken]
    shapes = multi_parts([area.geometry for area in site.wijken], 2)
    return Layer("wijken", "Wijken en buurten", "wkbMultiPolygon", AREA_FIELDS, list(zip(values, shapes)))
