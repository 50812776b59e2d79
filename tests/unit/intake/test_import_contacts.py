"""Imported tables (contract): the columns of contacts, their plans, and telephone numbers as spreadsheets keep them."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind, ContactRole
from participatiekaart.plugin.participation.records import PlanContact

from tests.history import history

from .making import attach, edit, feature, records
from .tabling import CONTACTS, Desk, counts, refusal

FULL = {
    "sleutel": "C1",
    "soort": "organisatie",
    "naam": "Ada Voorbeeld",
    "organisatie": "Vereniging Ons Plein",
    "rol": "vereniging",
    "email": "plein@voorbeeld.example",
    "telefoon": "038 000 00 00",
    "website": "https://plein.example",
    "wijkcode": "WK999901",
    "plancodes": "P1; P2",
    "publiceer_naam": "nee",
    "publiceer_email": "ja",
    "publiceer_telefoon": "Ja",
    "publiceer_website": "",
    "grondslag": "publieke taak",
    "toestemming_op": "2026-01-01",
    "toestemming_tot": "31-12-2027",
    "notitie_intern": "Bel na vijven.",
}


def tied(desk: Desk) -> list[tuple[str, str, int]]:
    """Contact, plan and place in the plan's order."""
    snapshot = desk.store.snapshot()
    keys = {contact.id: contact.key for contact in snapshot.contacts}
    codes = {plan.id: plan.source_key for plan in snapshot.plans}
    ties = records(desk.store, PlanContact)
    return sorted((str(keys[tie.contact]), str(codes[tie.plan]), tie.position) for tie in ties)


def test_every_column_is_kept(desk: Desk) -> None:
    assert counts(desk.row(CONTACTS, **FULL)) == (1, 0, 0, 0)

    found = desk.one(CONTACTS)
    assert (found.key, found.kind, found.name) == ("C1", ContactKind.ORGANISATION, "Ada Voorbeeld")
    assert (found.organisation, found.role) == ("Vereniging Ons Plein", ContactRole.ASSOCIATION)
    assert (found.email, found.phone, found.website) == (FULL["email"], FULL["telefoon"], FULL["website"])
    assert (found.neighbourhood_code, found.internal_note) == ("WK999901", "Bel na vijven.")
    assert (found.publish_name, found.publish_email) == (False, True)
    assert (found.publish_phone, found.publish_website) == (True, False)
    assert (found.basis, found.permission_on) == (Basis.PUBLIC_TASK, "2026-01-01")
    assert found.permission_until == "2027-12-31"
    assert tied(desk) == [("C1", "P1", 0), ("C1", "P2", 0)]
    assert counts(desk.row(CONTACTS, **FULL)) == (0, 0, 1, 0)


def test_nothing_is_published_and_permission_is_the_basis_unless_said(desk: Desk) -> None:
    desk.row(CONTACTS, naam="Ada Voorbeeld")

    found = desk.one(CONTACTS)
    flags = (found.publish_name, found.publish_email, found.publish_phone, found.publish_website)
    assert flags == (False, False, False, False)
    assert (found.basis, found.kind, found.role) == (Basis.PERMISSION, ContactKind.PERSON, ContactRole.OTHER)


PHONES = [
    ("8001234", "08001234"),
    ("9000123456", "09000123456"),
    ("612345678", "0612345678"),
    ("612345678.0", "0612345678"),
    ("380000000", "0380000000"),
    ("0612345678", "0612345678"),
    ("06-12345678", "06-12345678"),
    ("+31 6 12345678", "+31 6 12345678"),
    ("6.12345678E8", "0612345678"),
    ("31612345678", "+31612345678"),
    ("3.1612345678E10", "+31612345678"),
    ("32612345678", "32612345678"),
    ("14038", "14038"),
    ("038 - 000 00 00 (receptie)", "038 - 000 00 00 (receptie)"),
]


@pytest.mark.parametrize(("written", "kept"), PHONES)
def test_a_telephone_number_keeps_or_gets_back_its_zero(desk: Desk, written: str, kept: str) -> None:
    desk.row(CONTACTS, naam="Ada Voorbeeld", telefoon=written)

    assert desk.one(CONTACTS).phone == kept


@pytest.mark.parametrize("written", ["6,12E+08", "3.16E+10", "6E+08", "########"])
def test_what_a_narrow_column_left_of_a_number_is_told(desk: Desk, written: str) -> None:
    result = desk.row(CONTACTS, naam="Ada Voorbeeld", telefoon=written)

    row, field, value, why = refusal(result)
    assert (row, field, value) == ("rij 2", "telefoon", written)
    assert why.startswith("is afgekort doordat de kolom te smal was.")


