"""What the tests of bad input share: how a refusal is told, and what a store holds before and after."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr
from qgis.core import QgsProcessingException

from .conftest import Run

PLANS = {"KEY_FIELD": "code", "NAME_FIELD": "code"}


def refused(run: Run, identifier: str, *words: str, **parameters: Any) -> str:
    """The sentence in which an algorithm refuses; it holds the words."""
    given = {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}
    with pytest.raises(QgsProcessingException) as error:
        run(identifier, **given)
    said = str(error.value)
    assert "Traceback" not in said
    for word in words:
        assert word in said
    return said


def told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The run failed, and said so in a sentence that holds the words."""
    print(done.stdout, done.stderr)
    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    assert "results" not in done.stdout
    for word in words:
        assert word in done.stderr


def layer_file(
    path: Path, count: int, crs: int | None = 28992, driver: str = "GPKG", options: tuple[str, ...] = ()
) -> str:
    """A layer of small squares near Zwolle, in metres whatever system it claims."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    system = osr.SpatialReference()
    if crs is not None:
        system.ImportFromEPSG(crs)
    layer = source.CreateLayer("plannen", system if crs is not None else None, ogr.wkbPolygon, list(options))
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    layer.StartTransaction()
    for number in range(count):
        x, y = 200_000 + number % 100 * 20, 500_000 + number // 100 * 20
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["code"] = f"plan-{number}"
        ring = f"{x} {y}, {x + 10} {y}, {x + 10} {y + 10}, {x} {y + 10}, {x} {y}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return str(path)


def content(path: str) -> str:
    """Everything in a store, whatever its pages look like."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return hashlib.sha256("\n".join(connection.iterdump()).encode("utf-8", "surrogatepass")).hexdigest()


def rows(path: str, table: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def beside(path: str) -> set[str]:
    return {found.name for found in Path(path).parent.iterdir()}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
