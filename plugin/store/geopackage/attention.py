"""What asks for a planner's attention, found in the tables themselves, so that a large store need not be read."""

from __future__ import annotations

import sqlite3

from ...participation.checks.subjects import MOMENT_LINKS, MOMENT_TEXTS, PLAN_LINKS, PLAN_TEXTS
from ...participation.checks.texts import CLEAR_PLACEHOLDER_MARKS
from ...participation.codes import PublicationState
from ...participation.status import CLOSING_PHASES
from ..protocol import Attention
from .expressions import ASKS, GOES_ON, IS_EXACT, NAME, PHASE, listed

_LINKS = {"plan": PLAN_LINKS, "moment": MOMENT_LINKS}
_TEXTS = {"plan": PLAN_TEXTS, "moment": MOMENT_TEXTS}
_SCHEMES = ("http://%", "https://%", "mailto:%", "tel:%")


def find_attention(connection: sqlite3.Connection, now: str, until: str, owed: str, limit: int) -> Attention:
    """As Reader.attention says."""
    bound = {"now": now, "until": until, "owed": owed, "limit": limit, "published": PublicationState.PUBLISHED.value}

    def ids(statement: str) -> tuple[str, ...]:
        return tuple(id for (id,) in connection.execute(f"{statement} LIMIT :limit", bound))

    return Attention(ids(_COMING), ids(_OWED), ids(_WITHOUT), ids(_SUSPECT), ids(_SUSPECT_LOOSE), ids(_GONE))


def _bad_link(table: str) -> str:
    """An address that does not begin as a safe one does."""
    return " OR ".join(
        f"(coalesce({table}.{name}, '') <> '' AND NOT ("
        + " OR ".join(f"{table}.{name} LIKE '{scheme}'" for scheme in _SCHEMES)
        + "))"
        for name in _LINKS[table]
    )


def _unfinished(table: str, owner: str, where: str = "TRUE") -> str:
    """The owners of records in whose text something may be left open."""
    texts = " || ' ' || ".join(f"coalesce({name}, '')" for name in _TEXTS[table])
    marks = " OR ".join(f"instr(texts, '{mark}')" for mark in CLEAR_PLACEHOLDER_MARKS)
    # OFFSET 0 keeps SQLite from putting the texts together anew for each mark, which took three times as long
    return (
        f"SELECT {owner} AS id FROM (SELECT {owner}, lower({texts}) AS texts FROM {table} "
        f"WHERE publication_state = :published AND {where} LIMIT -1 OFFSET 0) WHERE {marks}"
    )


# A moment of a neighbourhood, or of the whole town. In these words SQLite finds them by the index: with coalesce it
# looked through all moments, 0.2 s for 120 000.
_LOOSE = "(moment.plan IS NULL OR moment.plan = '')"
_AMISS = (
    f"(coalesce(moment.begin_local, '') = '' OR coalesce(moment.end_local, '') = '') AND {GOES_ON} "
    f"OR moment.end_local <= moment.begin_local OR {_bad_link('moment')}"
)
_COMING = (
    "SELECT id FROM moment "
    f"WHERE {GOES_ON} AND {IS_EXACT} AND end_local > :now "
    "AND (begin_local >= :now AND begin_local < :until OR begin_local < :now AND end_local < :until) "
    "ORDER BY CASE WHEN begin_local < :now THEN end_local ELSE begin_local END, fid"
)
_OWED = (
    "SELECT moment.id FROM moment LEFT JOIN plan ON plan.id = moment.plan "
    f"WHERE {GOES_ON} AND moment.begin_local <> '' AND moment.end_local <= :owed AND {ASKS} "
    "AND coalesce(moment.feedback, '') = '' AND coalesce(moment.feedback_url, '') = '' "
    f"AND moment.publication_state = :published AND ({_LOOSE} OR plan.publication_state = :published) "
    "ORDER BY moment.end_local DESC, moment.fid"
)
_WITHOUT = (
    "SELECT plan.id FROM plan WHERE plan.publication_state = :published "
    f"AND coalesce({PHASE}, '') NOT IN ({listed(CLOSING_PHASES)}) "
    f"AND NOT EXISTS (SELECT 1 FROM moment WHERE moment.plan = plan.id AND {GOES_ON}) ORDER BY plan.fid"
)
_GONE = (
    "SELECT id FROM plan WHERE missing_since <> '' "
    f"AND publication_state IS NOT '{PublicationState.WITHDRAWN}' ORDER BY missing_since DESC, fid"
)
_SUSPECT = (
    "SELECT id FROM (SELECT plan.id AS id FROM plan WHERE plan.publication_state = :published AND ("
    f"trim({NAME}) = '' OR {_bad_link('plan')}) UNION {_unfinished('plan', 'id')} "
    "UNION SELECT moment.plan FROM moment JOIN plan ON plan.id = moment.plan WHERE "
    f"moment.publication_state = :published AND plan.publication_state = :published AND ({_AMISS}) "
    f"UNION SELECT plan.id FROM ({_unfinished('moment', 'plan')}) AS left_open JOIN plan ON plan.id = left_open.id "
    "WHERE plan.publication_state = :published)"
)
_SUSPECT_LOOSE = (
    f"SELECT id FROM moment WHERE {_LOOSE} AND publication_state = :published AND ({_AMISS}) "
    f"UNION {_unfinished('moment', 'id', _LOOSE)}"
)
