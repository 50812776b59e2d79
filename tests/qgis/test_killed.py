"""`qgis_process` killed somewhere in its work: the store is whole as before or after, and the next run finishes it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.publication.release import manifest

from tests.counting import times

from .bad_input import PLANS, layer_file
from .command_line import command, run_of, with_arguments
from .conftest import Run

POINTS = times(1, 10)
TABLES = {"attachplans": "plan", "importrecords": "moment", "assignneighbourhoods": "plan_neighbourhood"}
COUNT = 300
HEADINGS = "plancode;titel;begin;einde;publiceren\n"


@pytest.fixture
def work(run: Run, store: str, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """What each algorithm is given, in the order in which they are run."""
    plans, areas = layer_file(tmp_path / "plannen.gpkg", COUNT), layer_file(tmp_path / "wijken.gpkg", COUNT)
    table = tmp_path / "momenten.csv"
    lines = (f"plan-{n};Avond {n};2026-12-01 19:30;2026-12-01 21:00;ja\n" for n in range(COUNT))
    table.write_text(HEADINGS + "".join(lines), encoding="utf-8")
    fields = {"CODE_FIELD": "code", "NAME_FIELD": "code", "LEVEL": 2, "YEAR": 2026}
    run("importneighbourhoods", STORE=store, INPUT=areas, **fields)
    return {
        "attachplans": {"INPUT": plans, **PLANS, "PUBLISH": True},
        "importrecords": {"KIND": 0, "INPUT": table},
        "assignneighbourhoods": {},
        "publish": {"FOLDER": tmp_path / "web/publiek", "AT": "2026-11-25"},
    }


def killed_after(seconds: float, arguments: list[str]) -> None:
    """Run a command, and kill it where it is still at it by then."""
    environment = {**os.environ, "TZ": "UTC"}
    with subprocess.Popen(
        command(arguments), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.kill()


def rows(store: str, table: str) -> int:
    """As whoever opens the store next counts them: what a killed program left half is taken back by then."""
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def is_whole(folder: Path) -> bool:
    known = manifest.read(folder / manifest.NAME)
    return known is not None and known.files == {
        name: seen for name, seen in manifest.describe(folder).items() if name in known.files
    }


@pytest.mark.counted
def test_what_was_killed_is_finished_by_the_next_run(
    store: str, tmp_path: Path, work: dict[str, dict[str, Any]], record_property: Callable[[str, object], None]
) -> None:
    record_property("kills of each of attach, import, assign and publish", POINTS)
    (tmp_path / "web").mkdir()
    for identifier, parameters in work.items():
        given = {"STORE": store, **parameters}
        begin = shutil.copy(store, tmp_path / "begin.gpkg")
        begun = time.monotonic()
        assert with_arguments(identifier, given).returncode == 0
        whole = time.monotonic() - begun
        done = shutil.copy(store, tmp_path / "klaar.gpkg")
        for point in range(POINTS):
            shutil.copy(begin, store)
            # half of the time goes by before QGIS has begun
            killed_after(whole * (0.5 + 0.5 * (point + 0.7) / POINTS), run_of(identifier, given))
            if identifier in TABLES:
                assert rows(store, TABLES[identifier]) in (0, COUNT)
            else:
                assert not (tmp_path / "web/publiek").exists() or is_whole(tmp_path / "web/publiek")
            finished = with_arguments(identifier, given)
            assert finished.returncode == 0, finished.stderr
            if identifier in TABLES:
                assert rows(store, TABLES[identifier]) == rows(done, TABLES[identifier]) == COUNT
            else:
                assert json.loads(finished.stdout)["results"]["PLANS"] == COUNT
                assert is_whole(tmp_path / "web/publiek")
