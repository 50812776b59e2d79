"""How long a publication stays right (contract, `geldig_tot`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from ...participation.status import phase_from
from ..records import PublicPlan
from .choice import Choice
from .contacts import contact_changes, may_be_named
from .moments import feedback_told_from
from .next_moment import next_moment_changes


def valid_until(plans: Iterable[PublicPlan], choice: Choice, at: datetime, timezone: str) -> datetime | None:
    """The first instant after `at` at which the publication is no longer right; None where time changes nothing any
    more.

    That is where a plan gets another status, phase, next moment, contact or feedback, where a neighbourhood gets
    another association, or where a moment without a plan is over, to which a page invites until then.
    """
    changes = [change for plan in plans for change in _changes(plan, choice, at, timezone)]
    named = (contact_changes([one], at, timezone) for one in choice.area_contacts if may_be_named(one))
    loose = (next_moment_changes([moment], at) for moment in choice.moments if not moment.plan)
    changes += [change for change in (*named, *loose) if change is not None]
    starts = [feedback_told_from(moment) for moment in choice.moments]
    starts += [phase_from(plan, timezone) for plan in choice.plans if plan.current_phase]
    return min([*changes, *(start for start in starts if start is not None and start > at)], default=None)


def _changes(plan: PublicPlan, choice: Choice, at: datetime, timezone: str) -> Iterator[datetime]:
    moments = choice.moments_of[plan.id]
    turns = (step.vanaf for step in plan.statusverloop)
    yield from (turn for turn in turns if turn is not None and turn > at)
    for change in (next_moment_changes(moments, at), contact_changes(choice.contacts_of[plan.id], at, timezone)):
        if change is not None:
            yield change
