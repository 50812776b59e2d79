"""Records come back from the store as they went in, and are selected by their fields."""

from __future__ import annotations

import dataclasses
import re
import struct
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import AreaLevel, ContactRole, MomentKind, Phase
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    Record,
)
from participatiekaart.plugin.participation.snapshot import FormerSlug, PublishedRecord
from participatiekaart.plugin.store.geopackage.blobs import envelope_functions, is_empty, to_blobs, to_wkb
from participatiekaart.plugin.store.protocol import Publication, Store

from .making import WHO, id_of, layer, moment, plan, sql, square, write

A = id_of("Molenweg")
NASTY = "'; DROP TABLE plan; -- “aanhaling” \n <b>é</b> 🌳"
RECORDS = [
    PlanSource(id=A, name=NASTY, provider="ogr", address="plannen.gpkg", attached_at="2026-11-23T12:00:00+00:00"),
    Plan(id=A, name=NASTY, phase=Phase.DONE, phase_since="2026-02-28", whole_town=False, geometry=square()),
    Plan(id=A, source_key="0012", whole_town=True, override_from="2026-12-01", override_until="2026-12-02 09:30"),
    moment(kind=MomentKind.SURVEY, begin_fold=0, attendance=12, geometry=bytes(shapely.to_wkb(shapely.Point(1, 2)))),
    Contact(id=A, name=NASTY, role=ContactRole.DEVELOPER, publish_email=True, permission_until="2027-01-01"),
    PlanContact(id=A, plan=A, contact=id_of("ander"), position=3),
    Neighbourhood(id=A, code="WK999901", year=2026, name="Oude Stad", level=AreaLevel.BUURT),
    Goal(id=A, neighbourhood_code="WK999901", text=NASTY, position=1),
    PlanNeighbourhood(id=A, plan=A, neighbourhood_code="WK999901", share=1 / 3, by_hand=False),
]


def _find(store: Store, kind: type[Record], where: dict[str, Any] | None = None) -> list[Any]:
    with store.reading() as reader:
        return reader.find(kind, where)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_went_in(store: Store, record: Record) -> None:
    write(store, record)

    (found,) = _find(store, type(record))
    assert found.created_at
    assert dataclasses.replace(found, created_at=None, updated_at=None) == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_without_anything_but_a_key_can_be_kept(store: Store, record: Record) -> None:
    bare = type(record)(id=A)
    write(store, bare)

    (found,) = _find(store, type(record))
    assert dataclasses.replace(found, created_at=None, updated_at=None) == bare


def test_the_snapshot_holds_every_record_but_the_layers_of_plans(store: Store) -> None:
    write(store, *RECORDS[:1], *RECORDS[3:], plan())

    snapshot = store.snapshot()
    assert [len(snapshot.plans), len(snapshot.moments), len(snapshot.contacts)] == [1, 1, 1]
    assert [len(snapshot.plan_contacts), len(snapshot.neighbourhoods), len(snapshot.goals)] == [1, 1, 1]
    assert len(snapshot.plan_neighbourhoods) == 1
    assert snapshot.settings.municipality == "GM9999"


def test_records_are_selected_by_value_by_emptiness_and_by_list(store: Store) -> None:
    write(store, *(plan(f"Plan {number}", source_key=str(number)) for number in range(2000)), plan("Zonder code"))

    assert [p.name for p in _find(store, Plan, {"source_key": "7"})] == ["Plan 7"]
    assert [p.name for p in _find(store, Plan, {"source_key": None})] == ["Zonder code"]
    keys = [str(number) for number in range(5, 1500)]
    assert len(_find(store, Plan, {"source_key": keys})) == 1495
    assert _find(store, Plan, {"source_key": []}) == []
    assert [p.name for p in _find(store, Plan, {"source_key": ("1", "2"), "name": "Plan 2"})] == ["Plan 2"]


def test_named_fields_can_be_had_alone(store: Store) -> None:
    write(store, plan(geometry=square(), phase=Phase.DONE))

    with store.reading() as reader:
        assert list(reader.values(Plan, ("geometry", "phase", "id"))) == [(square(), Phase.DONE, A)]


@pytest.mark.parametrize(
    "wkt",
    [
        "POINT (1 2)",
        "MULTIPOINT (1 2, 3 4)",
        "LINESTRING (0 0, 1 1)",
        "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6))",
        "POLYGON ((0 0, 4 0, 4 4, 0 0))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((10 10, 14 10, 14 14, 10 10)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
    ],
)
def test_a_place_of_any_kind_is_read_alike_by_us_and_by_others(store: Store, path: Path, wkt: str) -> None:
    shape = shapely.from_wkt(wkt)
    write(store, plan(geometry=bytes(shapely.to_wkb(shape))))

    assert shapely.from_wkb(_find(store, Plan)[0].geometry).equals(shape)
    with layer(path, "plan") as plans:
        (found,) = list(plans)
        seen = bytes(found.GetGeometryRef().ExportToWkb())
        found.SetGeometry(found.GetGeometryRef())
        plans.SetFeature(found)
    assert shapely.from_wkb(seen).equals(shape)
    assert shapely.from_wkb(_find(store, Plan)[0].geometry).equals(shape)
    assert sql(path, "SELECT count(*) FROM rtree_plan_geom") == [(1,)]


coordinates = st.floats(-1e7, 1e7, allow_nan=False)


