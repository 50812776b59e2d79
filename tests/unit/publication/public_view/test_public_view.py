"""The only door from private to public."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.checks import HeldBack, check, held_back
from participatiekaart.plugin.participation.codes import (
    Basis,
    ContactKind,
    Level,
    MomentKind,
    MomentState,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import Goal, new_id
from participatiekaart.plugin.publication.public_view.choice import choice_at, choose

from ..small_town import NOW, as_text, contact, moment, plan, shown, shown_moment, site, square, tie, town, when

NEVER_PUBLIC = (PublicationState.CONCEPT, PublicationState.WITHDRAWN)


@given(st.data())
def test_no_private_value_reaches_a_public_record(data: st.DataObject) -> None:
    count = iter(range(10**6))

    def canary() -> str:
        return f"KANARIE{next(count)}"

    flags = {f"publish_{name}": data.draw(st.booleans()) for name in ("name", "email", "phone", "website")}
    basis = data.draw(st.sampled_from(Basis))
    given_on = data.draw(st.sampled_from([None, "2026-01-01", "2027-01-01"]))
    until = data.draw(st.sampled_from([None, "2026-11-23", "2026-12-24"]))
    may = basis is not Basis.PERMISSION or (given_on == "2026-01-01" and until != "2026-11-23")
    private = {name: canary() for name in ("name", "email", "phone", "website")}
    organisation = canary()
    kind = data.draw(st.sampled_from(ContactKind))
    street = plan(internal_note=canary(), override_reason=canary(), identification=canary(), source=canary())
    someone = contact(
        kind=kind,
        basis=basis,
        permission_on=given_on,
        permission_until=until,
        organisation=organisation,
        role_text=canary(),
        internal_note=canary(),
        key=canary(),
        **private,
        **flags,
    )
    kitchen = moment(
        street,
        "2026-12-01 19:30",
        "2026-12-01 21:00",
        kind=MomentKind.KITCHEN_TABLE,
        address=canary(),
        geometry=square(200_000, 500_000, 1),
        internal_note=canary(),
        key=canary(),
        attendance=987654321,
    )
    records: list[Any] = [street, someone, tie(street, someone), kitchen]
    for state in NEVER_PUBLIC:
        hidden = plan(name=canary(), summary=canary(), publication_state=state, source_key=canary())
        records += [hidden, moment(hidden, title=canary()), moment(street, title=canary(), publication_state=state)]
    wrong, unready = plan(name=canary()), moment(street, title=canary())
    records += [wrong, moment(wrong, title=canary()), unready]
    goals = (Goal(id=new_id(), neighbourhood_code="WK999901", text=canary()),)
    snapshot = town(*records, goals=goals)
    found = site(snapshot, held=HeldBack(frozenset({wrong.id}), frozenset({unready.id})))
    text = as_text(found)
    told = {name: value for name, value in private.items() if may and flags[f"publish_{name}"]}
    allowed = [*told.values(), *([organisation] if told and kind is ContactKind.ORGANISATION else [])]
    for value in allowed:
        assert value in text
        text = text.replace(value, "")
    assert "KANARIE" not in text
    assert "987654321" not in text
    (only,) = found.momenten
    assert (only.adres, only.geometry, only.wgs84) == (None, None, None)
    assert [p.id for p in found.plannen] == [street.id]


def test_a_faulty_moment_holds_back_itself_and_counts_as_withheld() -> None:
    street = plan(summary="Wat er gebeurt.")
    good, faulty = moment(street, "2026-12-01", "2026-12-01"), moment(street)
    nameless = plan(name=" ")
    snapshot = town(street, good, faulty, nameless)
    choice = choice_at(snapshot, NOW)
    assert [m.id for m in choice.moments] == [m.id for m in choice.moments_of[street.id]] == [good.id]
    assert [p.id for p in choice.plans] == [street.id]
    assert choice.withheld == 2


def test_a_contact_with_an_unsafe_address_is_left_out_and_holds_nothing_back() -> None:
    street = plan()
    who = {"kind": ContactKind.ORGANISATION, "organisation": "Dorpsbelang", "neighbourhood_code": "WK999902"}
    someone = contact(**who, basis=Basis.FUNCTIONAL, website="javascript:alert(1)", publish_website=True)
    snapshot = town(street, someone, tie(street, someone))
    found = site(snapshot, held=held_back(check(snapshot, NOW)))
    assert [p.contact for p in found.plannen] == [None]
    assert "javascript" not in as_text(found)


def test_a_goal_with_an_error_is_left_out_and_counts_as_withheld() -> None:
    of_south = {"neighbourhood_code": "WK999902", "publication_state": PublicationState.PUBLISHED}
    goals = tuple(Goal(id=new_id(), text=text, **of_south) for text in ("Meer bomen.", "Meer [invullen]."))
    snapshot = town(goals=goals)
    held = held_back(check(snapshot, NOW))
    south = next(wijk for wijk in site(snapshot, held=held).wijken if wijk.code == "WK999902")
    assert south.doelen == ("Meer bomen.",)
    assert choose(snapshot, held).withheld == 1


def test_a_line_as_a_word_processor_breaks_it_stays_a_line() -> None:
    """Word copies a line break within a paragraph as a vertical tab."""
    found = shown(plan(influence="Meer bomen.\x0bDie komen er.", summary="Bladzijde een\x0cBladzijde twee"))
    assert found.beinvloedingsruimte == "Meer bomen.\nDie komen er."
    assert found.samenvatting == "Bladzijde een\nBladzijde twee"


def test_text_is_plain_and_empty_is_nothing() -> None:
    found = shown(plan(name=" Molen\x00weg ", summary=" \n", influence="Kleur\x0b"))
    assert (found.naam, found.samenvatting, found.beinvloedingsruimte) == ("Molenweg", None, "Kleur")


def test_a_moment_without_a_title_or_level_has_the_name_of_its_kind_and_the_level_of_its_plan() -> None:
    street = plan(level=Level.INFORM)
    bare = shown_moment(street, moment(street, title=" ", kind=MomentKind.SURVEY))
    own = shown_moment(street, moment(street, title="Vragen", kind=MomentKind.SURVEY, level=Level.CONSULT))
    assert (bare.titel, bare.niveau, bare.vraagt_inbreng) == ("Enquête", "informeren", False)
    assert (own.titel, own.niveau, own.vraagt_inbreng) == ("Vragen", "raadplegen", True)


@pytest.mark.parametrize(("state", "told"), [("verplaatst", True), ("gepland", False), ("geannuleerd", False)])
def test_only_a_moment_that_was_moved_tells_when_it_was(state: str, told: bool) -> None:
    park = plan()
    before = {"previous_begin_local": "2026-11-26 19:30", "previous_end_local": "2026-11-26 21:00"}
    found = shown_moment(park, moment(park, "2026-12-03 19:30", "2026-12-03 21:00", state=MomentState(state), **before))

    was = (when("2026-11-26 19:30"), when("2026-11-26 21:00"))
    assert (found.vorig_begin, found.vorig_einde) == (was if told else (None, None))


@pytest.mark.parametrize(("precision", "told"), [("tijd", None), ("dag", None), ("maand", "december 2026")])
def test_the_words_for_when_it_would_be_are_not_told_beside_the_date_that_it_has_now(
    precision: str, told: str | None
) -> None:
    park, words = plan(), {"precision": Precision(precision), "period_text": "december 2026"}
    assert shown_moment(park, moment(park, "2026-12-03", "2026-12-03", **words)).periode_tekst == told


def test_a_moment_has_the_code_and_the_name_of_its_plan() -> None:
    street = plan(source_key="P-1", source_name="MOLENWEG")
    found = shown_moment(street, moment(street))

    assert (found.plan_id, found.plancode, found.plannaam) == (street.id, "P-1", "Molenweg")


def test_open_plans_come_first_with_the_soonest_end_and_moments_in_order_of_time() -> None:
    plans = [plan(name=name) for name in ("Afgelopen", "Laat", "Vroeg", "Straks", "Daarna")]
    times = (("2026-11-01", "2026-11-01"), ("2026-11-20", "2026-12-20"), ("2026-11-20", "2026-12-01"))
    moments = [moment(of, *time) for of, time in zip(plans, times)]
    vague = moment(plans[3], precision=Precision.UNKNOWN, period_text="na de zomer", id="0")
    moments += [moment(of, day, day) for of, day in zip(plans[3:], ("2026-12-01", "2026-12-02"))]
    found = site(town(*plans, vague, *reversed(moments)))
    begins = [m.begin for m in found.momenten]
    assert begins == [*sorted(begin for begin in begins if begin), None]
    assert [p.naam for p in found.plannen] == ["Vroeg", "Laat", "Straks", "Daarna", "Afgelopen"]


@pytest.mark.parametrize(
    ("kind", "place", "public"),
    [
        (MomentKind.KITCHEN_TABLE, "Bij een bewoner thuis", "Bij een bewoner thuis"),
        (MomentKind.KITCHEN_TABLE, "Molenweg 12", None),
        (MomentKind.KITCHEN_TABLE, "8011 AB", None),
        (MomentKind.WALK_IN, "Molenweg 12", "Molenweg 12"),
    ],
)
def test_a_place_that_may_be_a_home_address_is_not_public(kind: MomentKind, place: str, public: str | None) -> None:
    street = plan()
    talk = moment(street, "2026-12-01 19:30", "2026-12-01 21:00", kind=kind, place=place)
    assert shown_moment(street, talk).plaats == public
    assert shown(street, talk).volgend_moment_plaats == public
