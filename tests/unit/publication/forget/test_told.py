"""What is told once somebody was removed: which texts still name them, and where they may still stand."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import ContactKind, PublicationState
from participatiekaart.plugin.participation.records import Goal, Plan, PlanSource, new_id
from participatiekaart.plugin.publication.forget.person import ELSEWHERE, GONE, OUT_OF_REACH, REMOVED, WEBSITE
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Publication

from tests.unit.store.making import sql

from ..released import change, forgotten, make_store, release
from ..small_town import PUBLISHED, area, contact, moment, plan
from .naming import ANNA, STREET, told


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


@pytest.mark.parametrize("name", ["", None])
def test_a_layer_without_a_name_is_told_by_its_key(store: str, name: str | None) -> None:
    layer = PlanSource(id=new_id(), address="/plannen/Anna Bakker.gpkg")
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([layer])
    sql(Path(store), "UPDATE plan_source SET name = ?", name)
    assert any(said.startswith(f"De planlaag “{layer.id}”, Bron") for said in told(forgotten(store, "anna")))


def test_an_address_of_a_page_a_layer_a_wijk_and_another_contact_are_told_too(store: str, tmp_path: Path) -> None:
    change(store, Plan, STREET.id, slug="tuin-van-anna-bakker")
    release(store, tmp_path / "publiek")
    change(store, Plan, STREET.id, slug="tuin")
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([PlanSource(id=new_id(), name="Plannen van Anna Bakker")])
        transaction.insert([area("WK999903", "Anna Bakkerwijk"), area("WK999904", "Anna Bakker")])
        transaction.insert([contact(organisation="Stichting Anna Bakker", role_text="Opvolger van Anna Bakker")])
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


def test_of_who_is_named_nowhere_nothing_more_is_said(tmp_path: Path) -> None:
    store = make_store(tmp_path / "opslag.gpkg", [ANNA])
    assert forgotten(store, "anna").notes == (REMOVED, ELSEWHERE)


def test_a_website_is_not_looked_for_in_texts_and_that_is_told(tmp_path: Path) -> None:
    street = plan(name="Straat", summary="Lees verder op https://anna.example.")
    anna = contact(key="anna", name="Anna Bakker", website="https://anna.example")
    union = contact(key="bond", kind=ContactKind.ORGANISATION, name="Bond", website="https://bond.example")
    store = make_store(tmp_path / "opslag.gpkg", [street, anna, union])
    assert not any("bond.example" in note.nl for note in forgotten(store, "bond").notes)
    done = forgotten(store, "anna")
    assert (done.named, WEBSITE.format(website="https://anna.example") in done.notes) == (0, True)
    assert forgotten(store, "https://anna.example").named == 1


def test_who_is_no_contact_is_looked_for_in_texts_and_in_what_is_kept(store: str, tmp_path: Path) -> None:
    texts = [
        "Vraag het Anna Bakker.",
        "Vraag het mevrouw Bakker.",
        "Mail aan anna@prive.example",
        "jo.anna@prive.example",
    ]
    named = make_store(tmp_path / "andere.gpkg", [plan(name="Straat", summary=words) for words in texts])
    assert [forgotten(named, wanted).named for wanted in ("Anna Bakker", "anna@prive.example")] == [2, 1]

    beside = Workplace(tmp_path / "publiek").beside
    beside.rename(tmp_path / "weg")
    done = forgotten(store, "anna")
    assert (done.cleared, any("weggehaald" in note.nl for note in done.notes)) == (0, False)
    (tmp_path / "weg").rename(beside)
    assert forgotten(store, "Anna Bakker").cleared == 1


def test_a_folder_on_a_computer_of_another_kind_is_out_of_reach(store: str) -> None:
    """A store that moved from Windows to a server, or back."""
    elsewhere = "D:\\web\\publiek" if os.name == "posix" else "/srv/web/publiek"
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.remember_publication(Publication("", "", "proef", elsewhere, "", 1, 0), [], {})
    assert OUT_OF_REACH.format(folder=Path(elsewhere), reason=GONE) in forgotten(store, "anna").notes


def test_a_share_that_is_not_connected_is_out_of_reach(store: str, tmp_path: Path) -> None:
    """The folder that it is connected to is there all the same, and empty."""
    share = tmp_path / "share"
    share.mkdir()
    release(store, share / "publiek")
    share.rename(tmp_path / "weg")
    share.mkdir()
    assert OUT_OF_REACH.format(folder=share / "publiek", reason=GONE) in forgotten(store, "anna").notes


def test_a_folder_without_a_publication_names_nobody(store: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "publiek")
    assert not any("kan deze persoon nog staan" in note.nl for note in forgotten(store, "anna").notes)
