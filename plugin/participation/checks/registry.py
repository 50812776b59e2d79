"""Which check looks at what, and which finding it gives. A new check is a function and one line here: errors first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import contacts, moments, plans, shared
from .findings import FindingCode
from .subjects import ContactSubject, GoalSubject, MomentSubject, PlanSubject, Spot

PLAN_CHECKS: tuple[tuple[FindingCode, Callable[[PlanSubject], Iterator[Spot]]], ...] = (
    (FindingCode.NO_NAME, plans.no_name),
    (FindingCode.BAD_GEOMETRY, plans.bad_geometry),
    (FindingCode.UNSAFE_LINK, shared.unsafe_link),
    (FindingCode.PLACEHOLDER, shared.unfinished_text),
    (FindingCode.NO_PLACE, plans.no_place),
    (FindingCode.OUTSIDE, plans.outside),
    (FindingCode.NO_SUMMARY, plans.no_summary),
    (FindingCode.NO_CONTACT, plans.no_contact),
    (FindingCode.NO_MOMENT, plans.no_moment),
    (FindingCode.OPEN_AT_END, plans.open_at_end),
    (FindingCode.OPEN_ON_HOLD, plans.open_on_hold),
    (FindingCode.OVERRIDE_ENDED, plans.override_ended),
    (FindingCode.OVERRIDE_UNEXPLAINED, plans.override_unexplained),
    (FindingCode.GONE_FROM_SOURCE, plans.gone_from_source),
    (FindingCode.PERSONAL_DATA, shared.personal_data_in_text),
    (FindingCode.PERSONAL_ADDRESS, shared.personal_address_in_link),
)

MOMENT_CHECKS: tuple[tuple[FindingCode, Callable[[MomentSubject], Iterator[Spot]]], ...] = (
    (FindingCode.BAD_GEOMETRY, moments.bad_geometry),
    (FindingCode.NO_TIME, moments.no_time),
    (FindingCode.END_BEFORE_BEGIN, moments.end_before_begin),
    (FindingCode.UNSAFE_LINK, shared.unsafe_link),
    (FindingCode.PLACEHOLDER, shared.unfinished_text),
    (FindingCode.NOWHERE, moments.nowhere),
    (FindingCode.FEEDBACK_LATE, moments.feedback_late),
    (FindingCode.FEEDBACK_UNDATED, moments.feedback_undated),
    (FindingCode.FEEDBACK_EARLY, moments.feedback_early),
    (FindingCode.PERIOD_PASSED, moments.period_passed),
    (FindingCode.VIEWS_SHORT, moments.views_short),
    (FindingCode.HOME_ADDRESS, moments.home_address),
    (FindingCode.PERSONAL_DATA, shared.personal_data_in_text),
    (FindingCode.PERSONAL_ADDRESS, shared.personal_address_in_link),
)

ORPHAN_CHECKS: tuple[tuple[FindingCode, Callable[[MomentSubject], Iterator[Spot]]], ...] = (
    (FindingCode.PLAN_UNKNOWN, moments.plan_unknown),
)

CONTACT_CHECKS: tuple[tuple[FindingCode, Callable[[ContactSubject], Iterator[Spot]]], ...] = (
    (FindingCode.UNSAFE_LINK, shared.unsafe_link),
    (FindingCode.PLACEHOLDER, shared.unfinished_text),
    (FindingCode.PERSONAL_ADDRESS, contacts.personal_address),
    (FindingCode.PERMISSION_ENDED, contacts.permission_has_ended),
    (FindingCode.NO_PERMISSION, contacts.no_permission),
)

GOAL_CHECKS: tuple[tuple[FindingCode, Callable[[GoalSubject], Iterator[Spot]]], ...] = (
    (FindingCode.PLACEHOLDER, shared.unfinished_text),
    (FindingCode.PERSONAL_DATA, shared.personal_data_in_text),
)
