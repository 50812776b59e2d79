"""A release that the store does not know: of another store, or of this one before it came back from a backup."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release.manifest import NAME, fingerprint, read
from participatiekaart.plugin.publication.unknown_release import GONE_SINCE, NOT_OF_THIS_STORE
from participatiekaart.plugin.store.addresses import create_store

from tests.unit.store.making import sql

from .released import change, contents, make_store, release, roll_back
from .small_town import NOW, moment, plan

STREET = plan(name="Straat", summary="Eerst.")
WALK_IN = moment(STREET, "2026-12-01 19:30", "2026-12-01 21:00", place="Wijkhuis")
OTHER = moment(STREET, "2026-12-02 19:30", "2026-12-02 21:00", place="Wijkhuis")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return make_store(tmp_path / "opslag.gpkg", [STREET, WALK_IN, OTHER])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "publiek"


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def changed(folder: Path, name: str) -> dict[str, datetime]:
    features = json.loads((folder / name).read_text(encoding="utf-8"))["features"]
    told = (feature["properties"] for feature in features)
    return {one["id"]: datetime.fromisoformat(one["bijgewerkt_op"]) for one in told}


def sequences(folder: Path) -> dict[str, int]:
    agenda = (folder / "agenda.ics").read_text(encoding="utf-8")
    return {id: int(number) for id, number in re.findall(r"UID:(.+)@.*\s+SEQUENCE:(\d+)", agenda)}


def is_told(result: Any) -> bool:
    return NOT_OF_THIS_STORE in result.notes


def test_a_backup_that_is_put_back_makes_nothing_older_than_it_was(store: str, folder: Path) -> None:
    assert not is_told(release(store, folder))
    shutil.copy(store, f"{store}.kopie")
    for number in (1, 2):
        change(store, Moment, WALK_IN.id, place=f"Zaal {number}")
        change(store, Plan, STREET.id, summary=f"Later {number}.")
        assert not is_told(release(store, folder, day(number)))
    assert sequences(folder) == {WALK_IN.id: 2, OTHER.id: 0}
    shutil.move(f"{store}.kopie", store)

    assert is_told(release(store, folder, day(3)))

    assert changed(folder, "plannen.geojson") == {STREET.id: day(3)}
    assert changed(folder, "momenten.geojson") == {WALK_IN.id: day(3), OTHER.id: NOW}
    assert sequences(folder) == {WALK_IN.id: 3, OTHER.id: 0}
    before = contents(folder)
    assert not is_told(release(store, folder, day(3)))
    assert contents(folder) == before


def test_a_backup_that_was_published_elsewhere_first_counts_on_from_what_stands(
    store: str, folder: Path, tmp_path: Path
) -> None:
    release(store, folder)
    shutil.copy(store, f"{store}.kopie")
    for number in (1, 2):
        change(store, Moment, WALK_IN.id, place=f"Zaal {number}")
        release(store, folder, day(number))
    shutil.move(f"{store}.kopie", store)
    change(store, Moment, WALK_IN.id, place="Kerk")
    release(store, tmp_path / "elders", day(3))

    release(store, folder, day(4))

    assert sequences(folder) == {WALK_IN.id: 3, OTHER.id: 0}


def test_a_store_that_counted_further_elsewhere_does_not_count_back(store: str, folder: Path, tmp_path: Path) -> None:
    release(store, folder)
    shutil.copy(store, f"{store}.kopie")
    change(store, Moment, WALK_IN.id, place="Zaal")
    release(store, folder, day(5))
    shutil.move(f"{store}.kopie", store)
    for number in (1, 2, 3):
        change(store, Moment, WALK_IN.id, place=f"Kerk {number}")
        release(store, tmp_path / "elders", day(number))

    release(store, folder, day(6))

    assert sequences(folder) == {WALK_IN.id: 4, OTHER.id: 0}


def test_a_moment_that_was_a_draft_in_the_backup_is_no_new_one(store: str, folder: Path) -> None:
    draft, public = PublicationState.CONCEPT, PublicationState.PUBLISHED
    change(store, Moment, WALK_IN.id, publication_state=draft)
    release(store, folder)
    shutil.copy(store, f"{store}.kopie")
    for number in (1, 2):
        change(store, Moment, WALK_IN.id, publication_state=public, place=f"Zaal {number}")
        release(store, folder, day(number))
    assert sequences(folder) == {WALK_IN.id: 1, OTHER.id: 0}
    shutil.move(f"{store}.kopie", store)
    assert is_told(release(store, folder, day(3)))
    assert sequences(folder) == {OTHER.id: 0}

    change(store, Moment, WALK_IN.id, publication_state=public)
    release(store, folder, day(4))

    assert sequences(folder) == {WALK_IN.id: 2, OTHER.id: 0}


def test_two_stores_that_are_published_into_one_folder_are_told_each_time(store: str, folder: Path) -> None:
    other = make_store(Path(store).with_name("andere.gpkg"), [plan(name="Park")])
    assert [is_told(release(one, folder, day(at))) for at, one in enumerate([store, other, store, other])] == [
        False,
        True,
        True,
        True,
    ]


def test_a_publication_that_is_gone_from_its_folder_is_told_once(store: str, folder: Path) -> None:
    """A share that is not connected leaves an empty folder, into which a job at night publishes all the same."""
    missing = GONE_SINCE.format(folder=folder)
    assert missing not in release(store, folder).notes
    shutil.rmtree(folder)
    assert missing in release(store, folder).notes
    assert missing not in release(store, folder).notes


def test_another_towns_publication_gives_way_only_once_that_is_confirmed(
    store: str, folder: Path, tmp_path: Path
) -> None:
    neighbours = create_store(str(tmp_path / "buren.gpkg"), StoreSettings("Buurstad", "GM8888"))
    with neighbours.writing("proef") as transaction:
        transaction.insert([plan(name="Park"), plan(name="Plein")])
    neighbours.close()
    release(neighbours.address, folder)
    before = contents(folder)
    # there would be far fewer plans too; to confirm that alone would be to confirm this unseen
    with pytest.raises(ParticipationError, match="holds the publication of GM8888; this one is of GM9999"):
        release(store, folder, confirm=False)
    assert contents(folder) == before

    release(store, folder)

    assert release(store, folder, confirm=False).plans == 1


def test_the_same_store_elsewhere_and_a_folder_of_a_backup_are_known(store: str, folder: Path, tmp_path: Path) -> None:
    release(store, folder)
    shutil.copytree(folder, tmp_path / "reserve")
    change(store, Plan, STREET.id, summary="Later.")
    release(store, folder, day(1))
    moved = str(shutil.move(store, tmp_path / "verhuisd.gpkg"))
    shutil.rmtree(folder)
    shutil.move(tmp_path / "reserve", folder)
    assert not is_told(release(moved, folder, day(2)))
    assert not is_told(roll_back(moved, folder, day(2)))


@pytest.mark.parametrize("spoilt", ["ooit", "2026-11-01T09:00:00"])
def test_a_date_that_another_program_spoilt_does_not_stop_it(store: str, folder: Path, spoilt: str) -> None:
    release(store, folder)
    shutil.copy(store, f"{store}.kopie")
    change(store, Plan, STREET.id, summary="Later.")
    release(store, folder, day(1))
    shutil.move(f"{store}.kopie", store)
    sql(Path(store), "UPDATE published_record SET changed_at = ?", spoilt)

    assert is_told(release(store, folder, day(2)))

    assert changed(folder, "plannen.geojson") == {STREET.id: day(2)}


@pytest.mark.parametrize(("name", "then"), [("agenda.ics", 0), ("plannen.geojson", 1), ("momenten.geojson", 0)])
def test_what_cannot_be_read_there_is_let_be(store: str, folder: Path, name: str, then: int) -> None:
    shutil.copy(store, f"{store}.kopie")
    release(store, folder)
    shutil.move(f"{store}.kopie", store)
    for content in ("kapot", None):
        (folder / name).unlink()
        if content:
            (folder / name).write_text(content, encoding="utf-8")
        release(store, folder, day(1))
        assert sequences(folder) == {WALK_IN.id: then, OTHER.id: then}


def test_a_layer_that_was_spoilt_with_the_list_of_files_is_let_be_too(store: str, folder: Path) -> None:
    """Somebody who may write there, and knows how."""
    release(store, folder)
    (folder / "plannen.geojson").write_text(99_999 * "[", encoding="utf-8")
    known = read(folder / NAME)
    assert known is not None
    files = {**known.files, "plannen.geojson": fingerprint(folder / "plannen.geojson")}
    (folder / NAME).write_bytes(replace(known, files=files).to_bytes())

    assert is_told(release(store, folder, day(1)))
    assert len(changed(folder, "plannen.geojson")) == 1
