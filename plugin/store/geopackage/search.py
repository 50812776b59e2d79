"""The search index over plans: name, code, where moments are held, and who the contacts are. Kept by triggers.

A trigger notes in `search_later` which plans changed. What another program writes is indexed at once, by a trigger on
that table. Our own transactions gather what they changed and index it at their end, each plan once: row by row the
index took half the time of an import.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from ...participation.encoding import one_spelling
from ..protocol import SearchFilter
from .expressions import NAME
from .filtering import conditions

_LINES = (
    "INTO plan_search (rowid, name, code, place, contact) "
    f"SELECT plan.fid, {NAME}, plan.source_key, "
    "(SELECT group_concat(coalesce(place, '') || ' ' || coalesce(address, ''), ' ') FROM moment WHERE plan = plan.id), "
    "(SELECT group_concat(coalesce(contact.name, '') || ' ' || coalesce(contact.organisation, ''), ' ') "
    "FROM plan_contact JOIN contact ON contact.id = plan_contact.contact WHERE plan_contact.plan = plan.id) "
    "FROM plan WHERE plan.fid IN "
)
_GATHERING = 0  # no plan has this number
_TIED = "plan.id IN (SELECT plan FROM plan_contact WHERE contact = NEW.id)"
# whose line changes when a row NEW comes into a table
_OF_NEW = {
    "plan": "plan.fid = NEW.fid",
    "moment": "plan.id = NEW.plan",
    "plan_contact": "plan.id = NEW.plan",
    "contact": _TIED,
}
_NOTED = "(SELECT fid FROM search_later)"
# another program may have left bytes where a text belongs
_SHOWN = f"plan.id, CAST({NAME} AS TEXT) AS shown, CAST(plan.source_key AS TEXT)"
# Codes first, then names that begin so, then what has the words in its name: half of all moments may be held at Grote
# Markt 1. A word that begins in half of all names is answered from the first of them: to weigh each of 100 000 plans
# took 0.3 s, and a person types on.
_FIND = (
    "WITH hit (fid, rank) AS ("
    "SELECT * FROM (SELECT rowid, 2 FROM plan_search WHERE plan_search MATCH :code LIMIT :limit) UNION ALL "
    "SELECT * FROM (SELECT rowid, 1 FROM plan_search WHERE plan_search MATCH :name LIMIT 10 * :limit) UNION ALL "
    "SELECT * FROM (SELECT rowid, 0 FROM plan_search WHERE plan_search MATCH :any LIMIT 10 * :limit)) "
    f"SELECT {_SHOWN} FROM hit JOIN plan ON plan.fid = hit.fid GROUP BY plan.fid "
    "ORDER BY max(hit.rank) DESC, lower(substr(shown, 1, length(:words))) = lower(:words) DESC, shown, plan.fid "
    "LIMIT :limit"
)
# With a filter the first that pass are enough, whichever they are. They are found by the indexes alone (filtering.py),
# which the + keeps SQLite to: row by row from the words it took three times as long.
_AMONG = (
    f"SELECT {_SHOWN} FROM plan WHERE fid IN "
    "(SELECT plan.fid FROM plan WHERE {conditions} LIMIT :limit) ORDER BY shown, fid"
)
_HIT = "+plan.fid IN (SELECT rowid FROM plan_search WHERE plan_search MATCH :any)"
# In a SELECT of its own, so that SQLite evaluates it last: to list the hits of a word that begins in every name takes
# half as long as a filter, and is wasted where no plan passes the filter.
_HIT_LAST = f"(SELECT {_HIT})"
# Dutch writes words together: “plein” stands in Stationsplein. No index knows of it, so every name is looked through,
# where no word begins so.
_WITHIN = "(SELECT +plan.fid IN (SELECT rowid FROM plan_search WHERE {letters}))"
_HITS = "SELECT count(*) FROM (SELECT 1 FROM plan_search WHERE plan_search MATCH :any LIMIT :many)"
_MANY = 20_000
MOST_WORDS = 20
_LONGEST = 1000
_WORD = re.compile(r"\w+")


def create_search_triggers() -> Iterator[str]:
    """The triggers that make a plan's line in the index again when what it is made of changes."""
    yield (
        "CREATE TRIGGER pk_search_later AFTER INSERT ON search_later "
        f"WHEN NOT EXISTS (SELECT 1 FROM search_later WHERE fid = {_GATHERING}) "
        f"BEGIN DELETE FROM plan_search WHERE rowid = NEW.fid; INSERT {_LINES}(NEW.fid); "
        "DELETE FROM search_later WHERE fid = NEW.fid; END"
    )
    for table, which in _OF_NEW.items():
        yield _trigger(table, "INSERT", which)
    yield _trigger("plan", "UPDATE OF name, source_name, source_key", "plan.fid = NEW.fid")
    yield (
        "CREATE TRIGGER pk_search_plan_delete AFTER DELETE ON plan "
        "BEGIN DELETE FROM plan_search WHERE rowid = OLD.fid; END"
    )
    for table, columns in (("moment", "plan, place, address"), ("plan_contact", "plan, contact")):
        yield _trigger(table, f"UPDATE OF {columns}", "plan.id IN (OLD.plan, NEW.plan)")
        yield _trigger(table, "DELETE", "plan.id = OLD.plan")
    yield _trigger("contact", "UPDATE OF name, organisation", _TIED)


