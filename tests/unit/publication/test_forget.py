"""A person who is removed: gone from the store and from what is kept, and told where something may still stand."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis, PublicationState
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Plan, PlanSource, new_id
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication import release as release_module
from participatiekaart.plugin.publication.forget import REMOVED, Forgotten
from participatiekaart.plugin.publication.lock import locked
from participatiekaart.plugin.publication.release import Workplace
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage.connection import BUSY_TIMEOUT_MS, connect

from .released import change, contents, forgotten, kept, make_store, release, roll_back
from .small_town import NOW, PUBLISHED, area, contact, moment, plan, tie

STREET = plan(name="Straat", summary="Vraag het Anna Bakker, van de wijk.")
ANNA = contact(key="anna", name="Anna Bakker", publish_name=True, email="anna@prive.example", basis=Basis.FUNCTIONAL)
OTHER = contact(key="ander", name="Bo", email="bo@prive.example")


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Published twice: first with the name in a text too, then without."""
    address = make_store(tmp_path / "opslag.gpkg", [STREET, ANNA, OTHER, tie(STREET, ANNA)])
    release(address, tmp_path / "publiek")
    change(address, Plan, STREET.id, summary="Vraag het de wijk.")
    release(address, tmp_path / "publiek")
    return address


@pytest.mark.parametrize("wanted", [ANNA.id, "anna", "Anna@prive.example", " Anna Bakker "])
def test_a_person_is_gone_from_the_store_and_from_what_is_kept(store: str, tmp_path: Path, wanted: str) -> None:
    folder = tmp_path / "publiek"
    assert len(kept(folder)) == 2
    done = forgotten(store, wanted)
    assert done.cleared == 1
    assert len(kept(folder)) == 1
    assert not any(b"Anna" in gzip.decompress(one.path.read_bytes()) for one in kept(folder))
    opened = open_store(store)
    snapshot = opened.snapshot()
    opened.close()
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
    monkeypatch.setattr(release_module, "locked", partial(locked, wait=0))
    place = Workplace(tmp_path / "publiek")
    with locked(place.beside / "bezet", place.folder):
        said = " ".join(note.en for note in forgotten(store, "anna").notes)
    assert "still stands. Someone is publishing" in said
    assert len(kept(place.folder)) == 2


def test_what_cannot_be_read_is_taken_away_too(store: str, tmp_path: Path) -> None:
    for one in kept(tmp_path / "publiek"):
        one.path.write_bytes(b"kapot")
    assert forgotten(store, "anna").cleared == 2
    assert kept(tmp_path / "publiek") == []


@pytest.mark.parametrize(("wanted", "said"), [("Niemand", "no contact “Niemand”"), ("", "no contact “”")])
def test_an_unknown_person_is_refused(store: str, wanted: str, said: str) -> None:
    with pytest.raises(ParticipationError, match=said):
        forgotten(store, wanted)


def test_of_two_with_one_name_neither_is_removed(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [contact(key="een", name="Bo"), contact(key="twee", name="Bo")])
    with pytest.raises(ParticipationError, match="een, twee"):
        forgotten(store, "bo")


def told(done: Forgotten) -> list[str]:
    return [note.nl for note in done.notes if note != REMOVED]


