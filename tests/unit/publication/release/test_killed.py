"""A process that is killed, at points spread over its whole run: the store is whole as before or after, the public
folder holds a whole release or one that the next run puts right, and the next run finishes the job."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.intake.areas.assign import assign_neighbourhoods
from participatiekaart.plugin.intake.areas.neighbourhoods import import_neighbourhoods
from participatiekaart.plugin.intake.plan_layers.attach import attach_plans
from participatiekaart.plugin.intake.sources import Attachment, LayerDescription, SourceArea, SourceFeature
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import Table
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.publication.release.earlier import NAME as MADE_OF
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.protocol import Store

from tests.counting import times

from ..released import change, contents, kept, make_store, records, release, roll_back
from ..small_town import NOW, SETTINGS, square
from .killing import calls_of, killed_at
from .releasing import is_whole

WHO = "planbureau"
EVERYTHING = records()
FIRST, SECOND, *_ = (record for record in EVERYTHING if isinstance(record, Plan))
POINTS = times(8, 100)
Counts = Callable[[str, object], None]
pytestmark = pytest.mark.counted
LAYER = LayerDescription("plannen", "ogr", "plannen.gpkg", "code", "naam", "EPSG:28992")
HEADINGS = ("plancode", "titel", "begin", "einde", "publiceren")
ROWS = tuple((n + 2, (f"P{n}", f"Avond {n}", "2026-12-01 19:30", "2026-12-01 21:00", "ja")) for n in range(30))
KEPT = {
    "plan": "source_key, source_name, slug",
    "moment": "title, begin_local",
    "neighbourhood": "code, name, year",
    "plan_neighbourhood": "round(share, 6)",
    "status_change": "record_type, field, new_value",
    "plan_source": "name, attached_at",
    "publication": "at",
}


def bring_in_areas(store: Store) -> None:
    areas = [
        SourceArea(f"rij {n}", f"WK99990{n}", f"Wijk {n}", None, square(200_000 + 90 * n, 500_000, 90))
        for n in range(3)
    ]
    import_neighbourhoods(store, areas, AreaLevel.WIJK, 2026, WHO, Silent())


def attach(store: Store) -> None:
    features = [
        SourceFeature(f"rij {n}", f"P{n}", f"Plan {n}", geometry=square(200_000 + 7 * n, 500_000 + 2 * n, 20))
        for n in range(30)
    ]
    attach_plans(store, features, Attachment(LAYER, publish=True), WHO, NOW, Silent())


def bring_in(store: Store) -> None:
    import_records(store, Table("momenten.csv", HEADINGS, ROWS), RecordKind.MOMENTS, None, WHO, Silent())


def assign(store: Store) -> None:
    assign_neighbourhoods(store, (AreaLevel.WIJK,), 1, 50, WHO, Silent())


JOBS = (bring_in_areas, attach, bring_in, assign)


def run(job: Callable[[Store], None], path: Path) -> None:
    store = open_store(str(path))
    try:
        job(store)
    finally:
        store.close()


def state(path: Path) -> dict[str, list[Any]]:
    """What a store holds, but for the keys and times that every run gives anew."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in KEPT.items()
        }


