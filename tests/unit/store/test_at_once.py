"""Writes are whole or not at all, and several programs at once lose nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.protocol import Reader, Store, StoreError
from participatiekaart.plugin.store.reading import read_snapshot

from tests.counting import times
from tests.history import history

from .making import SETTINGS, WHO, dump, id_of, layer, moment, plan, sql, square, write

CHILD = Path(__file__).with_name("writes_in_a_child.py")
A = id_of("Molenweg")
SECONDS = times(1, 60)


@contextmanager
def _child(path: Path, what: str, *rest: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(path), what, *(rest or ("kind",))],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _hears(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _tells(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_an_error_in_the_middle_of_writing_leaves_all_as_it_was(store: Store, path: Path) -> None:
    write(store, plan(geometry=square()), moment())
    before = dump(path)

    with pytest.raises(ZeroDivisionError), store.writing(WHO) as transaction:
        transaction.insert([plan("Nieuw", geometry=square(5))])
        transaction.update(Plan, [(A, {"name": "Anders", "geometry": None})])
        transaction.delete(Moment, [id_of("Inloop")])
        assert len(transaction.find(Plan)) == 2
        raise ZeroDivisionError

    assert dump(path) == before
    assert [hit.plan for hit in store.search("molenweg")] == [A]
    write(store, plan("Later"))
    assert len(store.snapshot().plans) == 2


def test_an_error_among_streamed_records_leaves_all_as_it_was(store: Store, path: Path) -> None:
    def records() -> Iterator[Plan]:
        for number in range(2500):
            yield plan(f"Plan {number}")
        raise OSError("de bron viel weg")

    before = dump(path)
    with pytest.raises(OSError, match="viel weg"), store.writing(WHO) as transaction:
        transaction.insert(records())

    assert dump(path) == before


def test_a_program_killed_in_the_middle_of_writing_leaves_all_as_it_was(path: Path) -> None:
    with create_store(str(path), SETTINGS) as first:
        write(first, plan(geometry=square()), moment())
    before = dump(path)

    with _child(path, "half") as process:
        assert _hears(process) == "half"
        process.kill()
        process.wait()

    with open_store(str(path)) as again:
        assert [found.name for found in again.snapshot().plans] == ["Molenweg"]
        write(again, plan("Daarna"))
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    sql(path, "DELETE FROM plan WHERE name = 'Daarna'")
    assert [line for line in dump(path) if " plan " in line] == [line for line in before if " plan " in line]


@pytest.mark.counted
def test_two_programs_that_write_at_once_lose_nothing(
    store: Store, path: Path, record_property: Callable[[str, object], None]
) -> None:
    with _child(path, "many", "een", str(SECONDS)) as one, _child(path, "many", "twee", str(SECONDS)) as two:
        for process in (one, two):
            assert _hears(process) == "ready"
        for process in (one, two):
            _tells(process)
        acknowledged = {"een": int(_hears(one)), "twee": int(_hears(two))}
        assert (one.wait(), two.wait()) == (0, 0)

    record_property(f"writes acknowledged to two programs in {SECONDS} s", sum(acknowledged.values()))
    assert all(acknowledged.values())
    assert Counter((found.name or "").split()[0] for found in store.snapshot().plans) == acknowledged
    assert dict(sql(path, "SELECT changed_by, count(*) FROM status_change GROUP BY 1")) == acknowledged
    assert len(store.search("een", limit=sum(acknowledged.values()))) == acknowledged["een"]


def test_a_snapshot_belongs_together_while_another_program_writes(store: Store, path: Path) -> None:
    with _child(path, "one") as process:
        for _ in range(60):
            _tells(process)
        seen = 0
        while seen < 60:
            snapshot = store.snapshot()
            assert sorted(found.plan or "" for found in snapshot.moments) == sorted(plan.id for plan in snapshot.plans)
            seen = len(snapshot.plans)


def test_a_short_read_is_of_one_moment_and_who_writes_waits_for_it(store: Store, path: Path) -> None:
    with _child(path, "one") as process:
        with store.reading() as reader:
            assert reader.find(Plan) == []
            _tells(process)
            assert (reader.find(Plan), reader.find(Moment)) == ([], [])
        assert _hears(process) == "written"
    assert [found.name for found in store.snapshot().plans] == ["kind 0"]


def test_as_long_as_a_short_read_lasts_nobody_ends_a_write(store: Store, path: Path) -> None:
    with store.reading() as reader, closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        reader.find(Plan)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE writer SET why = 'een ander'")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("COMMIT")


def test_a_long_reader_keeps_no_writer_waiting(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a publication reads, however long it takes, is of one moment; another program writes meanwhile."""
    write(store, plan("Ervoor"))
    with _child(path, "one") as process:

        def read_at_leisure(reader: Reader) -> Snapshot:
            for _ in range(3):
                _tells(process)
                assert _hears(process) == "written"
            return read_snapshot(reader)

        monkeypatch.setattr("participatiekaart.plugin.store.geopackage.engine.read_snapshot", read_at_leisure)
        seen = store.snapshot()
    assert [found.name for found in seen.plans] == ["Ervoor"]
    monkeypatch.undo()
    assert len(store.snapshot().plans) == 4


def test_a_store_in_use_is_said_plainly_and_nothing_changes(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("participatiekaart.plugin.store.geopackage.connection.BUSY_TIMEOUT_MS", 50)
    other = open_store(str(path))
    with store.writing(WHO) as transaction:
        transaction.insert([plan()])
        with pytest.raises(StoreError) as refused, other.writing("ander"):
            raise AssertionError("two write transactions at once")
    other.close()

    assert refused.value.text.nl.startswith("opslag.gpkg is in gebruik door een ander programma.")
    assert [line.changed_by for line in history(store, A)] == [WHO]


def test_a_layer_that_another_program_has_open_shows_all_that_was_written(store: Store, path: Path) -> None:
    write(store, plan(geometry=square(10, x=0, y=0)))
    with layer(path, "plan") as plans:
        (found,) = list(plans)
        found["name"] = "In QGIS bewerkt"
        plans.SetFeature(found)
    write(store, plan("Ver weg", geometry=square(10, x=1000, y=2000)))

    with layer(path, "plan") as plans:
        extent = plans.GetExtent()
        plans.SetSpatialFilterRect(990, 1990, 1020, 2020)
        assert [found["name"] for found in plans] == ["Ver weg"]
    assert extent == pytest.approx((0, 1010, 0, 2010), abs=0.01)
