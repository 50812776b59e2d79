"""What another program wrote past the rules of the store keeps nothing private from staying private, and stops nothing
else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import Basis
from participatiekaart.plugin.participation.fields import Kind
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.connection import connect
from participatiekaart.plugin.store.tables import TABLES

from tests.history import history

from ..released import contents, make_store, records, release
from ..small_town import NOW, contact, moment, plan, tie

TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)


DAMAGED = "opslag.gpkg is beschadigd. Zet een reservekopie terug."
# as an older version left it
WITHOUT_A_RULE = "DROP TRIGGER pk_plan_neighbourhood_guard_update"


def written_elsewhere(store: str, *statements: str) -> None:
    with closing(connect(Path(store))) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("written", ["'nee'", "'ja'", "2", "'false'", "x'01'", "''"])
def test_only_a_one_is_a_yes_to_publish(tmp_path: Path, written: str) -> None:
    street = plan()
    person = contact(name="Ada Kanarie", email="ada@kanarie.example", basis=Basis.PUBLIC_TASK)
    store = make_store(tmp_path / "opslag.gpkg", [street, person, tie(street, person)])
    flags = ("name", "email", "phone", "website")
    written_elsewhere(store, *(f"UPDATE contact SET publish_{flag} = {written}" for flag in flags))

    release(store, tmp_path / "publiek")

    assert not [name for name, content in contents(tmp_path / "publiek").items() if b"anarie" in content]


@pytest.mark.parametrize("table", ["plan", "moment"])
@pytest.mark.parametrize("geom", ["x'0102'", "'tekst'", "x''", "x'47500001'", "substr(geom, 1, 60)", "7"])
def test_half_a_location_holds_back_its_own_record_only(tmp_path: Path, table: str, geom: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    id = {"plan": "name = 'Veld'", "moment": "title = 'Avond'"}[table]
    written_elsewhere(store, f"UPDATE {table} SET geom = {geom} WHERE {id}")

    with open_store(store) as opened:
        codes = [finding.code for finding in check(opened.snapshot(), NOW) if finding.severity == "error"]
    assert codes == ["geometrie_ongeldig"]
    result = release(store, tmp_path / "publiek")
    assert (result.withheld, result.plans) == (1, 8 if table == "moment" else 7)


@pytest.mark.parametrize("code", ["GM9999", "WK999902"])
def test_half_a_border_leaves_the_other_neighbourhoods(tmp_path: Path, code: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    written_elsewhere(store, f"UPDATE neighbourhood SET geom = substr(geom, 1, 60) WHERE code = '{code}'")

    assert release(store, tmp_path / "publiek").plans == 8


def test_what_is_no_number_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    street = plan(name="Straat")
    night = moment(street, "2026-10-25 02:30", "2026-10-25 04:00")
    store = make_store(tmp_path / "opslag.gpkg", [*records(), street, night])
    written_elsewhere(
        store,
        "UPDATE moment SET begin_fold = 7, end_fold = 'x'",
        WITHOUT_A_RULE,
        "UPDATE plan_neighbourhood SET share = 'veel'",
        "UPDATE plan_contact SET position = 'eerst'",
        "UPDATE neighbourhood SET year = 'toen' WHERE code = 'WK999902'",
    )

    release(store, tmp_path / "publiek")

    features = json.loads((tmp_path / "publiek/momenten.geojson").read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["begin"] for f in features if f["properties"]["plannaam"] == "Straat"] == [
        "2026-10-25T02:30:00+02:00"
    ]


@pytest.mark.parametrize("share", ["'veel'", "1e400", "-1e400"])
def test_a_share_without_end_is_as_if_it_were_not_known(tmp_path: Path, share: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    written_elsewhere(store, WITHOUT_A_RULE, f"UPDATE plan_neighbourhood SET share = {share}")

    release(store, tmp_path / "publiek")

    page = (tmp_path / "publiek/plannen/veld/index.html").read_text(encoding="utf-8")
    assert "Zuid" in page
    assert "% van het plan" not in page


def test_a_text_left_as_bytes_is_read_as_that_text_everywhere(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    release(store, tmp_path / "als-tekst")
    texts = [(table.name, field) for table in TABLES for field in table.fields if field.kind in TEXTS]
    written_elsewhere(
        store, *(f"UPDATE {table} SET {field.name} = CAST({field.name} AS BLOB)" for table, field in texts)
    )

    release(store, tmp_path / "als-bytes")

    assert contents(tmp_path / "als-bytes") == contents(tmp_path / "als-tekst")
    with open_store(store) as opened:
        (found,) = opened.search("veld")
        assert found.name == "Veld"
        assert {change.new_value for change in history(opened, found.plan) if change.field == "name"} == {"Veld"}


def test_what_the_store_keeps_of_itself_is_read_as_text_too(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    release(store, tmp_path / "als-tekst")
    texts = {"setting": ["value"], "published_record": ["digest", "changed_at"], "former_slug": ["slug", "plan"]}
    written_elsewhere(
        store,
        "INSERT INTO former_slug (slug, plan) SELECT 'vroeger', id FROM plan WHERE name = 'Veld'",
        *(f"UPDATE {table} SET {name} = CAST({name} AS BLOB)" for table, names in texts.items() for name in names),
    )

    release(store, tmp_path / "als-bytes")

    before, after = contents(tmp_path / "als-tekst"), contents(tmp_path / "als-bytes")
    assert {name for name in after if after[name] != before.get(name)} == {
        "manifest.json",
        "plannen/vroeger/index.html",
        "en/plannen/vroeger/index.html",
    }


@pytest.mark.parametrize("written", ["x'00ff'", "'gisteren'", "-1", "1e400", "'2026-01-01'"])
def test_what_tells_no_time_of_a_change_is_a_change_now(tmp_path: Path, written: str) -> None:
    store, later = make_store(tmp_path / "opslag.gpkg", records()), NOW + timedelta(hours=1)
    release(store, tmp_path / "publiek")
    written_elsewhere(store, f"UPDATE published_record SET changed_at = {written} WHERE kind = 'plan'")

    release(store, tmp_path / "publiek", later)

    features = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    assert {datetime.fromisoformat(feature["properties"]["bijgewerkt_op"]) for feature in features} == {later}


@pytest.mark.parametrize("written", ["x'436166e9'", "CAST(x'436166e9' AS TEXT)"])
def test_a_text_in_the_signs_of_windows_is_read_for_what_it_says(tmp_path: Path, written: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    written_elsewhere(store, f"UPDATE plan SET name = {written} WHERE name = 'Veld'")

    assert release(store, tmp_path / "publiek").plans == 8

    features = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    assert "Café" in {feature["properties"]["naam"] for feature in features}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE setting SET value = 'EPSG:0' WHERE name = 'crs'", "Coördinatenstelsel “EPSG:0” is niet bekend."),
        ("DELETE FROM setting WHERE name = 'timezone'", DAMAGED),
        ("DELETE FROM gpkg_geometry_columns", DAMAGED),
        ("UPDATE gpkg_geometry_columns SET srs_id = 'RD'", DAMAGED),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, statement: str, words: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", records())
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(statement)

    with pytest.raises(ParticipationError) as refused:
        release(store, tmp_path / "publiek")

    assert refused.value.text.nl.startswith(words)
    assert not (tmp_path / "publiek").exists()
