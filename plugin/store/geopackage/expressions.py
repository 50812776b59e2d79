"""Expressions in SQL that more than one statement asks by, so that they mean the same in each."""

from __future__ import annotations

from collections.abc import Iterable

from ...participation.codes import Level, MomentState, Precision
from ...participation.status import NO_INPUT_KINDS


def listed(values: Iterable[object]) -> str:
    """What stands between the brackets of IN."""
    return ", ".join(sorted(f"'{value}'" for value in values))


# the name of a row of `plan` (Plan.current_name): who empties a field in QGIS leaves an empty text
NAME = "coalesce(nullif(plan.name, ''), plan.source_name, '')"
# the phase of a row of `plan` (Plan.current_phase); what the source calls no phase equals none of our codes
PHASE = "coalesce(plan.phase, lower(trim(plan.source_phase)))"
EXACT = listed(precision for precision in Precision if precision.is_exact)
# whether a row of `moment` is not called off, is known to the day at least, and asks for input (status.asks_for_input)
GOES_ON = f"moment.state IS NOT '{MomentState.CANCELLED}'"
IS_EXACT = f"coalesce(moment.precision, '{Precision.TIME}') IN ({EXACT})"
ASKS = (
    f"coalesce(moment.kind, '') NOT IN ({listed(NO_INPUT_KINDS)}) "
    f"AND coalesce(moment.level, plan.level, '') <> '{Level.INFORM}'"
)
