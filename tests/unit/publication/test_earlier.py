"""A publication that takes over what stays as it was is the same, byte for byte, as one that makes everything."""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import Basis, MomentState, PublicationState
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan
from participatiekaart.plugin.participation.words import ParticipationError, Text
from participatiekaart.plugin.publication import earlier
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.manifest import describe, read
from participatiekaart.plugin.publication.release import Workplace
from participatiekaart.plugin.publication.writers.pages import templates, words, writer
from participatiekaart.plugin.publication.writers.staging import Staging
from participatiekaart.plugin.store.addresses import open_store

from tests.counting import times

from .released import change, contents, make_store, records, release, roll_back
from .small_town import AREAS, NOW, plan, square

PAGE = "plannen/veld/index.html"


@dataclass
class Town:
    """A store and a public folder, and how it is published."""

    store: Path
    folder: Path
    at: datetime = NOW
    language: Languages = Languages.BOTH
    base_url: str | None = "https://kaart.example/"
    program: int = 1
    ids: dict[type, list[str]] = field(default_factory=dict)

    def change(self, kind: type, number: int, **values: Any) -> None:
        ids = self.ids[kind]
        change(str(self.store), kind, ids[number % len(ids)], **values)

    def publish(self, folder: Path, store: Path) -> None:
        release(str(store), folder, self.at, language=self.language, base_url=self.base_url)


def made(base: Path) -> Town:
    of = records()
    town = Town(base / "opslag.gpkg", base / "publiek")
    make_store(town.store, of)
    for record in of:
        town.ids.setdefault(type(record), []).append(record.id)
    return town


Step = Callable[[Town], None]
NUMBER = st.integers(0, 30)
FACE = ":root { --pk-merk: #112233; }"
TILES = "https://tegels.example/{z}/{x}/{y}.png"
TEXTS = st.sampled_from(["Molenweg", "Molenplein", "Ünïcode & <b>", "x" * 300])
LINKS = st.sampled_from([None, "https://een.example/", "https://twee.example/"])


def changed(kind: type, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(
        lambda number, given: lambda town: town.change(kind, number, **given), NUMBER, st.fixed_dictionaries(values)
    )


def set_on(name: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return values.map(lambda value: lambda town: setattr(town, name, value))


def chosen(pages: PageSettings) -> Step:
    def choose(town: Town) -> None:
        store = open_store(str(town.store))
        with store.writing("proef") as transaction:
            transaction.change_pages(pages)
        store.close()

    return choose


def damage(town: Town, number: int, how: int) -> None:
    """Somebody else is at a file of ours: it is gone, cut off, or other with the same size and time."""
    standing = read(town.folder / "manifest.json")
    if standing is None:
        return
    names = sorted(standing.files)
    file = town.folder / names[number * 7 % len(names)]
    if not file.exists() or how == 0:
        file.unlink(missing_ok=True)
        return
    found = file.stat()
    with file.open("r+b") as stream:
        stream.write(b"x")
        stream.truncate(found.st_size - (1 if how == 1 else 0))
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def forge(town: Town, number: int) -> None:
    """What is remembered tells of a file that is not ours, and is gone for another."""
    path = Workplace(town.folder).beside / earlier.NAME
    if path.exists():
        content = json.loads(path.read_bytes())
        names = sorted(content["files"])
        content["files"][f"../{names[0]}"] = content["files"].pop(names[number % len(names)])
        path.write_text(json.dumps(content))


def put_back(town: Town) -> None:
    with suppress(ParticipationError):  # nothing is kept, or nothing of it may be shown any more
        roll_back(str(town.store), town.folder, town.at)


def another_store(town: Town) -> None:
    other = town.store.with_name("ander.gpkg")
    if not other.exists():
        make_store(other, [plan(name="Veld", geometry=None), *AREAS])
    town.publish(town.folder, other)


def later(hours: int) -> Step:
    return lambda town: setattr(town, "at", town.at + timedelta(hours=hours))


STEPS = st.one_of(
    changed(Plan, name=TEXTS),
    changed(Plan, summary=TEXTS, url=LINKS),
    changed(Plan, publication_state=st.sampled_from(list(PublicationState))),
    changed(Plan, geometry=st.integers(0, 3).map(lambda n: square(200_100 + 10 * n, 500_100, 100))),
    changed(Moment, title=TEXTS, place=TEXTS),
    changed(Moment, state=st.sampled_from([MomentState.PLANNED, MomentState.CANCELLED])),
    changed(Moment, end_local=st.sampled_from(["2027-05-24 12:00", "2027-06-10 12:00"])),
    changed(Moment, feedback=TEXTS, feedback_on=st.sampled_from([None, "2026-11-22", "2026-11-25"])),
    changed(Contact, email=st.sampled_from(["een@gemeente.example", "twee@gemeente.example"])),
    changed(Contact, publish_email=st.booleans(), publish_name=st.booleans(), name=TEXTS),
    changed(Contact, basis=st.just(Basis.PERMISSION), permission_on=st.just("2026-01-01")),
    changed(Contact, permission_until=st.sampled_from([None, "2026-11-23", "2026-12-23"])),
    changed(Neighbourhood, name=TEXTS),
    changed(Neighbourhood, year=st.sampled_from([2025, 2026])),
    st.builds(lambda number, how: lambda town: damage(town, number, how), st.integers(0, 99), st.integers(0, 2)),
    NUMBER.map(lambda number: lambda town: forge(town, number)),
    st.sampled_from([put_back, another_store]),
    st.sampled_from([1, 24, 24 * 40, -24]).map(later),
    set_on("language", st.sampled_from(list(Languages))),
    set_on("base_url", st.sampled_from([None, "https://kaart.example/", "https://elders.example/"])),
    set_on("program", st.integers(1, 3)),
    st.sampled_from(
        [PageSettings(), PageSettings(NO_BASEMAP), PageSettings(face=FACE), PageSettings(TILES, "Wij")]
    ).map(chosen),
)


def another_program(patch: pytest.MonkeyPatch, name: str, what: Text) -> None:
    """Another version of the plugin, with other words in its templates."""
    patch.setattr(earlier, "makers", lambda: name)
    patch.setitem(words.PAGE, "what", what)
    patch.setattr(writer, "environment", templates.environment.__wrapped__)


@settings(max_examples=times(6, 300))
@given(st.lists(st.lists(STEPS, min_size=1, max_size=2), min_size=2, max_size=3))
def test_it_is_the_same_as_one_that_makes_everything(steps: list[list[Step]]) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        town = made(Path(name))
        for round_of in [[], *steps]:
            for step in round_of:
                step(town)
                another_program(patch, f"program {town.program}", Text(f"Wat {town.program}?", f"What {town.program}?"))
            copy, fresh = Path(name, "kopie.gpkg"), Path(name, "alles")
            shutil.copy(town.store, copy)
            town.publish(town.folder, town.store)
            town.publish(fresh, copy)
            assert contents(town.folder) == contents(fresh)
            shutil.rmtree(fresh)
            shutil.rmtree(Workplace(fresh).beside)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = made(tmp_path)
    town.publish(town.folder, town.store)
    return town


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
    (was,) = (record.summary for record in records() if isinstance(record, Plan) and record.name == "Veld")
    town.change(Plan, 0, summary="Er komt een bankje.")
    town.publish(town.folder, town.store)
    town.change(Plan, 0, summary=was)
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