@pytest.mark.parametrize("job", JOBS)
def test_a_store_is_whole_and_the_next_run_finishes_the_job(
    tmp_path: Path, job: Callable[[Store], None], record_property: Counts
) -> None:
    record_property("kills", POINTS)
    begin, path, done = tmp_path / "begin.gpkg", tmp_path / "opslag.gpkg", tmp_path / "klaar.gpkg"
    store = create_store(str(begin), SETTINGS)
    store.close()
    for earlier in JOBS[: JOBS.index(job)]:
        run(earlier, begin)
    shutil.copy(begin, done)
    run(job, done)
    before, after = state(begin), state(done)
    assert before != after
    shutil.copy(begin, path)
    calls = calls_of(lambda: run(job, path))

    ended: Counter[int] = Counter()
    for point in range(POINTS):
        shutil.copy(begin, path)
        ended[killed_at(lambda: run(job, path), 1 + calls * point // POINTS)] += 1
        assert state(path) in (before, after)
        run(job, path)
        assert state(path) == after
        assert {found.name for found in tmp_path.iterdir()} == {"begin.gpkg", "klaar.gpkg", "opslag.gpkg"}
    assert ended == {-signal.SIGKILL: POINTS}


def left_beside(folder: Path) -> int:
    """How many whole releases are kept; but for what the pages were made of, nothing else may lie beside the folder."""
    beside = folder.with_name(f".{folder.name}.participatiekaart")
    assert {found.name for found in folder.parent.iterdir()} == {folder.name, beside.name}
    assert {found.name for found in beside.iterdir()} == {"uitgaven", MADE_OF}
    known = kept(folder)
    assert {one.path for one in known} == set((beside / "uitgaven").iterdir())
    assert all(one.read().plans for one in known)
    assert [one.stands_in(folder) for one in known].count(True) == 1
    return len(known)


def published(folder: Path, neighbour: str | None) -> tuple[Path, str]:
    """A store and its public folder, with a file of others in it or not: the folder they lie in, and the store."""
    begin = folder / "begin"
    (begin / "web").mkdir(parents=True)
    store = make_store(begin / "opslag.gpkg", EVERYTHING)
    release(store, begin / "web/publiek")
    if neighbour:
        (begin / "web/publiek" / neighbour).write_text("blijft")
    return begin, store


def hold(
    begin: Path, job: Callable[[str, Path], object], *, is_exchanged: bool, left: int
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Kill a job on a store and its public folder, as they lie in `begin`, at points spread over its course: what the
    public reads is whole where folders are exchanged, and the job once more finishes it. left: releases kept by then.
    Gives what the public reads before and after."""
    work = begin.with_name("werk")
    folder, path = work / "web/publiek", work / "opslag.gpkg"

    def anew() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(begin, work)

    def run_job() -> None:
        job(str(path), folder)

    def records_there() -> dict[str, Any]:
        found = state(path)
        return {table: found[table] for table in ("plan", "moment")}

    anew()
    old = contents(folder)
    run_job()
    new, after = contents(folder), records_there()
    anew()
    calls = calls_of(run_job)

    ended: Counter[int] = Counter()
    for point in range(POINTS):
        anew()
        ended[killed_at(run_job, 1 + calls * point // POINTS)] += 1
        if is_exchanged:
            assert is_whole(folder)
            assert contents(folder) in (old, new)
        stood_already = contents(folder) == new
        run_job()
        put_right = contents(folder)
        other = {name for name in put_right if put_right[name] != new.get(name)}
        # killed before the store knew of what stands: then calendars count on once more
        assert not {name for name in other if not (stood_already and name.endswith((".ics", "manifest.json")))}
        assert put_right.keys() == new.keys()
        assert is_whole(folder)
        assert left_beside(folder) == left
        assert records_there() == after
    assert ended == {-signal.SIGKILL: POINTS}
    return old, new


@pytest.mark.parametrize("neighbour", [None, "van-een-ander.txt"], ids=["in one step", "file by file"])
def test_a_public_folder_is_whole_or_put_right(tmp_path: Path, neighbour: str | None, record_property: Counts) -> None:
    """Where a file of others lies in the folder, the files are replaced one by one."""
    record_property("kills", POINTS)
    begin, store = published(tmp_path, neighbour)
    change(store, Plan, FIRST.id, name="Hernoemd")
    change(store, Plan, SECOND.id, publication_state=PublicationState.WITHDRAWN)

    old, new = hold(begin, release, is_exchanged=neighbour is None, left=2)

    assert old != new


@pytest.mark.parametrize("neighbour", [None, "van-een-ander.txt"], ids=["in one step", "file by file"])
def test_a_rollback_that_is_killed_leaves_a_whole_release_or_one_put_right(
    tmp_path: Path, neighbour: str | None, record_property: Counts
) -> None:
    record_property("kills", POINTS)
    begin, store = published(tmp_path, neighbour)
    (first,) = kept(begin / "web/publiek")
    change(store, Plan, FIRST.id, name="Hernoemd")
    release(store, begin / "web/publiek", NOW + timedelta(days=1))

    def back(store: str, folder: Path) -> None:
        roll_back(store, folder, NOW + timedelta(days=2), first.name)

    old, new = hold(begin, back, is_exchanged=neighbour is None, left=3)

    assert b"Hernoemd" in old["plannen.geojson"] and b"Hernoemd" not in new["plannen.geojson"]
