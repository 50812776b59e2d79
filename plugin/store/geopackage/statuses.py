"""The status of every plan of a store, kept between two searches: to work it out for 100 000 plans takes a third of a
second.

A kept status holds until the history says that the plan or one of its moments changed, whatever program wrote that, or
until a time comes at which the status may change. Then only the plans concerned are worked out again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from ...participation.codes import Status
from .filtering import STATUS

# where more plans changed than this, all are told anew, which is as quick; SQLite's old limit of bound values is 999
_MANY = 900
_AHEAD = timedelta(days=1)
_CLOCK = "%Y-%m-%d %H:%M"
_LINE = "SELECT fid, record_id, field, changed_at FROM status_change WHERE fid = "
_LAST_LINE = f"{_LINE}(SELECT max(fid) FROM status_change)"
_CHANGES = (
    "SELECT change.field, coalesce(moment.plan, change.record_id), moment.fid "
    "FROM status_change AS change LEFT JOIN moment ON moment.id = change.record_id "
    f"WHERE change.fid > ? AND change.record_type IN ('plan', 'moment') LIMIT {_MANY}"
)
_LAST_MOMENT = "SELECT coalesce(max(fid), 0) FROM moment"
# once one of these stands in the history, the plan that a moment belonged to can no longer be looked up
_LEAVES_ITS_PLAN = ("plan", "verwijderd")
_OF_PLAN, _OF_MOMENT = (
    " OR ".join(f"{time} > :now AND {time} <= :until" for time in times)
    for times in (("phase_since", "override_from", "override_until"), ("begin_local", "end_local", "feedback_on"))
)


@lru_cache(maxsize=4)
def statuses_of(path: Path) -> Statuses:
    """What is known of the store in that file; the same for all who search it."""
    return Statuses()


class Statuses:
    """The statuses of the plans of one store. May be asked from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._standing: dict[int, str] = {}
        # the times at which the status of a plan may change, until the end of what was looked ahead
        self._turns: list[tuple[str, int]] = []
        self._line: tuple[Any, ...] | None = None
        self._last_moment = 0
        self._now = self._until = ""

    def plans_in(self, status: Status, connection: sqlite3.Connection, now: str) -> frozenset[int]:
        """The plans, by their fid, that have this status at a wall clock in the store's zone ("2026-09-01 19:30"), in
        the transaction that the connection is in. Raises sqlite3.Error."""
        with self._lock:
            self._bring_up(connection, now)
            return frozenset(plan for plan, standing in self._standing.items() if standing == status)

    def _bring_up(self, connection: sqlite3.Connection, now: str) -> None:
        line = connection.execute(_LAST_LINE).fetchone()
        ((last_moment,),) = connection.execute(_LAST_MOMENT)
        changed = self._changed(connection, now)
        if changed is None:
            until = (datetime.strptime(now, _CLOCK) + _AHEAD).strftime(_CLOCK)
            standing, turns = _tell(connection, None, now, until)
            self._standing, self._turns, self._until = standing, turns, until
        elif changed:
            standing, turns = _tell(connection, changed, now, self._until)
            self._standing.update(standing)
            self._turns = [*(turn for turn in self._turns if turn[0] > now), *turns]
        self._line, self._last_moment, self._now = line, last_moment, now

    def _changed(self, connection: sqlite3.Connection, now: str) -> set[int] | None:
        """The plans, by their fid, whose status may have changed since the last time; None where that may be all of
        them."""
        if not self._now <= now < self._until:
            return None
        known = self._line[0] if self._line else 0
        # another file may have come in its place
        if connection.execute(f"{_LINE}?", (known,)).fetchone() != self._line:
            return None
        changes = connection.execute(_CHANGES, (known,)).fetchall()
        if len(changes) == _MANY or any(self._leaves_a_plan(*change) for change in changes):
            return None
        marks = ", ".join("?" * len(ids := {plan for _, plan, _ in changes}))
        plans = {fid for (fid,) in connection.execute(f"SELECT fid FROM plan WHERE id IN ({marks})", tuple(ids))}
        plans |= {plan for turn, plan in self._turns if turn <= now}
        return plans if len(plans) < _MANY else None

    def _leaves_a_plan(self, field: str, _plan: str, moment: int | None) -> bool:
        # SQL's REPLACE puts a new record in the place of one that it tells nobody of
        is_in_place = field == "toegevoegd" and moment is not None and moment <= self._last_moment
        return field in _LEAVES_ITS_PLAN or is_in_place


def _tell(
    connection: sqlite3.Connection, plans: Collection[int] | None, now: str, until: str
) -> tuple[dict[int, str], list[tuple[str, int]]]:
    """The status now of these plans, or of all, and the times up to `until` at which it may change."""
    among = "" if plans is None else f"fid IN ({', '.join(map(str, plans))}) AND "
    its_plan = "" if plans is None else f"plan IN (SELECT id FROM plan WHERE {among}1) AND "
    bound = {"now": now, "until": until}
    standing = dict(connection.execute(f"SELECT fid, {STATUS} FROM plan WHERE {among}1", bound))
    turning = (
        f"SELECT fid, phase_since, override_from, override_until FROM plan WHERE {among}({_OF_PLAN})",
        "SELECT (SELECT fid FROM plan WHERE id = moment.plan), begin_local, end_local, feedback_on "
        f"FROM moment WHERE {its_plan}({_OF_MOMENT})",
    )
    rows = (row for statement in turning for row in connection.execute(statement, bound))
    return standing, list(_turns(rows, now, until))


def _turns(rows: Iterator[tuple[Any, ...]], now: str, until: str) -> Iterator[tuple[str, int]]:
    for plan, *times in rows:
        if plan is not None:
            # another program may have left anything where a time should be
            yield from ((time, plan) for time in times if isinstance(time, str) and now < time <= until)
