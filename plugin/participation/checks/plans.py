"""Checks on published plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..codes import PublicationState
from ..permission import Permission, has_something_flagged, permission_at
from ..records import Contact, Moment, Plan
from ..snapshot import Snapshot
from ..status import CLOSING_PHASES
from ..times import instant
from .findings import Finding, finding
from .links import link_findings, text_findings

_LINKS = ("current_url", "decision_url")
_TEXTS = ("current_name", "current_summary", "current_kind", "influence")


def check_plan(plan: Plan, snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    """Everything about one plan but its geometry, which is looked at in bulk."""
    about = ("plan", plan.id, plan.current_name or plan.source_key or plan.id)
    if not plan.current_name.strip():
        yield finding("naam_ontbreekt", about, "name")
    yield from link_findings(about, {name: getattr(plan, name) for name in _LINKS})
    yield from text_findings(about, {name: getattr(plan, name) for name in _TEXTS})
    if not plan.current_summary:
        yield finding("samenvatting_ontbreekt", about, "summary")
    if plan.missing_since:
        yield finding("bron_ontbreekt", about, "missing_since")
    if plan.geometry is None and not plan.whole_town and plan.id not in snapshot.areas_by_plan:
        yield finding("plaats_ontbreekt", about, "geometry")
    yield from _override(plan, about, snapshot.settings.timezone, at)
    if plan.current_phase not in CLOSING_PHASES:
        if not any(_is_published(moment) for moment in snapshot.moments_by_plan.get(plan.id, ())):
            yield finding("moment_ontbreekt", about, "moments")
        contacts = snapshot.contacts_by_plan.get(plan.id, ())
        if not any(_is_public(contact, at, snapshot.settings.timezone) for contact in contacts):
            yield finding("contact_ontbreekt", about, "contacts")


def _override(plan: Plan, about: tuple[str, str, str], timezone: str, at: datetime) -> Iterator[Finding]:
    if plan.override_status is None:
        return
    if not plan.override_reason:
        yield finding("overrule_zonder_reden", about, "override_reason")
    if plan.override_until and instant(plan.override_until, timezone) <= at:
        yield finding("overrule_verlopen", about, "override_until")


def _is_published(moment: Moment) -> bool:
    return moment.publication_state is PublicationState.PUBLISHED


def _is_public(contact: Contact, at: datetime, timezone: str) -> bool:
    return has_something_flagged(contact) and permission_at(contact, at, timezone) is Permission.HOLDS
