"""Whom to ask about a plan or in a wijk, as a page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from ....participation.codes import ContactRole


@dataclass(frozen=True)
class Whom:
    """Whom to ask. role: in the language of the page; None where a name is public. own: a name or an organisation as it
    was typed."""

    role: str | None
    own: str | None

    @property
    def said(self) -> str:
        """All of it on one line."""
        return ", ".join(part for part in (self.role, self.own) if part)


def whom(contact: str, language: str) -> Whom:
    """Splits what is public of a contact into role and name. In public fields a role stands first, in Dutch; here it is
    put into the language of the page ("nl" or another)."""
    first, _, rest = contact.partition(", ")
    role = next((role for role in ContactRole if role.label.nl == first), None)
    return Whom(role.label.in_language(language), rest or None) if role else Whom(None, contact)
