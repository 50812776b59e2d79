"""What the public may know of a contact (contract, "Public of a contact")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ...participation.codes import Basis, ContactKind, ContactRole
from ...participation.naming import own_name
from ...participation.permission import Permission, permission_at
from ...participation.records import Contact
from ...participation.times import instant
from ..records import PublicContact
from ..texts import public_text


def public_contact(contacts: Sequence[Contact], t: datetime, timezone: str) -> PublicContact | None:
    """The first contact, in the plan's order, that has something public at t."""
    for contact in contacts:
        if permission_at(contact, t, timezone) is Permission.HOLDS:
            shown = _shown(contact)
            if shown is not None:
                return shown
    return None


def associations(contacts: Iterable[Contact], t: datetime, timezone: str) -> dict[str, list[PublicContact]]:
    """The organisations that may be named at t, by the code of their neighbourhood and by name."""
    found: dict[str, list[PublicContact]] = {}
    for contact in contacts:
        shown = public_contact([contact], t, timezone) if may_be_named(contact) else None
        if shown is not None:
            found.setdefault(contact.neighbourhood_code or "", []).append(shown)
    return {code: sorted(there, key=lambda one: one.naam.casefold()) for code, there in found.items()}


def may_be_named(contact: Contact) -> bool:
    """Whether a contact is an organisation, or speaks for an association, with a name for the public."""
    is_organisation = contact.kind is ContactKind.ORGANISATION
    is_named = contact.publish_name or (is_organisation and bool(contact.organisation))
    return is_named and is_association(contact)


def is_association(contact: Contact) -> bool:
    """Whether a contact is an organisation, or speaks for an association."""
    return contact.kind is ContactKind.ORGANISATION or contact.role is ContactRole.ASSOCIATION


def contact_changes(contacts: Sequence[Contact], t: datetime, timezone: str) -> datetime | None:
    """The first instant after t at which the contact shown is another one, because a permission ends or begins."""
    now = public_contact(contacts, t, timezone)
    dates = {
        date
        for contact in contacts
        if contact.basis is Basis.PERMISSION
        for date in (contact.permission_on, contact.permission_until)
        if date
    }
    turns = sorted(turn for turn in (instant(date, timezone) for date in dates) if turn > t)
    return next((turn for turn in turns if public_contact(contacts, turn, timezone) != now), None)


def _shown(contact: Contact) -> PublicContact | None:
    name = public_text(own_name(contact)) if contact.publish_name else None
    email = public_text(contact.email) if contact.publish_email else None
    phone = public_text(contact.phone) if contact.publish_phone else None
    website = public_text(contact.website) if contact.publish_website else None
    if not (name or email or phone or website):
        return None
    organisation = public_text(contact.organisation) if contact.kind is ContactKind.ORGANISATION else None
    who = name or contact.role.label.nl
    has_more = organisation and organisation != who
    return PublicContact(f"{who}, {organisation}" if has_more else who, email, phone, website)
