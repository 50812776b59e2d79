"""Shares of plans in areas are those of plain geometry."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.shares import shares

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
