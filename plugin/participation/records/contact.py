"""Contacts, and the plans they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import Basis, ContactKind, ContactRole
from ..fields import Kind, column
from ..words import Text
from .base import Record, internal_note


@dataclass(frozen=True)
class Contact(Record):
    """A person or organisation. Publishes nothing until a field is flagged (AVG: only what is needed)."""

    key: str | None = column(
        Kind.TEXT,
        Text("Sleutel", "Key"),
        Text("Eigen kenmerk, voor het bijwerken uit een tabel.", "Your own mark, for updating from a table."),
        heading="sleutel",
    )
    kind: ContactKind = column(
        Kind.CODE, Text("Soort", "Kind"), codes=ContactKind, default=ContactKind.PERSON, heading="soort"
    )
    name: str | None = column(Kind.TEXT, Text("Naam", "Name"), heading="naam", personal=True)
    organisation: str | None = column(
        Kind.TEXT, Text("Organisatie", "Organisation"), heading="organisatie", personal=True
    )
    role: ContactRole = column(
        Kind.CODE, Text("Rol", "Role"), codes=ContactRole, default=ContactRole.OTHER, heading="rol"
    )
    role_text: str | None = column(
        Kind.TEXT,
        Text("Rol voluit (intern)", "Full role (internal)"),
        Text("Wordt nooit gepubliceerd.", "Is never published."),
        personal=True,
    )
    email: str | None = column(Kind.TEXT, Text("E-mail", "E-mail"), heading="email", personal=True)
    phone: str | None = column(Kind.TEXT, Text("Telefoon", "Telephone"), heading="telefoon", personal=True)
    website: str | None = column(Kind.LINK, Text("Website", "Website"), heading="website", personal=True)
    neighbourhood_code: str | None = column(
        Kind.TEXT, Text("Wijk- of buurtcode", "Neighbourhood code"), heading="wijkcode"
    )
    publish_name: bool = column(
        Kind.FLAG,
        Text("Naam publiceren", "Publish the name"),
        Text("Uit: het publiek leest alleen de rol.", "Off: the public reads the role only."),
        default=False,
        heading="publiceer_naam",
    )
    publish_email: bool = column(
        Kind.FLAG, Text("E-mail publiceren", "Publish the e-mail address"), default=False, heading="publiceer_email"
    )
    publish_phone: bool = column(
        Kind.FLAG,
        Text("Telefoon publiceren", "Publish the telephone number"),
        default=False,
        heading="publiceer_telefoon",
    )
    publish_website: bool = column(
        Kind.FLAG, Text("Website publiceren", "Publish the website"), default=False, heading="publiceer_website"
    )
    basis: Basis = column(
        Kind.CODE,
        Text("Waarom mag dit?", "Why may we use this?"),
        Text("De grondslag om deze gegevens te gebruiken.", "The legal basis for using these data."),
        codes=Basis,
        default=Basis.PERMISSION,
        heading="grondslag",
    )
    permission_on: str | None = column(
        Kind.DATE, Text("Toestemming sinds", "Permission given"), heading="toestemming_op"
    )
    permission_until: str | None = column(
        Kind.DATE,
        Text("Toestemming tot", "Permission until"),
        Text("Vanaf deze dag publiceren we niets meer.", "From this day on we publish nothing any more."),
        heading="toestemming_tot",
    )
    internal_note: str | None = internal_note(heading="notitie_intern", personal=True)


@dataclass(frozen=True)
class PlanContact(Record):
    """Ties a contact to a plan; the public sees the first in order that has something public."""

    plan: str | None = column(Kind.KEY)
    contact: str | None = column(Kind.KEY)
    position: int = column(Kind.COUNT, Text("Volgorde", "Order"), default=0)
