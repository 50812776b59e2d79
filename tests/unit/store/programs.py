"""The programs that write a store: our own, SQL by hand, and OGR, which is how QGIS's own attribute table writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from participatiekaart.plugin.participation.records import Record
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Transaction
from participatiekaart.plugin.store.tables import TABLES

from .making import WHO, layer, sql

RECORDS = {table.name: table.record for table in TABLES}


class Ours:
    """The plugin itself."""

    who = WHO

    def __init__(self, path: Path) -> None:
        self._path = path

    def insert(self, table: str, **values: Any) -> None:
        self._write(lambda transaction: transaction.insert([RECORDS[table](**values)]))

    def update(self, table: str, id: str, /, **values: Any) -> None:
        self._write(lambda transaction: transaction.update(self._kind(table), [(id, values)]))

    def delete(self, table: str, id: str) -> None:
        self._write(lambda transaction: transaction.delete(self._kind(table), [id]))

    def _kind(self, table: str) -> type[Record]:
        return RECORDS[table]

    def _write(self, act: Callable[[Transaction], None]) -> None:
        store = open_store(str(self._path))
        try:
            with store.writing(WHO) as transaction:
                act(transaction)
        finally:
            store.close()


class BySql:
    """SQL by hand, in a connection of its own."""

    who = "onbekend"

    def __init__(self, path: Path) -> None:
        self._path = path

    def insert(self, table: str, **values: Any) -> None:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        sql(self._path, f"INSERT INTO {table} ({names}) VALUES ({marks})", *values.values())

    def update(self, table: str, id: str, /, **values: Any) -> None:
        sets = ", ".join(f'"{name}" = ?' for name in values)
        sql(self._path, f"UPDATE {table} SET {sets} WHERE id = ?", *values.values(), id)

    def delete(self, table: str, id: str) -> None:
        sql(self._path, f"DELETE FROM {table} WHERE id = ?", id)


class ByOgr:
    """A layer edit through OGR."""

    who = "onbekend"

    def __init__(self, path: Path) -> None:
        self._path = path

    def insert(self, table: str, **values: Any) -> None:
        from osgeo import ogr

        with layer(self._path, table) as edited:
            feature = ogr.Feature(edited.GetLayerDefn())
            self._fill(feature, values)
            edited.CreateFeature(feature)

    def update(self, table: str, id: str, /, **values: Any) -> None:
        with layer(self._path, table) as edited:
            edited.SetAttributeFilter(f"id = '{id}'")
            feature = edited.GetNextFeature()
            self._fill(feature, values)
            edited.SetFeature(feature)

    def delete(self, table: str, id: str) -> None:
        with layer(self._path, table) as edited:
            edited.SetAttributeFilter(f"id = '{id}'")
            edited.DeleteFeature(edited.GetNextFeature().GetFID())

    @staticmethod
    def _fill(feature: Any, values: dict[str, Any]) -> None:
        for name, value in values.items():
            if value is None:
                feature.SetFieldNull(name)
            else:
                feature.SetField(name, value)


PROGRAMS = (Ours, BySql, ByOgr)
OTHERS = (BySql, ByOgr)
