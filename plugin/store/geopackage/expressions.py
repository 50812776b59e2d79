"""Expressions in SQL that more than one statement asks by, so that they mean the same in each."""

from __future__ import annotations

from collections.abc import Iterable

from ...participation.codes import Precision


def listed(values: Iterable[object]) -> str:
    """What stands between the brackets of IN."""
    return ", ".join(sorted(f"'{value}'" for value in values))


# the phase of a row of `plan` (Plan.current_phase); what the source calls no phase equals none of our codes
PHASE = "coalesce(plan.phase, lower(trim(plan.source_phase)))"
EXACT = listed(precision for precision in Precision if precision.is_exact)