def note_lines(table: str) -> str:
    """The statement that notes whose lines the rows of a table after :after change, as the trigger does for each."""
    # CROSS: by the new rows, however many plans there are
    return (
        f"INSERT OR IGNORE INTO search_later (fid) SELECT plan.fid FROM {table} AS NEW "
        f"CROSS JOIN plan ON {_OF_NEW.get(table)} WHERE NEW.fid > :after"
    )


def gather_search(connection: sqlite3.Connection) -> None:
    """Leave the index as it is until the end of this transaction."""
    # another program may have left that row there
    connection.execute("INSERT OR IGNORE INTO search_later (fid) VALUES (?)", (_GATHERING,))


def index_gathered(connection: sqlite3.Connection) -> None:
    """Bring the index up to what this transaction wrote."""
    connection.execute(f"INSERT OR REPLACE {_LINES}{_NOTED} ORDER BY plan.fid")
    connection.execute("DELETE FROM search_later")


def leave_no_words(connection: sqlite3.Connection) -> None:
    """Remove the words of deleted lines from the index for good: at first the index (FTS5) only marks them as
    deleted."""
    connection.execute("INSERT INTO plan_search (plan_search) VALUES ('optimize')")


def find_plans(
    connection: sqlite3.Connection, words: str, only: SearchFilter | None, limit: int
) -> list[tuple[Any, ...]]:
    """Id, name and code of the plans that `Store.search` finds, in the transaction that the connection is in. Of a long
    text, such as a page pasted by mistake, the first words are asked for."""
    # some keyboards give é as e and an accent, which would part a word in two
    asked = _WORD.findall(one_spelling(words))[:MOST_WORDS]
    passing, bound = conditions(only) if only else ([], {})
    if not asked and (words.strip() or not passing):
        return []
    bound["limit"] = limit
    if asked:
        bound["any"] = " ".join(f'"{word}"*' for word in asked)
        if not passing and (found := _beginning_so(connection, words, bound)):
            return found
        hits = connection.execute(_HITS, {**bound, "many": _MANY}).fetchone()[0] if passing else 0
        if hits:
            passing = [*passing, _HIT_LAST] if hits == _MANY else [_HIT, *passing]
        else:
            bound |= {f"letters{number}": _anywhere(word) for number, word in enumerate(asked)}
            letters = " AND ".join(f"name LIKE :letters{number} ESCAPE '!'" for number in range(len(asked)))
            passing = [*passing, _WITHIN.format(letters=letters)]
    return connection.execute(_AMONG.format(conditions=" AND ".join(passing)), bound).fetchall()


def _beginning_so(connection: sqlite3.Connection, words: str, bound: dict[str, Any]) -> list[tuple[Any, ...]]:
    # half a character, as some programs paste, is no text that SQLite takes
    begins = words.strip().encode("utf-8", "replace").decode("utf-8")
    within = {column: f"{column} : ({bound['any']})" for column in ("code", "name")}
    return connection.execute(_FIND, {**bound, **within, "words": begins}).fetchall()


def _anywhere(word: str) -> str:
    # SQLite calls a pattern of tens of thousands of characters too complex
    return f"%{word[:_LONGEST].replace('_', '!_')}%"


def _trigger(table: str, event: str, which: str) -> str:
    name = f"pk_search_{table}_{event.split(maxsplit=1)[0].lower()}"
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN "
        f"INSERT INTO search_later (fid) SELECT fid FROM plan WHERE ({which}) AND fid NOT IN {_NOTED}; END"
    )
