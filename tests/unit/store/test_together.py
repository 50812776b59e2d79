"""Many records that come in together leave every table as they would one by one, through the triggers."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    Record,
)
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.engine import BATCH
from participatiekaart.plugin.store.protocol import Store, StoreError

from tests.counting import times
from tests.unit.publication.release.killing import calls_of, killed_at

from .making import INSTANT, WHO, dump, id_of, moment, plan, sql, square, write

MANY = BATCH + 50
POINTS = times(8, 60)
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def _plans(count: int = MANY) -> list[Plan]:
    return [
        plan(
            f"Straat {n}",
            id=id_of(f"{n}"),
            source="bron" if n % 2 else None,
            source_key=f"P{n}",
            geometry=None if n % 7 == 0 else square(10 + n, 200_000 + 30 * n),
        )
        for n in range(count)
    ]


def _moments(count: int = MANY) -> list[Moment]:
    return [
        moment(
            f"Inloop {n}",
            plan=None if n % 9 == 0 else id_of(f"{n % 50}"),
            place=f"Zaal {n}",
            feedback_on="2026-12-05" if n % 3 else None,
            geometry=None if n % 4 else bytes.fromhex("0101000000") + bytes(16),
        )
        for n in range(count)
    ]


def _contacts() -> list[Contact]:
    return [Contact(id=id_of(f"contact {n}"), name=f"Bewoner {n}", email=f"{n}@voorbeeld.example") for n in range(MANY)]


def _ties() -> list[PlanContact]:
    return [PlanContact(id=id_of(f"band {n}"), plan=id_of(f"{n}"), contact=id_of(f"contact {n}")) for n in range(MANY)]


def _areas() -> list[Neighbourhood]:
    return [
        Neighbourhood(id=id_of(f"wijk {n}"), code=f"WK{n:06}", year=2026, name=f"Wijk {n}", level=AreaLevel.WIJK)
        for n in range(MANY)
    ]


def _places() -> list[PlanNeighbourhood]:
    return [PlanNeighbourhood(id=id_of(f"deel {n}"), plan=id_of("1"), neighbourhood_code=f"WK{n}") for n in range(MANY)]


def _unfilled() -> list[Moment]:
    """A row copied in code, without a key, or without a value that a moment always has: the triggers fill it in."""
    odd: list[dict[str, Any]] = [{"id": id_of("Inloop 3"), "key": "k3"}, {"id": ""}, {"id": None}, {"timezone": None}]
    return [*_moments(), *(replace(moment(f"Zonder {n}"), **values) for n, values in enumerate(odd))]


SETS: dict[str, list[list[Any]]] = {
    "plans": [_plans()],
    "a plan too few to do together": [_plans(BATCH - 1)],
    "moments": [_plans(), _moments()],
    "moments before their plans": [_moments(), _plans()],
    "contacts and their ties": [_plans(), _contacts(), _ties()],
    "ties before their contacts": [_plans(), _ties(), _contacts()],
    "areas and what lies in them": [_areas(), _places()],
    "goals": [[Goal(id=id_of(f"doel {n}"), neighbourhood_code="WK1", text=f"Doel {n}") for n in range(MANY)]],
    "sources": [[PlanSource(id=id_of(f"laag {n}"), name=f"Laag {n}") for n in range(MANY)]],
    "rows to fill in": [_plans(), _unfilled()],
    "more than go in at once": [_plans(50), _moments(2_100)],
}


def _contents(path: Path) -> list[str]:
    """Every table, index and trigger, in whatever order these were made, but for times and made-up keys."""
    given = set(re.findall(UUID, " ".join(repr(one) for sets in SETS.values() for kind in sets for one in kind)))
    hidden = re.compile(f"{INSTANT}|({UUID})|\\d{{4}}-\\d\\d-\\d\\dT[\\d:.]+Z")
    lines = (hidden.sub(lambda found: found[0] if found[0] in given else "…", line) for line in dump(path))
    # a number not given out yet may be noted or not; how an R-tree lies in its nodes says nothing of what is in it
    return sorted(line for line in lines if not re.search(r"sqlite_sequence.*,0\)|_geom_(?:node|parent|rowid)", line))


def _places_indexed(path: Path) -> list[Any]:
    return [sql(path, f"SELECT * FROM rtree_{table}_geom ORDER BY id") for table in ("plan", "moment")]


@pytest.mark.parametrize("sets", SETS.values(), ids=list(SETS))
def test_many_at_once_are_kept_as_one_by_one(empty: Path, tmp_path: Path, sets: list[list[Record]]) -> None:
    together, alone = _written_both_ways(empty, tmp_path, sets)

    assert _contents(together) == _contents(alone)
    assert _places_indexed(together) == _places_indexed(alone)
    assert sql(together, "PRAGMA integrity_check") == [("ok",)]


def _written_both_ways(empty: Path, tmp_path: Path, sets: list[list[Record]]) -> tuple[Path, Path]:
    """A store with many at once, and one with the same one by one."""
    together, alone = tmp_path / "samen.gpkg", tmp_path / "een-voor-een.gpkg"
    for path, write_set in ((together, _write_together), (alone, _write_one_by_one)):
        shutil.copy(empty, path)
        with open_store(str(path)) as store:
            for records in sets:
                write_set(store, records)
    return together, alone


def _write_together(store: Store, records: list[Record]) -> None:
    with store.writing(WHO, "samen") as transaction:
        transaction.insert(iter(records))


def _write_one_by_one(store: Store, records: list[Record]) -> None:
    with store.writing(WHO, "samen") as transaction:
        for record in records:
            transaction.insert([record])


def test_records_can_be_made_of_what_is_read_in_the_same_transaction(store: Store) -> None:
    write(store, *_plans())

    with store.writing(WHO) as transaction:
        transaction.insert(moment(f"Bij {id}", plan=id) for (id,) in transaction.values(Plan, ("id",)))

    assert len(store.snapshot().moments) == MANY


OWN_TRIGGERS = {
    "keeps a log": "AFTER INSERT ON plan BEGIN INSERT INTO logboek VALUES (NEW.name); END",
    "changes the row": "AFTER INSERT ON plan BEGIN UPDATE plan SET name = upper(name) WHERE fid = NEW.fid; END",
    "removes it": "AFTER INSERT ON plan WHEN NEW.name LIKE '%7' BEGIN DELETE FROM plan WHERE fid = NEW.fid; END",
    "looks at the history": "AFTER INSERT ON plan BEGIN INSERT INTO logboek SELECT count(*) FROM status_change; END",
}


@pytest.mark.parametrize("does", OWN_TRIGGERS.values(), ids=list(OWN_TRIGGERS))
def test_beside_a_trigger_of_their_own_many_are_kept_as_one_by_one(empty: Path, tmp_path: Path, does: str) -> None:
    theirs = Path(shutil.copy(empty, tmp_path / "van-hen.gpkg"))
    sql(theirs, "CREATE TABLE logboek (wat TEXT)")
    sql(theirs, f"CREATE TRIGGER eigen {does}")
    together, alone = _written_both_ways(theirs, tmp_path, [_plans()])

    told = "SELECT record_id, field, new_value FROM status_change ORDER BY fid"
    assert sql(together, told) == sql(alone, told)
    assert sql(together, "SELECT * FROM logboek") == sql(alone, "SELECT * FROM logboek")
    assert _contents(together) == _contents(alone)


def test_a_trigger_of_ours_that_somebody_changed_is_theirs(empty: Path, tmp_path: Path) -> None:
    theirs = Path(shutil.copy(empty, tmp_path / "van-hen.gpkg"))
    ((standing,),) = sql(theirs, "SELECT sql FROM sqlite_master WHERE name = 'pk_plan_insert'")
    sql(theirs, "DROP TRIGGER pk_plan_insert")
    sql(theirs, standing.replace("'toegevoegd'", "'bijgekomen'"))
    together, alone = _written_both_ways(theirs, tmp_path, [_plans()])

    assert sql(together, "SELECT DISTINCT field FROM status_change") == [("bijgekomen",)]
    assert _contents(together) == _contents(alone)


def test_a_layer_without_its_spatial_index_takes_many(store: Store, path: Path) -> None:
    for (name,) in sql(path, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_plan_%'"):
        sql(path, f"DROP TRIGGER {name}")
    sql(path, "DROP TABLE rtree_plan_geom")

    _write_together(store, list(_plans()))

    assert len(store.snapshot().plans) == MANY


def test_what_is_read_meanwhile_goes_on_where_rows_are_to_be_filled_in(store: Store) -> None:
    write(store, *_plans(2_500))

    with store.writing(WHO) as transaction:
        transaction.insert(
            replace(moment(f"Bij {id}", plan=id), timezone=None) for (id,) in transaction.values(Plan, ("id",))
        )

    assert len(store.snapshot().moments) == 2_500


def test_a_refusal_that_is_caught_leaves_the_rules_in_force(store: Store, path: Path) -> None:
    """The transaction goes on without what was refused, and holds the next to the same."""
    wrong = [*_moments(), moment("Fout", end_local="2020-01-01 00:00")]
    with store.writing(WHO) as transaction:
        transaction.insert(_plans())
        with pytest.raises(sqlite3.IntegrityError, match="Het einde ligt niet na het begin"):
            transaction.insert(wrong)

    assert (len(store.snapshot().plans), store.snapshot().moments) == (MANY, ())
    with pytest.raises(StoreError, match="The end is not after the start"):
        write(store, wrong[-1])


@pytest.mark.counted
def test_a_program_killed_among_many_leaves_all_as_it_was(
    empty: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("kills", POINTS)
    begin, path = tmp_path / "begin.gpkg", tmp_path / "opslag.gpkg"
    shutil.copy(empty, begin)
    # more than SQLite holds in memory, so that it lies in the file before all of it does
    large = [replace(made, summary="tekst " * 2_000) for made in _plans()]

    def work() -> None:
        with open_store(str(path)) as store:
            _write_together(store, list(large))

    shutil.copy(begin, path)
    calls, before = calls_of(work), dump(begin)
    ended = set()
    for point in range(POINTS):
        shutil.copy(begin, path)
        ended.add(killed_at(work, 1 + calls * point // POINTS))
        # it takes a writer to take back what was written
        with open_store(str(path)):
            assert dump(path) == before or len(sql(path, "SELECT 1 FROM plan")) == MANY
        assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    work()
    assert ended == {-signal.SIGKILL}
