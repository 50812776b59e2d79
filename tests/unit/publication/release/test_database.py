"""A release where another program had plannen.gpkg open in the public folder, and crashed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.publication.release import file_by_file

from ..released import change, make_store, release
from ..small_town import plan
from .releasing import is_whole, put

STREET = plan(name="Straat")


def crash_in(file: Path, journal: str) -> None:
    """Change a database, and leave it as a program does that is killed meanwhile."""
    script = textwrap.dedent(
        """
        import os, signal, sqlite3, sys
        there = sqlite3.connect(sys.argv[1], isolation_level=None)
        there.execute(f"PRAGMA journal_mode={sys.argv[2]}")
        there.execute("PRAGMA cache_size=1")
        there.execute("BEGIN IMMEDIATE")
        there.execute("CREATE TABLE van_een_ander (tekst)")
        there.executemany("INSERT INTO van_een_ander VALUES (?)", [("x" * 3000,)] * 20)
        if sys.argv[2] == "wal":
            there.execute("COMMIT")
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    done = subprocess.run([sys.executable, "-c", script, str(file), journal], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("journal", ["wal", "delete"])
@pytest.mark.parametrize("neighbour", [None, "robots.txt"], ids=["in one step", "file by file"])
def test_what_a_crashed_program_left_beside_the_layers_does_not_spoil_the_next(
    tmp_path: Path, journal: str, neighbour: str | None
) -> None:
    store, folder = make_store(tmp_path / "opslag.gpkg", [STREET]), tmp_path / "publiek"
    release(store, folder)
    if neighbour:
        (folder / neighbour).write_text("theirs")
    crash_in(folder / "plannen.gpkg", journal)
    assert len(list(folder.glob("plannen.gpkg*"))) > 1
    change(store, Plan, STREET.id, summary="Anders.")

    release(store, folder)

    assert list(folder.glob("plannen.gpkg*")) == [folder / "plannen.gpkg"]
    with closing(sqlite3.connect(folder / "plannen.gpkg")) as there:
        assert there.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert there.execute("SELECT naam, samenvatting FROM plannen").fetchall() == [("Straat", "Anders.")]
        assert there.execute("SELECT * FROM sqlite_master WHERE name = 'van_een_ander'").fetchall() == []
    assert is_whole(folder)
    assert neighbour is None or (folder / neighbour).read_text() == "theirs"


def test_no_newer_layers_lie_beside_what_was_left_of_the_former_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a share the other files take minutes, and a map server may open the layers any moment."""
    put(tmp_path / "publiek", {"plannen.gpkg": "one"})
    left = tmp_path / "publiek/plannen.gpkg-wal"
    left.write_text("left of one")
    (tmp_path / "publiek/robots.txt").write_text("theirs")
    seen = []

    def replace_and_look(staged: Path, folder: Path, name: str) -> None:
        replace_file(staged, folder, name)
        seen.append((name, left.exists()))

    replace_file = file_by_file.replace_file
    monkeypatch.setattr(file_by_file, "replace_file", replace_and_look)
    put(tmp_path / "publiek", {"plannen.gpkg": "two", "plannen/a/index.html": "two"})
    assert seen == [("plannen.gpkg", False), ("plannen/a/index.html", False), ("manifest.json", False)]
