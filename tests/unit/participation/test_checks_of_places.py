"""What the check says of where a plan lies: nowhere, outside the municipality, on its border."""

from __future__ import annotations

import pytest
import shapely
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Neighbourhood, PlanNeighbourhood

from .check_cases import INSIDE, OUTSIDE, SLANTED_BESIDE_OUTSIDE, a_plan
from .checking import AT, MUNICIPALITY, area, found, town


@pytest.mark.parametrize(
    ("whole_town", "has_wijk", "where"),
    [
        (None, False, "elke wijk"),
        (None, True, "elke wijk"),
        (False, False, "geen wijk"),
        (False, True, None),
        (True, False, None),
        (True, True, None),
    ],
)
def test_a_plan_without_a_place_stands_where_it_is_said_to(
    whole_town: bool | None, has_wijk: bool, where: str | None
) -> None:
    """A wijk that is chosen shows nothing as long as the plan is taken for one of the whole town."""
    area_of_plan = PlanNeighbourhood("t", plan="plan", neighbourhood_code="WK1", share=1)
    ties = (area_of_plan,) if has_wijk else ()
    findings = check(town([a_plan(geometry=None, whole_town=whole_town)], plan_neighbourhoods=ties), AT)

    assert [one.text.nl for one in findings] == (
        [f"Plan “Molenweg” heeft geen ligging en staat nu bij {where}."] if where else []
    )


@pytest.mark.parametrize(
    ("areas", "is_found"),
    [
        ((), False),
        ((area("GM9999", AreaLevel.MUNICIPALITY, MUNICIPALITY),), True),
        ((area("gm9999", AreaLevel.MUNICIPALITY, MUNICIPALITY),), True),
        ((area("GM9999", AreaLevel.MUNICIPALITY, SLANTED_BESIDE_OUTSIDE),), True),
        ((area("GM0001", AreaLevel.MUNICIPALITY, OUTSIDE), area("WK01", AreaLevel.WIJK, MUNICIPALITY)), True),
        ((area("WK01", AreaLevel.WIJK, INSIDE), area("WK02", AreaLevel.WIJK, OUTSIDE)), False),
        ((area("WK01", AreaLevel.WIJK, None),), False),
        ((area("BU01", AreaLevel.BUURT, OUTSIDE, 2020), area("BU02", AreaLevel.BUURT, INSIDE, 2026)), True),
    ],
)
def test_the_municipality_is_its_own_area_else_the_largest_areas_of_the_newest_year(
    areas: tuple[Neighbourhood, ...], is_found: bool
) -> None:
    findings = found(town([a_plan(geometry=OUTSIDE)], neighbourhoods=areas))

    assert (("buiten_gemeente", "plan", "geometry") in findings) is is_found


def test_a_plan_that_touches_the_border_lies_in_the_municipality() -> None:
    beside = shapely.to_wkb(shapely.box(205000, 500000, 206000, 500100))

    assert check(town([a_plan(geometry=beside)]), AT) == []
