"""Wijken and buurten over OGC API Features: page after page, from servers that keep to it in their own way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.cbs_areas import CbsAreas, fetch_areas
from participatiekaart.plugin.intake.features_api import NoAnswerError
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.words import ParticipationError

from .making import Listener
from .serving import CRS84, RD, Oddities, get, served

X, Y = 200_000, 500_000


def area(x: float, **properties: Any) -> dict[str, Any]:
    """A kilometre square, so many kilometres from the corner of the town."""
    shape = shapely.box(X + 1000 * x, Y, X + 1000 * x + 1000, Y + 1000)
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)}


def buurt(number: int, town: str = "GM9901", wijk: str = "WK990100") -> dict[str, Any]:
    code = f"BU{town[2:]}{number:04d}"
    return area(number, buurtcode=code, buurtnaam=f"Buurt {number}", wijkcode=wijk, gemeentecode=town)


@pytest.fixture
def odd() -> Oddities:
    return Oddities(
        {
            "gemeenten": [
                area(40, gemeentecode="GM9902", gemeentenaam="Elders"),
                area(0, gemeentecode="GM9901", gemeentenaam="Veldermond"),
                area(1, gemeentecode="GM9901", gemeentenaam="Veldermond", water="JA"),
            ],
            "wijken": [
                area(0, wijkcode="WK990100", wijknaam="Stad", gemeentecode="GM9901", gemeentenaam="Veldermond"),
                area(40, wijkcode="WK990200", wijknaam="Elders", gemeentecode="GM9902", gemeentenaam="Elders"),
            ],
            "buurten": [*(buurt(number) for number in range(5)), buurt(40, "GM9902", "WK990200")],
        }
    )


@pytest.fixture
def address(odd: Oddities) -> Iterator[str]:
    with served(odd) as found:
        yield found


def fetched(
    address: str, town: str = "GM9901", year: int = 2026, progress: Any = None, crs: str = "EPSG:28992"
) -> CbsAreas:
    return fetch_areas(address, year, town, crs, get, progress or Silent())


@pytest.mark.parametrize("town", ["GM9901", " gm9901 ", "Veldermond", "veldermond"])
def test_a_municipality_comes_whole_by_code_or_by_name(address: str, town: str) -> None:
    areas = fetched(address, town)

    assert (areas.code, areas.name, areas.year) == ("GM9901", "Veldermond", 2026)
    assert [areas.count(level) for level in (AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT)] == [1, 1, 5]
    first = areas.by_level[AreaLevel.BUURT][0]
    assert (first.code, first.name, first.parent) == ("BU99010000", "Buurt 0", "WK990100")
    assert shapely.from_wkb(first.geometry).bounds == (X, Y, X + 1000, Y + 1000)


def test_a_server_may_write_the_names_of_its_properties_in_capitals(odd: Oddities, address: str) -> None:
    for feature in (feature for features in odd.collections.values() for feature in features):
        feature["properties"] = {name.upper(): value for name, value in feature["properties"].items()}
    areas = fetched(address)

    assert (areas.code, areas.name) == ("GM9901", "Veldermond")
    assert [areas.count(level) for level in (AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT)] == [1, 1, 5]
    first = areas.by_level[AreaLevel.BUURT][0]
    assert (first.code, first.name, first.parent) == ("BU99010000", "Buurt 0", "WK990100")


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


def in_degrees_only(odd: Oddities) -> None:
    odd.crs = (CRS84,)
    for found in odd.collections.values():
        for feature in found:
            feature["geometry"] = shapely.geometry.mapping(shapely.box(6.0, 52.4, 6.1, 52.5))


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


@pytest.mark.parametrize(
    "raw",
    [
        b"<html>",
        b"[]",
        b"{}",
        b'{"features": 3}',
        b'{"features": [null]}',
        b'{"features": [{"properties": 3}]}',
        b'{"features": [{"properties": ["ab"]}]}',
        b'{"features": [], "links": [{"rel": "next", "href": "file:///etc/hostname"}]}',
        b'{"features": [], "links": [{"rel": "next", "href": "http://["}]}',
        b"[" * 200_000,
        b"\xff",
    ],
    ids=lambda raw: raw[:60],
)
def test_an_answer_that_is_none_is_told_of(odd: Oddities, address: str, raw: bytes) -> None:
    odd.raw = raw
    with pytest.raises(ParticipationError) as failed:
        fetched(address)

    assert "gaf een antwoord dat niet te lezen is. Klopt het adres in de instellingen?" in failed.value.text.nl


def test_pages_that_lead_to_themselves_come_to_an_end(odd: Oddities, address: str) -> None:
    odd.is_endless = True
    with pytest.raises(ParticipationError) as failed:
        fetched(address)

    assert "een volgende bladzijde" in failed.value.text.nl


def test_pages_without_an_end_come_to_an_end() -> None:
    pages = iter(range(10**9))

    def get(address: str) -> bytes:
        next_page = {"rel": "next", "href": f"/items?bladzijde={next(pages)}"}
        return json.dumps({"features": [], "links": [next_page]}).encode()

    with pytest.raises(ParticipationError) as failed:
        fetch_areas("https://api.example/{year}", 2026, "GM9901", "EPSG:28992", get, Silent())

    assert "een volgende bladzijde" in failed.value.text.nl
    assert next(pages) < 1100


@pytest.mark.parametrize(
    ("following", "named"),
    [
        ("http://elders.invalid/items", "elders.invalid"),
        ("//elders.invalid:8080/items", "elders.invalid:8080"),
        ("http://<img src=x>.invalid/", "·img·src=x·.invalid"),
        ("http://elders.invalid@127.0.0.2/", "elders.invalid·127.0.0.2"),
        ("http://127.0.0.1:9/items", "127.0.0.1:9"),
    ],
)
def test_a_next_page_on_another_server_is_not_fetched(odd: Oddities, address: str, following: str, named: str) -> None:
    odd.raw = json.dumps({"features": [], "links": [{"rel": "next", "href": following}]}).encode()
    with pytest.raises(NoAnswerError) as failed:
        fetched(address)

    host = address.split("/")[2]
    assert failed.value.text.nl.startswith(f"{host} verwijst door naar {named.replace('=', '·')}. Dat is niet gebruikt")


def test_a_next_page_that_gives_up_the_lock_is_not_fetched() -> None:
    first = {"features": [], "links": [{"rel": "next", "href": "http://api.example/items?bladzijde=2"}]}
    with pytest.raises(NoAnswerError) as failed:
        fetch_areas(
            "https://api.example/{year}", 2026, "GM9901", "EPSG:28992", lambda _: json.dumps(first).encode(), Silent()
        )

    assert failed.value.text.nl.startswith("api.example verwijst door naar http://api.example. Dat is niet gebruikt")


@pytest.mark.parametrize("following", ["https://API.example:443/items?bladzijde=2", "?bladzijde=2"])
def test_a_next_page_on_the_same_server_is_fetched_however_it_is_named(following: str) -> None:
    asked = []

    def get(address: str) -> bytes:
        asked.append(address)
        links = [] if "bladzijde" in address else [{"rel": "next", "href": following}]
        return json.dumps({"features": [], "links": links}).encode()

    with pytest.raises(ParticipationError, match="no municipality"):
        fetch_areas("https://api.example/{year}", 2026, "GM9901", "EPSG:28992", get, Silent())
    assert any("bladzijde" in address for address in asked)


def test_a_place_off_the_earth_is_none(odd: Oddities, address: str) -> None:
    in_degrees_only(odd)
    odd.collections["buurten"][0]["geometry"] = shapely.geometry.mapping(shapely.box(500, 99, 501, 100))
    first, second, *_ = fetched(address).by_level[AreaLevel.BUURT]
    assert first.geometry is None
    assert second.geometry is not None


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["type", "coordinates", "geometries", "gemeentecode", "href"]), inner),
    ),
    max_leaves=12,
)
_FEATURES = st.fixed_dictionaries(
    {},
    optional={
        "properties": st.one_of(_JSON, st.fixed_dictionaries({"gemeentecode": st.just("GM9901"), "wijkcode": _JSON})),
        "geometry": st.one_of(
            _JSON, st.fixed_dictionaries({"type": st.sampled_from(["Point", "Polygon"]), "coordinates": _JSON})
        ),
    },
)


@given(features=st.lists(st.one_of(_JSON, _FEATURES), max_size=4), links=_JSON, crs=_JSON)
def test_any_answer_gives_areas_or_a_sentence(features: Any, links: Any, crs: Any) -> None:
    answer = json.dumps({"features": features, "links": links, "crs": crs}).encode()
    try:
        areas = fetch_areas("http://x/{year}", 2026, "GM9901", "EPSG:28992", lambda _: answer, Silent())
    except ParticipationError as error:
        assert error.text.nl
        return
    assert areas.code == "GM9901"


def test_it_can_be_stopped_between_pages(address: str) -> None:
    with pytest.raises(CancelledError):
        fetched(address, progress=Listener(patience=5))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Polygon"},
        {"type": "Nonsense", "coordinates": 3},
        {"type": "Polygon", "coordinates": [[[X, Y], [float("nan"), Y], [X, Y + 9], [X, Y]]]},
        {"type": "Polygon", "coordinates": [[[X, Y], [10**400, Y], [X, Y + 9], [X, Y]]]},
        {"type": "Polygon", "coordinates": "POLYGON ((0 0, 1 0, 1 1, 0 0))"},
        {"type": "Polygon", "coordinates": [[["x", "y"], ["x", "z"], ["y", "y"], ["x", "y"]]]},
        {"type": "Polygon", "coordinates": [[[X, Y], [X], [X, Y + 9], [X, Y]]]},
        {"type": ["Polygon"], "coordinates": []},
        {"type": "GeometryCollection", "geometries": {"type": "Point"}},
        "POLYGON ((0 0, 1 0, 1 1, 0 0))",
        [1, 2],
        True,
    ],
)
def test_a_place_that_is_none_leaves_the_area_to_be_refused_by_name(
    odd: Oddities, address: str, geometry: object
) -> None:
    odd.collections["buurten"][0]["geometry"] = geometry
    first = fetched(address).by_level[AreaLevel.BUURT][0]

    assert (first.code, first.geometry) == ("BU99010000", None)
