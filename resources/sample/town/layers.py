"""Writes features into GeoPackages, in RD New."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

import shapely
from osgeo import ogr, osr

from .areas import Area
from .names import MUNICIPALITY, MUNICIPALITY_CODE, WIJKEN, wijk_code
from .plan import Plan

Value = Union[str, int, None]


@dataclass(frozen=True)
class Layer:
    """A layer to write: columns in order, and rows of a shape (or none) with a value a column."""

    name: str
    columns: Sequence[str]
    rows: Iterable[tuple[Any, Mapping[str, Value]]]
    kind: int = ogr.wkbUnknown


def area_layers(areas: Iterable[Area], year: int) -> list[Layer]:
    """The layers gemeente, wijken and buurten with CBS's columns."""
    areas = list(areas)
    of_municipality = {"gemeentecode": MUNICIPALITY_CODE, "gemeentenaam": MUNICIPALITY, "jaar": year}
    layers = []
    for level, name in (("gemeente", "gemeente"), ("wijk", "wijken"), ("buurt", "buurten")):
        rows: list[tuple[Any, dict[str, Value]]] = []
        for area in areas:
            if area.level == level:
                own = {f"{level}code": area.code, f"{level}naam": area.name}
                above = {"wijkcode": wijk_code(area.wijk), "wijknaam": WIJKEN[area.wijk]} if level == "buurt" else {}
                rows.append((area.shape, {**own, **above, **of_municipality}))
        layers.append(Layer(name, list(rows[0][1]), rows, ogr.wkbPolygon))
    return layers


def plan_layer(plans: Iterable[Plan], shapes: Mapping[str, Any]) -> Layer:
    """The municipality's own plan layer, of every kind of geometry."""
    rows: list[tuple[Any, dict[str, Value]]] = []
    for plan in plans:
        values: dict[str, Value] = {
            "plancode": plan.code,
            "naam": plan.name,
            "samenvatting": plan.summary,
            "soort": plan.kind,
            "fase": plan.phase,
            "url": f"https://www.veldermond.example/plannen/{plan.slug}",
        }
        rows.append((shapes[plan.code], values))
    return Layer("plannen", list(rows[0][1]), rows)


def spot_layer(spots: Mapping[str, Any]) -> Layer:
    """Where the town meets: a point for each name."""
    return Layer("plekken", ["naam"], [(point, {"naam": name}) for name, point in spots.items()], ogr.wkbPoint)


def write(path: Path, layers: Iterable[Layer]) -> None:
    """Write the layers into a new GeoPackage, in place of one that stands there."""
    path.unlink(missing_ok=True)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for layer in layers:
        _write_layer(data, layer, crs)
    # closed by letting go of it, in every version of GDAL
    del data


def _write_layer(data: Any, layer: Layer, crs: Any) -> None:
    target = data.CreateLayer(layer.name, srs=crs, geom_type=layer.kind)
    for column in layer.columns:
        target.CreateField(ogr.FieldDefn(column, ogr.OFTInteger if column == "jaar" else ogr.OFTString))
    target.StartTransaction()
    for shape, values in layer.rows:
        feature = ogr.Feature(target.GetLayerDefn())
        for column in layer.columns:
            feature.SetField(column, values[column])
        if shape is not None:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shapely.to_wkb(shape)))
        target.CreateFeature(feature)
    target.CommitTransaction()
