"""Who is meant by a word, and what is said once somebody was removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.forget import ELSEWHERE, REMOVED
from participatiekaart.plugin.publication.release import Workplace

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


def test_of_who_is_named_nowhere_nothing_more_is_said(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [ANNA])
    assert forgotten(store, "anna").notes == (REMOVED, ELSEWHERE)


@pytest.mark.parametrize("said", ["anna@prive.example", "038-4989000"])
def test_who_has_no_name_is_to_be_removed_again_by_what_is_known(tmp_path: Path, said: str) -> None:
    known = contact(key="anna", **({"email": said} if "@" in said else {"phone": said}))
    store = make_store(tmp_path / "opslag.gpkg", [plan(name="Straat", internal_note=f"Bericht aan {said}."), known])
    assert any(f"nog eens “{said}”" in note for note in [note.nl for note in forgotten(store, "anna").notes])


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
