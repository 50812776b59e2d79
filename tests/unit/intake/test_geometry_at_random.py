"""Places drawn at random: mended, measured and parted as plain arithmetic says.

The arithmetic is exact (fractions) and knows nothing of the library that mends: it cuts the plane into upright strips
in which no two sides cross, and counts how often each ring goes round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from osgeo import ogr
from participatiekaart.plugin.participation.geometry import mend
from participatiekaart.plugin.participation.shares import shares

Point = tuple[int, int]
Side = tuple[Point, Point]
Ring = Sequence[Point]
Box = tuple[int, int, int, int]
SIDE = 12
TOWN: Box = (0, 0, SIDE, SIDE)

# few places, so that corners come twice, lie in line and touch other sides
corner = st.tuples(st.integers(-2, SIDE + 2), st.integers(-2, SIDE + 2))
ring = st.lists(corner, min_size=3, max_size=8).map(lambda corners: [*corners, corners[0]])
rings = st.lists(ring, min_size=1, max_size=3)
way = st.lists(corner, min_size=2, max_size=7)
ways = st.lists(way, min_size=1, max_size=3)


@st.composite
def partitions(draw: st.DrawFn) -> list[Box]:
    """The town cut straight through again and again."""
    boxes = [TOWN]
    for _ in range(draw(st.integers(0, 5))):
        west, south, east, north = boxes.pop(draw(st.integers(0, len(boxes) - 1)))
        if draw(st.booleans()) and east - west > 1:
            cut = draw(st.integers(west + 1, east - 1))
            boxes += [(west, south, cut, north), (cut, south, east, north)]
        elif north - south > 1:
            cut = draw(st.integers(south + 1, north - 1))
            boxes += [(west, south, east, cut), (west, cut, east, north)]
        else:
            boxes.append((west, south, east, north))
    return boxes


def sides(drawn: Ring) -> list[Side]:
    return [(start, end) for start, end in zip(drawn, drawn[1:]) if start != end]


def crossing_at(one: Side, other: Side) -> Fraction | None:
    """The x where two sides cross, if they do in one point."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if turn == 0:
        return None
    along = Fraction((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx), turn)
    across = Fraction((cx - ax) * (by - ay) - (cy - ay) * (bx - ax), turn)
    return ax + along * (bx - ax) if 0 <= along <= 1 and 0 <= across <= 1 else None


def enclosed(drawn: Sequence[Ring], box: Box) -> Fraction:
    """The area within a box of what the first ring goes round and no other ring does."""
    west, south, east, north = box
    rims = [((west, height), (east, height)) for height in (south, north)]
    every = [side for one in drawn for side in sides(one)] + rims
    cuts = {Fraction(x) for side in every for x, _ in side} | {Fraction(west), Fraction(east)}
    cuts |= {x for one, other in combinations(every, 2) if (x := crossing_at(one, other)) is not None}
    strips = sorted(x for x in cuts if west <= x <= east)
    return sum((_in_strip(drawn, left, right, south, north) for left, right in zip(strips, strips[1:])), Fraction(0))


def _in_strip(drawn: Sequence[Ring], left: Fraction, right: Fraction, south: int, north: int) -> Fraction:
    middle = (left + right) / 2
    met = []
    for number, one in enumerate(drawn):
        for (ax, ay), (bx, by) in sides(one):
            if min(ax, bx) < middle < max(ax, bx):
                met.append((ay + (by - ay) * (middle - ax) / (bx - ax), number, 1 if bx > ax else -1))
    met.sort()
    round_each = [0] * len(drawn)
    total = Fraction(0)
    for (low, number, turn), (high, _, _) in zip(met, met[1:]):
        round_each[number] += turn
        if round_each[0] and not any(round_each[1:]):
            total += min(max(high, south), north) - min(max(low, south), north)
    return total * (right - left)


def wkb_of(box: Box) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(*box)))


def shifted(wkb: bytes, by: Point) -> bytes:
    return bytes(shapely.to_wkb(shapely.transform(shapely.from_wkb(wkb), lambda at: at + numpy.array(by))))


def by_area(plan: bytes, areas: Sequence[bytes]) -> list[float]:
    found = {share.area: share.share for share in shares([plan], areas)}
    return [found.get(number, 0) for number in range(len(areas))]


FAR = st.tuples(st.integers(-10_000, 280_000), st.integers(300_000, 620_000))


