"""Whoever reads the public folder while others publish and put back sees whole releases only."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan

from tests.counting import times

from ..released import change, kept, make_store, records, release, roll_back
from ..small_town import NOW

ROUNDS = times(4, 40)
EVERYTHING = records()
FIELD = next(one for one in EVERYTHING if isinstance(one, Plan))


class Reader(threading.Thread):
    """Checks the manifest and every file in it, over and over, in the folder as it was opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.is_done = threading.Event()
        self.seen: set[str] = set()
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.is_done.is_set():
            opened = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                self._check(opened)
            except FileNotFoundError as error:
                # a folder that was replaced meanwhile is taken away under its reader
                if os.fstat(opened).st_ino == self._folder.stat().st_ino:
                    self.wrong.append(str(error))
            finally:
                os.close(opened)

    def _check(self, opened: int) -> None:
        listed = _read("manifest.json", opened)
        for file in json.loads(listed)["bestanden"]:
            if hashlib.sha256(_read(file["pad"], opened)).hexdigest() != file["sha256"]:
                self.wrong.append(file["pad"])
        self.seen.add(hashlib.sha256(listed).hexdigest())


def _read(name: str, folder: int) -> bytes:
    with open(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as stream:  # noqa: PTH123
        return stream.read()


@pytest.mark.counted
def test_a_reader_never_meets_half_a_release(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    record_property("releases", 2 * ROUNDS)
    store, folder = make_store(tmp_path / "opslag.gpkg", EVERYTHING), tmp_path / "publiek"
    release(store, folder)
    reader = Reader(folder)
    reader.start()
    try:
        for number in range(ROUNDS):
            change(store, Plan, FIELD.id, summary=f"Versie {number}")
            release(store, folder, NOW + timedelta(hours=2 * number + 1))
            roll_back(store, folder, NOW + timedelta(hours=2 * number + 2))
    finally:
        reader.is_done.set()
        reader.join()
    assert reader.wrong == []
    assert len(reader.seen) > 1


def test_two_at_once_follow_each_other(tmp_path: Path) -> None:
    store, folder = make_store(tmp_path / "opslag.gpkg", EVERYTHING), tmp_path / "publiek"
    release(store, folder)
    change(store, Plan, FIELD.id, summary="Anders")
    later = [NOW + timedelta(days=number) for number in (1, 2, 3)]
    with ThreadPoolExecutor(3) as people:
        done = [people.submit(release, store, folder, at) for at in later]
        assert {result.result().plans for result in done} == {8}
    # the three say the same
    assert len(kept(folder)) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"opslag.gpkg", "publiek", ".publiek.participatiekaart"}
