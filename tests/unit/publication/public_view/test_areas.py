"""In which areas the public finds a plan and a moment."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import AreaLevel

from ..small_town import AREAS, area, lies_in, moment, plan, shown, shown_moment, site, town

ALL_WIJKEN = ("WK999901", "WK999902")


@pytest.mark.parametrize(
    ("values", "whole"),
    [
        ({"whole_town": True}, True),
        ({"whole_town_by_share": True}, True),
        ({"whole_town": False, "whole_town_by_share": True}, False),
        ({"geometry": None}, True),
        ({}, False),
    ],
)
def test_a_plan_of_the_whole_town_stands_in_every_wijk(values: dict[str, Any], whole: bool) -> None:
    street = plan(**values)
    ties = [lies_in(street, "WK999902", 0.4), lies_in(street, "BU99990201", 0.4)]
    found = shown(street, *ties, moment(street))
    assert found.hele_gemeente is whole
    assert found.wijkcodes == (ALL_WIJKEN if whole else ("WK999902",))
    assert found.buurtcodes == ("BU99990201",)
    of_moment = shown_moment(street, *ties, moment(street))
    assert (of_moment.hele_gemeente, of_moment.wijkcodes) == (found.hele_gemeente, found.wijkcodes)


def test_areas_stand_largest_share_first_with_their_names() -> None:
    street = plan()
    found = shown(
        street, lies_in(street, "WK999901", 0.2), lies_in(street, "WK999902", 0.8), lies_in(street, "GONE", 1)
    )
    assert (found.wijkcodes, found.wijken) == (("WK999902", "WK999901"), ("Zuid", "Noord"))


def test_a_name_reads_the_same_with_its_plans_as_on_its_own() -> None:
    """Another program, or a paste, may have left in it what no page can hold, or nothing."""
    named = [area("WK1", " Ou\x0bd\x00 Zuid "), area("WK2", "")]
    found = site(town(plan(whole_town=True), neighbourhoods=tuple(named)))
    assert found.plannen[0].wijken == tuple(wijk.naam for wijk in found.wijken) == ("Ou\nd Zuid", "WK2")


def test_an_area_that_a_plan_is_tied_to_twice_is_told_once() -> None:
    street = plan()
    found = shown(street, lies_in(street, "WK999902", 0.3), lies_in(street, "WK999902", 0.8))
    assert (found.wijkcodes, found.wijkaandelen) == (("WK999902",), (80,))


@pytest.mark.parametrize(
    ("code", "whole", "wijken"),
    [
        ("WK999901", False, ("WK999901",)),
        ("BU99990201", False, ("WK999902",)),
        ("GM9999", True, ALL_WIJKEN),
        ("WK111111", False, ()),
        (None, True, ALL_WIJKEN),
    ],
)
def test_a_moment_of_a_neighbourhood_stands_there(code: str | None, whole: bool, wijken: tuple[str, ...]) -> None:
    found = shown_moment(moment(None, "2026-12-01", "2026-12-01", neighbourhood_code=code))
    assert (found.hele_gemeente, found.wijkcodes, found.plan_id) == (whole, wijken, None)


@pytest.mark.parametrize(("code", "wijken"), [("SD1", ("WK999901",)), ("GM9999", ALL_WIJKEN)])
def test_a_moment_of_a_stadsdeel_stands_in_its_wijken_and_the_town_needs_no_border(
    code: str, wijken: tuple[str, ...]
) -> None:
    parts = [area(f"SD{n}", f"Stadsdeel {n}", AreaLevel.DISTRICT) for n in (1, 2)]
    below = [area(f"WK99990{n}", f"Wijk {n}", parent_code=f"SD{n}") for n in (1, 2)]
    of_code = moment(None, "2026-12-01", "2026-12-01", neighbourhood_code=code)

    assert site(town(of_code, neighbourhoods=(*parts, *below))).momenten[0].wijkcodes == wijken


def test_only_the_newest_year_of_a_level_counts() -> None:
    old = area("WK999909", "Verdwenen", AreaLevel.WIJK, year=2020)
    found = site(town(plan(whole_town=True), neighbourhoods=(*AREAS, old)))
    assert found.plannen[0].wijkcodes == ALL_WIJKEN
    assert [wijk.code for wijk in found.wijken] == ["BU99990201", "GM9999", *ALL_WIJKEN]
