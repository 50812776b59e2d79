"""Checks on contacts that would be public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..permission import Permission, has_something_flagged, permission_at
from ..records import Contact
from .findings import Finding, finding
from .links import link_findings
from .texts import looks_personal


def check_contact(contact: Contact, at: datetime, timezone: str) -> Iterator[Finding]:
    """Everything about one contact with something flagged. Its permission is looked at again when publishing."""
    if not has_something_flagged(contact):
        return
    about = ("contact", contact.id, contact.name or contact.organisation or contact.role.label.nl)
    permission = permission_at(contact, at, timezone)
    if permission is Permission.ABSENT:
        yield finding("toestemming_ontbreekt", about, "permission_on")
    if permission is Permission.ENDED:
        yield finding("toestemming_verlopen", about, "permission_until")
    if contact.publish_website:
        yield from link_findings(about, {"website": contact.website})
    if contact.publish_email and contact.email and looks_personal(contact.email):
        yield finding("adres_persoonlijk", about, "email", contact.email)
