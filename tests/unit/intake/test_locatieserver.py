"""Addresses looked up with a service that answers as PDOK Locatieserver does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.web.features_api import NoAnswerError
from participatiekaart.plugin.intake.web.locatieserver import FoundAddress, find_addresses

from .locatieserver import Service, serving

RD = "EPSG:28992"


def get(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:
        return bytes(answer.read())


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        yield running


def test_an_address_comes_with_its_place_of_the_municipality_first(service: Service) -> None:
    found = find_addresses(f"{service.address}/", "molenweg", "GM9999", RD, get)
    assert [(one.name, one.x, one.y) for one in found] == [
        ("Molenweg 1, 1234AB Veldermond", 203411.5, 503020.25),
        ("Molenweg 2, 1234AB Veldermond", 203421.5, 503020.25),
    ]
    (query,) = service.asked
    assert query["fq"] == ["type:(adres OR weg OR postcode OR woonplaats)", "gemeentecode:9999"]
    assert (query["q"], query["rows"]) == (["molenweg"], ["10"])


def test_elsewhere_is_looked_where_the_municipality_has_none(service: Service) -> None:
    assert [one.name for one in find_addresses(service.address, "zwolle", "GM9999", RD, get)] == [
        "Molenweg 3, 1234AB Zwolle"
    ]
    assert len(service.asked) == 2
    assert len(find_addresses(service.address, "molenweg", "", RD, get)) == 3


def test_the_place_comes_in_the_system_of_the_store(service: Service) -> None:
    # Amersfoort, of the official points of RDNAPTRANS
    docs = [{"weergavenaam": "Toren", "centroide_rd": "POINT(155000 463000)"}]
    service.answer = json.dumps({"response": {"docs": docs}}).encode()
    (found,) = find_addresses(service.address, "toren", "", "EPSG:4326", get)
    assert found.x == pytest.approx(5.387203657, abs=1e-5)
    assert found.y == pytest.approx(52.155172897, abs=1e-5)


def test_nothing_found_says_so_with_the_words(service: Service) -> None:
    with pytest.raises(NoAnswerError) as failed:
        find_addresses(service.address, "Nergensstraat & zo=1", "", RD, get)
    assert "“Nergensstraat & zo=1”" in failed.value.text.nl


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b'{"error": 3}',
        b'{"response": 3}',
        b'{"response": {"docs": {}}}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_an_answer_that_is_none_is_told_in_words(service: Service, answer: bytes) -> None:
    service.answer = answer
    with pytest.raises(NoAnswerError) as failed:
        find_addresses(service.address, "molenweg", "", RD, get)
    assert "niet te lezen" in failed.value.text.nl


def test_what_it_answers_is_cut_and_cleared(service: Service) -> None:
    docs: list[Any] = [
        {"weergavenaam": "<b>Molen\u202eweg</b>\x00\n 1" + "x" * 10_000, "centroide_rd": "POINT(203411 503020)"},
        {"weergavenaam": "Te ver", "centroide_rd": "POINT(1e9 503020)"},
        {"weergavenaam": "Zee", "centroide_rd": "POINT(0 0)"},
        {"weergavenaam": "Westen", "centroide_rd": "POINT(-203411 503020)"},
        {"weergavenaam": "Oosten", "centroide_rd": "POINT(403411 503020)"},
        {"weergavenaam": "Noorden", "centroide_rd": "POINT(203411 703020)"},
        {"weergavenaam": "Nergens", "centroide_rd": None},
        {"weergavenaam": 3, "centroide_rd": "POINT(203411 503020)"},
        {"weergavenaam": " \n ", "centroide_rd": "POINT(203411 503020)"},
        "niets",
    ]
    service.answer = json.dumps({"response": {"docs": docs}}).encode()
    (found,) = find_addresses(service.address, "molenweg", "", RD, get)
    assert found.name.startswith("<b>Molen weg</b> 1xxx")
    assert len(found.name) == 200


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(
        st.lists(inner), st.dictionaries(st.sampled_from(["weergavenaam", "centroide_rd", "docs", "response"]), inner)
    ),
    max_leaves=12,
)


@given(st.one_of(_JSON, st.lists(_JSON).map(lambda docs: {"response": {"docs": docs}})))
def test_any_answer_gives_addresses_or_a_sentence(answer: Any) -> None:
    try:
        found = find_addresses("http://x", "molenweg", "GM0193", RD, lambda _: json.dumps(answer).encode())
    except NoAnswerError as error:
        assert error.text.nl
        return
    assert all(isinstance(one, FoundAddress) and one.name.isprintable() for one in found)
