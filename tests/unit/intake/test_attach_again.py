"""Attaching again (contract): the planner's word wins, nothing a planner recorded is changed or removed."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.sources import Duplicates
from participatiekaart.plugin.participation.codes import Level, Phase, PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan, PlanSource
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Store

from tests.history import history

from .making import AT, BOWTIE, SQUARE, Listener, attach, counts, edit, feature, id_of, plans, records, shape

LATER = AT + timedelta(days=1)
BY_HAND: dict[str, Any] = {
    "name": "Onze naam",
    "summary": "Onze tekst.",
    "kind": "Bestemmingsplan",
    "phase": Phase.DECISION,
    "url": "https://voorbeeld.example/onze",
    "level": Level.INVOLVE,
    "whole_town": True,
    "internal_note": "Intern.",
    "publication_state": PublicationState.WITHDRAWN,
    "slug": "onze-naam",
}
SAID = {"name": "Hun naam", "summary": "Hun tekst.", "kind": "Visie", "phase": "gereed", "url": "https://x.example"}


def test_the_same_layer_again_changes_nothing(store: Store) -> None:
    rows = [feature("A"), feature("B", BOWTIE), feature("C", None), feature("D", "POINT Z (1 2 3)")]
    attach(store, rows)
    before = plans(store)

    assert counts(attach(store, rows, at=LATER)) == (0, 0, 4, 0, 0)
    assert plans(store) == before


@pytest.mark.parametrize(
    "row",
    [
        feature("A", name="Nieuwe naam"),
        feature("A", summary="Nieuw"),
        feature("A", phase="gereed"),
        feature("A", url="https://voorbeeld.example"),
        feature("A", "POLYGON ((0 0, 0 20, 20 20, 20 0, 0 0))"),
        feature("A", None),
        feature("A", name=None),
    ],
    ids=["name", "summary", "phase", "url", "place", "no place", "no name"],
)
def test_what_the_source_changed_is_taken_over(store: Store, row: Any) -> None:
    attach(store, [feature("A"), feature("B")])
    ids = {key: plan.id for key, plan in plans(store).items()}

    assert counts(attach(store, [row, feature("B")])) == (0, 1, 1, 0, 0)
    after = plans(store)
    assert {key: plan.id for key, plan in after.items()} == ids
    assert (after["A"].version, after["B"].version) == (2, 1)
    assert after["A"].source_name == row.name


def test_added_plans_are_published_where_asked_and_the_others_left(store: Store) -> None:
    attach(store, [feature("A")])
    result = attach(store, [feature("A", name="Anders"), feature("B")], publish=True)

    assert counts(result) == (1, 1, 0, 0, 0)
    assert {key: str(plan.publication_state) for key, plan in plans(store).items()} == {
        "A": "concept",
        "B": "published",
    }


@pytest.mark.parametrize("gone", [False, True])
def test_the_planners_word_is_kept_beside_the_sources(store: Store, gone: bool) -> None:
    attach(store, [feature("A")])
    id = plans(store)["A"].id
    edit(store, Plan, id, BY_HAND)
    with store.writing("planner") as transaction:
        transaction.insert([Moment(id=id_of("moment"), plan=id, title="Inloop")])
    moment = records(store, Moment)

    attach(store, [] if gone else [feature("A", **SAID)], publish=True)

    found = plans(store)["A"]
    assert {name: getattr(found, name) for name in BY_HAND} == BY_HAND
    assert found.current_name == "Onze naam"
    assert found.current_phase is Phase.DECISION
    if not gone:
        assert (found.source_name, found.source_phase) == ("Hun naam", "gereed")
    assert records(store, Moment) == moment


def test_a_plan_gone_from_the_source_stays_and_is_told_each_time(store: Store) -> None:
    attach(store, [feature("A"), feature("B")])
    listener = Listener()

    assert counts(attach(store, [feature("B")], at=LATER, progress=listener)) == (0, 0, 1, 1, 0)
    assert listener.notes == ["Plan A staat niet meer in de bron. Het blijft staan; trek het in als het vervallen is."]
    found = plans(store)["A"]
    assert (found.missing_since, found.publication_state) == (LATER.isoformat(), PublicationState.CONCEPT)
    assert shape(found.geometry).area == 100

    assert counts(attach(store, [feature("B")], at=LATER + timedelta(days=1))) == (0, 0, 1, 1, 0)
    assert plans(store)["A"].missing_since == LATER.isoformat()


def test_of_a_plan_that_was_withdrawn_nobody_is_told_to_withdraw_it(store: Store) -> None:
    attach(store, [feature("A"), feature("B"), feature("C")])
    edit(store, Plan, plans(store)["A"].id, {"publication_state": PublicationState.WITHDRAWN})
    listener = Listener()

    assert counts(attach(store, [feature("C")], at=LATER, progress=listener)) == (0, 0, 1, 2, 0)
    assert [note.split()[1] for note in listener.notes] == ["B"]


def test_a_plan_that_comes_back_is_no_longer_missing(store: Store) -> None:
    attach(store, [feature("A")])
    attach(store, [])

    assert counts(attach(store, [feature("A")])) == (0, 1, 0, 0, 0)
    assert plans(store)["A"].missing_since is None


@pytest.mark.parametrize("rows", [[feature("A", "POLYGON EMPTY")], [feature("A"), feature("A")]])
def test_a_rejected_row_is_not_missing_and_leaves_what_is_stored(store: Store, rows: list[Any]) -> None:
    attach(store, [feature("A")])
    before = plans(store)

    result = attach(store, rows)
    assert counts(result) == (0, 0, 0, 0, len(rows))
    assert plans(store) == before


def test_a_second_source_has_its_own_codes(store: Store) -> None:
    attach(store, [feature("A"), feature("B")])
    assert counts(attach(store, [feature("A", name="Ander plan A")], source="Projecten")) == (1, 0, 0, 0, 0)

    found = records(store, Plan)
    assert [plan.source_key for plan in found] == ["A", "B", "A"]
    assert len({plan.source for plan in found}) == 2
    assert [source.name for source in records(store, PlanSource)] == ["Plangebieden", "Projecten"]
    assert counts(attach(store, [feature("A"), feature("B")])) == (0, 0, 2, 0, 0)


def test_plans_of_a_planner_without_a_source_are_never_missing(store: Store) -> None:
    with store.writing("planner") as transaction:
        transaction.insert([Plan(id=id_of("eigen"), name="Eigen plan")])

    assert counts(attach(store, [feature("A")])) == (1, 0, 0, 0, 0)
    assert counts(attach(store, [])) == (0, 0, 0, 1, 0)


def test_a_phase_of_the_source_that_changes_gets_its_date_and_one_that_comes_first_has_none(store: Store) -> None:
    attach(store, [feature("A", phase="uitvoering"), feature("B", phase="gereed")])
    attach(store, [feature("A", phase="gereed"), feature("B", phase="gereed")])

    found = plans(store)
    assert found["A"].phase_since is not None
    assert found["B"].phase_since is None


def test_history_tells_that_it_was_an_attaching(store: Store) -> None:
    attach(store, [feature("A")])
    attach(store, [feature("A", name="Anders")])

    lines = history(store, plans(store)["A"].id)
    assert [(line.field, line.changed_by, line.reason) for line in lines] == [
        ("toegevoegd", "planbureau", "koppelen Plangebieden"),
        ("source_name", "planbureau", "koppelen Plangebieden"),
    ]


rows = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["een", "twee"]), st.sampled_from([SQUARE, None])), max_size=8
)


@given(layers=st.lists(rows, min_size=1, max_size=4), merge=st.booleans())
def test_every_plan_is_counted_once_and_none_is_ever_lost(
    empty: Path, layers: list[list[tuple[str, str, str | None]]], merge: bool
) -> None:
    duplicates = Duplicates.MERGE if merge else Duplicates.REJECT
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(shutil.copy(empty, folder)))
        known: set[str] = set()
        for rows in layers:
            keys = [key for key, _, _ in rows]
            taken = {key for key in keys if merge or keys.count(key) == 1}
            result = attach(store, [feature(k, wkt, name=name) for k, name, wkt in rows], duplicates=duplicates)

            assert result.added == len(taken - known)
            assert result.updated + result.unchanged == len(taken & known)
            assert result.missing == len(known - set(keys))
            assert len(result.rejected) == sum(1 for key in keys if key not in taken)
            known |= taken
            assert set(plans(store)) == known
        store.close()
