"""Expression functions on a store that another program spoiled: a label says nothing, and the map is drawn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from participatiekaart.plugin.desktop.expressions import PlanFunctions
from participatiekaart.plugin.desktop.own.status_book import StatusBook
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsExpression

PUBLISHED = PublicationState.PUBLISHED
OPEN = {"begin_local": "1990-01-01 19:30", "end_local": "2990-01-01 21:00"}
EACH = (
    "participatie_status('a', 'tekst')",
    "participatie_volgend_moment('a', 'soort')",
    "participatie_volgend_moment('a')",
    "participatie_momenten('a')",
)
SPOILED = [
    (table, column, value)
    for table, columns in {
        "moment": ("kind", "precision", "state", "begin_local", "end_local", "timezone", "feedback_on"),
        "plan": ("phase", "phase_since", "override_status", "override_from", "level"),
    }.items()
    for column in columns
    for value in ("onzin", b"\x00\xff", 42)
]


@pytest.fixture
def told(qgis_application: Any, store: str) -> Iterator[None]:
    """The functions, on a store with one plan that has one open moment."""
    with closing(open_store(store)) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", publication_state=PUBLISHED)])
        transaction.insert([Moment(id="m", plan="a", publication_state=PUBLISHED, **OPEN)])
    book = StatusBook()
    book.turn_to([store], {})
    functions = PlanFunctions(book.find)
    yield
    functions.remove([])


def evaluated(text: str) -> tuple[Any, str]:
    expression = QgsExpression(text)
    return expression.evaluate(), expression.evalErrorString()


def test_they_tell_of_a_plan(told: None) -> None:
    assert evaluated("participatie_status('a')") == ("open", "")
    assert evaluated("participatie_volgend_moment('a', 'plaats')")[1] == ""


@pytest.mark.parametrize(("table", "column", "value"), SPOILED)
def test_what_another_program_spoiled_is_said_in_words(
    told: None, store: str, table: str, column: str, value: object
) -> None:
    with closing(sqlite3.connect(store)) as other, other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        assert other.execute(f"UPDATE {table} SET {column} = ?", (value,)).rowcount == 1
    for text in EACH:
        _, error = evaluated(text)
        assert "Traceback" not in error
        assert "Error:" not in error
