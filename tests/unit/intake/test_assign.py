"""Assigning plans to neighbourhoods: shares, what a planner set by hand, and plans of the whole town.

The town is 100 by 100: wijk A its left half, wijk B its right half; buurten A1 and A2 are A's lower and upper half.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.assign import NO_AREAS, AssignResult, assign_neighbourhoods
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.records import Neighbourhood, Plan, PlanNeighbourhood
from participatiekaart.plugin.participation.shares import shares
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Store

from .making import WHO, Listener, box, edit, id_of, records, wkb

BOTH = (AreaLevel.WIJK, AreaLevel.BUURT)
TOWN = {
    "A": (AreaLevel.WIJK, box(0, 0, 50, 100)),
    "B": (AreaLevel.WIJK, box(50, 0, 50, 100)),
    "A1": (AreaLevel.BUURT, box(0, 0, 50, 50)),
    "A2": (AreaLevel.BUURT, box(0, 50, 50, 50)),
}


@pytest.fixture
def town(store: Store) -> Store:
    with store.writing(WHO) as transaction:
        transaction.insert(
            Neighbourhood(id=id_of(code), code=code, year=2026, name=code, level=level, geometry=geometry)
            for code, (level, geometry) in TOWN.items()
        )
    return store


def add(store: Store, **places: bytes | None) -> None:
    with store.writing(WHO) as transaction:
        transaction.insert(Plan(id=id_of(name), name=name, geometry=place) for name, place in places.items())


def assign(
    store: Store, levels: Any = BOTH, min_share: float = 1, whole_share: float = 50, progress: Any = None
) -> AssignResult:
    return assign_neighbourhoods(store, levels, min_share, whole_share, WHO, progress or Silent())


def ties(store: Store, plan: str) -> dict[str, float | None]:
    """The share by code."""
    found = records(store, PlanNeighbourhood)
    return {tie.neighbourhood_code: tie.share for tie in found if tie.plan == id_of(plan)}


PLACES = {
    "inside one": (box(10, 10), {"A": 1, "A1": 1}),
    "over two wijken": (box(40, 60, 20), {"A": 0.5, "B": 0.5, "A2": 0.5}),
    "over two buurten": (box(10, 45), {"A": 1, "A1": 0.5, "A2": 0.5}),
    "partly outside the town": (box(-10, 10, 20), {"A": 0.5, "A1": 0.5}),
    "outside the town": (box(500, 500), {}),
    "touching only": (box(100, 0), {}),
    "a line": (wkb("LINESTRING (30 10, 70 10)"), {"A": 0.5, "B": 0.5, "A1": 0.5}),
    "lines": (wkb("MULTILINESTRING ((10 10, 10 20), (60 10, 60 40))"), {"A": 0.25, "B": 0.75, "A1": 0.25}),
    "a point": (wkb("POINT (60 60)"), {"B": 1}),
    "points": (wkb("MULTIPOINT (10 10, 10 60, 60 60, 200 200)"), {"A": 0.5, "B": 0.25, "A1": 0.25, "A2": 0.25}),
    "a point on a border": (wkb("POINT (50 60)"), {"A": 1, "A2": 1}),
    "an area of two parts": (
        wkb(shapely.union(*shapely.from_wkb([box(0, 0), box(60, 0)])).wkt),
        {"A": 0.5, "B": 0.5, "A1": 0.5},
    ),
    "with an island": (
        wkb("POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10), (12 12, 18 12, 18 18, 12 18, 12 12))"),
        {"A": 1, "A1": 1},
    ),
    "no place": (None, {}),
}


@pytest.mark.parametrize(("place", "expected"), PLACES.values(), ids=list(PLACES))
def test_the_share_of_a_plan_in_each_area(town: Store, place: bytes | None, expected: dict[str, float]) -> None:
    add(town, plan=place)

    result = assign(town)

    assert ties(town, "plan") == pytest.approx(expected)
    assert result == (AssignResult(1, 0) if expected else AssignResult(0, 1))
    assert not any(tie.by_hand for tie in records(town, PlanNeighbourhood))


def test_a_plan_without_a_place_before_it_moves_no_share_to_another(town: Store) -> None:
    add(town, nowhere=None, inside=box(10, 10))
    assign(town)

    assert ties(town, "inside").keys() == {"A", "A1"}
    assert ties(town, "nowhere") == {}


def test_a_border_that_another_program_broke_is_mended_to_reckon_with(town: Store) -> None:
    edit(town, Neighbourhood, id_of("A"), {"geometry": wkb("POLYGON ((0 0, 50 100, 0 100, 50 0, 0 0))")})
    add(town, across=box(0, 0, 60, 100), beside=box(0, 45))
    assign(town)

    assert ties(town, "across")["A"] == pytest.approx(2500 / 6000)
    assert "A" not in ties(town, "beside")


def test_a_point_on_a_border_is_the_first_codes_in_whatever_order_the_areas_came_in(store: Store) -> None:
    with store.writing(WHO) as transaction:
        transaction.insert(
            Neighbourhood(id=id_of(code), code=code, year=2026, name=code, level=level, geometry=geometry)
            for code, (level, geometry) in reversed(TOWN.items())
        )
    add(store, tree=wkb("POINT (50 20)"))
    assign(store, [AreaLevel.WIJK])
    assert ties(store, "tree") == {"A": 1}


def test_only_the_levels_asked_for(town: Store) -> None:
    add(town, plan=box(10, 10))

    assign(town, [AreaLevel.BUURT])
    assert ties(town, "plan") == {"A1": 1}
    assign(town, [AreaLevel.WIJK])
    assert ties(town, "plan") == {"A": 1, "A1": 1}


@pytest.mark.parametrize(
    ("min_share", "codes"),
    [(0, {"A", "B", "A1"}), (1, {"A", "B", "A1"}), (5, {"A", "B", "A1"}), (5.1, {"A", "A1"}), (96, set())],
)
def test_a_share_below_the_least_is_left_out(town: Store, min_share: float, codes: set[str]) -> None:
    add(town, plan=box(31, 10, 20, 10))

    assign(town, min_share=min_share)

    assert set(ties(town, "plan")) == codes


@pytest.mark.parametrize(
    ("place", "whole_share", "whole"),
    [
        (box(0, 0, 50, 100), 50, True),
        (box(0, 0, 49, 100), 50, False),
        (box(0, 0, 49, 100), 49, True),
        (box(-500, 0, 1000, 100), 50, True),
        (box(-5000, 0, 5010, 100), 50, False),
        (wkb("LINESTRING (0 0, 100 100)"), 1, False),
        (None, 50, False),
    ],
)
def test_from_a_share_of_the_town_a_plan_concerns_all_of_it(
    town: Store, place: bytes | None, whole_share: float, whole: bool
) -> None:
    add(town, plan=place)

    result = assign(town, whole_share=whole_share)

    (plan,) = records(town, Plan)
    assert (plan.whole_town_by_share, plan.whole_town) == (whole, None)
    assert result.assigned == (whole or bool(ties(town, "plan")))


def test_the_municipalitys_own_area_is_the_whole_where_it_is_known(town: Store) -> None:
    with town.writing(WHO) as transaction:
        large = {"GM9999": box(0, 0, 1000), "GM0000": box(0, 0, 10)}
        transaction.insert(
            Neighbourhood(id=id_of(code), code=code, year=2026, level=AreaLevel.MUNICIPALITY, geometry=place)
            for code, place in large.items()
        )
    add(town, plan=box(0, 0, 100))

    assign(town)

    assert records(town, Plan)[0].whole_town_by_share is False


@pytest.mark.parametrize(("by_hand", "assigned"), [(True, 1), (False, 0), (None, 0)])
def test_the_whole_town_by_hand_is_kept(town: Store, by_hand: bool | None, assigned: int) -> None:
    add(town, plan=box(500, 500))
    edit(town, Plan, id_of("plan"), {"whole_town": by_hand})

    assert assign(town).assigned == assigned
    assert records(town, Plan)[0].whole_town is by_hand


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


def test_who_brought_in_buurten_alone_hears_that_residents_choose_a_wijk(store: Store) -> None:
    with store.writing(WHO) as transaction:
        transaction.insert(
            [Neighbourhood(id=id_of("A1"), code="A1", level=AreaLevel.BUURT, geometry=box(0, 0, 50, 50))]
        )
    add(store, inside=box(10, 10, 10, 10))
    heard = Listener()

    assign(store, progress=heard)

    assert [note for note in heard.notes if "geen wijken" in note]


def test_who_brought_in_no_buurten_hears_nothing_of_wijken(store: Store) -> None:
    with store.writing(WHO) as transaction:
        transaction.insert([Neighbourhood(id=id_of("D"), code="D", level=AreaLevel.DISTRICT, geometry=box(0, 0, 50))])
    add(store, inside=box(10, 10))
    heard = Listener()

    assign(store, (AreaLevel.DISTRICT,), progress=heard)

    assert heard.notes == []


def test_plans_outside_all_areas_are_counted_aloud(town: Store) -> None:
    add(town, inside=box(10, 10, 10, 10))
    with town.writing(WHO) as transaction:
        transaction.insert([Plan(id=id_of("nergens"), name="Zonder ligging")])
    heard = Listener()
    assign(town, progress=heard)
    assert heard.notes == []

    add(town, far=box(900, 900, 10, 10))
    assign(town, progress=heard)
    assert heard.notes[0].startswith("Plannen die in geen van deze gebieden liggen: 1.")


def test_the_newest_year_of_each_level_counts(town: Store) -> None:
    with town.writing(WHO) as transaction:
        transaction.insert(
            [Neighbourhood(id=id_of("N"), code="N", year=2027, level=AreaLevel.WIJK, geometry=box(0, 0, 100))]
        )
    add(town, plan=box(10, 10))

    assign(town)

    assert ties(town, "plan") == {"N": 1, "A1": 1}


def test_a_code_that_was_of_another_level_before_is_tied_once(town: Store) -> None:
    with town.writing(WHO) as transaction:
        transaction.insert(
            [Neighbourhood(id=id_of("2025"), code="A1", year=2025, level=AreaLevel.WIJK, geometry=box(0, 0, 50))]
        )
    add(town, plan=box(10, 10))

    for _ in range(2):
        assign(town, [AreaLevel.BUURT])

    assert [tie.neighbourhood_code for tie in records(town, PlanNeighbourhood)] == ["A1"]


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


def test_a_year_whose_borders_are_missing_counts_all_the_same(town: Store) -> None:
    add(town, plan=box(10, 10), other=box(60, 10, 10))
    assign(town)
    with town.writing(WHO) as transaction:
        transaction.insert([Neighbourhood(id=id_of("2027"), code="A", year=2027, level=AreaLevel.WIJK)])
    heard = Listener()

    assign(town, progress=heard)

    # what was reckoned before is kept where nothing can be reckoned now; B is no longer an area
    assert (ties(town, "plan"), ties(town, "other")) == ({"A": 1, "A1": 1}, {})
    assert [note for note in heard.notes if note.startswith("De grens van A (2027) is leeg")]


@pytest.mark.parametrize("levels", [BOTH, [AreaLevel.DISTRICT]])
def test_without_areas_one_sentence_says_what_to_do(store: Store, levels: Any) -> None:
    add(store, plan=box(10, 10))

    with pytest.raises(ParticipationError) as refused:
        assign(store, levels)

    assert refused.value.text == NO_AREAS


def test_cancelling_assigns_nothing(town: Store) -> None:
    add(town, plan=box(10, 10))
    for patience in range(3):
        with pytest.raises(CancelledError):
            assign(town, progress=Listener(patience))
    assert records(town, PlanNeighbourhood) == []


numbers = st.integers(0, 40)
boxes = st.tuples(numbers, numbers, st.integers(1, 30), st.integers(1, 30)).map(
    lambda b: shapely.box(b[0], b[1], b[0] + b[2], b[1] + b[3])
)
lines = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4, unique=True).map(shapely.LineString)
GRID = [shapely.box(x, y, x + 10, y + 10) for x in range(0, 40, 10) for y in range(0, 40, 10)]
# a line that runs along a border lies in both areas; how it is parted is left open, but for the sum
BORDERS = shapely.union_all([area.boundary for area in GRID])


@given(plans=st.lists(st.one_of(boxes, lines), min_size=1, max_size=5))
@example(plans=[shapely.LineString([(0, 0), (2, 2), (1, 1)])])
def test_shares_are_those_of_plain_geometry_and_add_up_to_one_at_most(plans: list[Any]) -> None:
    found = {(share.plan, share.area): share.share for share in shares([p.wkb for p in plans], [a.wkb for a in GRID])}

    for number, plan in enumerate(plans):
        total = sum(part for (of, _), part in found.items() if of == number)
        assert total <= 1 + 1e-9
        if plan.area or not plan.intersection(BORDERS).length:
            size = shapely.area if plan.area else shapely.length
            # a stretch drawn twice counts once
            once = plan if plan.area else shapely.union_all([plan])
            expected = [size(once.intersection(area)) / size(once) for area in GRID]
            assert [found.get((number, area), 0) for area in range(len(GRID))] == pytest.approx(expected, abs=1e-9)


@given(plans=st.lists(boxes, min_size=1, max_size=4), areas=st.lists(boxes, min_size=1, max_size=5))
def test_areas_that_overlap_never_give_more_than_the_whole(plans: list[Any], areas: list[Any]) -> None:
    totals: dict[int, float] = defaultdict(float)
    for share in shares([p.wkb for p in plans], [area.wkb for area in areas]):
        assert 0 < share.share <= 1
        totals[share.plan] += share.share

    assert all(total <= 1 + 1e-9 for total in totals.values())
