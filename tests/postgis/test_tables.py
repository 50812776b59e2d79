"""Public tables in PostgreSQL: the publication of the folder, changed in one step, by nobody else's table."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import shapely
from osgeo import ogr
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.database import SCHEMA, Database
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.publication.writers.postgis import MARK
from participatiekaart.plugin.store.database_address import read_address
from participatiekaart.plugin.store.protocol import Store

from .cluster import Server
from .town import HOSTILE, SECRET, SHAPES, WHO, wkb

AT = datetime(2026, 11, 23, 11, tzinfo=timezone.utc)
KIND_OF_EVERY_PLAN = {
    "plannen": {"Park", "Plein en pad"},
    "plannen_lijnen": {"Weg", "Plein en pad"},
    "plannen_punten": {"Boom"},
    "plannen_zonder_ligging": {"Visie"},
}

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'publieke kaart'"


def published(store: Store, folder: Path, address: str, confirm: bool = False) -> None:
    database = Database(read_address(address, SCHEMA))
    publish(store, folder, Website(), Order(AT, WHO, confirm=confirm, database=database), Silent())


def refusal(store: Store, folder: Path, address: str) -> str:
    with pytest.raises(ParticipationError) as caught:
        published(store, folder, address)
    return caught.value.text.nl


def rows(source: Any, layer: str) -> list[tuple[dict[str, Any], Any]]:
    """The attributes and the place of each feature, by id."""
    found = []
    for feature in source.GetLayerByName(layer):
        geometry = feature.GetGeometryRef()
        values = {name: value for name, value in feature.items().items() if name != "fid"}
        found.append((values, geometry.ExportToWkt() if geometry else None))
    return sorted(found, key=lambda row: str(row[0]))


def test_the_tables_hold_what_the_geopackage_holds(store: Store, server: Server, database: str, tmp_path: Path) -> None:
    published(store, tmp_path / "publiek", f"postgresql://postgres@127.0.0.1:{server.port}/{database}")

    file = ogr.Open(str(tmp_path / "publiek/plannen.gpkg"))
    tables = ogr.Open(f"PG:host=127.0.0.1 port={server.port} user=postgres dbname='{database}' schemas={SCHEMA}")
    for name, plans in KIND_OF_EVERY_PLAN.items():
        there = rows(tables, name)
        assert {values["naam"] for values, _ in there} == plans
        assert there == [
            (
                {key: bool(value) if key in ("meedoen", "hele_gemeente") else value for key, value in values.items()},
                place,
            )
            for values, place in rows(file, name)
        ]
    assert rows(tables, "wijken") == rows(file, "wijken")
    steps = [({k: v for k, v in values.items() if k != "id"}, place) for values, place in rows(tables, "statusverloop")]
    assert sorted(map(str, steps)) == sorted(map(str, rows(file, "statusverloop")))
    moments = {values["id"]: place for values, place in rows(tables, "momenten")}
    loose = {values["id"]: place for values, place in rows(file, "momenten_zonder_ligging")}
    assert moments == loose | {values["id"]: place for values, place in rows(file, "momenten")}
    told = json.loads((tmp_path / "publiek/manifest.json").read_text(encoding="utf-8"))
    times = {name: told[name] for name in ("gepubliceerd_op", "geldig_tot")}
    assert rows(tables, "publicatie") == [({"gemeente": "GM9999", "titel": "Proefstad", **times}, None)]


def test_a_table_says_what_it_holds_and_has_an_index_on_its_places(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    published(store, tmp_path / "publiek", address)
    of_ours = "FROM pg_class c WHERE relnamespace = '\"publieke kaart\"'::regnamespace AND relkind = 'r'"
    titles = dict(server.do(database, f"SELECT relname, obj_description(c.oid, 'pg_class') {of_ours}"))
    assert titles["wijken"] == "Participatiekaart: Wijken en buurten"
    assert all(len(title) > len(MARK) for title in titles.values())
    columns = "SELECT attname, attrelid, col_description(attrelid, attnum) FROM pg_attribute"
    told = server.do(database, f"{columns} WHERE attnum > 0 AND attrelid IN (SELECT oid {of_ours})")
    assert {name for name, _, description in told if not description} == {"geom"}
    indexed = "SELECT tablename FROM pg_indexes WHERE schemaname = 'publieke kaart' AND indexdef LIKE '%gist (geom)'"
    with_place = "SELECT f_table_name FROM geometry_columns WHERE f_table_schema = 'publieke kaart'"
    assert sorted(server.do(database, indexed)) == sorted(server.do(database, with_place))


def test_only_what_changed_is_written_again(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    written = " UNION ".join(
        f'SELECT naam, xmin::text FROM "publieke kaart".{table}' for table in ("plannen_punten", "plannen")
    )
    published(store, tmp_path / "publiek", address)
    before = dict(server.do(database, written))
    park = next(plan for plan in store.snapshot().plans if plan.name == "Park")
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(park.id, {"name": "Stadspark"})])
    published(store, tmp_path / "publiek", address)
    after = dict(server.do(database, written))
    assert set(after) == {"Stadspark", "Plein en pad", "Boom"}
    assert {name for name in after if before.get(name) != after[name]} == {"Stadspark"}
    assert server.do(database, 'SELECT id FROM "publieke kaart".plannen WHERE naam = %s', "Stadspark") == [(park.id,)]

    tree = next(plan for plan in store.snapshot().plans if plan.name == "Boom")
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(tree.id, {"geometry": wkb(shapely.Point(200_060, 500_060))})])
    published(store, tmp_path / "publiek", address)
    assert server.do(database, 'SELECT ST_XMax(geom), ST_YMax(geom) FROM "publieke kaart".plannen_punten') == [
        (200_060, 500_060)
    ]


def test_what_is_withdrawn_goes(store: Store, server: Server, database: str, address: str, tmp_path: Path) -> None:
    published(store, tmp_path / "publiek", address)
    gone = [plan.id for plan in store.snapshot().plans if plan.name in ("Boom", "Visie")]
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(id, {"publication_state": PublicationState.WITHDRAWN}) for id in gone])
    published(store, tmp_path / "publiek", address, confirm=True)
    for table in ("plannen_punten", "plannen_zonder_ligging"):
        assert server.do(database, f'SELECT naam FROM "publieke kaart".{table}') == []
    course = server.do(database, 'SELECT plan_id, id FROM "publieke kaart".statusverloop')
    assert course
    assert not {plan for plan, _ in course} & set(gone)
    # of each plan counted anew, so that the steps of another one keep their keys
    counted = Counter(plan for plan, _ in course)
    assert {key for _, key in course} == {f"{plan}.{n}" for plan, steps in counted.items() for n in range(steps)}


def test_texts_arrive_as_they_are_and_nothing_private_does(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    published(store, tmp_path / "publiek", address)
    assert {text for (text,) in server.do(database, 'SELECT samenvatting FROM "publieke kaart".plannen')} == {HOSTILE}
    for (table,) in server.do(database, TABLES):
        for row in server.do(database, f'SELECT * FROM "publieke kaart"."{table}"'):
            assert SECRET not in str(row)


def test_a_reader_sees_the_old_until_the_new_is_whole(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    """A folder that takes nothing leaves the tables as they were."""
    published(store, tmp_path / "publiek", address)
    changes = [(plan.id, {"name": f"{plan.name}!"}) for plan in store.snapshot().plans]
    with store.writing(WHO) as transaction:
        transaction.update(Plan, changes)
    (tmp_path / "publiek/manifest.json").unlink()
    said = refusal(store, tmp_path / "publiek", address)
    assert "publiek" in said
    names = {name for (name,) in server.do(database, 'SELECT naam FROM "publieke kaart".plannen')}
    assert names == KIND_OF_EVERY_PLAN["plannen"]


def test_what_an_administrator_has_checked_at_the_end_is_checked_before_the_folder_changes(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    published(store, tmp_path / "publiek", address)
    server.do(
        database,
        """CREATE FUNCTION no_capitals() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'geen hoofdletters: %', NEW.naam; END $$""",
    )
    server.do(
        database,
        """CREATE CONSTRAINT TRIGGER checked AFTER INSERT OR UPDATE ON "publieke kaart".plannen
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.naam = 'PARK') EXECUTE FUNCTION no_capitals()""",
    )
    park = next(plan for plan in store.snapshot().plans if plan.name == "Park")
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(park.id, {"name": "PARK"})])
    assert "geen hoofdletters: PARK. De tabellen zijn nog zoals ze waren" in refusal(
        store, tmp_path / "publiek", address
    )
    assert "PARK" not in (tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8")


def test_a_second_publication_at_once_is_refused(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    connection = server.connection(database)
    connection.cursor().execute("SELECT pg_advisory_lock(hashtext('participatiekaart'), hashtext('publieke kaart'))")
    assert "Een andere publicatie schrijft nu in schema publieke kaart" in refusal(store, tmp_path / "publiek", address)
    assert not (tmp_path / "publiek").exists()
    connection.close()
    published(store, tmp_path / "publiek", address)


def test_a_table_that_another_program_holds_is_waited_for_no_longer_than_a_while(
    store: Store, server: Server, database: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(store, tmp_path / "publiek", address)
    monkeypatch.setattr("participatiekaart.plugin.publication.database.PATIENCE", "100ms")
    with closing(server.connection(database)) as connection:
        connection.cursor().execute('LOCK TABLE "publieke kaart".plannen IN ACCESS EXCLUSIVE MODE')
        assert "Een ander programma houdt tabellen in" in refusal(store, tmp_path / "publiek", address)
    published(store, tmp_path / "publiek", address)


def test_a_table_of_somebody_else_stays(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    server.do(database, 'CREATE SCHEMA "publieke kaart"')
    server.do(database, 'CREATE TABLE "publieke kaart".wijken (code text)')
    server.do(database, """INSERT INTO "publieke kaart".wijken VALUES ('van ons')""")
    assert "een tabel wijken die niet van Participatiekaart is" in refusal(store, tmp_path / "publiek", address)
    assert server.do(database, 'SELECT * FROM "publieke kaart".wijken') == [("van ons",)]
    assert server.do(database, TABLES) == [("wijken",)]
    assert not (tmp_path / "publiek").exists()


def test_a_table_of_an_earlier_version_gains_its_columns(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    published(store, tmp_path / "publiek", address)
    server.do(database, 'ALTER TABLE "publieke kaart".plannen DROP COLUMN contact_website, DROP COLUMN meedoen')
    published(store, tmp_path / "publiek", address)
    found = server.do(database, 'SELECT naam, meedoen FROM "publieke kaart".plannen ORDER BY naam')
    assert found == [("Park", False), ("Plein en pad", False)]


def test_a_role_that_may_do_no_more_than_it_needs(store: Store, server: Server, database: str, tmp_path: Path) -> None:
    server.do(database, "CREATE ROLE publiceerder LOGIN")
    address = f"postgresql://publiceerder@127.0.0.1:{server.port}/{database}?schema=kaart"
    said = refusal(store, tmp_path / "publiek", address)
    assert f"De database 127.0.0.1/{database}?schema=kaart nam de publicatie niet aan" in said
    server.do(database, "CREATE SCHEMA kaart")
    server.do(database, "GRANT USAGE, CREATE ON SCHEMA kaart TO publiceerder")
    published(store, tmp_path / "publiek", address)
    assert server.do(database, "SELECT count(*) FROM kaart.plannen", user="publiceerder") == [(2,)]


def test_postgis_may_stand_in_a_schema_of_its_own(store: Store, server: Server, tmp_path: Path) -> None:
    server.make("gis apart", postgis=False)
    server.do("gis apart", 'CREATE SCHEMA "gis van ons"')
    server.do("gis apart", 'CREATE EXTENSION postgis SCHEMA "gis van ons"')
    for _ in range(2):
        published(
            store, tmp_path / "publiek", f"postgresql://postgres@127.0.0.1:{server.port}/gis%20apart?schema=kaart"
        )
    assert server.do("gis apart", "SELECT count(*) FROM kaart.plannen") == [(2,)]


def test_a_database_without_postgis(store: Store, server: Server, tmp_path: Path) -> None:
    server.make("kaal", postgis=False)
    address = f"postgresql://postgres@127.0.0.1:{server.port}/kaal"
    assert "geen PostGIS" in refusal(store, tmp_path / "publiek", address)


def test_a_database_that_is_not_there(store: Store, server: Server, tmp_path: Path) -> None:
    address = f"postgresql://postgres@127.0.0.1:{server.port}/nergens"
    said = refusal(store, tmp_path / "publiek", address)
    assert "127.0.0.1/nergens?schema=participatiekaart is niet bereikbaar" in said
    assert said.endswith("Er is niets gepubliceerd.")
    assert not (tmp_path / "publiek").exists()


def test_another_coordinate_system(store: Store, server: Server, database: str, address: str, tmp_path: Path) -> None:
    published(store, tmp_path / "publiek", address)
    in_degrees = "geometry(MultiPolygon, 4326) USING ST_SetSRID(geom, 4326)"
    server.do(database, f'ALTER TABLE "publieke kaart".plannen ALTER geom TYPE {in_degrees}')
    assert "staat in EPSG:4326, de opslag in EPSG:28992" in refusal(store, tmp_path / "publiek", address)


def test_every_plan_has_a_table() -> None:
    assert set().union(*KIND_OF_EVERY_PLAN.values()) == set(SHAPES)