def test_every_text_that_still_names_the_person_is_told_with_what_to_do(tmp_path: Path) -> None:
    street = plan(
        name="Straat",
        summary="Vraag het mevrouw Bakker.",
        source_name="Plan van Anna Bakker",
        internal_note="Bel 06 12 34 56 78.",
    )
    evening = moment(
        street, "2026-12-03 19:30", "2026-12-03 21:00", title="Bij Anna Bakker", place="anna bakker", feedback="Niets."
    )
    draft = moment(None, key="m", neighbourhood_code="GM9999", signup_url="mailto:ANNA@prive.example", title="Inloop")
    goal = Goal(id=new_id(), neighbourhood_code="WK999901", text="Met Anna Bakker", publication_state=PUBLISHED)
    anna = replace(ANNA, phone="+31612345678")
    other = contact(name="Bo", internal_note="Zus van A. Bakker")
    records = [street, evening, replace(draft, publication_state=PublicationState.CONCEPT), goal, anna, other]
    done = forgotten(make_store(tmp_path / "opslag.gpkg", records), "anna")
    assert done.named == 8
    public = "noemt deze persoon. Dit is openbaar: pas de tekst aan en publiceer opnieuw."
    evenings = "Het moment “Bij Anna Bakker, 3 december 2026 (Straat)”"
    assert told(done)[:10] == [
        "De opslag noemt deze persoon nog (aantal plekken: 8). Een tekst van een ander wordt niet vanzelf gewijzigd:",
        "Het plan “Straat”, Naam volgens bron: noemt deze persoon. "
        "Dit komt uit de bron: pas het daar aan en koppel de laag opnieuw.",
        f"Het plan “Straat”, Samenvatting: {public}",
        "Het plan “Straat”, Interne notitie: noemt deze persoon. Dit staat alleen intern: pas het aan.",
        f"{evenings}, Titel: {public}",
        f"{evenings}, Waar: {public}",
        "Het moment “Inloop”, Aanmelden: noemt deze persoon. Pas de tekst aan voordat u publiceert.",
        f"Een doel van “WK999901”, Doel: {public}",
        "Het contact “Bo”, Interne notitie: noemt deze persoon. Dit staat alleen intern: pas het aan.",
        "Wat u zo wijzigt, bewaart de geschiedenis met de oude woorden. Verwijder daarna nog eens “Anna Bakker; "
        "anna@prive.example; +31612345678”: dat wist ze.",
    ]


def test_an_address_of_a_page_a_layer_a_wijk_and_another_contact_are_told_too(store: str, tmp_path: Path) -> None:
    change(store, Plan, STREET.id, slug="tuin-van-anna-bakker")
    release(store, tmp_path / "publiek")
    change(store, Plan, STREET.id, slug="tuin")
    opened = open_store(store)
    with opened.writing("proef") as transaction:
        transaction.insert([PlanSource(id=new_id(), name="Plannen van Anna Bakker")])
        transaction.insert([area("WK999903", "Anna Bakkerwijk"), area("WK999904", "Anna Bakker")])
        transaction.insert([contact(organisation="Stichting Anna Bakker", role_text="Opvolger van Anna Bakker")])
    opened.close()
    said = told(forgotten(store, "anna"))
    from_source = "noemt deze persoon. Dit komt uit de bron: pas het daar aan en koppel de laag opnieuw."
    other = "noemt deze persoon. Pas dit contact aan, of verwijder het ook."
    assert said[1:6] == [
        f"Het contact “Stichting Anna Bakker”, Organisatie: {other}",
        f"Het contact “Stichting Anna Bakker”, Rol voluit (intern): {other}",
        f"De planlaag “Plannen van Anna Bakker”, Naam van de laag: {from_source}",
        f"De wijk of buurt “Anna Bakker”, Naam: {from_source}",
        "Het eerdere adres van een pagina, “tuin-van-anna-bakker”, noemt deze persoon. Het verwijst door en blijft "
        "staan.",
    ]


def test_history_keeps_that_something_changed_and_not_whom_it_named(store: str, tmp_path: Path) -> None:
    change(store, Plan, STREET.id, internal_note="Bo belde.")
    change(store, Plan, STREET.id, internal_note="Anna Bakker belde.")
    done = forgotten(store, "anna")
    assert done.named == 1
    assert "Uit de geschiedenis zijn de woorden gehaald die deze persoon noemden (aantal regels: 2)." in " ".join(
        told(done)
    )
    opened = open_store(store)
    lines = [(line.field, line.old_value, line.new_value) for line in opened.history(STREET.id)]
    opened.close()
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
    with closing(open_store(store)) as opened, opened.writing("proef", "Op verzoek van Anna Bakker") as transaction:
        transaction.update(Plan, [(street.id, {"summary": "Toen."})])
    with closing(connect(Path(store))) as other:
        other.execute("UPDATE plan SET summary = CAST('Vraag het Anna Bakker.' AS BLOB)")
    forgotten(store, "Anna Bakker")
    with closing(open_store(store)) as opened:
        lines = [(line.old_value, line.new_value, line.reason) for line in opened.history(street.id)]
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