@given(drawn=rings, parts=partitions())
def test_an_area_of_any_rings_is_mended_and_parted_as_arithmetic_says(drawn: list[Ring], parts: list[Box]) -> None:
    everywhere = enclosed(drawn, (-9, -9, SIDE + 9, SIDE + 9))
    mended = mend(bytes(shapely.to_wkb(shapely.Polygon(drawn[0], drawn[1:]))))

    if mended.wkb is None:
        assert everywhere == 0
        assert mended.problem is not None
        return
    place = shapely.from_wkb(mended.wkb)
    assert place.is_valid
    assert place.area == pytest.approx(float(everywhere), rel=1e-6)
    assert by_area(mended.wkb, [wkb_of(part) for part in parts]) == pytest.approx(
        [float(enclosed(drawn, part) / everywhere) for part in parts], rel=1e-6, abs=1e-12
    )


@given(drawn=rings, parts=partitions(), by=FAR)
def test_an_area_is_mended_and_parted_the_same_elsewhere(drawn: list[Ring], parts: list[Box], by: Point) -> None:
    here = bytes(shapely.to_wkb(shapely.Polygon(drawn[0], drawn[1:])))
    mended, there = mend(here), mend(shifted(here, by))

    assert mended.problem == there.problem
    if mended.wkb is None or there.wkb is None:
        return
    assert shapely.from_wkb(there.wkb).area == pytest.approx(shapely.from_wkb(mended.wkb).area, rel=1e-6)
    areas = [wkb_of(part) for part in parts]
    assert by_area(there.wkb, [shifted(area, by) for area in areas]) == pytest.approx(
        by_area(mended.wkb, areas), rel=1e-6, abs=1e-9
    )


@given(drawn=rings, more=st.data(), parts=partitions())
def test_rings_drawn_anew_or_with_corners_doubled_are_the_same_area(
    drawn: list[Ring], more: st.DataObject, parts: list[Box]
) -> None:
    def redrawn(one: Ring) -> Ring:
        start = more.draw(st.integers(0, len(one) - 2))
        turned = [*one[start:-1], *one[:start]]
        doubled = [at for at in turned for _ in range(more.draw(st.integers(1, 2)))]
        # the middle of each side, in line with its ends
        between = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(doubled, doubled[1:])]
        woven: list[Any] = [at for pair in zip(doubled, between) for at in pair] + [doubled[-1]]
        return [*woven, woven[0]][:: more.draw(st.sampled_from([1, -1]))]

    plain = mend(bytes(shapely.to_wkb(shapely.Polygon(drawn[0], drawn[1:]))))
    again = mend(bytes(shapely.to_wkb(shapely.Polygon(redrawn(drawn[0]), [redrawn(hole) for hole in drawn[1:]]))))

    assert plain.problem == again.problem
    if plain.wkb is None or again.wkb is None:
        return
    assert shapely.symmetric_difference(*shapely.from_wkb([plain.wkb, again.wkb])).area <= 1e-6
    areas = [wkb_of(part) for part in parts]
    assert by_area(again.wkb, areas) == pytest.approx(by_area(plain.wkb, areas), rel=1e-6, abs=1e-9)


def parts_of_lines(drawn: Sequence[Ring], parts: Sequence[Box]) -> list[float]:
    """What is drawn twice counts once, and what lies along a border for the areas beside it in equal parts."""
    every = [side for one in drawn for side in sides(one)]
    totals = [0.0] * len(parts)
    stretches = {stretch for side in every for stretch in _stretches(side, every, parts)}
    for stretch in stretches:
        (ax, ay), (bx, by) = stretch
        x, y = (ax + bx) / 2, (ay + by) / 2
        beside = [number for number, (w, s, e, n) in enumerate(parts) if w <= x <= e and s <= y <= n]
        for number in beside:
            totals[number] += math.dist(*stretch) / len(beside)
    return [total / sum(math.dist(*stretch) for stretch in stretches) for total in totals]


def _stretches(side: Side, every: Sequence[Side], parts: Sequence[Box]) -> list[tuple[Any, Any]]:
    """A side cut where another in line with it begins or ends, and where it may pass a border; the same stretch of two
    sides is the same."""
    (ax, ay), (bx, by) = side
    dx, dy = bx - ax, by - ay
    in_line = [at for other in every for at in other if (at[0] - ax) * dy == (at[1] - ay) * dx]
    along = [Fraction((x - ax) * dx + (y - ay) * dy, dx * dx + dy * dy) for x, y in in_line]
    along += [Fraction(x - ax, dx) for w, _, e, _ in parts for x in (w, e) if dx]
    along += [Fraction(y - ay, dy) for _, s, _, n in parts for y in (s, n) if dy]
    cuts = sorted({at for at in along if 0 <= at <= 1})
    places = [(ax + at * dx, ay + at * dy) for at in cuts]
    return [(min(pair), max(pair)) for pair in zip(places, places[1:])]


