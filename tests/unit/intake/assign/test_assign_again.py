"""Assigning again: what a planner set by hand is kept, what was reckoned follows the plan."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.areas.assign import AssignResult
from participatiekaart.plugin.participation.records import Plan, PlanNeighbourhood
from participatiekaart.plugin.store.protocol import Store

from ..making import WHO, box, edit, id_of, records
from .assigning import add, assign, ties


@pytest.mark.parametrize("is_assigned", [True, False])
def test_what_a_planner_set_by_hand_is_kept(town: Store, is_assigned: bool) -> None:
    """In the place of what the overlay had said, where it had."""
    add(town, plan=box(40, 60, 20))
    if is_assigned:
        assign(town)
    with town.writing("planner") as transaction:
        transaction.insert(
            [
                PlanNeighbourhood(id=id_of("hand A"), plan=id_of("plan"), neighbourhood_code="A", share=None),
                PlanNeighbourhood(id=id_of("hand A1"), plan=id_of("plan"), neighbourhood_code="A1", share=0.2),
            ]
        )
    by_hand = [tie for tie in records(town, PlanNeighbourhood) if tie.by_hand]

    for _ in range(2):
        assign(town)
        found = records(town, PlanNeighbourhood)
        assert len(found) == 4
        assert [tie for tie in found if tie.by_hand] == by_hand
        assert ties(town, "plan") == {"A": None, "A1": 0.2, "B": pytest.approx(0.5), "A2": pytest.approx(0.5)}


def test_assigning_again_follows_the_plan_and_touches_nothing_else(town: Store) -> None:
    add(town, moved=box(10, 10), still=box(60, 60), gone=box(20, 20))
    assign(town)
    before = {tie.plan: tie for tie in records(town, PlanNeighbourhood) if tie.neighbourhood_code in "AB"}
    edit(town, Plan, id_of("moved"), {"geometry": box(40, 10, 20)})
    edit(town, Plan, id_of("gone"), {"geometry": None})

    assert assign(town) == AssignResult(2, 1)
    assert ties(town, "moved") == pytest.approx({"A": 0.5, "B": 0.5, "A1": 0.5})
    assert ties(town, "gone") == {}
    after = {tie.plan: tie for tie in records(town, PlanNeighbourhood) if tie.neighbourhood_code in "AB"}
    assert after[id_of("still")] == before[id_of("still")]


def test_a_tie_that_stands_twice_is_made_one(town: Store) -> None:
    add(town, plan=box(10, 10))
    with town.writing(WHO) as transaction:
        transaction.insert(
            PlanNeighbourhood(id=id_of(number), plan=id_of("plan"), neighbourhood_code="A", share=0.5, by_hand=False)
            for number in "12"
        )

    assign(town)

    assert sorted(tie.neighbourhood_code or "" for tie in records(town, PlanNeighbourhood)) == ["A", "A1"]
    assert ties(town, "plan") == {"A": 1, "A1": 1}
