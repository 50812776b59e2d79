"""Whatever is written and however the clock goes, what is kept of the statuses is what is told anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.store.geopackage.connection import connect, create
from participatiekaart.plugin.store.geopackage.statuses import Statuses

NOON = datetime(2026, 11, 23, 12)
PLANS, MOMENTS = st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["m1", "m2", "m3", "m4"])
FID = st.none() | st.integers(1, 5)
CLOCK = st.integers(-3, 30).map(lambda hours: f"{NOON + timedelta(hours=hours):%Y-%m-%d %H:%M}")
DAY = st.integers(-2, 3).map(lambda days: f"{NOON + timedelta(days=days):%Y-%m-%d}")
STATE = st.sampled_from(["published", "concept"])
VALUES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "plan": {
        "phase": st.sampled_from([None, "gereed", "planvorming"]),
        "source_phase": st.sampled_from([None, "Gereed", "anders"]),
        "phase_since": st.none() | DAY,
        "override_status": st.sampled_from([None, "stilgelegd", "afgerond"]),
        "override_from": st.none() | CLOCK | DAY,
        "override_until": st.none() | CLOCK,
        "level": st.sampled_from([None, "informeren"]),
    },
    "moment": {
        "begin_local": CLOCK,
        "end_local": CLOCK,
        "state": st.sampled_from(["gepland", "geannuleerd", "verplaatst"]),
        "precision": st.sampled_from(["tijd", "maand"]),
        "level": st.sampled_from([None, "informeren", "raadplegen"]),
        "feedback": st.sampled_from([None, "Gedaan."]),
        "feedback_on": st.none() | DAY | CLOCK,
        "publication_state": STATE,
    },
}
UPDATES = [
    st.tuples(st.just(f"UPDATE {table} SET {column} = ? WHERE id = ?"), value, PLANS if table == "plan" else MOMENTS)
    for table, columns in VALUES.items()
    for column, value in columns.items()
]
INSERTS = [
    st.tuples(st.just(f"{verb} INTO plan (id, name, fid) VALUES (?, 'Plan', ?)"), PLANS, FID)
    for verb in ("INSERT", "REPLACE")
]
INSERTS += [
    st.tuples(
        st.just(
            f"{verb} INTO moment (id, plan, fid, publication_state, begin_local, end_local, kind) "
            "VALUES (?, ?, ?, ?, ?, ?, 'inloop')"
        ),
        *(MOMENTS, PLANS, FID, STATE, CLOCK, CLOCK),
    )
    for verb in ("INSERT", "REPLACE")
]
DELETES = [
    st.tuples(st.just("DELETE FROM moment WHERE id = ?"), MOMENTS),
    st.tuples(st.just("DELETE FROM plan WHERE id = ?"), PLANS),
]
MOVES = [st.tuples(st.just("UPDATE moment SET plan = ? WHERE id = ?"), st.none() | PLANS, MOMENTS)]
CHANGE = st.sampled_from([INSERTS, UPDATES, DELETES, MOVES]).flatmap(st.one_of)
BEGIN = (
    *(f"INSERT INTO plan (id, name) VALUES ('p{n}', 'Plan')" for n in (1, 2, 3)),
    *(
        "INSERT INTO moment (id, plan, kind, publication_state, begin_local, end_local) VALUES "
        f"('m{n}', 'p{plan}', 'inloop', 'published', '2026-11-23 {begin}:15', '2026-11-23 {begin}:45')"
        for n, plan, begin in ((1, 1, 12), (2, 2, 13), (3, 2, 15), (4, 3, 20))
    ),
)
# minutes by which the clock goes on, or is set back
TICK = st.sampled_from([30, 60, 0, 300, 1500, -30])


def standing(statuses: Statuses, copy: sqlite3.Connection, now: str) -> dict[Status, set[int]]:
    """The plans that stand in the store in each status, by their fid."""
    there = {fid for (fid,) in copy.execute("SELECT fid FROM plan")}
    return {status: there & statuses.plans_in(status, copy, now) for status in Status}


@given(st.lists(st.tuples(st.lists(CHANGE, max_size=2), TICK), min_size=4, max_size=20))
def test_what_is_kept_is_what_is_told_anew(empty: Path, rounds: list[tuple[list[tuple[Any, ...]], int]]) -> None:
    kept, now = Statuses(), NOON
    with closing(connect(empty)) as on_disk, closing(create(Path(":memory:"))) as copy:
        on_disk.backup(copy)
        for statement in BEGIN:
            copy.execute(statement)
        for changes, minutes in rounds:
            for statement, *values in changes:
                with suppress(sqlite3.IntegrityError):
                    copy.execute(statement, values)
            now += timedelta(minutes=minutes)
            clock = f"{now:%Y-%m-%d %H:%M}"
            assert standing(kept, copy, clock) == standing(Statuses(), copy, clock)
