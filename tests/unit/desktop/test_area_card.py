"""What the dock shows of a neighbourhood: what is there without a plan, and what of that is to be mended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from participatiekaart.plugin.bundled import TOKENS
from participatiekaart.plugin.desktop.dock.area_card import AreaCard, area_card_of
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel, Basis, ContactKind, ContactRole, PublicationState
from participatiekaart.plugin.participation.face import Face, read_face
from participatiekaart.plugin.participation.page_settings import PageSettings
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Neighbourhood, Plan
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.store.protocol import Store
from participatiekaart.plugin.store.reading import read_area_file

from tests.unit.store.making import SETTINGS, write

NOW = read_instant("2026-11-23 12:00", "Europe/Amsterdam")
PUBLIC = PublicationState.PUBLISHED
HAVEN, KADE, TOWN = "WK999901", "BU99990101", SETTINGS.municipality


@pytest.fixture
def town(store: Store) -> Store:
    times = {"begin_local": "2026-12-01 19:30", "end_local": "2026-12-01 21:00"}
    write(
        store,
        Neighbourhood("n", code=HAVEN, year=2026, name="Haven", level=AreaLevel.WIJK),
        Neighbourhood("k", code=KADE, year=2026, name="Kade", level=AreaLevel.BUURT, parent_code=HAVEN),
        Plan("p", name="Molenweg"),
        Moment("van het plan", plan="p", neighbourhood_code=HAVEN, **times),
        Moment("los", neighbourhood_code=HAVEN, title="Wijkgesprek", **times),
        Moment("later", neighbourhood_code=HAVEN, title="Avond XXX", publication_state=PUBLIC, **times),
        Moment("stad", neighbourhood_code=TOWN, title="Stadsgesprek", **times),
        Contact("jo", name="Jo", publish_name=True, basis=Basis.FUNCTIONAL, neighbourhood_code=HAVEN),
        Contact("c", organisation="Speeltuin", kind=ContactKind.ORGANISATION, neighbourhood_code=HAVEN),
        Goal("tweede", neighbourhood_code=HAVEN, text="Groen", position=2),
        Goal("eerste", neighbourhood_code=HAVEN, text="Stil", position=1, publication_state=PUBLIC),
    )
    return store


def card(store: Store, code: str) -> AreaCard:
    with store.reading() as reader:
        return area_card_of(code, read_area_file(reader, code), NOW)


def test_it_tells_what_is_there_without_a_plan(town: Store) -> None:
    found = card(town, HAVEN)
    assert (found.name.nl, found.about.nl) == ("Haven", f"Wijk · {HAVEN}")
    assert [line.name.nl for line in found.moments] == ["Avond XXX", "Wijkgesprek"]
    assert [(line.name, line.public.nl) for line in found.contacts] == [
        ("Jo", "niet op de pagina: geen organisatie of vereniging"),
        ("Speeltuin", "alleen intern"),
    ]
    assert [goal.text for goal in found.goals] == ["Stil", "Groen"]
    assert {finding.record_id for finding in found.findings} == {"later"}


def test_the_whole_town_has_moments_and_no_goals(town: Store) -> None:
    found = card(town, TOWN)
    assert (found.name.nl, found.about.nl) == ("Hele gemeente", f"Gemeente · {TOWN}")
    assert [line.name.nl for line in found.moments] == ["Stadsgesprek"]
    assert not found.may_have_goals


@pytest.mark.parametrize(("plan", "code"), [(None, None), (None, ""), ("", None), ("", "")])
def test_what_says_of_no_area_that_it_is_there_is_the_whole_towns_as_for_the_public(
    town: Store, plan: str | None, code: str | None
) -> None:
    write(
        town,
        Moment("nergens", plan=plan, title="Overal", neighbourhood_code=code),
        Moment("plan", plan="p", title="Elders"),
    )
    assert {line.name.nl for line in card(town, TOWN).moments} == {"Stadsgesprek", "Overal"}
    assert "Overal" not in {line.name.nl for line in card(town, HAVEN).moments}


def test_a_buurt_tells_in_which_wijk_it_lies(town: Store) -> None:
    found = card(town, KADE)
    assert (found.about.nl, found.wijk) == (f"Buurt · ligt in Haven · {KADE}", HAVEN)
    assert card(town, HAVEN).wijk is None
    assert card(town, "WK999977").wijk is None


@pytest.mark.parametrize(
    ("values", "public"),
    [
        ({"kind": ContactKind.ORGANISATION, "publish_name": True}, "publiek: naam, e-mail"),
        ({"kind": ContactKind.ORGANISATION}, "niet op de pagina: de naam is niet openbaar"),
        ({"role": ContactRole.ASSOCIATION}, "niet op de pagina: de naam is niet openbaar"),
        ({"publish_name": True}, "niet op de pagina: geen organisatie of vereniging"),
        ({"publish_email": False}, "alleen intern"),
    ],
)
def test_why_the_public_reads_nothing_of_a_contact(town: Store, values: dict[str, Any], public: str) -> None:
    standard = {"name": "Bo", "email": "bo@voorbeeld.example", "publish_email": True, "basis": Basis.FUNCTIONAL}
    write(town, Contact("bo", neighbourhood_code=KADE, **{**standard, **values}))
    (line,) = card(town, KADE).contacts
    assert line.public.nl == public


def test_the_public_reads_nothing_where_a_neighbourhood_no_longer_exists(town: Store) -> None:
    standard = {"name": "Club", "publish_name": True, "basis": Basis.FUNCTIONAL, "kind": ContactKind.ORGANISATION}
    write(town, *(Contact(code, neighbourhood_code=code, **standard) for code in ("WK999977", TOWN)))
    assert [line.public.nl for line in card(town, "WK999977").contacts] == [
        "op geen pagina: deze wijk bestaat niet meer"
    ]
    assert [line.public.nl for line in card(town, TOWN).contacts] == ["publiek: naam"]


def test_goals_are_asked_for_where_the_public_can_read_them_or_some_are_left(town: Store) -> None:
    assert card(town, HAVEN).may_have_goals
    assert not card(town, KADE).may_have_goals
    write(town, Goal("over", neighbourhood_code="WK999977", text="Van vroeger"))
    ended = card(town, "WK999977")
    assert (ended.name.nl, ended.about.nl) == ("WK999977 (bestaat niet meer)", "WK999977")
    assert ended.may_have_goals


def test_what_is_to_be_mended_on_all_pages_is_not_told_at_each_neighbourhood(town: Store) -> None:
    with town.reading() as reader:
        file = read_area_file(reader, KADE)
    face = Face({"--pk-tekst": "#eeeeee"}, {}).over(read_face(TOKENS.read_text(encoding="utf-8"))).to_css()
    pale = replace(file, settings=replace(file.settings, pages=PageSettings(face=face)))
    assert check(pale, NOW) != []
    assert area_card_of(KADE, pale, NOW).findings == ()
