"""A contact between the form and the store, and what the public reads of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from ..participation.checks import Severity, check_contact
from ..participation.codes import Basis
from ..participation.naming import SOMEBODY, is_somebody
from ..participation.permission import Permission, flagged_fields, permission_at
from ..participation.records import Contact
from ..participation.words import Text
from ..publication.public_view.contacts import public_contact
from ..publication.writers.pages.links import bare
from ..publication.writers.pages.whom import whom
from ..publication.writers.pages.words import page_words
from .fields import record_of
from .problems import Problem
from .texts import in_html

FLAGS = {"name": "publish_name", "email": "publish_email", "phone": "publish_phone", "website": "publish_website"}
FIELDS = (
    *("kind", "name", "publish_name", "organisation", "role", "email", "publish_email", "phone", "publish_phone"),
    *("website", "publish_website", "basis", "permission_on", "permission_until", "role_text", "internal_note"),
)
BASES = (
    (
        Basis.PERMISSION,
        Text("Deze persoon vindt het goed (toestemming)", "This person agrees (permission)"),
    ),
    (
        Basis.PUBLIC_TASK,
        Text("Het hoort bij een publiek ambt, zoals wethouder", "It belongs to a public office, such as alderman"),
    ),
    (
        Basis.FUNCTIONAL,
        Text("Het is van een team of loket, niet van een persoon", "It is a team's or desk's, not a person's"),
    ),
)
NO_ADDRESS = Text(
    "Dit is geen heel e-mailadres, zoals team@gemeente.nl.",
    "This is not a complete e-mail address, such as team@gemeente.nl.",
)
NOTHING_TO_SHOW = Text("Vul dit in, of zet het vinkje uit.", "Fill this in, or untick it.")
END_FIRST = Text("De toestemming eindigt voordat zij begint.", "Permission ends before it begins.")
PUBLIC_READS_NOTHING = Text("Van dit contact leest het publiek niets.", "The public reads nothing of this contact.")
# one alone: what a mail program copies may have a name before it, or another behind it
_ADDRESS = re.compile(r"[^\s<>,;@]+@[^\s<>,;@]+\.[^\s<>,;@.]+")
_WHY = {
    Permission.ABSENT: Text(
        "Er is (nog) geen toestemming: vul in sinds wanneer.", "There is no permission (yet): fill in since when."
    ),
    Permission.ENDED: Text("De toestemming is afgelopen.", "Permission has ended."),
}
TICK = Text(
    "Zet een vinkje bij wat openbaar mag zijn, liefst een adres van een team.",
    "Tick what may be public, preferably the address of a team.",
)


def contact_of(typed: Mapping[str, Any], opened: Mapping[str, Any], base: Contact) -> tuple[Contact, list[Problem]]:
    """The contact that what is typed makes of `base`, and what keeps it from being saved. opened: what the form
    showed."""
    contact, problems = record_of(typed, opened, base)
    if not is_somebody(contact):
        problems.append(Problem("name", SOMEBODY))
    begins, ends = contact.permission_on, contact.permission_until
    if contact.basis is Basis.PERMISSION and begins and ends and ends <= begins:
        problems.append(Problem("permission_until", END_FIRST))
    return contact, problems


def doubts(contact: Contact, at: datetime, timezone: str) -> list[Problem]:
    """What is saved all the same, and had better be looked at before publishing."""
    found = [Problem(finding.field, finding.remedy) for finding in check_contact(contact, at, timezone)]
    filled_in = flagged_fields(contact)
    found += [
        Problem(field, NOTHING_TO_SHOW)
        for field, flag in FLAGS.items()
        if getattr(contact, flag) and field not in filled_in
    ]
    if contact.email and not _ADDRESS.fullmatch(contact.email):
        found.append(Problem("email", NO_ADDRESS))
    return found


def contact_preview(
    contact: Contact, at: datetime, timezone: str, language: str, heading: str = "contact", unread: Text | None = None
) -> str:
    """What the public will read, as simple HTML, every text escaped; where that is nothing, why. heading: what stands
    above it, by its name in the words of the pages. unread: why it reads nothing of this contact whatever is ticked."""
    words = page_words(language)
    parts = [f"<h3>{escape(words[heading])}</h3>"]
    errors = [found.remedy for found in check_contact(contact, at, timezone) if found.severity is Severity.ERROR]
    public = None if errors or unread else public_contact([contact], at, timezone)
    if public is None:
        why = unread or TICK
        if errors:
            why = errors[0]
        elif flagged_fields(contact):
            why = _WHY.get(permission_at(contact, at, timezone), why)
        lines = [PUBLIC_READS_NOTHING.in_language(language), why.in_language(language)]
        return "".join([*parts, *(f"<p><i>{escape(line)}</i></p>" for line in lines)])
    parts.append(f"<p><b>{in_html(whom(public.naam, language).said)}</b></p>")
    shown = {"email": public.email, "telephone": public.telefoon, "website": bare(public.website or "")}
    parts += [f"<p>{escape(words[name])}: {in_html(value)}</p>" for name, value in shown.items() if value]
    return "".join(parts)
