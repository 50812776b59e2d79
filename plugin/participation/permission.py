"""Whether a contact may be public at a moment (AVG art. 6 and 7: permission is recorded and can end)."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from .codes import Basis
from .naming import own_name
from .records import Contact
from .times import instant


class Permission(Enum):
    HOLDS = "holds"
    ABSENT = "absent"
    ENDED = "ended"


def permission_at(contact: Contact, t: datetime, timezone: str) -> Permission:
    """Only the basis toestemming needs permission: given at or before t, and not ended at t (its end is exclusive)."""
    if contact.basis is not Basis.PERMISSION:
        return Permission.HOLDS
    if not contact.permission_on or instant(contact.permission_on, timezone) > t:
        return Permission.ABSENT
    until = contact.permission_until
    return Permission.ENDED if until and instant(until, timezone) <= t else Permission.HOLDS


def flagged_fields(contact: Contact) -> tuple[str, ...]:
    """The fields of a contact, by name, that are filled in and flagged for the public."""
    told = {
        "name": own_name(contact) if contact.publish_name else None,
        "email": contact.email if contact.publish_email else None,
        "phone": contact.phone if contact.publish_phone else None,
        "website": contact.website if contact.publish_website else None,
    }
    return tuple(name for name, value in told.items() if (value or "").strip())
