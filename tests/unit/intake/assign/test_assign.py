"""The share of a plan in each wijk and buurt, and which levels and codes count."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from participatiekaart.plugin.intake.areas.assign import NO_AREAS, AssignResult
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError
from participatiekaart.plugin.participation.records import Neighbourhood, PlanNeighbourhood
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Store

from ..making import Listener, box, bring_in, edit, id_of, records, wkb
from .assigning import BOTH, TOWN, add, assign, ties

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
    edit(town, Neighbourhood, id_of("A 2026"), {"geometry": wkb("POLYGON ((0 0, 50 100, 0 100, 50 0, 0 0))")})
    add(town, across=box(0, 0, 60, 100), beside=box(0, 45))
    assign(town)

    assert ties(town, "across")["A"] == pytest.approx(2500 / 6000)
    assert "A" not in ties(town, "beside")


def test_a_point_on_a_border_is_the_first_codes_in_whatever_order_the_areas_came_in(store: Store) -> None:
    bring_in(store, dict(reversed(TOWN.items())))
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


def test_who_brought_in_buurten_alone_hears_that_residents_choose_a_wijk(store: Store) -> None:
    bring_in(store, {"A1": (AreaLevel.BUURT, box(0, 0, 50, 50))})
    add(store, inside=box(10, 10, 10, 10))
    heard = Listener()

    assign(store, progress=heard)

    assert [note for note in heard.notes if "geen wijken" in note]


def test_who_brought_in_no_buurten_hears_nothing_of_wijken(store: Store) -> None:
    bring_in(store, {"D": (AreaLevel.DISTRICT, box(0, 0, 50))})
    add(store, inside=box(10, 10))
    heard = Listener()

    assign(store, (AreaLevel.DISTRICT,), progress=heard)

    assert heard.notes == []


def test_plans_outside_all_areas_are_counted_aloud(town: Store) -> None:
    add(town, inside=box(10, 10), nowhere=None)
    heard = Listener()
    assign(town, progress=heard)
    assert heard.notes == []

    add(town, far=box(900, 900, 10, 10))
    assign(town, progress=heard)
    assert heard.notes[0].startswith("Plannen die in geen van deze gebieden liggen: 1.")


def test_the_newest_year_of_each_level_counts(town: Store) -> None:
    bring_in(town, {"N": (AreaLevel.WIJK, box(0, 0, 100))}, 2027)
    add(town, plan=box(10, 10))

    assign(town)

    assert ties(town, "plan") == {"N": 1, "A1": 1}


def test_a_code_that_was_of_another_level_before_is_tied_once(town: Store) -> None:
    bring_in(town, {"A1": (AreaLevel.WIJK, box(0, 0, 50))}, 2025)
    add(town, plan=box(10, 10))

    for _ in range(2):
        assign(town, [AreaLevel.BUURT])

    assert [tie.neighbourhood_code for tie in records(town, PlanNeighbourhood)] == ["A1"]


def test_a_year_whose_borders_are_missing_counts_all_the_same(town: Store) -> None:
    add(town, plan=box(10, 10), other=box(60, 10, 10))
    assign(town)
    bring_in(town, {"A": (AreaLevel.WIJK, None)}, 2027)
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
