"""Wijken and buurten over OGC API Features, from servers that keep to it in their own way."""

from __future__ import annotations

import pytest
import shapely
from participatiekaart.plugin.intake.areas.cbs_areas import CbsAreas
from participatiekaart.plugin.intake.web.features_api import NoAnswerError
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.words import ParticipationError

from ..serving import CRS84, RD, Oddities
from .fetching import X, Y, fetched, in_degrees_only


def assert_is_veldermond(areas: CbsAreas) -> None:
    """Whole, and nothing of another town."""
    assert (areas.code, areas.name) == ("GM9901", "Veldermond")
    assert [areas.count(level) for level in (AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT)] == [1, 1, 5]
    found = {level: here[0] for level, here in areas.by_level.items()}
    first = {level: (area.row, area.code, area.name, area.parent) for level, area in found.items()}
    assert first == {
        AreaLevel.MUNICIPALITY: ("GM9901", "GM9901", "Veldermond", None),
        AreaLevel.WIJK: ("WK990100", "WK990100", "Stad", "GM9901"),
        AreaLevel.BUURT: ("BU99010000", "BU99010000", "Buurt 0", "WK990100"),
    }


@pytest.mark.parametrize("town", ["GM9901", " gm9901 ", "Veldermond", " veldermond "])
def test_a_municipality_comes_whole_by_code_or_by_name(address: str, town: str) -> None:
    areas = fetched(address, town)

    assert_is_veldermond(areas)
    assert areas.year == 2026
    first = areas.by_level[AreaLevel.BUURT][0]
    assert shapely.from_wkb(first.geometry).bounds == (X, Y, X + 1000, Y + 1000)


def test_a_server_may_write_the_names_of_its_properties_in_capitals(odd: Oddities, address: str) -> None:
    for feature in (feature for features in odd.collections.values() for feature in features):
        feature["properties"] = {name.upper(): value for name, value in feature["properties"].items()}

    assert_is_veldermond(fetched(address))


def test_only_what_lies_near_is_asked_for(odd: Oddities, address: str) -> None:
    fetched(address)
    asked = [query for path, query in odd.asked if path.endswith("buurten/items")]

    assert asked[0]["gemeentecode"] == "GM9901"
    assert [float(value) for value in asked[0]["bbox"].split(",")] == [X, Y, X + 2000, Y + 1000]
    assert asked[0]["crs"] == asked[0]["bbox-crs"] == RD
    assert [query.get("from") for query in asked] == [None, "2", "4"]


def test_the_system_is_asked_for_by_its_own_name_among_those_offered(odd: Oddities, address: str) -> None:
    others = (RD.replace("28992", "4258"), RD.replace("EPSG", "OGC"))
    odd.crs = (CRS84, *others, RD)
    fetched(address)

    assert {query["crs"] for path, query in odd.asked if path.endswith("items")} == {RD}


def test_a_server_that_selects_by_no_property_is_asked_for_the_place_only(odd: Oddities, address: str) -> None:
    odd.refuses = 400

    assert fetched(address).count(AreaLevel.BUURT) == 5


def test_a_server_that_fails_is_not_asked_again(odd: Oddities, address: str) -> None:
    odd.refuses = 503

    with pytest.raises(NoAnswerError) as failed:
        fetched(address)

    assert failed.value.status == 503
    assert len([path for path, _ in odd.asked if path.endswith("items")]) == 1


@pytest.mark.parametrize("town", ["Veldermond", "veldermond"])
def test_a_name_is_found_whatever_its_capitals_where_the_server_compares_them(
    odd: Oddities, address: str, town: str
) -> None:
    odd.selects = True

    assert fetched(address, town).count(AreaLevel.BUURT) == 5


def test_a_store_in_degrees_has_those_to_the_east_first(odd: Oddities, address: str) -> None:
    """EPSG:4258 itself names those to the north first."""
    in_degrees_only(odd)
    areas = fetched(address, crs="EPSG:4258")

    bounds = shapely.from_wkb(areas.by_level[AreaLevel.WIJK][0].geometry).bounds
    box = [float(value) for value in odd.asked[-1][1]["bbox"].split(",")]
    assert bounds == pytest.approx((6.0, 52.4, 6.1, 52.5), abs=0.001)
    assert box == pytest.approx([6.0, 52.4, 6.1, 52.5], abs=0.001)


def test_the_address_may_end_in_a_slash(address: str) -> None:
    assert fetched(f"{address}/").count(AreaLevel.BUURT) == 5


def test_a_server_without_rd_gives_degrees_that_are_reckoned_to_rd(odd: Oddities, address: str) -> None:
    in_degrees_only(odd)
    areas = fetched(address)

    left, low, right, high = shapely.from_wkb(areas.by_level[AreaLevel.WIJK][0].geometry).bounds
    assert 195_000 < left < right < 215_000
    assert 485_000 < low < high < 510_000
    box = [float(value) for value in odd.asked[-1][1]["bbox"].split(",")]
    assert box == pytest.approx([6.0, 52.4, 6.1, 52.5], abs=0.01)
    assert not {"crs", "bbox-crs"} & odd.asked[-1][1].keys()


@pytest.mark.parametrize(
    ("town", "year", "words"),
    [
        ("Zwolle", 2026, "In 2026 is er geen gemeente “Zwolle”. Gebruik de naam of de CBS-code, zoals GM0193."),
        ("GM9901", 2031, "Voor 2031 is er geen indeling op http"),
    ],
)
def test_what_is_not_there_is_named_with_the_way_out(address: str, town: str, year: int, words: str) -> None:
    with pytest.raises(ParticipationError) as failed:
        fetched(address, town, year)

    assert failed.value.text.nl.startswith(words)
