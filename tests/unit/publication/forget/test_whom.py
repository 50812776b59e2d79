"""Which contact a word means, and when it means none."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import ContactKind
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.forget.person import REMOVED

from ..released import change, forgotten, make_store, release
from ..small_town import contact, plan
from .naming import contacts, history


@pytest.mark.parametrize("wanted", ["Niemand", "", " "])
def test_an_unknown_person_is_refused(store: str, wanted: str) -> None:
    with pytest.raises(ParticipationError, match=f"no contact “{wanted.strip()}”"):
        forgotten(store, wanted)


def test_of_two_with_one_name_neither_is_removed(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [contact(key="een", name="Bo"), contact(key="twee", name="Bo")])
    with pytest.raises(ParticipationError, match="een, twee"):
        forgotten(store, "bo")


def test_of_two_with_one_name_who_has_no_key_is_told_by_id(tmp_path: Path) -> None:
    one, other = contact(name="Bo"), contact(key="twee", name="Bo")
    store = make_store(tmp_path / "opslag.gpkg", [one, other])
    with pytest.raises(ParticipationError, match=f"{one.id}, twee|twee, {one.id}"):
        forgotten(store, "bo")


@pytest.mark.parametrize("wanted", ["?", " ", "Anna Bakker", "06-12345678"])
def test_a_contact_without_a_name_or_number_is_not_taken_for_another(tmp_path: Path, wanted: str) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [contact(email="bo@prive.example"), contact(name="-", phone="-")])
    with pytest.raises(ParticipationError, match="no contact"):
        forgotten(store, wanted)


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
    assert [one.id for one in contacts(store)] == [other.id]


def test_an_organisation_is_known_by_what_it_is_called(tmp_path: Path) -> None:
    union = contact(kind=ContactKind.ORGANISATION, organisation="Wijkbond Oost", name=" ")
    of_it = contact(organisation="Wijkbond Oost", name="Anna Bakker")
    store = make_store(tmp_path / "opslag.gpkg", [union, of_it])
    forgotten(store, "wijkbond oost")
    assert [one.id for one in contacts(store)] == [of_it.id]


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
    assert history(store, street.id)[-1].old_value == "Van 1 - 2. Hoe dan ?"
