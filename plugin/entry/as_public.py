"""A plan as the public would see it: what a planner works on, before it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..participation.checks import Finding, held_back
from ..participation.codes import PublicationState
from ..participation.records import Moment
from ..participation.snapshot import Snapshot
from ..participation.status import has_readable_times


def as_if_published(file: Snapshot) -> Snapshot:
    """The file with its concept plan marked as published, so that a planner sees what still has to be done before it
    is; any other file as it is."""
    plan = file.plans[0]
    if plan.publication_state is not PublicationState.CONCEPT:
        return file
    return replace(file, plans=(replace(plan, publication_state=PublicationState.PUBLISHED),))


def public_moments(file: Snapshot, findings: Iterable[Finding]) -> tuple[Moment, ...]:
    """The moments of the one plan of a file that count for the public, whatever the plan itself still lacks. findings:
    of the check of the plan as if published. A withdrawn plan is not checked, so that moments whose times cannot be
    read are left out here once more."""
    held = held_back(findings).moments
    return tuple(
        moment
        for moment in file.moments
        if moment.is_published and moment.id not in held and has_readable_times(moment)
    )
