"""Whose a moment without a plan can be: the whole town's, or that of an area that exists now."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.entry.areas import area_names, place_words, places_to_choose
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Neighbourhood

TOWN = "GM9999"


def area(code: str, name: str, level: AreaLevel, year: int = 2026) -> Neighbourhood:
    return Neighbourhood(f"{code}-{year}", code=code, year=year, name=name, level=level)


AREAS = (
    area("BU99990101", "Aan de kade", AreaLevel.BUURT),
    area("WK999902", "zuid", AreaLevel.WIJK),
    area("WK999901", "Haven", AreaLevel.WIJK),
    area("SD1", "Oost", AreaLevel.DISTRICT),
    area(TOWN, "Voorbeeldstad", AreaLevel.MUNICIPALITY),
    area("WK999909", "Vroeger", AreaLevel.WIJK, 2025),
)


def test_the_whole_town_comes_first_then_wijken_and_what_lies_in_them_or_around_them() -> None:
    assert [(code, words.nl) for code, words in places_to_choose(AREAS, TOWN, "").items()] == [
        (TOWN, "Hele gemeente"),
        ("WK999901", "Haven (wijk)"),
        ("WK999902", "zuid (wijk)"),
        ("BU99990101", "Aan de kade (buurt)"),
        ("SD1", "Oost (stadsdeel)"),
    ]


def test_an_area_without_a_name_goes_by_its_code() -> None:
    blank = area("WK999903", " ", AreaLevel.WIJK)
    assert area_names([blank]) == {"WK999903": "WK999903 (wijk)"}
    assert place_words("WK999903", {"WK999903": blank}, TOWN).nl == "WK999903"


@pytest.mark.parametrize("standing", ["WK999901", TOWN, ""])
def test_what_exists_is_offered_once(standing: str) -> None:
    assert places_to_choose(AREAS, TOWN, standing) == places_to_choose(AREAS, TOWN, "")


def test_a_code_that_no_longer_exists_is_offered_to_what_still_has_it_only() -> None:
    offered = places_to_choose(AREAS, TOWN, "WK999909")
    assert list(offered)[-1] == "WK999909"
    assert offered["WK999909"].nl == "WK999909 (bestaat niet meer)"
    assert "WK999909" not in places_to_choose(AREAS, TOWN, "")


def test_a_plan_lies_in_areas_below_the_town() -> None:
    assert list(area_names(AREAS[:5])) == ["WK999901", "WK999902", "BU99990101", "SD1"]
