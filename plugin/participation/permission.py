"""Whether a contact may be public at a moment (AVG art. 6 and 7: permission is recorded and can end)."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from .codes import Basis
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
    until = permission_ends(contact, timezone)
    return Permission.ENDED if until is not None and until <= t else Permission.HOLDS


def permission_ends(contact: Contact, timezone: str) -> datetime | None:
    """The instant (UTC) at which permission ends; None where it does not, or is not needed."""
    if contact.basis is not Basis.PERMISSION or not contact.permission_until:
        return None
    return instant(contact.permission_until, timezone)


def has_something_flagged(contact: Contact) -> bool:
    """Whether any field of the contact was marked for publication."""
    return contact.publish_name or contact.publish_email or contact.publish_phone or contact.publish_website
