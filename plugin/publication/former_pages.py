"""Addresses that once led to a plan's page and no longer do."""

from __future__ import annotations

from collections.abc import Iterable

from ..participation.snapshot import Snapshot
from .choice import Choice
from .records import MovedPage, WithdrawnPlan
from .slugs import is_slug


def withdrawn_plans(snapshot: Snapshot, choice: Choice) -> tuple[WithdrawnPlan, ...]:
    """Every address of the plans that once were public and were taken back since."""
    once_public = {record.id for record in snapshot.published}
    taken_back = once_public & {plan.id for plan in snapshot.plans if not plan.is_published}
    addresses = {plan.slug for plan in snapshot.plans if plan.id in taken_back and plan.slug}
    addresses |= {former.slug for former in snapshot.former_slugs if former.plan in taken_back}
    return tuple(WithdrawnPlan(slug) for slug in sorted(addresses - set(choice.slugs.values())) if is_slug(slug))


def moved_pages(snapshot: Snapshot, choice: Choice, withdrawn: Iterable[WithdrawnPlan]) -> tuple[MovedPage, ...]:
    """The former addresses of public plans, each with the present one. Left out is an address that another plan has
    now, or that a plan had which was taken back."""
    taken = {*choice.slugs.values(), *(page.slug for page in withdrawn)}
    return tuple(
        MovedPage(former.slug, choice.slugs[former.plan])
        for former in sorted(snapshot.former_slugs, key=lambda former: former.slug)
        if former.plan in choice.slugs and former.slug not in taken and is_slug(former.slug)
    )
