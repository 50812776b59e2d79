"""What the public may know of a contact: what is flagged, and nothing without the permission that is needed."""

from __future__ import annotations

import itertools

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind, ContactRole
from participatiekaart.plugin.participation.records import Contact
from participatiekaart.plugin.publication.public_view.contacts import associations, contact_changes, public_contact

from ..small_town import NOW, ZONE, contact, when

FIELDS = {
    "name": "Kan Arie",
    "email": "canary@example.org",
    "phone": "038-0000000",
    "website": "https://canary.example",
}
HIDDEN = {"role_text": "canary-role", "internal_note": "canary-note", "key": "canary-key"}


@pytest.mark.parametrize("kind", list(ContactKind))
@pytest.mark.parametrize("flags", list(itertools.product((False, True), repeat=4)))
def test_only_what_is_flagged_is_told(kind: ContactKind, flags: tuple[bool, ...]) -> None:
    flagged = dict(zip(FIELDS, flags))
    someone = contact(
        kind=kind,
        basis=Basis.PUBLIC_TASK,
        role=ContactRole.NEIGHBOURHOOD_MANAGER,
        organisation="Canary BV",
        **FIELDS,
        **HIDDEN,
        **{f"publish_{name}": flag for name, flag in flagged.items()},
    )
    found = public_contact([someone], NOW, ZONE)
    if not any(flags):
        assert found is None
        return
    assert found is not None
    who = FIELDS["name"] if flagged["name"] else "Wijkmanager"
    assert found.naam == (who if kind is ContactKind.PERSON else f"{who}, Canary BV")
    told = {"email": found.email, "phone": found.telefoon, "website": found.website}
    assert told == {name: FIELDS[name] if flagged[name] else None for name in told}


@pytest.mark.parametrize("name", [None, " ", "Dorpsbelang"])
def test_an_organisation_without_a_name_of_its_own_is_named_by_what_it_is(name: str | None) -> None:
    of = {"basis": Basis.PUBLIC_TASK, "name": name, "organisation": "Dorpsbelang", "publish_name": True}
    found = public_contact([contact(kind=ContactKind.ORGANISATION, **of)], NOW, ZONE)
    assert found is not None
    assert found.naam == "Dorpsbelang"


def test_where_a_person_without_a_name_works_is_told_to_nobody() -> None:
    person = contact(basis=Basis.PUBLIC_TASK, organisation="Dorpsbelang", publish_name=True)
    assert public_contact([person], NOW, ZONE) is None


@pytest.mark.parametrize(
    ("on", "until", "at", "is_told"),
    [
        (None, None, "2026-11-23 12:00", False),
        (None, "2027-01-01", "2026-11-23 12:00", False),
        ("2026-01-01", None, "2026-11-23 12:00", True),
        ("2026-11-24", None, "2026-11-23 23:59", False),
        ("2026-11-24", None, "2026-11-24 00:00", True),
        ("2026-01-01", "2026-11-24", "2026-11-23 23:59", True),
        ("2026-01-01", "2026-11-24", "2026-11-24 00:00", False),
        ("2026-01-01", "2026-11-01", "2026-11-23 12:00", False),
    ],
)
def test_permission_is_needed_given_and_not_ended(on: str | None, until: str | None, at: str, is_told: bool) -> None:
    dates = {"permission_on": on, "permission_until": until}
    someone = contact(email="a@example.org", publish_email=True, **dates)
    assert (public_contact([someone], when(at), ZONE) is not None) is is_told
    for basis in (Basis.PUBLIC_TASK, Basis.FUNCTIONAL):
        other = contact(email="a@example.org", publish_email=True, basis=basis, **dates)
        assert public_contact([other], when(at), ZONE) is not None


def test_the_first_with_something_public_counts() -> None:
    silent = contact(basis=Basis.PUBLIC_TASK, name="Silent")
    flagged_but_empty = contact(basis=Basis.PUBLIC_TASK, publish_email=True, email=" ")
    team = contact(basis=Basis.FUNCTIONAL, publish_email=True, email="team@example.org")
    later = contact(basis=Basis.FUNCTIONAL, publish_email=True, email="later@example.org")
    found = public_contact([silent, flagged_but_empty, team, later], NOW, ZONE)
    assert found is not None
    assert found.email == "team@example.org"


def mailbox(email: str, permission_on: str, permission_until: str | None = None) -> Contact:
    return contact(email=email, publish_email=True, permission_on=permission_on, permission_until=permission_until)


def test_a_change_is_told_only_of_the_contact_that_is_shown() -> None:
    first = mailbox("first@example.org", "2026-01-01", "2026-12-01")
    second = mailbox("second@example.org", "2026-01-01", "2026-11-25")
    coming = mailbox("coming@example.org", "2026-11-30")
    assert contact_changes([first, second], NOW, ZONE) == when("2026-12-01 00:00")
    assert contact_changes([coming, first], NOW, ZONE) == when("2026-11-30 00:00")
    assert contact_changes([coming], when("2026-12-01 00:00"), ZONE) is None
    new = mailbox("new@example.org", "2026-11-10")
    assert contact_changes([new, mailbox("old@example.org", "2026-01-01")], NOW, ZONE) is None, "that is behind us"


def test_an_organisation_of_a_neighbourhood_is_named_only_where_that_is_allowed() -> None:
    standard = {"neighbourhood_code": "WK1", "basis": Basis.PUBLIC_TASK, "email": "info@example.org"}
    named = {"publish_name": True, "publish_email": True}
    every = [
        contact(**standard, **named, name="Wijkraad", role=ContactRole.ASSOCIATION),
        contact(**standard, **named, name="buurtbelang", kind=ContactKind.ORGANISATION),
        contact(**standard, organisation="Stichting", kind=ContactKind.ORGANISATION, publish_email=True),
        contact(**standard, organisation="Zwijgzaam", kind=ContactKind.ORGANISATION),
        contact(**standard, name="Naamloos", kind=ContactKind.ORGANISATION, publish_email=True),
        contact(**standard, name="Kan Arie", organisation="BV", role=ContactRole.ASSOCIATION, publish_email=True),
        contact(**standard, **named, name="Kan Arie", role=ContactRole.NEIGHBOURHOOD_MANAGER),
        contact(**{**standard, **named, "basis": Basis.PERMISSION}, name="Kan", kind=ContactKind.ORGANISATION),
    ]

    assert [(one.naam, one.email) for one in associations(every, NOW, ZONE)["WK1"]] == [
        ("buurtbelang", "info@example.org"),
        ("Contactpersoon, Stichting", "info@example.org"),
        ("Wijkraad", "info@example.org"),
    ]