@pytest.mark.parametrize(
    ("written", "role", "words"),
    [
        ("Projectleider", ContactRole.PROJECT_LEADER, None),
        ("participatiecoördinator", ContactRole.PARTICIPATION_COORDINATOR, None),
        ("Voorzitter", ContactRole.OTHER, "Voorzitter"),
    ],
)
def test_a_role_outside_the_list_is_kept_inside(desk: Desk, written: str, role: Any, words: str | None) -> None:
    desk.row(CONTACTS, naam="Ada Voorbeeld", rol=written)

    assert (desk.one(CONTACTS).role, desk.one(CONTACTS).role_text) == (role, words)


UNKNOWN = {
    "soort": ("bedrijf", "is geen bekende waarde. Gebruik: persoon, organisatie."),
    "grondslag": ("zomaar", "is geen bekende waarde. Gebruik: toestemming, publieke_taak, functioneel."),
    "publiceer_email": ("soms", "is geen ja of nee."),
    "wijkcode": ("WK000000", "is geen bekende wijk- of buurtcode. Lees eerst de wijken in."),
    "plancodes": ("P1;P9", "is geen bekende plancode. Koppel eerst de planlaag."),
    # the text of a link, of which a spreadsheet keeps the address elsewhere
    "email": (
        "Mail Ada",
        "is geen e-mailadres. Staat er een link achter deze tekst, zet dan het adres zelf in de cel.",
    ),
    "website": (
        "Ons Plein",
        "is geen webadres. Staat er een link achter deze tekst, zet dan het adres zelf in de cel, met https:// ervoor.",
    ),
}


@pytest.mark.parametrize(("heading", "value", "words"), [(h, *rest) for h, rest in UNKNOWN.items()])
def test_a_value_that_is_not_known(desk: Desk, heading: str, value: str, words: str) -> None:
    result = desk.row(CONTACTS, naam="Ada Voorbeeld", **{heading: value})

    assert (counts(result), refusal(result)) == ((0, 0, 0, 1), ("rij 2", heading, value, words))
    assert (desk.all(CONTACTS), tied(desk)) == ([], [])


@pytest.mark.parametrize("word", ["ja", "JA", "Ja", "nee", "NEE"])
@pytest.mark.parametrize("heading", ["publiceer_naam", "publiceer_email", "publiceer_telefoon", "publiceer_website"])
def test_ja_and_nee_say_what_of_a_contact_is_public(desk: Desk, heading: str, word: str) -> None:
    desk.row(CONTACTS, naam="Ada Voorbeeld", **{heading: word})

    fields = {"publiceer_naam": "publish_name", "publiceer_email": "publish_email"}
    fields |= {"publiceer_telefoon": "publish_phone", "publiceer_website": "publish_website"}
    assert getattr(desk.one(CONTACTS), fields[heading]) is (word.lower() == "ja")


KNOWN_BY = {
    "naam": "naam",
    "organisatie": "organisatie",
    "email": "e-mailadres",
    "telefoon": "telefoonnummer",
    "website": "website",
}


@pytest.mark.parametrize(("heading", "words"), KNOWN_BY.items())
def test_one_thing_to_know_a_contact_by_is_needed(desk: Desk, heading: str, words: str) -> None:
    _, field, _, reason = refusal(desk.row(CONTACTS, sleutel="C1", publiceer_naam="ja"))
    assert field == "naam"
    # who is asked for a name only gives one that need not be kept
    assert words in reason
    assert counts(desk.row(CONTACTS, sleutel="C1", **{heading: "plein@voorbeeld.example"})) == (1, 0, 0, 0)
    assert refusal(desk.row(CONTACTS, sleutel="C1", **{heading: "-"}))[1] == "naam"


def test_contacts_known_by_a_website_alone_are_told_apart_by_it(desk: Desk) -> None:
    rows = [("https://plein.example",), ("https://park.example",)]
    assert counts(desk.bring(CONTACTS, ("website",), *rows)) == (2, 0, 0, 0)
    assert counts(desk.bring(CONTACTS, ("website",), *rows)) == (0, 0, 2, 0)


