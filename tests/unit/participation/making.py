"""Made-up records for the tests of the subject, in few words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from participatiekaart.plugin.participation.codes import (
    Code,
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.times import read_clock, read_instant

ZONE = "Europe/Amsterdam"
_PLAN_CODES = {"level": Level, "phase": Phase, "override_status": OverrideStatus}
_MOMENT_CODES = {"kind": MomentKind, "level": Level, "state": MomentState, "precision": Precision}


def when(text: str) -> datetime:
    """The instant of a time as a planner writes it."""
    return read_instant(text, ZONE)


def plan(**values: Any) -> Plan:
    """A published plan; codes as they are stored."""
    standard = {"id": "plan", "name": "Molenweg", "publication_state": PublicationState.PUBLISHED}
    return Plan(**{**standard, **_coded(values, _PLAN_CODES)})


def moment(begin: str | None = None, end: str | None = None, **values: Any) -> Moment:
    """A published moment of the plan; times as a planner writes them, codes as they are stored."""
    if begin:
        values["begin_local"], values["begin_fold"] = read_clock(begin, ZONE)
    if end:
        values["end_local"], values["end_fold"] = read_clock(end, ZONE, end_of_day=True)
    standard = {"id": "moment", "plan": "plan", "publication_state": PublicationState.PUBLISHED, "timezone": ZONE}
    return Moment(**{**standard, **_coded(values, _MOMENT_CODES)})


def _coded(values: dict[str, Any], codes: dict[str, type[Code]]) -> dict[str, Any]:
    return {name: codes[name].of(value) if name in codes and value else value for name, value in values.items()}
