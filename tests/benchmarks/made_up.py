"""Made-up plans, areas, tables and stores, as large as asked; the same number gives the same town."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import shapely
from osgeo import ogr, osr
from participatiekaart.plugin.participation.codes import AreaLevel, Level, MomentKind, Phase, PublicationState
from participatiekaart.plugin.participation.records import Moment, Neighbourhood, Plan, PlanNeighbourhood
from participatiekaart.plugin.participation.records.base import new_id
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

SYLLABLES = "straat plein boom wijk weg ver bouw in richt ing nieuw ruim te fiets pad ge bied school be heer".split()
# most of the Netherlands' land, in RD New
LEFT, BOTTOM, WIDTH, HEIGHT = 100_000, 400_000, 130_000, 180_000
# 8 000 made-up words: more than a municipality uses, so that nothing packs better than in life
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
SUMMARY = "We vernieuwen de straat en planten bomen. Er komt meer ruimte voor lopen, fietsen en spelen."


def shapes(count: int) -> Iterator[Any]:
    """Plan areas of some hectares with rounded corners, 33 points each."""
    rng = Random(count)
    for _ in range(count):
        place = shapely.Point(LEFT + WIDTH * rng.random(), BOTTOM + HEIGHT * rng.random())
        yield place.buffer(rng.uniform(40, 400), quad_segs=8)


def plan_layer(path: Path, count: int) -> None:
    """A GeoPackage as a municipality has it."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(28992)
    made = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = made.CreateLayer("plangebied", reference, ogr.wkbMultiPolygon)
    for name in ("code", "naam", "toelichting"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    layer.StartTransaction()
    for number, shape in enumerate(shapes(count)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("code", f"P{number:06}")
        feature.SetField("naam", f"Herinrichting straat {number}")
        feature.SetField("toelichting", SUMMARY)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(shapely.MultiPolygon([shape]))))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def moment_table(path: Path, count: int) -> None:
    """A CSV of moments, one a plan."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(("plancode", "titel", "soort", "niveau", "begin", "einde", "plaats", "publiceren"))
        for number in range(count):
            day = date(2027, 1, 1) + timedelta(days=number % 730)
            begin, end = f"{day} {9 + number % 11:02}:30", f"{day} {10 + number % 11:02}:45"
            rows.writerow((f"P{number:06}", f"Inloop {number}", "inloop", "raadplegen", begin, end, "Wijkhuis", "ja"))


def moment_rows(path: Path, plans: list[Plan]) -> None:
    """The same moments under the names of the store's own columns, with what nobody would type."""
    with path.open("w", encoding="utf-8", newline="") as stream, path.with_name("momenten.csv").open() as table:
        rows = csv.writer(stream)
        rows.writerow(("plan", "title", "kind", "level", "begin_local", "end_local", "place", "publication_state"))
        for plan, cells in zip(plans, list(csv.reader(table, delimiter=";"))[1:]):
            rows.writerow((plan.id, *cells[1:-1], "published"))


def empty_store(path: Path) -> Store:
    return create_store(str(path), StoreSettings("Proef", "GM9901"))


def plans(count: int) -> list[Plan]:
    return [
        Plan(
            id=new_id(),
            source_key=f"P{number:06}",
            name=f"Herinrichting straat {number} van de wijk",
            summary=SUMMARY,
            phase=Phase.PLANNING,
            level=Level.CONSULT,
            publication_state=PublicationState.PUBLISHED,
            geometry=bytes(shapely.to_wkb(shape)),
        )
        for number, shape in enumerate(shapes(count))
    ]


def filled_store(path: Path, count: int) -> None:
    """Published plans with three moments each: held, open and ahead of 23 November 2026."""
    store = empty_store(path)
    of = plans(count)
    times = (
        ("2026-10-01 19:30", "2026-10-01 21:00"),
        ("2026-11-20 09:00", "2026-12-05 17:00"),
        ("2027-01-11 19:30", "2027-01-11 21:00"),
    )
    moments = (
        Moment(
            id=new_id(),
            plan=plan.id,
            kind=MomentKind.WALK_IN,
            title="Inloop in het wijkhuis",
            begin_local=begin,
            end_local=end,
            place="Wijkhuis",
            publication_state=PublicationState.PUBLISHED,
        )
        for plan in of
        for begin, end in times
    )
    with store.writing("proef") as transaction:
        transaction.insert(of)
        transaction.insert(moments)
    store.close()


def telling_store(path: Path, count: int) -> None:
    """Published plans in sixteen wijken, with 600 characters of text and three moments on days of their own each."""
    rng = Random(count)
    store = empty_store(path)
    wijken = [
        replace(one, code=f"WK9901{number:02}", level=AreaLevel.WIJK, name=_words(rng, 12).capitalize())
        for number, one in enumerate(squares(4))
    ]
    of = [replace(plan, name=f"{plan.name} {_words(rng, 20)}", summary=_words(rng, 600)) for plan in plans(count)]
    # one in four lies in two of them
    ties = [
        PlanNeighbourhood(id=new_id(), plan=plan.id, neighbourhood_code=wijk.code, share=0.5)
        for plan in of
        for wijk in rng.sample(wijken, rng.choice((1, 1, 1, 2)))
    ]
    moments = (
        Moment(
            id=new_id(),
            plan=plan.id,
            kind=rng.choice(list(MomentKind)),
            title=_words(rng, 25).capitalize(),
            begin_local=f"{begin:%Y-%m-%d} 19:30",
            end_local=f"{begin + timedelta(days=rng.choice((0, 7, 42))):%Y-%m-%d} 21:00",
            place="Wijkhuis",
            publication_state=PublicationState.PUBLISHED,
        )
        for plan in of
        for begin in (date(2026, 8, 1) + timedelta(days=rng.randrange(240)) for _ in range(3))
    )
    with store.writing("proef") as transaction:
        transaction.insert(wijken)
        transaction.insert(of)
        transaction.insert(ties)
        transaction.insert(moments)
    store.close()


def _words(rng: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += f"{rng.choice(WORDS)} "
    return text[:length].strip()


def squares(side: int) -> list[Neighbourhood]:
    """side × side square areas over the whole, where no real ones are at hand."""
    return [
        Neighbourhood(
            id=new_id(),
            code=f"BU{row:04}{column:04}",
            year=2026,
            name=f"Buurt {row}-{column}",
            level=AreaLevel.BUURT,
            geometry=bytes(shapely.to_wkb(shapely.MultiPolygon([_square(row, column, side)]))),
        )
        for row in range(side)
        for column in range(side)
    ]


def _square(row: int, column: int, side: int) -> Any:
    across, up = WIDTH / side, HEIGHT / side
    return shapely.box(LEFT + column * across, BOTTOM + row * up, LEFT + (column + 1) * across, BOTTOM + (row + 1) * up)
