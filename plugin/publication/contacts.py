"""What the public may know of a contact (contract, "Public of a contact")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..participation.checks.texts import is_safe_link
from ..participation.codes import ContactKind
from ..participation.permission import Permission, has_something_flagged, permission_at, permission_ends
from ..participation.records import Contact


@dataclass(frozen=True)
class PublicContact:
    """The name only if flagged, else the role; each way to reach them only if flagged. ends: when permission does."""

    name: str
    email: str | None
    phone: str | None
    website: str | None
    ends: datetime | None


def public_contact(contacts: Iterable[Contact], t: datetime, timezone: str) -> PublicContact | None:
    """The first contact, in the plan's order, that has something public at t."""
    for contact in contacts:
        if has_something_flagged(contact) and permission_at(contact, t, timezone) is Permission.HOLDS:
            shown = _shown(contact, timezone)
            if shown is not None:
                return shown
    return None


def next_permission_end(contacts: Iterable[Contact], t: datetime, timezone: str) -> datetime | None:
    """The first instant after t at which one of these contacts, public at t, no longer may be."""
    ends = (
        permission_ends(contact, timezone)
        for contact in contacts
        if has_something_flagged(contact) and permission_at(contact, t, timezone) is Permission.HOLDS
    )
    return min((end for end in ends if end is not None and end > t), default=None)


def _shown(contact: Contact, timezone: str) -> PublicContact | None:
    email = contact.email if contact.publish_email else None
    phone = contact.phone if contact.publish_phone else None
    website = contact.website if contact.publish_website and is_safe_link(contact.website or "") else None
    name = contact.name if contact.publish_name else None
    if not (email or phone or website or name):
        return None
    who = name or contact.role.label.nl
    if contact.kind is ContactKind.ORGANISATION and contact.organisation:
        who = contact.organisation if name is None else f"{name}, {contact.organisation}"
    return PublicContact(who, email or None, phone or None, website, permission_ends(contact, timezone))
