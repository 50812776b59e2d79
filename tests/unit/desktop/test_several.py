"""What the dock tells of several plans that are selected together."""

from __future__ import annotations

from participatiekaart.plugin.desktop.dock.several import MOST, several_of
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan, new_id
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.store.protocol import Store

from tests.unguarded import unguard

ZONE = "Europe/Amsterdam"
AT = read_instant("2026-11-23 12:00", ZONE)


def test_each_state_is_counted_and_the_first_plans_stand_by_name(store: Store) -> None:
    names = ["zandweg", "Molenweg", *(f"Plan {number:03}" for number in range(MOST))]
    draft, published = PublicationState.CONCEPT, PublicationState.PUBLISHED
    plans = [
        Plan(id=new_id(), name=name, source_key="K1", publication_state=published if name == "Molenweg" else draft)
        for name in names
    ]
    unguard(store.address, "plan")
    with store.writing("proef") as transaction:
        transaction.insert(plans)
        # as its cell could once be emptied in an attribute table
        transaction.update(Plan, [(plans[0].id, {"publication_state": None})])

    told = several_of(store, [plan.id for plan in plans], AT)
    assert told.in_states.nl == f"Concept: {MOST + 1} · Gepubliceerd: 1"
    assert told.in_states.en == f"Draft: {MOST + 1} · Published: 1"
    assert len(told.lines) == MOST
    assert [line.name.nl for line in told.lines[:2]] == ["Molenweg", "Plan 000"]
    assert told.lines[0].detail is not None
    assert told.lines[0].detail.nl == "Gepubliceerd · K1 · Nog geen moment gepland"
