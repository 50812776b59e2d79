"""A person who is removed is gone from the store, from what is kept of releases, and from what a killed one left."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis
from participatiekaart.plugin.participation.records import Contact, Plan
from participatiekaart.plugin.publication.forget.person import REMOVED
from participatiekaart.plugin.publication.release import lock
from participatiekaart.plugin.publication.release.lock import locked
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.connection import BUSY_TIMEOUT_MS

from ..released import change, contents, forgotten, kept, make_store, release, roll_back
from ..small_town import NOW, contact, plan, tie
from .naming import ANNA, OTHER, STREET


@pytest.mark.parametrize(
    "wanted", [ANNA.id, "anna", "Anna@prive.example", " Anna Bakker "], ids=["id", "key", "e-mail", "name"]
)
def test_a_person_is_gone_from_the_store_and_from_what_is_kept(store: str, tmp_path: Path, wanted: str) -> None:
    folder = tmp_path / "publiek"
    assert len(kept(folder)) == 2
    done = forgotten(store, wanted)
    assert done.cleared == 1
    assert len(kept(folder)) == 1
    assert not any(b"Anna" in gzip.decompress(one.path.read_bytes()) for one in kept(folder))
    with open_store(store) as opened:
        snapshot = opened.snapshot()
    assert ([one.key for one in snapshot.contacts], snapshot.plan_contacts) == (["ander"], ())
    said = " ".join(note.en for note in done.notes)
    assert "The contact was removed from the store." in said
    assert f"Kept releases at {folder} that named this person in a text were taken away: 1." in said
    assert f"may still be named in {folder}" in said and "Out of reach are copies" in said
    change(store, Plan, STREET.id, summary="Vraag het ons.")
    release(store, folder)
    assert not any(b"Anna" in data for data in contents(folder).values())
    roll_back(store, folder, NOW)
    assert not any(b"Anna" in data for data in contents(folder).values())


def test_a_folder_that_is_away_is_told(store: str, tmp_path: Path) -> None:
    away = tmp_path / "schijf" / "publiek"
    away.parent.mkdir()
    release(store, away)
    shutil.rmtree(away.parent)
    done = forgotten(store, "anna")
    assert any(str(away) in note.nl and "niet te vinden" in note.nl for note in done.notes)
    assert done.cleared == 1  # of the folder that is there


def test_what_is_kept_beside_a_folder_that_somebody_took_away_is_looked_through_too(store: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "publiek")
    assert forgotten(store, "anna").cleared == 1


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_no_byte_of_the_store_names_the_person(tmp_path: Path, journal: str) -> None:
    """Neither the search index, nor a page that is free, nor a journal."""
    path = tmp_path / "opslag.gpkg"
    street = plan(name="Straat")
    carol = contact(
        key="zqsleutel",
        name="Quirijn Zwartkoper",
        organisation="Wezelbond",
        email="qz@prive.example",
        internal_note="Belt liever niet.",
        basis=Basis.FUNCTIONAL,
    )
    store = make_store(path, [street, carol, tie(street, carol)])
    words = ("quirijn", "zwartkoper", "wezelbond", "zqsleutel", "qz@prive", "belt liever", "06-12345678")

    def there() -> list[str]:
        found = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file()).lower()
        return [word for word in words if word.encode() in found]

    with closing(sqlite3.connect(path)) as other:
        assert other.execute(f"PRAGMA journal_mode = {journal}").fetchone() == (journal,)
        # once it has read, the log stays when another program closes the file
        other.execute("SELECT 1 FROM plan").fetchone()
        change(store, Contact, carol.id, phone="06-12345678")
        assert there() == list(words)
        forgotten(store, carol.id)
        assert there() == []
        # who is no contact any more leaves nothing either
        for note in ("Quirijn Zwartkoper belde.", None):
            change(store, Plan, street.id, internal_note=note)
        assert "quirijn" in there()
        forgotten(store, "Quirijn Zwartkoper")
        assert there() == []
        other.execute("SELECT 1 FROM plan").fetchone()


def test_nobody_waits_for_another_program_that_reads_from_the_log(store: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = wal")
        other.execute("BEGIN")
        other.execute("SELECT 1 FROM plan").fetchone()
        begun = time.monotonic()
        assert REMOVED in forgotten(store, "anna").notes
        assert time.monotonic() - begun < BUSY_TIMEOUT_MS / 1000


def test_what_a_killed_publication_left_is_taken_away_too(store: str, tmp_path: Path) -> None:
    beside = Workplace(tmp_path / "publiek").beside
    page = beside / "nieuw" / "plannen" / "straat" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("Anna Bakker, anna@prive.example", encoding="utf-8")
    standing = kept(tmp_path / "publiek")[0].path
    standing.rename(standing.with_name(f".komt-{standing.name}"))
    (standing.parent / ".half").write_bytes(b"Anna")
    assert forgotten(store, "anna").cleared == 1
    assert not page.exists()
    assert [one.path for one in kept(tmp_path / "publiek")] == [standing]
    assert not (standing.parent / ".half").exists()


def test_a_folder_into_which_somebody_publishes_is_told(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0)
    place = Workplace(tmp_path / "publiek")
    with locked(place.beside / "bezet", place.folder):
        said = " ".join(note.en for note in forgotten(store, "anna").notes)
    assert "is still there. Someone is publishing" in said
    assert len(kept(place.folder)) == 2


def test_what_cannot_be_read_is_taken_away_too(store: str, tmp_path: Path) -> None:
    for one in kept(tmp_path / "publiek"):
        one.path.write_bytes(b"kapot")
    assert forgotten(store, "anna").cleared == 2
    assert kept(tmp_path / "publiek") == []


def test_a_kept_release_that_says_the_number_in_another_way_goes_too(tmp_path: Path) -> None:
    street = plan(name="Straat", summary="Bel 06 - 12 34 56 78.")
    store = make_store(tmp_path / "opslag.gpkg", [street, replace(ANNA, phone="+31612345678")])
    release(store, tmp_path / "publiek")
    change(store, Plan, street.id, summary="Bel de gemeente.")
    release(store, tmp_path / "publiek")
    assert forgotten(store, "anna").cleared == 1


def test_a_name_within_another_word_takes_no_release_away(tmp_path: Path) -> None:
    street = plan(name="Boomstraat", summary="Bos en boom.")
    store = make_store(tmp_path / "opslag.gpkg", [street, OTHER])
    release(store, tmp_path / "publiek")
    done = forgotten(store, "ander")
    assert (done.cleared, done.named) == (0, 0)
