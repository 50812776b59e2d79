"""Which files a publication takes over from the one before, and which it makes anew."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError, Text
from participatiekaart.plugin.publication.release import earlier
from participatiekaart.plugin.publication.release.manifest import describe, read
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.publication.writers.staging import Staging

from ..changing_town import PAGE, Town, another_program, published_before
from ..released import FIELD, change, contents, release


@pytest.fixture
def town(published: str) -> Town:
    return published_before(Path(published))


def numbers(folder: Path) -> dict[str, int]:
    """Which file on the disk each name in a folder is."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def again(town: Town) -> set[str]:
    """Publish again; which pages of plans and calendars of moments are other files than before."""
    before = numbers(town.folder)
    town.publish(town.folder, town.store)
    after = numbers(town.folder)
    known = read(town.folder / "manifest.json")
    assert known is not None
    assert known.files == describe(town.folder)
    many = {path for path in after if "plannen/" in path or path.startswith("momenten/")}
    assert len(many) > 15
    return {path for path in many if before.get(path) != after[path]}


def test_after_one_changed_plan_only_its_own_pages_are_made(town: Town) -> None:
    (first, *_) = town.ids[Plan]
    change(str(town.store), Plan, first, summary="Er komt een bankje.")
    assert again(town) == {PAGE, f"en/{PAGE}"}


def test_python_looks_for_lost_objects_as_often_as_before(town: Town) -> None:
    before = gc.get_threshold()
    with pytest.raises(ParticipationError):
        release(str(town.store), town.folder, base_url="no address")
    assert gc.get_threshold() == before


def test_a_page_that_another_changed_is_made_anew(town: Town) -> None:
    page = town.folder / PAGE
    right = page.read_bytes()
    page.write_bytes(right.replace(b"Veld", b"Fout"))
    assert again(town) == {PAGE}
    assert page.read_bytes() == right


def test_a_page_that_is_damaged_without_a_trace_is_made_anew(town: Town) -> None:
    page = town.folder / PAGE
    right, found = page.read_bytes(), page.stat()
    with page.open("r+b") as stream:
        stream.write(right.replace(b"Veld", b"Fout"))
    os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert page.stat().st_ino == found.st_ino
    assert again(town) == {PAGE}
    assert page.read_bytes() == right


def test_a_page_that_became_a_link_is_not_taken_over(town: Town, tmp_path: Path) -> None:
    page = town.folder / PAGE
    page.rename(tmp_path / "elders.html")
    page.symlink_to(tmp_path / "elders.html")
    with pytest.raises(ParticipationError, match=f"{PAGE} .* is in the way"):
        town.publish(town.folder, town.store)
    page.unlink()
    assert again(town) == {PAGE}


def test_nothing_behind_a_folder_that_became_a_link_is_taken_over(town: Town, tmp_path: Path) -> None:
    beside = Workplace(town.folder).beside
    assert PAGE in earlier.read(beside, town.folder).files
    (town.folder / "plannen").rename(tmp_path / "elders")
    (town.folder / "plannen").symlink_to(tmp_path / "elders")
    assert not [path for path in earlier.read(beside, town.folder).files if path.startswith("plannen/")]


def test_a_page_that_another_removed_is_made_anew(town: Town) -> None:
    (town.folder / PAGE).unlink()
    assert again(town) == {PAGE}


def test_no_page_is_made_of_what_it_was_made_of_before(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other words would show in one that is."""
    another_program(monkeypatch, earlier.makers(), Text("Wat nu?", "What now?"))
    assert again(town) == set()


def test_another_program_makes_every_page(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    another_program(monkeypatch, "another", Text("Wat nu?", "What now?"))
    assert {PAGE, "plannen/boom/index.html"} <= again(town)
    assert again(town) == set()


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"{}", b'{"files": 1}', b"\xff", b"[" * 99_999])
def test_damage_to_what_is_remembered_costs_nothing_but_time(town: Town, spoilt: bytes) -> None:
    path = Workplace(town.folder).beside / earlier.NAME
    before, kept = contents(town.folder), path.read_bytes()
    path.write_bytes(spoilt)
    assert again(town) == set()
    assert contents(town.folder) == before
    assert path.read_bytes() == kept


def test_what_is_remembered_of_another_release_is_not_used(town: Town) -> None:
    path = Workplace(town.folder).beside / earlier.NAME
    kept, right = path.read_bytes(), (town.folder / PAGE).read_bytes()
    town.change(Plan, 0, summary="Er komt een bankje.")
    town.publish(town.folder, town.store)
    town.change(Plan, 0, summary=FIELD.summary)
    path.write_bytes(kept)
    assert PAGE in again(town)
    assert (town.folder / PAGE).read_bytes() == right


def test_where_a_file_can_have_one_name_only_it_is_copied(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    before, stamp = contents(town.folder), (town.folder / PAGE).stat().st_mtime_ns
    monkeypatch.setattr(os, "link", refused)
    assert PAGE in again(town)
    assert contents(town.folder) == before
    assert (town.folder / PAGE).stat().st_mtime_ns == stamp


def test_what_changes_while_publishing_stops_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(town.folder)
    of = earlier.Earlier.take_over

    def late(self: earlier.Earlier, staging: Staging) -> Any:
        (town.folder / PAGE).write_bytes(b"other")
        return of(self, staging)

    monkeypatch.setattr(earlier.Earlier, "take_over", late)
    with pytest.raises(ParticipationError, match=PAGE):
        town.publish(town.folder, town.store)
    monkeypatch.undo()
    assert {**contents(town.folder), PAGE: before[PAGE]} == before
    assert again(town) == {PAGE}


def test_a_pipe_that_comes_in_the_place_of_a_file_meanwhile_is_not_waited_for(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = earlier.plain_files

    def late(folder: Path, names: Collection[str]) -> dict[str, os.stat_result]:
        found = of(folder, names)
        (folder / PAGE).unlink()
        os.mkfifo(folder / PAGE)
        return found

    before = contents(town.folder)
    monkeypatch.setattr(earlier, "plain_files", late)
    town.publish(town.folder, town.store)
    assert contents(town.folder) == before


def test_what_makes_a_page_is_known_by_its_templates_and_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    for part in earlier.MAKERS:
        shutil.copytree(earlier.ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(earlier, "ROOT", tmp_path)
    for name in ("", "resources/site/templates/plan.html", "plugin/publication/phrases.py"):
        if name:
            with (tmp_path / name).open("a") as stream:
                stream.write("\n")
        earlier.makers.cache_clear()
        seen.add(earlier.makers())
    earlier.makers.cache_clear()
    assert len(seen) == 3
