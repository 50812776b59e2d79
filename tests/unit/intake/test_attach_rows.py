"""Attaching some rows of a layer that was attached before: those are added, and nothing is said of the others."""

from __future__ import annotations

from participatiekaart.plugin.intake.plan_layers.attach import attach_rows
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.protocol import Store

from .making import AT, Listener, attach, counts, feature, plans, records


def rows(store: Store, *features: object) -> TakenIn:
    (source,) = records(store, PlanSource)
    return attach_rows(store, source, features, "planner", Listener())  # type: ignore[arg-type]


def test_rows_come_in_as_concepts_and_no_other_plan_goes_missing(store: Store) -> None:
    attach(store, [feature("A"), feature("B")], at=AT)
    before = records(store, PlanSource)

    assert counts(rows(store, feature("C", name="Nieuw"))) == (1, 0, 0, 0, 0)
    standing = plans(store)
    assert sorted(standing) == ["A", "B", "C"]
    assert standing["C"].publication_state is PublicationState.CONCEPT
    assert [plan.missing_since for plan in standing.values()] == [None, None, None]
    assert records(store, PlanSource) == before


def test_a_row_that_cannot_be_taken_is_named(store: Store) -> None:
    attach(store, [feature("A")])
    result = rows(store, feature("B"), feature("B"), feature("C"))
    assert (result.added, {found.value for found in result.rejected}) == (1, {"B"})
    assert sorted(plans(store)) == ["A", "C"]


def test_attaching_the_layer_again_takes_the_row_for_what_it_is(store: Store) -> None:
    attach(store, [feature("A")])
    rows(store, feature("B"))
    assert counts(attach(store, [feature("A"), feature("B", summary="Meer")])) == (0, 1, 1, 0, 0)