def test_plan_codes_are_parted_by_semicolons(desk: Desk) -> None:
    desk.row(CONTACTS, sleutel="C1", naam="Ada", plancodes=" P2 ;0012;; P2;")

    assert tied(desk) == [("C1", "0012", 0), ("C1", "P2", 0)]


def test_plan_codes_say_exactly_which_plans_a_contact_has(desk: Desk) -> None:
    rows = [("C1", "Ada", "P1"), ("C2", "Bea", "P1;P2"), ("C3", "Cor", "P1")]
    desk.bring(CONTACTS, ("sleutel", "naam", "plancodes"), *rows)
    assert tied(desk) == [("C1", "P1", 0), ("C2", "P1", 1), ("C2", "P2", 0), ("C3", "P1", 2)]

    assert counts(desk.row(CONTACTS, sleutel="C2", plancodes="P2;0012")) == (0, 1, 0, 0)
    assert tied(desk) == [("C1", "P1", 0), ("C2", "0012", 0), ("C2", "P2", 0), ("C3", "P1", 2)]
    assert counts(desk.row(CONTACTS, sleutel="C2", naam="Bea")) == (0, 0, 1, 0)
    assert counts(desk.row(CONTACTS, sleutel="C2", plancodes="")) == (0, 0, 1, 0)
    assert len(tied(desk)) == 4
    assert counts(desk.row(CONTACTS, sleutel="C2", plancodes="P2;0012;P1")) == (0, 1, 0, 0)
    assert len(tied(desk)) == 5
    assert counts(desk.row(CONTACTS, sleutel="C2", plancodes="-")) == (0, 1, 0, 0)
    assert tied(desk) == [("C1", "P1", 0), ("C3", "P1", 2)]


def test_a_contact_that_is_added_comes_behind_however_those_before_were_put_in_order(desk: Desk) -> None:
    desk.bring(CONTACTS, ("sleutel", "naam", "plancodes"), ("C1", "Ada", "P1"), ("C2", "Bea", "P1"))
    edit(desk.store, PlanContact, records(desk.store, PlanContact)[0].id, {"position": 7})

    desk.row(CONTACTS, sleutel="C3", naam="Cor", plancodes="P1")
    assert max(position for _, _, position in tied(desk)) == 8


def test_a_plan_code_of_two_sources_needs_the_source(desk: Desk) -> None:
    attach(desk.store, [feature("P1")], source="Projecten")
    row = ("C1", "Ada", "P2;P1")

    result = desk.bring(CONTACTS, ("sleutel", "naam", "plancodes"), row)
    assert refusal(result)[3] == "komt in meer dan één bron voor. Geef de bron op (SOURCE)."
    assert counts(desk.bring(CONTACTS, ("sleutel", "naam", "plancodes"), row, source="Projecten")) == (0, 0, 0, 1)
    assert counts(desk.bring(CONTACTS, ("sleutel", "naam", "plancodes"), row, source="Plangebieden")) == (1, 0, 0, 0)


def test_a_contact_without_a_key_is_not_doubled(desk: Desk) -> None:
    row = {"naam": "Ada Voorbeeld", "email": "ada@voorbeeld.example"}
    desk.row(CONTACTS, **row)

    assert counts(desk.row(CONTACTS, **row)) == (0, 0, 1, 0)
    assert counts(desk.row(CONTACTS, **row, telefoon="14038")) == (0, 1, 0, 0)
    assert counts(desk.row(CONTACTS, naam="Ada Voorbeeld", email="ander@voorbeeld.example")) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "other",
    [{"soort": "organisatie"}, {"naam": "Bea"}, {"organisatie": "Ons Dorp"}, {"email": "bestuur@plein.example"}],
)
def test_without_a_key_another_kind_name_organisation_or_address_is_another_contact(
    desk: Desk, other: dict[str, str]
) -> None:
    row = {"soort": "persoon", "naam": "Ada", "organisatie": "Ons Plein", "email": "info@plein.example"}
    desk.row(CONTACTS, **row)

    assert counts(desk.row(CONTACTS, **{**row, **other})) == (1, 0, 0, 0)


def test_history_names_no_personal_value(desk: Desk) -> None:
    desk.row(CONTACTS, **FULL)
    desk.row(CONTACTS, sleutel="C1", naam="Bea Voorbeeld", email="bea@voorbeeld.example", notitie_intern="-")

    lines = history(desk.store, desk.one(CONTACTS).id)[1:]
    assert {line.field for line in lines} == {"name", "email", "internal_note"}
    assert {(line.old_value, line.new_value) for line in lines} == {(None, None)}
