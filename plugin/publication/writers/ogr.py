"""Writes layers through GDAL, row by row from what is in memory.

osgeo and not fiona: every QGIS has it, it writes three times as fast, and fiona then reads back as a check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Optional

from ...participation.meanwhile import Meanwhile
from ...participation.progress import stoppable
from ...participation.times import UTC
from ..fields import PublicField, Type

Row = tuple[dict[str, Any], Optional[bytes]]
"""Values by field, and WKB in the layer's CRS."""


@dataclass(frozen=True)
class Layer:
    """A layer to write. geometry: OGR's name of its type ("wkbMultiPolygon"), None for a table."""

    name: str
    title: str
    geometry: str | None
    fields: tuple[PublicField, ...]
    rows: Sequence[Row]


@contextmanager
def dataset(driver: str, path: Path, changed: datetime) -> Iterator[Any]:
    """A new file to add layers to. `changed` stands in the file for the time it was written, so that the same content
    gives the same bytes. Raises OSError where the file cannot be made."""
    from osgeo import gdal

    stamp = changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    settings = {"OGR_CURRENT_DATE": stamp, "OGR_SQLITE_JOURNAL": "DELETE"}
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in settings}
    for name, value in settings.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        with _raises.set_to(True):
            target = _made(driver, path)
            yield target
            # GDAL writes the time when it closes the file, so that has to happen while the settings hold
            (getattr(target, "Close", None) or target.Destroy)()  # GDAL 3.8 has a name of its own for it
    finally:
        for name, old in before.items():
            gdal.SetThreadLocalConfigOption(name, old)


def _does_raise() -> bool:
    from osgeo import gdal

    return bool(gdal.GetUseExceptions())


def _let_raise(yes: bool) -> None:
    from osgeo import gdal

    (gdal.UseExceptions if yes else gdal.DontUseExceptions)()


_raises = Meanwhile(_does_raise, _let_raise)


def _made(driver: str, path: Path) -> Any:
    """A new file. A path may be too long for GDAL; whether it raises then depends on its version."""
    from osgeo import gdal, ogr

    try:
        target = ogr.GetDriverByName(driver).CreateDataSource(str(path), options=_FILE_OPTIONS.get(driver, []))
    except RuntimeError as error:
        raise OSError(str(error)) from error
    if target is None:
        raise OSError(gdal.GetLastErrorMsg())
    return target


def add_layer(target: Any, layer: Layer, crs: str) -> None:
    """Write one layer; the axis order is as in GIS, x first."""
    from osgeo import ogr, osr

    system = osr.SpatialReference()
    system.SetFromUserInput(crs)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    kind = ogr.wkbNone if layer.geometry is None else getattr(ogr, layer.geometry)
    options = _LAYER_OPTIONS.get(target.GetDriver().GetName(), [])
    if target.GetDriver().GetName() == "GPKG":
        options = [*options, f"IDENTIFIER={layer.title}"]
    made = target.CreateLayer(layer.name, system if layer.geometry else None, kind, options)
    for field in layer.fields:
        made.CreateField(_definition(field))
    definition = made.GetLayerDefn()
    places = [(field.name, number, field.type) for number, field in enumerate(layer.fields)]
    in_transaction = target.TestCapability(ogr.ODsCTransactions)
    if in_transaction:
        target.StartTransaction()
    for values, wkb in stoppable(layer.rows):
        feature = ogr.Feature(definition)
        # the setters of a type are twice as fast as SetField, which has to find out
        for name, number, type_ in places:
            value = values[name]
            if value is None:
                continue
            if type_ is Type.BOOLEAN:
                feature.SetFieldInteger64(number, int(value))
            else:
                feature.SetFieldString(number, value)
        if wkb is not None:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        made.CreateFeature(feature)
    if in_transaction:
        target.CommitTransaction()


def _definition(field: PublicField) -> Any:
    from osgeo import ogr

    if field.type is Type.BOOLEAN:
        definition = ogr.FieldDefn(field.name, ogr.OFTInteger)
        definition.SetSubType(ogr.OFSTBoolean)
        return definition
    return ogr.FieldDefn(field.name, ogr.OFTString)


_FILE_OPTIONS = {"GPKG": ["VERSION=1.3", "ADD_GPKG_OGR_CONTENTS=YES"]}
_LAYER_OPTIONS = {"GPKG": ["FID=fid", "GEOMETRY_NAME=geom", "SPATIAL_INDEX=YES"], "FlatGeobuf": ["SPATIAL_INDEX=YES"]}
