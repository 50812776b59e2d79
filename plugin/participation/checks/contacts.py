"""Checks of a contact of which something is flagged for the public: one function a finding."""

from __future__ import annotations

from collections.abc import Iterator

from ..permission import Permission, flagged_fields, permission_at
from .addresses import looks_personal
from .subjects import ContactSubject, Spot


def personal_address(subject: ContactSubject) -> Iterator[Spot]:
    if "email" in flagged_fields(subject.contact) and looks_personal(subject.contact.email or ""):
        yield Spot("email")


def permission_has_ended(subject: ContactSubject) -> Iterator[Spot]:
    if _permission(subject) is Permission.ENDED:
        yield Spot("permission_until")


def no_permission(subject: ContactSubject) -> Iterator[Spot]:
    if _permission(subject) is Permission.ABSENT:
        yield Spot("permission_on")


def _permission(subject: ContactSubject) -> Permission:
    return permission_at(subject.contact, subject.at, subject.timezone)
