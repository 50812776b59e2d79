"""A publication that takes over what stays as it was is the same, byte for byte, as one that makes everything."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import Basis, MomentState, PublicationState
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.release import earlier
from participatiekaart.plugin.publication.release.manifest import read
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.store.addresses import open_store

from tests.counting import times

from ..changing_town import NUMBER, Step, Town, another_program, changed, later, made, put_back
from ..released import contents, make_store
from ..small_town import AREAS, plan, square

FACE = ":root { --pk-merk: #112233; }"
TILES = "https://tegels.example/{z}/{x}/{y}.png"
TEXTS = st.sampled_from(["Molenweg", "Molenplein", "Ünïcode & <b>", "x" * 300])
LINKS = st.sampled_from([None, "https://een.example/", "https://twee.example/"])


def set_on(name: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return values.map(lambda value: lambda town: setattr(town, name, value))


def chosen(pages: PageSettings) -> Step:
    def choose(town: Town) -> None:
        with open_store(str(town.store)) as store, store.writing("proef") as transaction:
            transaction.change_pages(pages)

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


def another_store(town: Town) -> None:
    other = town.store.with_name("ander.gpkg")
    if not other.exists():
        make_store(other, [plan(name="Veld", geometry=None), *AREAS])
    town.publish(town.folder, other)


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
