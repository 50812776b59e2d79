"""When a plan is one of the whole town: by its share, or by hand."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.protocol import Store

from ..making import box, bring_in, edit, id_of, records, wkb
from .assigning import add, assign, ties


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
    borders = {"GM9999": box(0, 0, 1000), "GM0000": box(0, 0, 10)}
    bring_in(town, {code: (AreaLevel.MUNICIPALITY, border) for code, border in borders.items()})
    add(town, plan=box(0, 0, 100))

    assign(town)

    assert records(town, Plan)[0].whole_town_by_share is False


@pytest.mark.parametrize(("by_hand", "assigned"), [(True, 1), (False, 0), (None, 0)])
def test_the_whole_town_by_hand_is_kept(town: Store, by_hand: bool | None, assigned: int) -> None:
    add(town, plan=box(500, 500))
    edit(town, Plan, id_of("plan"), {"whole_town": by_hand})

    assert assign(town).assigned == assigned
    assert records(town, Plan)[0].whole_town is by_hand
