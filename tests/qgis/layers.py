"""Layers as a municipality may have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from osgeo import ogr, osr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

# RD coordinates somewhere in the middle of the country
X, Y = 200_000, 500_000
# of a plan layer, for `attachplans`
FIELDS = {"KEY_FIELD": "code", "NAME_FIELD": "naam"}


def square(x: float, y: float, size: float = 100) -> str:
    """A square as WKT, `x` and `y` in metres from the corner of the made-up town."""
    left, low, right, high = X + x, Y + y, X + x + size, Y + y + size
    return f"Polygon (({left} {low}, {right} {low}, {right} {high}, {left} {high}, {left} {low}))"


def memory_layer(geometry: str, fields: str, rows: Iterable[Sequence[Any]], crs: str = "EPSG:28992") -> QgsVectorLayer:
    """A scratch layer. geometry: "Polygon", "None" …; fields: "code:string, naam:string"; rows: WKT (None: without),
    then the attributes."""
    named = "".join(f"&field={field.strip()}" for field in fields.split(","))
    layer = QgsVectorLayer(f"{geometry}?crs={crs}{named}", "plannen", "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        if wkt is not None:
            shape = QgsGeometry.fromWkt(wkt)
            assert not shape.isNull(), wkt
            feature.setGeometry(shape)
        feature.setAttributes(list(values))
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    assert added and layer.featureCount() == len(features)
    return layer


def plan_layer(*rows: tuple[str | None, Any, Any]) -> QgsVectorLayer:
    """Polygon plans as (WKT, code, name)."""
    return memory_layer("Polygon", "code:string, naam:string", rows)


def mixed_layer(path: Path, rows: Iterable[tuple[str | None, str]]) -> QgsVectorLayer:
    """A GeoPackage layer whose rows (WKT, code) have geometry of any kind, which a scratch layer cannot have."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(28992)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    table = source.CreateLayer("plannen", system, ogr.wkbUnknown)
    table.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    for wkt, code in rows:
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetField("code", code)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        table.CreateFeature(feature)
    del table, source
    layer = QgsVectorLayer(f"{path}|layername=plannen", "gemengd", "ogr")
    assert layer.isValid()
    return layer


def town_areas() -> QgsVectorLayer:
    """Two wijken of a kilometre each, side by side, with CBS codes."""
    return memory_layer(
        "Polygon",
        "code:string, naam:string",
        [(square(0, 0, 1000), "WK990101", "West"), (square(1000, 0, 1000), "WK990102", "Oost")],
    )


def shapefile(path: Path) -> Path:
    """A shapefile in Latin-1 that does not say so, as published ones are."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(28992)
    made = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = made.CreateLayer(path.stem, reference, ogr.wkbPoint, ["ENCODING=UTF-8"])
    for name in ("code", "naam"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["code"], feature["naam"] = "a", "Plein bij het café"
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (200000 500000)"))
    layer.CreateFeature(feature)
    del feature, layer, made
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace("é".encode(), "é ".encode("latin-1")))
    return path
