"""Addresses of pages: safe as a folder anywhere, never given twice, fixed once given."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.snapshot import FormerSlug
from participatiekaart.plugin.publication.paths import is_folder_name, stays_below
from participatiekaart.plugin.publication.public_view.areas import AreaFinder
from participatiekaart.plugin.publication.public_view.slugs import LONGEST, assign_slugs, is_slug, slug_of

from ..small_town import AREAS, area, plan, town

NAMES = st.one_of(
    st.text(max_size=90), st.sampled_from(["Con", "aux", "COM1", "nul", "../..", "a/b", "Molenweg", "ﬁ", "東京"])
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Herinrichting Molenweg", "herinrichting-molenweg"),
        ("Café ’t Zandt & omgeving", "cafe-t-zandt-omgeving"),
        ("Foto's van de Eén-meiwijk", "fotos-van-de-een-meiwijk"),
        ("  --  ", "plan"),
        ("東京", "plan"),
        ("CON", "plan-con"),
        ("lpt1", "plan-lpt1"),
        ("../../etc/passwd", "etc-passwd"),
        ("Straße", "strasse"),
        ("Fietsroute Heldrum–Station", "fietsroute-heldrum-station"),
        ("Noord — fase 2…klaar·nu", "noord-fase-2-klaar-nu"),
        ("Buurvrouw’s “tuin”", "buurvrouws-tuin"),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.lists(NAMES, max_size=12), st.lists(NAMES, max_size=4))
def test_every_plan_has_a_safe_address_of_its_own(names: list[str], former: list[str]) -> None:
    plans = [plan(name=name) for name in names]
    taken = {slug_of(name) for name in former}
    snapshot = town(*plans, former_slugs=tuple(FormerSlug(slug, "gone") for slug in taken))
    slugs = assign_slugs(plans, snapshot)
    assert slugs.keys() == {p.id for p in plans}
    assert len(set(slugs.values())) == len(plans)
    assert not taken & set(slugs.values())
    assert all(is_slug(slug) and 0 < len(slug) <= LONGEST for slug in slugs.values())


@given(st.lists(NAMES, min_size=1, max_size=8), NAMES)
def test_an_address_once_given_stays(names: list[str], newcomer: str) -> None:
    plans = [plan(name=name) for name in names]
    slugs = assign_slugs(plans, town(*plans))
    renamed = [dataclasses.replace(p, slug=slugs[p.id], name="Nieuwe naam") for p in plans]
    withdrawn = dataclasses.replace(renamed[0], publication_state=PublicationState.WITHDRAWN)
    now = [*renamed[1:], plan(name=newcomer)]
    again = assign_slugs(now, town(withdrawn, *now))
    assert {p.id: again[p.id] for p in renamed[1:]} == {p.id: slugs[p.id] for p in renamed[1:]}
    assert slugs[withdrawn.id] not in again.values()


@pytest.mark.parametrize("slug", ["../x", "A", "con", "a b", "", "a/b", "a\n", "-", "x" * 200])
def test_an_address_typed_by_hand_that_is_no_address_is_replaced(slug: str) -> None:
    street = plan(slug=slug)
    assert assign_slugs([street], town(street)) == {street.id: "molenweg"}


def test_a_long_name_that_two_plans_have_makes_two_addresses_that_stay() -> None:
    plans = [plan(name=f"{'a' * 57} bb") for _ in range(2)]
    assert sorted(assign_slugs(plans, town(*plans)).values()) == [f"{'a' * 57}-2", f"{'a' * 57}-bb"]


def test_of_two_plans_to_which_somebody_gave_one_address_the_first_by_name_has_it() -> None:
    second, first = plan(name="Molenweg, oud", slug="molenweg"), plan(slug="molenweg")
    assert assign_slugs([second, first], town(second, first)) == {first.id: "molenweg", second.id: "molenweg-oud"}


@pytest.mark.parametrize(
    "code", ["../../etc", "..", "", "a/b", "a\\b", "NUL", "com1.txt", "a:b", "x\0", " a", "a.", "a\n"]
)
def test_a_hostile_code_is_no_folder(code: str) -> None:
    assert not is_folder_name(code)
    finder = AreaFinder(town(neighbourhoods=(*AREAS, area(code, "Boos"))))
    assert finder.unusable == (code,)
    assert code not in finder.areas


def test_codes_that_differ_in_capitals_only_have_one_folder_on_many_systems() -> None:
    finder = AreaFinder(town(neighbourhoods=(*AREAS, area("wk999901", "Dubbel"), area("Wk999901", "Nog een"))))
    assert finder.unusable == ("Wk999901", "wk999901")
    assert "WK999901" in finder.areas


@pytest.mark.parametrize("code", ["WK019301", "BU01930101", "12", "Centrum-Oost", "01.02", "Wijk 3", "Één"])
def test_an_own_code_is_a_folder(code: str) -> None:
    assert is_folder_name(code)


@given(st.text(max_size=30))
def test_a_path_taken_for_safe_cannot_leave_its_folder(path: str) -> None:
    if stays_below(path):
        assert not path.startswith("/")
        assert ".." not in path.split("/")
