"""The numbered migrations: a store of today opened by the plugin of tomorrow.

The next version is made here: a field more on a plan, a table more, a rule more.
"""

from __future__ import annotations

import dataclasses
import hashlib
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from participatiekaart.plugin.participation.fields import Kind, column
from participatiekaart.plugin.participation.records import Plan, Record
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store import tables
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.geopackage import creation
from participatiekaart.plugin.store.geopackage.migrations import steps
from participatiekaart.plugin.store.protocol import StoreError
from participatiekaart.plugin.store.tables import Table

from tests.history import history

from .making import SETTINGS, dump, id_of, moment, plan, sql, square, write
from .programs import BySql

NEXT_NUMBER = steps.CURRENT + 1
NUMBERS = range(1, NEXT_NUMBER + 1)


@dataclass(frozen=True)
class NextPlan(Plan):
    """A plan as the next version knows it."""

    budget: int | None = column(Kind.COUNT, Text("Budget", "Budget"))


@dataclass(frozen=True)
class Wish(Record):
    """A record type that the next version brings."""

    plan: str | None = column(Kind.KEY)
    text: str | None = column(Kind.TEXT, Text("Wens", "Wish"))


NEXT = (
    *(dataclasses.replace(table, record=NextPlan) if table.name == "plan" else table for table in tables.TABLES),
    Table("wish", Wish, Text("Wensen", "Wishes"), links=(("plan", "plan"),), since=NEXT_NUMBER),
)


@pytest.fixture
def old(path: Path) -> Path:
    """A store with records, made by the present version."""
    with create_store(str(path), SETTINGS) as store:
        write(store, plan(geometry=square()), moment())
    return path


