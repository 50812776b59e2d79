"""Who is meant by a word, and what is said once somebody was removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.forget import ELSEWHERE, REMOVED, WEBSITE
from participatiekaart.plugin.publication.release import Workplace
from participatiekaart.plugin.store.addresses import open_store

from .released import change, forgotten, make_store, release
from .small_town import contact, plan

ANNA = contact(key="anna", name="Anna Bakker", basis=Basis.FUNCTIONAL)


def test_who_has_no_key_is_told_by_id_and_an_empty_word_means_nobody(tmp_path: Path) -> None:
    one, other = contact(name="Bo"), contact(key="twee", name="Bo")
    store = make_store(tmp_path / "opslag.gpkg", [one, other])
    with pytest.raises(ParticipationError, match=f"{one.id}, twee|twee, {one.id}"):
        forgotten(store, "bo")
    with pytest.raises(ParticipationError, match="no contact “”"):
        forgotten(store, " ")


@pytest.mark.parametrize("wanted", ["?", "Anna Bakker", "06-12345678"])
def test_a_contact_without_a_name_or_number_is_not_taken_for_another(tmp_path: Path, wanted: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [contact(email="bo@prive.example"), contact(name="-", phone="-")])
    with pytest.raises(ParticipationError, match="no contact"):
        forgotten(store, wanted)


def test_history_tells_who_removed_a_contact_and_not_whom(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [ANNA])
    forgotten(store, "anna")
    opened = open_store(store)
    *_, last = opened.history(ANNA.id)
    opened.close()
    assert (last.field, last.changed_by, last.reason) == ("verwijderd", "proef", "contact verwijderd")


def test_of_who_is_named_nowhere_nothing_more_is_said(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [ANNA])
    assert forgotten(store, "anna").notes == (REMOVED, ELSEWHERE)


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
    opened = open_store(store)
    assert [line.old_value for line in opened.history(street.id)] == [None, None]
    opened.close()


@pytest.mark.parametrize(
    "wanted",
    [
        "José Álvarez",
        "jose alvarez",
        "JOSE\u0301  ÁLVAREZ",
        "dhr. José Álvarez",
        "06-1234 5678",
        "+31612345678",
        "José Álvarez (wijkagent)",
    ],
)
def test_a_contact_is_known_however_it_is_spelled(tmp_path: Path, wanted: str) -> None:
    jose = contact(name="José Álvarez", email="jose@prive.example", phone="06 12345678")
    other = contact(name="Jose Alvarez de Jong", phone="06 12345679")
    store = make_store(tmp_path / "opslag.gpkg", [jose, other])
    forgotten(store, wanted)
    opened = open_store(store)
    assert [one.id for one in opened.snapshot().contacts] == [other.id]
    opened.close()


def test_an_organisation_is_known_by_what_it_is_called(tmp_path: Path) -> None:
    union = contact(kind=ContactKind.ORGANISATION, organisation="Wijkbond Oost", name=" ")
    of_it = contact(organisation="Wijkbond Oost", name="Anna Bakker")
    store = make_store(tmp_path / "opslag.gpkg", [union, of_it])
    forgotten(store, "wijkbond oost")
    opened = open_store(store)
    assert [one.id for one in opened.snapshot().contacts] == [of_it.id]
    opened.close()


@pytest.mark.parametrize("said", ["0612345678", "Anna Bakker"])
def test_one_number_with_a_name_beside_it_removes_no_other_contact(tmp_path: Path, said: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [contact(name="Bo", phone="06-12345678")])
    done = forgotten(store, f"Clara Bakker; {said}; 0612345678")
    assert (REMOVED in done.notes, done.named) == (False, 1)


def test_what_is_typed_for_want_of_a_name_clears_nothing_of_others(tmp_path: Path) -> None:
    street = plan(name="Straat", summary="Van 1 - 2. Hoe dan ?")
    store = make_store(tmp_path / "opslag.gpkg", [street, contact(key="leeg", name="?", email="-", phone="-")])
    release(store, tmp_path / "publiek")
    change(store, Plan, street.id, summary="Van 1 - 3. Hoe dan ?")
    release(store, tmp_path / "publiek")
    done = forgotten(store, "leeg")
    assert (done.cleared, done.named) == (0, 0)
    opened = open_store(store)
    assert opened.history(street.id)[-1].old_value == "Van 1 - 2. Hoe dan ?"
    opened.close()


def test_a_website_is_not_looked_for_in_texts_and_that_is_told(tmp_path: Path) -> None:
    street = plan(name="Straat", summary="Lees verder op https://anna.example.")
    anna = contact(key="anna", name="Anna Bakker", website="https://anna.example")
    union = contact(key="bond", kind=ContactKind.ORGANISATION, name="Bond", website="https://bond.example")
    store = make_store(tmp_path / "opslag.gpkg", [street, anna, union])
    assert not any("bond.example" in note.nl for note in forgotten(store, "bond").notes)
    done = forgotten(store, "anna")
    assert (done.named, WEBSITE.format(website="https://anna.example") in done.notes) == (0, True)
    assert forgotten(store, "https://anna.example").named == 1


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Published twice: first with the name in a text, then without."""
    street = plan(name="Straat", summary="Vraag het Anna Bakker.")
    address = make_store(tmp_path / "opslag.gpkg", [street, ANNA])
    release(address, tmp_path / "publiek")
    change(address, Plan, street.id, summary="Vraag het de wijk.")
    release(address, tmp_path / "publiek")
    return address


def test_who_is_no_contact_is_looked_for_in_texts_and_in_what_is_kept(store: str, tmp_path: Path) -> None:
    told = [
        "Vraag het Anna Bakker.",
        "Vraag het mevrouw Bakker.",
        "Mail aan anna@prive.example",
        "jo.anna@prive.example",
    ]
    named = make_store(tmp_path / "andere.gpkg", [plan(name="Straat", summary=words) for words in told])
    assert [forgotten(named, wanted).named for wanted in ("Anna Bakker", "anna@prive.example")] == [2, 1]

    beside = Workplace(tmp_path / "publiek").beside
    beside.rename(tmp_path / "weg")
    done = forgotten(store, "anna")
    assert (done.cleared, any("weggehaald" in note.nl for note in done.notes)) == (0, False)
    (tmp_path / "weg").rename(beside)
    assert forgotten(store, "Anna Bakker").cleared == 1


def test_a_folder_without_a_publication_names_nobody(store: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "publiek")
    assert not any("kan deze persoon nog staan" in note.nl for note in forgotten(store, "anna").notes)
