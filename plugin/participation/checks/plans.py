"""Checks of a published plan: one function a finding."""

from __future__ import annotations

from collections.abc import Iterator

from ..codes import Status
from ..naming import moment_words
from ..permission import Permission, flagged_fields, permission_at
from ..status import CLOSING_PHASES, counts, is_over, status_at
from ..times import instant
from ..words import Text
from .subjects import PlanSubject, Spot
from .texts import is_visible

EVERYWHERE = Text("elke wijk", "every neighbourhood")
NOWHERE = Text("geen wijk", "no neighbourhood")


def no_name(subject: PlanSubject) -> Iterator[Spot]:
    if not is_visible(subject.plan.current_name):
        yield Spot("name")


def bad_geometry(subject: PlanSubject) -> Iterator[Spot]:
    if subject.has_bad_geometry:
        yield Spot("geometry")


def no_place(subject: PlanSubject) -> Iterator[Spot]:
    """Without a place it is one of the whole town, whatever is chosen, until a planner says it is not."""
    plan = subject.plan
    if plan.geometry is not None or plan.whole_town:
        return
    if plan.whole_town is None:
        yield Spot("whole_town", {"where": EVERYWHERE})
    elif not subject.has_area:
        yield Spot("whole_town", {"where": NOWHERE})


def outside(subject: PlanSubject) -> Iterator[Spot]:
    if subject.is_outside:
        yield Spot("geometry")


def no_summary(subject: PlanSubject) -> Iterator[Spot]:
    if not is_visible(subject.plan.current_summary or ""):
        yield Spot("summary")


def no_contact(subject: PlanSubject) -> Iterator[Spot]:
    """Nobody of whom anything is public, so that a resident knows whom to ask."""
    if not any(
        flagged_fields(contact) and permission_at(contact, subject.at, subject.timezone) is Permission.HOLDS
        for contact in subject.contacts
    ):
        yield Spot("contact")


def no_moment(subject: PlanSubject) -> Iterator[Spot]:
    if not _is_finished(subject) and not any(counts(moment) for moment in subject.moments):
        yield Spot("moment")


def open_at_end(subject: PlanSubject) -> Iterator[Spot]:
    if not _is_finished(subject):
        return
    lasting = [moment for moment in subject.moments if counts(moment) and not is_over(moment, subject.at)]
    if lasting:
        field = "phase" if _phase_is_closed(subject) else "override_status"
        yield Spot(field, {"moment": moment_words(lasting[0], None)})


def open_on_hold(subject: PlanSubject) -> Iterator[Spot]:
    """A moment while the plan is on hold, of which the public reads that it goes ahead."""
    for moment in subject.moments:
        if not counts(moment) or is_over(moment, subject.at) or not moment.precision.is_exact or not moment.begin:
            continue
        if status_at(subject.plan, (), max(moment.begin, subject.at), subject.timezone).status is Status.ON_HOLD:
            yield Spot("override_status", {"moment": moment_words(moment, None)})
            return


def override_ended(subject: PlanSubject) -> Iterator[Spot]:
    plan = subject.plan
    if plan.override_status and plan.override_until and instant(plan.override_until, subject.timezone) <= subject.at:
        yield Spot("override_until")


def override_unexplained(subject: PlanSubject) -> Iterator[Spot]:
    if subject.plan.override_status and not (subject.plan.override_reason or "").strip():
        yield Spot("override_reason")


def gone_from_source(subject: PlanSubject) -> Iterator[Spot]:
    if subject.plan.missing_since:
        yield Spot("missing_since")


def _phase_is_closed(subject: PlanSubject) -> bool:
    return subject.plan.current_phase in CLOSING_PHASES


def _is_finished(subject: PlanSubject) -> bool:
    return status_at(subject.plan, (), subject.at, subject.timezone).status is Status.FINISHED
