"""History after somebody was removed: that something changed and by whom, without whom it named."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.connection import connect

from ..released import change, forgotten, kept, make_store, release
from ..small_town import contact, moment, plan
from .naming import ANNA, STREET, history, told


def test_history_keeps_that_something_changed_and_not_whom_it_named(store: str, tmp_path: Path) -> None:
    change(store, Plan, STREET.id, internal_note="Bo belde.")
    change(store, Plan, STREET.id, internal_note="Anna Bakker belde.")
    done = forgotten(store, "anna")
    assert done.named == 1
    assert "Uit de geschiedenis zijn de woorden gehaald die deze persoon noemden (aantal regels: 2)." in " ".join(
        told(done)
    )
    lines = [(line.field, line.old_value, line.new_value) for line in history(store, STREET.id)]
    # "toegevoegd" comes first
    assert lines[1:] == [
        ("slug", None, "straat"),
        ("summary", None, None),
        ("internal_note", None, "Bo belde."),
        ("internal_note", None, None),
    ]
    # history is written once all the same, for everybody else
    with closing(sqlite3.connect(store)) as other, pytest.raises(sqlite3.IntegrityError, match="geschiedenis"):
        other.execute("UPDATE status_change SET changed_by = 'ander'")


def test_history_loses_the_person_in_a_reason_and_in_what_another_program_left_as_bytes(tmp_path: Path) -> None:
    street = plan(name="Straat", summary="Eerst.")
    store = make_store(tmp_path / "opslag.gpkg", [street])
    with open_store(store) as opened, opened.writing("proef", "Op verzoek van Anna Bakker") as transaction:
        transaction.update(Plan, [(street.id, {"summary": "Toen."})])
    with closing(connect(Path(store))) as other:
        other.execute("UPDATE plan SET summary = CAST('Vraag het Anna Bakker.' AS BLOB)")
    forgotten(store, "Anna Bakker")
    lines = [(line.old_value, line.new_value, line.reason) for line in history(store, street.id)]
    assert lines[1:] == [(None, None, None)] * 2


def test_once_the_texts_are_mended_the_same_name_clears_what_they_said(store: str, tmp_path: Path) -> None:
    change(store, Moment, given_moment(store), feedback="Dank aan Anna Bakker.")
    release(store, tmp_path / "publiek")
    assert forgotten(store, "anna").named == 1
    change(store, Moment, given_moment(store), feedback="Dank.")
    release(store, tmp_path / "publiek")
    again = forgotten(store, "Anna Bakker")
    assert (again.named, told(again)[0]) == (
        0,
        "Er is (meer) geen contact “Anna Bakker”. De geschiedenis en de bewaarde uitgaven zijn wel nagekeken.",
    )
    everything = b"".join(file.read_bytes() for file in tmp_path.glob("opslag.gpkg*")).lower()
    assert b"bakker" not in everything
    assert not any(b"Bakker" in gzip.decompress(one.path.read_bytes()) for one in kept(tmp_path / "publiek"))
    with pytest.raises(ParticipationError, match="no contact “Anna Bakker”"):
        forgotten(store, "Anna Bakker")


def given_moment(store: str) -> str:
    opened = open_store(store)
    try:
        snapshot = opened.snapshot()
        if not snapshot.moments:
            with opened.writing("proef") as transaction:
                transaction.insert([moment(snapshot.plans[0], "2026-11-02 19:30", "2026-11-02 21:00")])
            snapshot = opened.snapshot()
        return snapshot.moments[0].id
    finally:
        opened.close()


def test_history_tells_who_removed_a_contact_and_not_whom(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [ANNA])
    forgotten(store, "anna")
    *_, last = history(store, ANNA.id)
    assert (last.field, last.changed_by, last.reason) == ("verwijderd", "proef", "contact verwijderd")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"email": "anna@prive.example"}, "anna@prive.example"),
        ({"phone": "038-4989000"}, "0384989000"),
        ({"name": "Anna Bakker", "email": "anna@prive.example", "phone": "038-4989000"}, None),
    ],
)
@pytest.mark.parametrize("text", ["Mail anna@prive.example.", "Bel +31 38 498 90 00."])
def test_who_is_removed_once_more_by_what_is_told_has_no_history(
    tmp_path: Path, known: dict[str, str], said: str | None, text: str
) -> None:
    street = plan(name="Straat", summary=f"Vraag het: anna@prive.example, 038 4989000. {text}")
    store = make_store(tmp_path / "opslag.gpkg", [street, contact(key="sleutel", **known)])
    again = said or "Anna Bakker; anna@prive.example; 0384989000"
    assert any(f"nog eens “{again}”" in note.nl for note in forgotten(store, "sleutel").notes)
    change(store, Plan, street.id, summary="Vraag het ons.")
    forgotten(store, again)
    assert [line.old_value for line in history(store, street.id)] == [None, None]