@given(drawn=ways, parts=partitions(), by=FAR)
@example(drawn=[[(0, 14), (1, 12), (0, 12)]], parts=[TOWN], by=(0, 300_000))
def test_lines_are_parted_as_arithmetic_says_wherever_they_lie(drawn: list[Ring], parts: list[Box], by: Point) -> None:
    mended = mend(bytes(shapely.to_wkb(shapely.MultiLineString(drawn))))

    if mended.wkb is None:
        assert all(len(set(one)) == 1 for one in drawn)
        return
    assert shapely.from_wkb(mended.wkb).is_valid
    areas = [wkb_of(part) for part in parts]
    found = by_area(mended.wkb, areas)
    assert found == pytest.approx(parts_of_lines(drawn, parts), abs=1e-6)
    assert sum(found) <= 1 + 1e-9
    there = by_area(shifted(mended.wkb, by), [shifted(area, by) for area in areas])
    assert there == pytest.approx(found, abs=1e-6)


along = st.sampled_from([-1, -0.5, -0.3, 0, 0.1, 0.3, 0.5, 0.7, 1, 1.2, 2])


@given(
    foot=st.tuples(st.floats(200_000, 201_000), st.floats(500_000, 501_000)),
    slant=st.tuples(st.floats(-300, 300), st.floats(400, 900)),
    ends=st.lists(along, min_size=2, max_size=2, unique=True).map(sorted),
)
def test_a_line_on_a_slanting_border_counts_for_both_sides(
    foot: tuple[float, float], slant: tuple[float, float], ends: list[float]
) -> None:
    """Its ends are rounded, so that it lies on neither side and on both."""
    head = (foot[0] + slant[0], foot[1] + slant[1])
    sides_of_town = [
        shapely.Polygon([foot, head, (foot[0] + out, foot[1] + 1000), (foot[0] + out, foot[1])]).wkb
        for out in (-2000, 2000)
    ]
    line = shapely.LineString([(foot[0] + at * slant[0], foot[1] + at * slant[1]) for at in ends])
    beside = max(min(ends[1], 1) - max(ends[0], 0), 0) / (ends[1] - ends[0])

    assert by_area(line.wkb, sides_of_town) == pytest.approx([beside / 2] * 2, abs=1e-6)


@given(drawn=st.lists(corner, min_size=1, max_size=12), parts=partitions(), by=FAR)
def test_each_point_counts_for_the_first_area_that_has_it(drawn: list[Point], parts: list[Box], by: Point) -> None:
    mended = mend(bytes(shapely.to_wkb(shapely.MultiPoint(drawn))))
    assert mended.wkb is not None

    counts = [0] * len(parts)
    for x, y in drawn:
        first = next((n for n, (w, s, e, t) in enumerate(parts) if w <= x <= e and s <= y <= t), None)
        if first is not None:
            counts[first] += 1
    areas = [wkb_of(part) for part in parts]
    expected = [count / len(drawn) for count in counts]
    assert by_area(mended.wkb, areas) == pytest.approx(expected)
    assert by_area(shifted(mended.wkb, by), [shifted(area, by) for area in areas]) == pytest.approx(expected)


@st.composite
def slanting(draw: st.DrawFn) -> list[bytes]:
    """The town in four areas that meet somewhere inside it, their borders at any slant."""
    middle = draw(st.tuples(st.integers(1, SIDE - 1), st.integers(1, SIDE - 1)))
    south, east, north, west = (draw(st.integers(1, SIDE - 1)) for _ in range(4))
    below, right, above, left = (south, 0), (SIDE, east), (north, SIDE), (0, west)
    corners = [
        [(0, 0), below, middle, left],
        [below, (SIDE, 0), right, middle],
        [middle, right, (SIDE, SIDE), above],
        [left, middle, above, (0, SIDE)],
    ]
    return [bytes(shapely.to_wkb(shapely.Polygon(each))) for each in corners]


@given(drawn=rings, areas=slanting(), by=FAR)
def test_areas_at_any_slant_share_a_plan_as_another_library_says(
    drawn: list[Ring], areas: list[bytes], by: Point
) -> None:
    found = [area.wkb for area in (mend(area) for area in areas) if area.wkb is not None]
    mended = mend(shifted(bytes(shapely.to_wkb(shapely.Polygon(drawn[0], drawn[1:]))), by))
    if mended.wkb is None or len(found) < len(areas):
        return
    there = [shifted(area, by) for area in found]
    plan = ogr.CreateGeometryFromWkb(mended.wkb)
    expected = [plan.Intersection(ogr.CreateGeometryFromWkb(area)).GetArea() / plan.GetArea() for area in there]

    parted = by_area(mended.wkb, there)

    total = max(sum(expected), 1)
    assert parted == pytest.approx([part / total for part in expected], rel=1e-6, abs=1e-9)
    assert sum(parted) <= 1 + 1e-9
