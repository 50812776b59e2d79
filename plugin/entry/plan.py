"""A plan between its card and the store: what may be saved, and what had better be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from ..participation.checks import Finding
from ..participation.checks.texts import is_visible
from ..participation.record_types import PLAN
from ..participation.records import Plan
from ..participation.times import local_date
from ..participation.words import Text
from .fields import record_of
from .identification import doubt_of
from .problems import Problem
from .times import show_day

FIELDS = (
    *("name", "summary", "kind", "phase", "phase_since", "level", "influence", "whole_town"),
    *("url", "decision_url", "identification", "publication_state", "internal_note"),
)
NAME_NEEDED = Text(
    "Geef het plan een naam: de eigen laag heeft er geen.", "Give the plan a name: your own layer has none."
)
_OF_CARD = {"contact": "contacts"}


def plan_of(typed: Mapping[str, Any], opened: Mapping[str, Any], base: Plan) -> tuple[Plan, list[Problem]]:
    """The plan that what is typed makes of `base`, and what keeps it from being saved. opened: what the form showed."""
    plan, problems = record_of(typed, opened, base)
    if not is_visible(plan.current_name):
        problems.insert(0, Problem("name", NAME_NEEDED))
    return plan, problems


def doubts(plan: Plan, findings: Iterable[Finding]) -> list[Problem]:
    """What is saved all the same, each at the field of the card where it is mended. findings: of the check."""
    found = [Problem(card_field(finding.field), finding.remedy) for finding in findings if finding.record_type == PLAN]
    doubt = doubt_of(plan.identification) if plan.identification else None
    return [*found, Problem("identification", doubt)] if doubt is not None else found


def card_field(field: str) -> str:
    """The field of the card at which a finding of the plan stands; a source's text is mended at the planner's own."""
    name = field[len("source_") :] if field.startswith("source_") else field
    return _OF_CARD.get(name, name)


def proposed_since(before: Plan, after: Plan, at: datetime, timezone: str, language: str) -> str | None:
    """The day to propose for the begin of the phase, as it is typed: today where the phase is another one."""
    if after.current_phase in (before.current_phase, None):
        return None
    return show_day(local_date(at, timezone), language)
