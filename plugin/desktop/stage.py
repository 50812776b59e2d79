"""How far a moment is for a planner: held, open, coming, cancelled or undated; and when it is. Knows no QGIS, no Qt."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from ..participation.records import Moment
from ..participation.status import is_period_only
from ..participation.words import Text
from ..publication.phrases import when_told


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


def when_of(moment: Moment, timezone: str) -> Text | None:
    """When a moment whose times can be read is, as the public reads it; None where no date follows."""
    return when_told(moment.begin, moment.end, moment.precision.value, moment.period_text, moment.state.value, timezone)
