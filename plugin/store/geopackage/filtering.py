"""The conditions by which a search is narrowed, as SQL over `plan`.

The status is defined in participation/status.py, and written a second time here, in SQL, so that a search need not make
records of 100 000 plans first. A property test (tests/unit/store/test_search_filter.py) holds the two together. One
thing differs: every time is taken as wall clock in the store's zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...participation.codes import Level, PublicationState, Status
from ...participation.status import CLOSING_PHASES
from ..protocol import SearchFilter
from .expressions import ASKS, EXACT, GOES_ON, IS_EXACT, PHASE, listed

_LADDER = [level for level in Level if level is not Level.SELF_ORGANISE]
_MOMENT = (
    "EXISTS (SELECT 1 FROM moment WHERE moment.plan = plan.id "
    f"AND moment.publication_state = '{PublicationState.PUBLISHED}' AND {GOES_ON}"
)
_HAS_TIMES = "moment.begin_local <> '' AND moment.end_local <> ''"
_IS_PERIOD_ONLY = (
    f"moment.precision NOT IN ({EXACT}) AND moment.period_text <> '' "
    "AND moment.begin_local IS NULL AND moment.end_local IS NULL"
)
_OPEN = f"{_MOMENT} AND {IS_EXACT} AND moment.begin_local <= :now AND moment.end_local > :now)"
_OVER = f"{_MOMENT} AND {_HAS_TIMES} AND moment.end_local <= :now"
_HELD = f"{_OVER})"
_AHEAD = f"{_MOMENT} AND ({_HAS_TIMES} AND moment.end_local > :now OR {_IS_PERIOD_ONLY}))"
_FEEDBACK = (
    "((coalesce(moment.feedback, '') <> '' OR coalesce(moment.feedback_url, '') <> '') AND moment.feedback_on <= :now "
    "OR moment.feedback <> '' AND moment.feedback_on IS NULL)"
)
_ASKED = f"{_OVER} AND {ASKS} AND NOT coalesce({_FEEDBACK}, 0))"
_ANSWERED = f"{_OVER} AND {_FEEDBACK})"
STATUS = (
    "CASE WHEN plan.override_status <> '' AND coalesce(plan.override_from, '') <= :now "
    "AND coalesce(plan.override_until, '9') > :now THEN plan.override_status "
    f"WHEN {PHASE} IN ({listed(CLOSING_PHASES)}) AND coalesce(plan.phase_since, '') <= :now THEN '{Status.FINISHED}' "
    f"WHEN {_OPEN} THEN '{Status.OPEN}' "
    f"WHEN {_AHEAD} THEN CASE WHEN {_HELD} THEN '{Status.BETWEEN}' ELSE '{Status.ANNOUNCED}' END "
    f"WHEN {_ASKED} THEN '{Status.PROCESSING}' WHEN {_ANSWERED} THEN '{Status.REPORTED}' "
    f"ELSE '{Status.NOT_STARTED}' END"
)
_WHOLE_TOWN = "coalesce(plan.whole_town, plan.whole_town_by_share OR plan.geom IS NULL)"
_AREA = f"({_WHOLE_TOWN} OR plan.id IN (SELECT plan FROM plan_neighbourhood WHERE neighbourhood_code = :area))"

# What attaches, imports and publishes gives a reason, what a person does with one record none. Bounded, for a history
# may be long.
_WORKED_ON = (
    "plan.id IN (SELECT coalesce(moment.plan, change.record_id) FROM (SELECT record_id FROM status_change "
    "WHERE changed_by = :who AND reason IS NULL ORDER BY fid DESC LIMIT 5000) AS change "
    "LEFT JOIN moment ON moment.id = change.record_id)"
)


def create_filter_indexes() -> Iterator[str]:
    """Indexes that hold every column from which a status follows, so that the rows themselves need not be read: that
    took five times as long for 100 000 plans. The one on moments also serves to find the moments of a plan."""
    yield (
        "CREATE INDEX pk_plan_filter ON plan "
        "(phase, source_phase, phase_since, level, override_status, override_from, override_until, id)"
    )
    yield (
        'CREATE INDEX pk_moment_filter ON moment (plan, publication_state, state, "precision", begin_local, end_local)'
    )


def conditions(only: SearchFilter) -> tuple[list[str], dict[str, Any]]:
    """The conditions of a filter, cheapest first, and the values they name. The condition on the status calls the SQL
    function `in_status(fid)`, which looks it up in statuses.py: worked out row by row it took five times as long."""
    found, bound = [], {"now": only.now}
    for name, value, condition in (
        ("who", only.worked_on_by, _WORKED_ON),
        ("phase", only.phase, f"{PHASE} = :phase"),
        ("level", only.level, _level(only.level)),
        ("area", only.neighbourhood, _AREA),
        ("status", only.status, "in_status(plan.fid)"),
    ):
        if value is not None:
            found.append(condition)
            bound[name] = str(value)
    return found, bound


def _level(level: Level | None) -> str:
    """The condition that a plan's level is this one: its own level, else the highest level of its moments that are not
    cancelled (contract, `niveau`)."""
    if level not in _LADDER:
        return "plan.level = :level"
    among = f"{_MOMENT} AND moment.level"
    higher = f"{among} IN ({listed(_LADDER[_LADDER.index(level) + 1 :])}))"
    return f"(plan.level = :level OR coalesce(plan.level, '') = '' AND {among} = :level) AND NOT {higher})"