@pytest.fixture
def next_version(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the plugin is the next version."""
    for module in (steps, tables):
        monkeypatch.setattr(module, "TABLES", NEXT)
    for module in (steps, creation):
        monkeypatch.setattr(module, "CURRENT", NEXT_NUMBER)


def test_what_a_store_holds_changes_with_its_number_only(old: Path) -> None:
    """By the number a store that stands gets it: a column, a rule, and a label too, which rules and columns tell."""
    ours = "SELECT sql FROM sqlite_master WHERE name LIKE 'pk\\_%' ESCAPE '\\' OR name IN ({}) ORDER BY name"
    made = sql(old, ours.format(", ".join(f"'{table.name}'" for table in tables.TABLES)))
    made += sql(old, "SELECT table_name, column_name, title, description FROM gpkg_data_columns ORDER BY 1, 2")
    digest = hashlib.sha256(repr(made).encode()).hexdigest()[:12]
    assert (steps.CURRENT, digest) == (13, "b92b857e7177"), (
        "What a store holds has changed: raise CURRENT in store/geopackage/migrations/steps.py by one (once for each "
        "version that goes out), and write that number and the digest here."
    )


def test_a_new_table_says_which_number_brought_it() -> None:
    """A store of before is known by it to lack the table, and not to have lost it."""
    assert sum(table.since == 1 for table in tables.TABLES) == 8, "A new table has the number to come for its `since`."


def test_a_store_of_version_2_finds_what_is_written_after(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "nieuw.gpkg"
    create_store(str(new), SETTINGS).close()
    for table in ("search_later", "gpkg_data_columns", "gpkg_data_column_constraints"):
        sql(old, f"DROP TABLE {table}")
    sql(old, "DELETE FROM gpkg_contents WHERE table_name = 'search_later'")
    sql(old, "DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'")
    sql(old, "DELETE FROM schema_version WHERE number > 2")

    store = open_store(str(old))

    listed = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert sql(old, listed) == sql(new, listed)
    BySql(old).update("plan", id_of("Molenweg"), name="Zandweg")
    write(store, plan("Zandpad", id=id_of("pad")))
    assert [hit.name for hit in store.search("zand")] == ["Zandpad", "Zandweg"]
    store.close()


def test_a_store_of_version_3_in_which_another_program_keeps_values_of_a_column(old: Path) -> None:
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        sql(old, f"DROP TABLE {table}")
    sql(old, "DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'")
    sql(old, "DELETE FROM schema_version WHERE number > 3")
    opened = gdal.OpenEx(str(old), gdal.OF_VECTOR | gdal.OF_UPDATE)
    assert opened.AddFieldDomain(ogr.CreateCodedFieldDomain("soorten", "", ogr.OFTString, ogr.OFSTNone, {"weg": "Weg"}))
    layer = opened.GetLayerByName("plan")
    at = layer.GetLayerDefn().GetFieldIndex("kind")
    kind = ogr.FieldDefn("kind", ogr.OFTString)
    kind.SetDomainName("soorten")
    layer.AlterFieldDefn(at, kind, ogr.ALTER_DOMAIN_FLAG)
    del layer, opened

    open_store(str(old)).close()

    noted = "SELECT title, constraint_name FROM gpkg_data_columns WHERE table_name = 'plan' AND column_name = ?"
    assert sql(old, noted, "kind") == [("Soort plan", "soorten")]
    assert sql(old, noted, "name") == [("Naam", None)]
    assert sql(old, "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'") == [(2,)]
    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(old)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_a_store_of_version_4_refuses_in_the_words_of_the_forms(old: Path) -> None:
    """What its rules said otherwise made every import there go row by row, as beside rules of another program."""
    ((rule,),) = sql(old, "SELECT sql FROM sqlite_master WHERE name = 'pk_moment_guard_update'")
    sql(old, "DROP TRIGGER pk_moment_guard_update")
    sql(old, rule.replace("Gaat het door?", "Staat"))
    sql(old, "DELETE FROM schema_version WHERE number > 4")

    open_store(str(old)).close()

    assert sql(old, "SELECT sql FROM sqlite_master WHERE name = 'pk_moment_guard_update'") == [(rule,)]


def test_a_store_of_version_5_gets_one_spelling_of_each_key(old: Path) -> None:
    cafe, decomposed = "Café", "Cafe\u0301"
    for number, (source, key) in enumerate(
        [("a", decomposed), ("b", cafe), ("b", decomposed), ("c", "CAFE\u0301"), ("c", decomposed), ("c", None)]
    ):
        BySql(old).insert("plan", id=id_of(str(number)), source=source, source_key=key)
    sql(old, "INSERT INTO plan (source, source_key) VALUES ('d', CAST(x'436166E9' AS TEXT))")  # as Windows writes it
    sql(old, "DELETE FROM schema_version WHERE number > 5")

    store = open_store(str(old))

    keys = sql(old, "SELECT source, source_key FROM plan WHERE source IS NOT NULL ORDER BY fid")
    assert keys == [("a", cafe), ("b", cafe), ("b", decomposed), ("c", "CAFÉ"), ("c", cafe), ("c", None), ("d", cafe)]
    assert [hit.code for hit in store.search("CAFE")].count(cafe) == 4
    store.close()


def test_a_store_of_version_11_gets_shares_that_are_a_part_of_one(old: Path) -> None:
    """They could be typed as percentages once, and were public as 8200 %; a form refuses such a row since."""
    for event in ("insert", "update"):
        sql(old, f"DROP TRIGGER pk_plan_neighbourhood_guard_{event}")
    for share in (82, 0.82, 1.0000005, None, 100, -3, 250):
        BySql(old).insert("plan_neighbourhood", id=id_of(str(share)), plan=id_of("Molenweg"), share=share)
    sql(old, "DELETE FROM schema_version WHERE number > 11")

    open_store(str(old)).close()

    shares = sql(old, "SELECT share FROM plan_neighbourhood ORDER BY fid")
    assert [share for (share,) in shares] == [0.82, 0.82, 1.0000005, None, 1, None, None]


def test_a_store_of_version_11_has_its_kitchen_table_talks_again(old: Path) -> None:
    """Their kind could be emptied, and then their address went public."""
    ((rule,),) = sql(old, "SELECT sql FROM sqlite_master WHERE name = 'pk_moment_guard_update'")
    sql(old, "DROP TRIGGER pk_moment_guard_update")
    by_sql = BySql(old)
    for title, kinds in (("thuis", ["keukentafel", None]), ("elders", ["keukentafel", "inloop", None]), ("nooit", [])):
        by_sql.insert("moment", id=id_of(title), title=title, plan=id_of("Molenweg"))
        for kind in kinds:
            by_sql.update("moment", id_of(title), kind=kind)
    # in such a row something else may be wrong too
    sql(old, "UPDATE moment SET begin_local = '2026-09-02', end_local = '2026-09-01' WHERE title = 'thuis'")
    sql(old, rule)
    sql(old, "DELETE FROM schema_version WHERE number > 11")

    open_store(str(old)).close()

    kinds = dict(sql(old, "SELECT title, kind FROM moment WHERE title <> 'Inloop'"))
    assert kinds == {"thuis": "keukentafel", "elders": None, "nooit": "overig"}


def test_a_store_of_version_10_keeps_what_search_finds(old: Path) -> None:
    made = "SELECT sql FROM sqlite_master WHERE name = 'plan_search'"
    ((index,),), lines = sql(old, made), sql(old, "SELECT rowid, name, code, place, contact FROM plan_search")
    sql(old, "DROP TABLE plan_search")
    before = index.replace("'1 2 3 4 5 6'", "'1 2 3'")
    assert before != index
    sql(old, before)
    sql(old, "INSERT INTO plan_search (rowid, name, code, place, contact) VALUES (?, ?, ?, ?, ?)", *lines[0])
    sql(old, "DELETE FROM schema_version WHERE number > 10")

    with open_store(str(old)) as store:
        assert [hit.name for hit in store.search("molenweg")] == ["Molenweg"]
        write(store, plan("Zandpad", id=id_of("pad")))
        assert [hit.name for hit in store.search("zandpad")] == ["Zandpad"]
    assert sql(old, made) == [(index,)]


@pytest.mark.usefixtures("next_version")
def test_an_older_store_is_brought_up_to_date(old: Path) -> None:
    store = open_store(str(old))

    assert [row[0] for row in sql(old, "SELECT number FROM schema_version ORDER BY number")] == list(NUMBERS)
    with store.reading() as reader:
        (found,) = reader.find(NextPlan)
    assert (found.name, found.geometry, found.budget, found.version) == ("Molenweg", square(), None, 1)
    write(store, Wish(id=id_of("wens"), plan=found.id, text="Een bankje."))
    store.close()
    sql(old, "UPDATE plan SET budget = 1000")

    with open_store(str(old)) as store:
        assert [(line.field, line.new_value) for line in history(store, found.id)][1:] == [("budget", "1000")]
        assert [line.field for line in history(store, id_of("wens"))] == ["toegevoegd"]


@pytest.mark.usefixtures("next_version")
def test_an_upgraded_store_has_the_same_schema_as_a_new_one(old: Path, tmp_path: Path) -> None:
    open_store(str(old)).close()
    new = tmp_path / "nieuw.gpkg"
    create_store(str(new), SETTINGS).close()

    def schema(path: Path) -> set[tuple[str, str]]:
        listed = sql(path, "SELECT type, name FROM sqlite_master")
        columns = {
            (f"column of {name}", c[1]) for kind, name in listed if kind == "table" for c in _columns(path, name)
        }
        return {(kind, name) for kind, name in listed} | columns

    assert schema(old) == schema(new)
    triggers = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') ORDER BY name"
    assert sql(old, triggers) == sql(new, triggers)


def _columns(path: Path, table: str) -> list[tuple[int, str]]:
    return sql(path, "SELECT cid, name FROM pragma_table_info(?)", table)


@pytest.mark.usefixtures("next_version")
def test_an_upgraded_store_is_valid_by_gdal(old: Path) -> None:
    open_store(str(old)).close()

    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(old)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


@pytest.mark.usefixtures("next_version")
def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(old: Path) -> None:
    sql(old, "CREATE TABLE wish (mine)")
    before = dump(old)

    with pytest.raises(StoreError) as failed:
        open_store(str(old))

    assert "opslag.gpkg" in failed.value.text.nl
    assert dump(old) == before


@pytest.mark.usefixtures("next_version")
def test_two_programs_that_open_an_older_store_at_once_both_succeed(old: Path) -> None:
    start = threading.Barrier(4)

    def open_it(_: int) -> int:
        start.wait()
        open_store(str(old)).close()
        return 1

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(open_it, range(4))) == 4
    assert [row[0] for row in sql(old, "SELECT number FROM schema_version ORDER BY number")] == list(NUMBERS)


@pytest.mark.usefixtures("next_version")
def test_a_newer_store_cannot_be_written_over_by_an_older_plugin(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(str(old)).close()
    monkeypatch.undo()
    before = dump(old)

    with pytest.raises(StoreError, match="newer version"):
        open_store(str(old))

    assert dump(old) == before
