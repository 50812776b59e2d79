"""Which records of a snapshot go public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...participation.checks import HeldBack, errors, held_back
from ...participation.records import Contact, Goal, Moment, Plan
from ...participation.snapshot import Snapshot
from .slugs import assign_slugs


@dataclass(frozen=True)
class Choice:
    """The plans and moments that go public; by plan id the moments, contacts (in the plan's order) and slug of each.

    area_contacts: those of a neighbourhood. goals: those with words. withheld: how many records marked published an
    error left out.
    """

    plans: tuple[Plan, ...]
    moments: tuple[Moment, ...]
    moments_of: dict[str, tuple[Moment, ...]]
    contacts_of: dict[str, tuple[Contact, ...]]
    area_contacts: tuple[Contact, ...]
    goals: tuple[Goal, ...]
    slugs: dict[str, str]
    withheld: int


def choice_at(snapshot: Snapshot, at: datetime) -> Choice:
    """What goes public at an instant (aware): what is marked published and in which the check finds no error."""
    return choose(snapshot, held_back(errors(snapshot, at)))


def choose(snapshot: Snapshot, held: HeldBack) -> Choice:
    """What is marked published and held back by no error; moments of a plan only where the plan goes public."""
    plans = tuple(plan for plan in snapshot.plans if plan.is_published and plan.id not in held.plans)
    ids = {plan.id for plan in plans}
    moments = tuple(
        moment
        for moment in snapshot.moments
        if moment.is_published and moment.id not in held.moments and (not moment.plan or moment.plan in ids)
    )
    chosen = {moment.id for moment in moments}
    moments_of = {
        plan.id: tuple(m for m in snapshot.moments_by_plan.get(plan.id, ()) if m.id in chosen) for plan in plans
    }
    contacts_of = {
        plan.id: tuple(c for c in snapshot.contacts_by_plan.get(plan.id, ()) if c.id not in held.contacts)
        for plan in plans
    }
    area_contacts = tuple(c for c in snapshot.contacts if c.neighbourhood_code and c.id not in held.contacts)
    goals = tuple(g for g in snapshot.goals if g.is_published and g.text and g.id not in held.goals)
    withheld = len(held.plans) + len(held.moments) + len(held.goals)
    slugs = assign_slugs(plans, snapshot)
    return Choice(plans, moments, moments_of, contacts_of, area_contacts, goals, slugs, withheld)
