"""What may no longer be shown does not come back with a release: withdrawn, deleted, or without permission."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind, PublicationState
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Plan, PlanContact, new_id
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import open_store

from ..released import BLOCKS, EVENING, FIELD, change, contents, kept, make_store, public, release, roll_back
from ..small_town import AREAS, NOW, contact, moment, plan, tie
from .first_release import DAY, add, values


def test_what_was_withdrawn_or_deleted_since_does_not_come_back(store: str, folder: Path) -> None:
    change(store, Plan, BLOCKS.id, publication_state=PublicationState.WITHDRAWN)
    change(store, Moment, EVENING.id, publication_state=PublicationState.CONCEPT)
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    result = roll_back(store, folder)
    assert BLOCKS.id not in public(folder)
    assert EVENING.id not in public(folder, "momenten")
    assert "summary" not in values(folder, FIELD) and values(folder, FIELD)["samenvatting"] is None
    assert [note.nl for note in result.notes] == [
        "“Blokken” is sinds die uitgave ingetrokken, verwijderd of weer concept en komt niet terug.",
        "Het moment “Avond” (maandag 2 november 2026, 19:30 tot 21:00 uur) is sinds die uitgave ingetrokken, "
        "verwijderd of weer concept en komt niet terug.",
    ]
    every = b"".join(contents(folder).values())
    assert b"Gedaan." not in every and b"Twee dagen" not in every
    assert "Dit plan is ingetrokken" in (folder / "plannen/blokken/index.html").read_text(encoding="utf-8")


def test_a_permission_that_ended_since_is_looked_at_again(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    person = contact(
        kind=ContactKind.PERSON, name="Anna Bakker", publish_name=True, email="anna@prive.example", publish_email=True,
        basis=Basis.PERMISSION, permission_on="2026-01-01", permission_until="2026-12-01",
    )  # fmt: skip
    address = make_store(tmp_path / "opslag.gpkg", [street, person, tie(street, person)])
    release(address, folder)
    (first,) = kept(folder)
    assert values(folder, street)["contact"] == "Anna Bakker"
    change(address, Plan, street.id, summary="Anders")
    release(address, folder, NOW + DAY)
    roll_back(address, folder, NOW + 30 * DAY, first.name)
    assert values(folder, street)["contact"] is None
    assert not any(b"Anna" in data or b"anna@" in data for data in contents(folder).values())


def test_what_came_since_is_not_public_any_more(store: str, folder: Path) -> None:
    plans, moments = public(folder), public(folder, "momenten")
    later = plan(name="Later bedacht")
    add(store, later, moment(later, "2026-12-10", "2026-12-10"), moment(FIELD, "2026-12-11", "2026-12-11"))
    release(store, folder)

    roll_back(store, folder)

    assert (public(folder).keys(), public(folder, "momenten").keys()) == (plans.keys(), moments.keys())
    left = (folder / "plannen/later-bedacht/index.html").read_text(encoding="utf-8")
    assert "Dit plan staat hier nu niet" in left and "Later bedacht" not in left


def test_where_nothing_may_be_shown_any_more_it_is_refused_with_the_reason(tmp_path: Path, folder: Path) -> None:
    street, other = plan(name="Straat"), plan(name="Ander", publication_state=PublicationState.CONCEPT)
    address = make_store(tmp_path / "opslag.gpkg", [street, other])
    release(address, folder)
    change(address, Plan, street.id, publication_state=PublicationState.WITHDRAWN)
    change(address, Plan, other.id, publication_state=PublicationState.PUBLISHED)
    release(address, folder)
    before = contents(folder)
    with pytest.raises(ParticipationError, match="Nothing of release"):
        roll_back(address, folder)
    assert contents(folder) == before


def test_goals_come_back_and_a_withdrawn_one_does_not(tmp_path: Path, folder: Path) -> None:
    green, quiet, late = (
        Goal(id=new_id(), neighbourhood_code="WK999902", text=text, publication_state=PublicationState.PUBLISHED)
        for text in ("Meer groen", "Meer rust", "Later bedacht")
    )
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, plan(name="Straat"), green, quiet])
    release(address, folder)
    change(address, Goal, green.id, text="Minder groen")
    change(address, Goal, quiet.id, publication_state=PublicationState.WITHDRAWN)
    add(address, late)
    release(address, folder)
    notes = [note.nl for note in roll_back(address, folder).notes]
    assert notes == [
        "Het doel “Meer rust” is sinds die uitgave ingetrokken, verwijderd of weer concept en komt niet terug."
    ]
    page = (folder / "wijken/WK999902/index.html").read_text(encoding="utf-8")
    assert [text in page for text in ("Meer groen", "Minder groen", "Meer rust", "Later bedacht")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_an_association_and_a_person_that_were_removed_do_not_come_back(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    club = contact(kind=ContactKind.ORGANISATION, organisation="Buurtvereniging Zuid", neighbourhood_code="WK999902",
                   email="club@zuid.example", publish_email=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    other = contact(kind=ContactKind.ORGANISATION, organisation="Speeltuin Zuid", neighbourhood_code="WK999902",
                    email="speel@zuid.example", publish_email=True, permission_on="2026-01-01")  # fmt: skip
    person = contact(name="Anna Bakker", publish_name=True, basis=Basis.FUNCTIONAL)
    link = tie(street, person)
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, street, club, other, person, link])
    release(address, folder)
    assert b"Buurtvereniging Zuid" in (folder / "wijken/WK999902/index.html").read_bytes()
    change(address, Plan, street.id, summary="Anders")
    change(address, Contact, other.id, permission_until="2026-11-01")
    with open_store(address) as opened, opened.writing("proef") as transaction:
        transaction.delete(PlanContact, [link.id])
        transaction.delete(Contact, [club.id, person.id])
    release(address, folder)
    roll_back(address, folder)
    assert values(folder, street)["samenvatting"] is None
    every = b"".join(contents(folder).values())
    assert not [text for text in (b"Buurtvereniging", b"Speeltuin", b"zuid.example", b"Anna") if text in every]