@given(points=st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=6))
def test_a_blob_holds_its_geometry_and_envelope(points: list[tuple[float, float]]) -> None:
    shape = shapely.MultiPoint(points)
    wkb = bytes(shapely.to_wkb(shape))
    (blob,) = to_blobs([wkb], 28992)
    assert blob is not None

    assert to_wkb(blob) == wkb
    assert is_empty(blob) == 0
    min_x, min_y, max_x, max_y = shape.bounds
    assert _envelope(blob) == [min_x, max_x, min_y, max_y]


def test_blobs_of_other_programs_are_read_too() -> None:
    wkb = bytes(shapely.to_wkb(shapely.LineString([(1, 2), (3, 5)]), byte_order=0))
    bare = b"GP\x00\x01" + struct.pack("<i", 28992) + wkb
    big_endian = b"GP\x00\x02" + struct.pack(">i4d", 28992, 1, 3, 2, 5) + wkb
    # with the least and the most of Z, of M, of both
    more = [
        b"GP\x00" + struct.pack(f"<Bi{4 + len(rest)}d", flags, 28992, 1, 3, 2, 5, *rest) + wkb
        for flags, rest in ((0x05, (0, 9)), (0x07, (0, 9)), (0x09, (0, 9, 0, 9)), (0x23, ()))
    ]
    for blob in (bare, big_endian, *more):
        assert to_wkb(blob) == wkb
        assert _envelope(blob) == [1, 3, 2, 5]
    no_shape = bytes(shapely.to_wkb(shapely.Polygon()))
    empty, nothing = to_blobs([no_shape, None], 28992)
    assert empty == b"GP\x00\x11" + struct.pack("<i", 28992) + no_shape
    assert (is_empty(empty), _envelope(empty), is_empty(nothing), _envelope(nothing)) == (
        1,
        [None] * 4,
        None,
        [None] * 4,
    )


@pytest.mark.parametrize(
    "value",
    [
        b"GP",
        b"GP\x00\x01" + bytes(4),
        b"GP\x00\x03" + bytes(4 + 32),
        b"GP\x00\x03" + bytes(4 + 16),
        b"GP\x00\x0b" + bytes(4 + 64 + 21),
        bytes(shapely.to_wkb(shapely.Point(1, 2))),
        "POINT (1 2)",
    ],
    ids=["two letters", "no shape", "no shape behind", "half of it", "unknown kind", "not a GeoPackage's", "a text"],
)
def test_what_another_program_left_that_is_no_geometry_counts_as_empty(value: Any) -> None:
    assert (is_empty(value), _envelope(value), to_wkb(value)) == (1, [None] * 4, b"")


def _envelope(blob: bytes | None) -> list[float | None]:
    functions = dict(envelope_functions())
    return [functions[name](blob) for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")]


def test_a_publication_is_remembered(store: Store) -> None:
    write(store, plan())
    publication = Publication("2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z", WHO, "publiek", "0" * 64, 1, 0)
    first = PublishedRecord("plan", A, "een", "2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z", 0, True)
    second = dataclasses.replace(first, digest="twee", changed_at="2026-11-24T12:00:00Z", sequence=1)
    for record, slug in ((first, "molenweg"), (second, "molenlaan")):
        with store.writing(WHO, "publiceren") as transaction:
            transaction.remember_publication(publication, [record], {A: slug})

    snapshot = store.snapshot()
    assert snapshot.published == (second,)
    assert snapshot.plans[0].slug == "molenlaan"
    assert snapshot.former_slugs == (FormerSlug("molenweg", A),)


def test_an_address_that_stays_is_no_former_one_and_one_may_come_back(store: Store, path: Path) -> None:
    write(store, plan())
    publication = Publication("2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z", WHO, "publiek", "0" * 64, 1, 0)
    seen = PublishedRecord("plan", A, "een", "2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z", 0, True)
    with store.writing(WHO) as transaction:
        transaction.remember_publication(publication, [seen], {A: "molenweg"})
    with layer(path, "plan") as plans:  # writes every column again
        (found,) = list(plans)
        plans.SetFeature(found)
    assert store.snapshot().former_slugs == ()

    for slug in ("molenlaan", "molenweg", "molenlaan"):
        sql(path, "UPDATE plan SET slug = ?", slug)
    assert {former.slug for former in store.snapshot().former_slugs} == {"molenweg", "molenlaan"}


def test_other_programs_are_told_when_a_table_changed_and_keep_no_extent_of_before(store: Store, path: Path) -> None:
    """Else a program that noted the extent shows nothing that lies outside it."""
    noted = (
        "UPDATE gpkg_contents SET min_x = 1, min_y = 1, max_x = 2, max_y = 2, last_change = '2026-01-01T00:00:00.000Z'"
    )
    sql(path, noted)
    write(store, plan(geometry=square()))

    told = "SELECT table_name, min_x, min_y, max_x, max_y, last_change FROM gpkg_contents WHERE data_type = 'features'"
    rows = {name: (extent, changed) for name, *extent, changed in sql(path, told)}
    extent, changed = rows.pop("plan")
    assert extent == [None] * 4
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", changed)
    assert changed > "2026-01-01T00:00:00.000Z"
    assert rows
    assert all(untouched == ([1, 1, 2, 2], "2026-01-01T00:00:00.000Z") for untouched in rows.values())
