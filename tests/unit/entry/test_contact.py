"""A contact: what may be saved, what had better be looked at, and what the public reads."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

import pytest
from participatiekaart.plugin.entry.contact import FIELDS, contact_of, contact_preview, doubts
from participatiekaart.plugin.entry.fields import shown_values
from participatiekaart.plugin.participation.codes import Basis, ContactKind, ContactRole
from participatiekaart.plugin.participation.records import Contact
from participatiekaart.plugin.participation.times import UTC

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEAM = Contact(
    id="c",
    kind=ContactKind.ORGANISATION,
    organisation="Team Ruimte",
    role=ContactRole.COMMUNICATION,
    email="ruimte@voorbeeld.example",
    publish_email=True,
    basis=Basis.FUNCTIONAL,
)


def typed(base: Contact, **values: Any) -> tuple[Contact, list[str]]:
    opened = shown_values(base, FIELDS, "nl")
    contact, problems = contact_of({**opened, **values}, opened, base)
    return contact, [problem.field for problem in problems]


def test_codes_dates_and_flags_are_kept() -> None:
    contact, wrong = typed(
        Contact(id="c"),
        name=" Jo \u200e",
        role="wijkmanager",
        basis="toestemming",
        permission_on="3-11-2026",
        permission_until="3-11-2027",
        publish_name=True,
    )

    assert wrong == []
    assert contact == Contact(
        id="c",
        name="Jo",
        role=ContactRole.NEIGHBOURHOOD_MANAGER,
        permission_on="2026-11-03",
        permission_until="2027-11-03",
        publish_name=True,
    )


def test_nobody_at_all_and_permission_that_ends_first_are_not_saved() -> None:
    assert typed(Contact(id="c"))[1] == ["name"]
    assert typed(TEAM, basis="toestemming", permission_on="3-11-2026", permission_until="2-11-2026")[1] == [
        "permission_until"
    ]
    assert typed(TEAM, permission_on="31-2-2026")[1] == ["permission_on"]


@pytest.mark.parametrize("field", ["name", "organisation", "email", "phone", "website"])
def test_one_thing_by_which_somebody_is_known_is_enough(field: str) -> None:
    assert typed(Contact(id="c"), **{field: "Jo"})[1] == []


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"permission_on": "3-11-2026", "permission_until": "3-11-2026"}, ["permission_until"]),
        ({"permission_on": "3-11-2026"}, []),
        ({"permission_until": "3-11-2026"}, []),
        ({"basis": "publieke_taak", "permission_on": "3-11-2026", "permission_until": "2-11-2026"}, []),
    ],
)
def test_permission_ends_after_it_begins_where_it_counts(values: dict[str, str], fields: list[str]) -> None:
    assert typed(TEAM, **{"basis": "toestemming", **values})[1] == fields


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, []),
        ({"publish_phone": True}, ["phone"]),
        # the public reads what is filled in as the organisation
        ({"publish_name": True}, []),
        ({"publish_name": True, "organisation": None}, ["name"]),
        ({"email": "ruimte"}, ["email"]),
        ({"email": "@voorbeeld.example"}, ["email"]),
        ({"email": "Team Ruimte <ruimte@voorbeeld.example>"}, ["email"]),
        ({"email": "ruimte@voorbeeld.example; haven@voorbeeld.example"}, ["email"]),
        ({"email": None, "publish_email": False}, []),
        ({"website": "www.voorbeeld.nl", "publish_website": True}, ["website"]),
        ({"email": "jo.jansen@voorbeeld.example"}, ["email"]),
        ({"basis": Basis.PERMISSION}, ["permission_on"]),
        ({"basis": Basis.PERMISSION, "publish_email": False}, []),
    ],
)
def test_what_had_better_be_looked_at(values: dict[str, Any], fields: list[str]) -> None:
    assert [doubt.field for doubt in doubts(dataclasses.replace(TEAM, **values), AT, ZONE)] == fields


def test_the_public_reads_the_role_and_what_is_flagged() -> None:
    text = contact_preview(dataclasses.replace(TEAM, name="Jo Jansen", phone="038-1234567"), AT, ZONE, "nl")

    assert "Communicatie, Team Ruimte" in text
    assert "ruimte@voorbeeld.example" in text
    assert "Jo" not in text
    assert "038" not in text
    site = dataclasses.replace(TEAM, website="https://www.voorbeeld.example/ruimte/", publish_website=True)
    assert "Website: voorbeeld.example/ruimte</p>" in contact_preview(site, AT, ZONE, "nl")
    endless = dataclasses.replace(TEAM, publish_name=True, name="a" * 100_000, email="b" * 100_000)
    assert len(contact_preview(endless, AT, ZONE, "nl")) < 10_000, "of which a window would take minutes to show a line"
    assert "Communication, Team Ruimte" in contact_preview(TEAM, AT, ZONE, "en"), "as the English page has it"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"publish_email": False}, "vinkje"),
        ({"publish_email": False, "basis": Basis.PERMISSION}, "vinkje"),
        ({"website": "www.voorbeeld.nl", "publish_website": True}, "dit contact niet gepubliceerd"),
        ({"basis": Basis.PERMISSION}, "geen toestemming"),
        ({"basis": Basis.PERMISSION, "permission_on": "2025-01-01", "permission_until": "2026-01-01"}, "afgelopen"),
    ],
)
def test_where_the_public_reads_nothing_it_says_why(values: dict[str, Any], why: str) -> None:
    text = contact_preview(dataclasses.replace(TEAM, **values), AT, ZONE, "nl")

    assert "leest het publiek niets" in text
    assert why in text
