"""Made-up records and the other programs that work on a store: OGR, as QGIS does, and SQL by hand."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import shapely
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.store.geopackage.connection import connect
from participatiekaart.plugin.store.protocol import Store

from tests.history import history

SETTINGS = StoreSettings("Participatiekaart Voorbeeldstad", "GM9999", "EPSG:28992", "Europe/Amsterdam")
WHO = "planner"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
INSTANT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"


def square(size: float = 100, x: float = 200_000, y: float = 500_000) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(x, y, x + size, y + size)))


def id_of(name: str) -> str:
    """The same id for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://voorbeeld.example/{name}"))


def plan(name: str = "Molenweg", **values: Any) -> Plan:
    return Plan(**{"id": id_of(name), "name": name, **values})


def moment(title: str = "Inloop", **values: Any) -> Moment:
    times = {"begin_local": "2026-12-03 19:30", "end_local": "2026-12-03 21:30"}
    return Moment(**{"id": id_of(title), "title": title, "plan": id_of("Molenweg"), **times, **values})


def write(store: Store, *records: Any) -> None:
    """Insert records one by one, in the order given, in one transaction."""
    with store.writing(WHO) as transaction:
        for record in records:
            transaction.insert([record])


def all_of(store: Store, kind: Any) -> list[Any]:
    with store.reading() as reader:
        return reader.find(kind)


def the(store: Store, kind: Any) -> Any:
    """The only record of its kind."""
    (record,) = all_of(store, kind)
    return record


def lines_of(store: Store, id: str) -> list[tuple[str, Any, Any, str]]:
    """The history of a record: field, old value, new value, who."""
    return [(line.field, line.old_value, line.new_value, line.changed_by) for line in history(store, id)]


def sql(path: Path, statement: str, *bound: Any) -> list[Any]:
    """Run a statement as another program would: a connection of its own, that commits at once."""
    with closing(connect(path)) as connection:
        return connection.execute(statement, bound).fetchall()


def dump(path: Path) -> list[str]:
    """Every table and row of the file, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@contextmanager
def layer(path: Path, name: str) -> Iterator[Any]:
    """A layer of the store opened for editing by OGR, as QGIS's own attribute table does; failures are raised."""
    from osgeo import gdal, ogr

    gdal.UseExceptions()
    ogr.UseExceptions()
    try:
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        yield source.GetLayerByName(name)
        source.FlushCache()
    finally:
        ogr.DontUseExceptions()
        gdal.DontUseExceptions()
