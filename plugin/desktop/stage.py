"""How far a moment is, as a planner sees it: held, open, coming, cancelled or undated. Knows no QGIS and no Qt."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from ..participation.records import Moment
from ..participation.status import is_period_only
from ..participation.words import Text


class Stage(Enum):
    """How far a moment is. UNDATED: still without a date."""

    HELD = Text("geweest", "held")
    OPEN = Text("nu open", "open now")
    COMING = Text("komt", "coming")
    CANCELLED = Text("geannuleerd", "cancelled")
    UNDATED = Text("zonder datum", "without a date")


def stage_of(moment: Moment, begin: datetime | None, end: datetime | None, at: datetime) -> Stage:
    """Where a moment with these times, in UTC, stands at an instant."""
    if moment.is_cancelled:
        return Stage.CANCELLED
    if end is not None and end <= at:
        return Stage.HELD
    if begin is None:
        return Stage.COMING if is_period_only(moment) else Stage.UNDATED
    if moment.precision.is_exact and begin <= at:
        return Stage.OPEN if end is not None else Stage.UNDATED
    return Stage.COMING
