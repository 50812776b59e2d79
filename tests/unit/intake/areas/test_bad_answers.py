"""Answers that are none, pages without an end, a next page elsewhere, places that are none: told by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.areas.cbs_areas import fetch_areas
from participatiekaart.plugin.intake.web.features_api import NoAnswerError
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.words import ParticipationError

from ..making import Listener
from ..serving import Oddities
from .fetching import X, Y, fetched, in_degrees_only


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
