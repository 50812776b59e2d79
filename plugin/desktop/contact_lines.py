"""The contacts of a plan or neighbourhood with what is public of each; knows no QGIS and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ..participation.fields import labels
from ..participation.permission import Permission, flagged_fields, permission_at
from ..participation.records import Contact
from ..participation.snapshot import Snapshot
from ..participation.words import Text, joined
from ..publication.public_view.contacts import is_association, may_be_named

INTERNAL = Text("alleen intern", "internal only")
PUBLIC = Text("publiek: {fields}", "public: {fields}")
NO_PERMISSION = Text("alleen intern: toestemming ontbreekt", "internal only: permission is missing")
PERMISSION_ENDED = Text("alleen intern: toestemming is verlopen", "internal only: permission has ended")
NO_ASSOCIATION = Text(
    "niet op de pagina: geen organisatie of vereniging", "not on the page: no organisation or association"
)
NAME_HIDDEN = Text("niet op de pagina: de naam is niet openbaar", "not on the page: the name is not public")
NO_PAGE = Text("op geen pagina: deze wijk bestaat niet meer", "on no page: this neighbourhood no longer exists")
_LABELS = labels(Contact)


@dataclass(frozen=True)
class ContactLine:
    """One contact as a list shows it. name: as colleagues know the contact. public: what the public may know of it, in
    words."""

    id: str
    name: str
    role: Text
    public: Text


def contact_lines(file: Snapshot, at: datetime) -> tuple[ContactLine, ...]:
    """In the plan's order. Raises ParticipationError where a date of permission cannot be read."""
    contacts = file.contacts_by_plan.get(file.plans[0].id, ())
    return tuple(contact_line(contact, at, file.settings.timezone) for contact in contacts)


def area_contact_lines(file: Snapshot, at: datetime, exists: bool) -> tuple[ContactLine, ...]:
    """Those of a neighbourhood's file, of whom the public reads only whom its page may name. exists: whether it does
    now. Raises as `contact_lines`."""
    timezone = file.settings.timezone
    return tuple(_area_line(contact_line(one, at, timezone), one, exists) for one in file.contacts)


def contact_line(contact: Contact, at: datetime, timezone: str) -> ContactLine:
    """One contact. Raises ParticipationError where a date of permission cannot be read."""
    return ContactLine(
        id=contact.id,
        name=(contact.name or contact.organisation or "").strip(),
        role=contact.role.label,
        public=_public(flagged_fields(contact), permission_at(contact, at, timezone)),
    )


def _area_line(line: ContactLine, contact: Contact, exists: bool) -> ContactLine:
    if not flagged_fields(contact):
        return line
    if not exists:
        return replace(line, public=NO_PAGE)
    if may_be_named(contact):
        return line
    return replace(line, public=NAME_HIDDEN if is_association(contact) else NO_ASSOCIATION)


def _public(fields: tuple[str, ...], permission: Permission) -> Text:
    if not fields:
        return INTERNAL
    if permission is Permission.HOLDS:
        labels = joined(", ", (_LABELS[field] for field in fields))
        return PUBLIC.format(fields=Text(labels.nl.lower(), labels.en.lower()))
    return PERMISSION_ENDED if permission is Permission.ENDED else NO_PERMISSION
