"""The check before publication: what holds a record back, and what a planner should look at. Only what is marked as
published is checked (contract, "What holds a record back")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ..codes import PublicationState
from ..snapshot import Snapshot
from .contacts import check_contact
from .findings import DEFINITIONS, Finding, Severity, finding
from .moments import check_moment
from .places import check_places
from .plans import check_plan

__all__ = ["DEFINITIONS", "Finding", "HeldBack", "Severity", "check", "held_back"]


@dataclass(frozen=True)
class HeldBack:
    """The records an error keeps out of the publication, by id."""

    plans: frozenset[str]
    moments: frozenset[str]
    contacts: frozenset[str]


def check(snapshot: Snapshot, at: datetime) -> list[Finding]:
    """Everything found, errors first, then by kind and name of the record. `at`: the instant it must be right for."""
    found = [*_plans(snapshot, at), *_moments(snapshot, at), *_contacts(snapshot, at)]
    return sorted(found, key=lambda f: (f.severity is not Severity.ERROR, f.record_type, f.record, f.record_id, f.code))


def held_back(findings: list[Finding]) -> HeldBack:
    """Which records have an error."""

    def of(record_type: str) -> frozenset[str]:
        errors = (f for f in findings if f.severity is Severity.ERROR)
        return frozenset(f.record_id for f in errors if f.record_type == record_type)

    return HeldBack(of("plan"), of("moment"), of("contact"))


def _plans(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    published = [plan for plan in snapshot.plans if plan.publication_state is PublicationState.PUBLISHED]
    for plan in published:
        yield from check_plan(plan, snapshot, at)
    yield from check_places(published, snapshot)


def _moments(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    plans = {plan.id: plan for plan in snapshot.plans}
    for moment in snapshot.moments:
        if moment.publication_state is not PublicationState.PUBLISHED:
            continue
        plan = plans.get(moment.plan) if moment.plan else None
        if moment.plan and plan is None:
            yield finding("plan_onbekend", ("moment", moment.id, moment.title or moment.kind.label.nl), "plan")
        elif plan is None or plan.publication_state is PublicationState.PUBLISHED:
            yield from check_moment(moment, plan, at, snapshot.settings.timezone)


def _contacts(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    published = {plan.id for plan in snapshot.plans if plan.publication_state is PublicationState.PUBLISHED}
    tied = {tie.contact for tie in snapshot.plan_contacts if tie.plan in published}
    for contact in snapshot.contacts:
        if contact.id in tied or contact.neighbourhood_code:
            yield from check_contact(contact, at, snapshot.settings.timezone)
