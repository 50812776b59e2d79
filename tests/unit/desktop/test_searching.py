"""What the dock and the locator find, and what they say of it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dock.searching import Wanted, find, neighbourhoods, prepare_filters, search
from participatiekaart.plugin.participation.codes import AreaLevel, OverrideStatus, Phase, PublicationState, Status
from participatiekaart.plugin.participation.records import Moment, Neighbourhood, Plan, new_id
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage import statuses
from participatiekaart.plugin.store.protocol import Store

PUBLISHED = PublicationState.PUBLISHED


@pytest.fixture
def address(store: Store) -> str:
    with store.writing("proef") as transaction:
        transaction.insert(
            [
                Plan(id="a", name="Molenweg", source_key="P-1", phase=Phase.PLANNING),
                Plan(id="b", name="Molenplein", override_status=OverrideStatus.ON_HOLD),
                Plan(id="c", source_key="P-3"),
            ]
        )
        times = {"begin_local": "1990-01-01 19:30", "end_local": "2990-01-01 21:00"}
        transaction.insert([Moment(id="m", plan="a", publication_state=PUBLISHED, **times)])
        transaction.insert([Moment(id="n", plan="c", **times)])
        transaction.insert(
            Neighbourhood(id=new_id(), code=code, year=year, name=name, level=level)
            for code, year, name, level in (
                ("WK2", 2026, "Noord", AreaLevel.WIJK),
                ("WK1", 2026, "Oost", AreaLevel.WIJK),
                ("WK9", 2020, "Oud", AreaLevel.WIJK),
                ("BU1", 2026, "Buurtje", AreaLevel.BUURT),
                ("BU2", 2026, "'t Zand-Café", AreaLevel.BUURT),
                ("GM9999", 2026, "Voorbeeldstad", AreaLevel.MUNICIPALITY),
            )
        )
    return store.address


def said(address: str, wanted: Wanted) -> list[tuple[str, str]]:
    return [(line.name.nl, line.detail.nl if line.detail else "") for line in search(address, wanted)]


def test_each_plan_found_tells_its_code_and_its_status(address: str) -> None:
    (molenplein, (name, detail)) = said(address, Wanted("molen"))
    assert molenplein == ("Molenplein", "Ligt stil")
    assert name == "Molenweg"
    assert detail.startswith("P-1 · Nu meedoen · nog ")
    assert [line.shape for line in search(address, Wanted("molen"))] == [Status.ON_HOLD, Status.OPEN]


def test_a_moment_that_is_not_public_makes_no_status_and_a_plan_without_name_shows_its_code(address: str) -> None:
    assert said(address, Wanted("p 3")) == [("P-3", "P-3 · Nog geen moment gepland")]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (Wanted("oo"), ["WK1"]),
        (Wanted("BUURT"), ["BU1"]),
        (Wanted("oud"), []),
        (Wanted("ord"), []),
        (Wanted(neighbourhood="WK2"), ["WK2"]),
        (Wanted("oost", neighbourhood="WK2"), ["WK1"]),
        (Wanted("oost", status=Status.OPEN), []),
        (Wanted("zand cafe"), ["BU2"]),
        (Wanted("'t zand-café"), ["BU2"]),
        (Wanted("wk2"), ["WK2"]),
        (Wanted("wk"), []),
        (Wanted("--"), []),
        (Wanted("hele gem"), ["GM9999"]),
        (Wanted("Whole municipality"), ["GM9999"]),
        (Wanted("voorb"), ["GM9999"]),
        (Wanted("gm9999"), ["GM9999"]),
        (Wanted(neighbourhood="WK2", phase=Phase.PLANNING), []),
    ],
)
def test_neighbourhoods_that_exist_are_found_beside_plans(address: str, wanted: Wanted, codes: list[str]) -> None:
    found = find(address, wanted)
    assert [line.area for line in found.areas] == codes
    assert [line.plan for line in found.plans] == [line.plan for line in search(address, wanted)]


def test_it_tells_how_much_it_found(address: str) -> None:
    assert find(address, Wanted("oost")).said.nl == "Gevonden: 1"
    assert find(address, Wanted("zzz")).said.nl.startswith("Niets gevonden.")
    with open_store(address) as store, store.writing("proef") as transaction:
        transaction.insert(
            Neighbourhood(id=new_id(), code=f"BU9{n}", year=2026, name=f"Laan {n}", level=AreaLevel.BUURT)
            for n in range(8)
        )
    found = find(address, Wanted("laan"))
    assert (len(found.areas), found.said.nl) == (5, "Gevonden: 5. En nog 3 wijken of buurten")


def test_a_filter_alone_finds_too(address: str) -> None:
    assert [name for name, _ in said(address, Wanted(status=Status.ON_HOLD))] == ["Molenplein"]
    assert [name for name, _ in said(address, Wanted(phase=Phase.PLANNING))] == ["Molenweg"]
    assert Wanted("  ").is_nothing
    assert not Wanted(status=Status.OPEN).is_nothing


def test_once_the_filters_are_prepared_no_plan_is_told_again(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    tell = statuses._tell
    monkeypatch.setattr(statuses, "_tell", lambda *words: told.append(words) or tell(*words))
    prepare_filters(address)
    assert len(told) == 1
    for status in Status:
        search(address, Wanted(status=status))
    assert len(told) == 1


def test_the_wijken_of_the_newest_year_are_offered_by_name(address: str) -> None:
    assert neighbourhoods(address) == [("WK2", "Noord"), ("WK1", "Oost")]
