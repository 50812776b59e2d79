"""Addresses that once led to a plan's page and no longer do."""

from __future__ import annotations

from collections.abc import Iterable

from ...participation.codes import PublicationState
from ...participation.snapshot import Snapshot
from ..records import GonePlan, MovedPage
from .choice import Choice
from .slugs import is_slug


def gone_plans(snapshot: Snapshot, choice: Choice) -> tuple[GonePlan, ...]:
    """Every address of the plans, deleted ones too, that once were public and no longer are."""
    gone = {record.id for record in snapshot.published} - choice.slugs.keys()
    addresses = [(former.slug, former.plan) for former in snapshot.former_slugs if former.plan in gone]
    addresses += [(plan.slug, plan.id) for plan in snapshot.plans if plan.slug and plan.id in gone]
    now = set(choice.slugs.values())
    last = {slug: plan for slug, plan in addresses if slug not in now and is_slug(slug)}
    withdrawn = {plan.id for plan in snapshot.plans if plan.publication_state is PublicationState.WITHDRAWN}
    return tuple(GonePlan(slug, plan in withdrawn) for slug, plan in sorted(last.items()))


def moved_pages(snapshot: Snapshot, choice: Choice, gone: Iterable[GonePlan]) -> tuple[MovedPage, ...]:
    """The former addresses of public plans, each with the present one. Left out is an address that another plan has
    now, or that a plan had which is gone."""
    taken = {*choice.slugs.values(), *(page.slug for page in gone)}
    return tuple(
        MovedPage(former.slug, choice.slugs[former.plan])
        for former in sorted(snapshot.former_slugs, key=lambda former: former.slug)
        if former.plan in choice.slugs and former.slug not in taken and is_slug(former.slug)
    )
