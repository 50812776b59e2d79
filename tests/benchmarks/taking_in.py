"""Attaching a layer of plans and importing a table of moments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_up
from osgeo import ogr
from participatiekaart.plugin.intake import sources
from participatiekaart.plugin.intake.plan_layers import attach
from participatiekaart.plugin.intake.tables import imports
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.store.addresses import open_store
from timing import AT, timed


def prepare_attach(folder: Path, count: int) -> None:
    made_up.plan_layer(folder / "plannen.gpkg", count)
    made_up.empty_store(folder / "store.gpkg").close()


def attach_plans(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    layer = sources.LayerDescription("plannen", "ogr", "plannen.gpkg", "code", "naam", "EPSG:28992")
    wanted = sources.Attachment(layer, publish=True)
    timed(lambda: attach.attach_plans(store, features(folder), wanted, "proef", AT, Silent()))


def features(folder: Path) -> Iterator[sources.SourceFeature]:
    opened = ogr.Open(str(folder / "plannen.gpkg"))
    for feature in opened.GetLayer(0):
        key, name, summary = map(feature.GetFieldAsString, range(3))
        yield sources.SourceFeature(
            row=str(feature.GetFID()),
            key=key,
            name=name,
            summary=summary,
            geometry=bytes(feature.GetGeometryRef().ExportToWkb()),
        )


def prepare_import(folder: Path, count: int) -> None:
    of = made_up.plans(count)
    made_up.moment_table(folder / "momenten.csv", count)
    made_up.moment_rows(folder / "rijen.csv", of)
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(of)
    store.close()


def import_records(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    kind = RecordKind.MOMENTS

    def work() -> None:
        table = read_table(folder / "momenten.csv")
        done = imports.import_records(store, table, kind, None, "proef", Silent())
        assert done.added == count, done

    timed(work)
