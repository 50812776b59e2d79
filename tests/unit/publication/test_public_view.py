"""The only door from private to public."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.checks import HeldBack, check, held_back
from participatiekaart.plugin.participation.codes import (
    AreaLevel,
    Basis,
    ContactKind,
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import Goal, new_id
from participatiekaart.plugin.participation.snapshot import FormerSlug, PublishedRecord
from participatiekaart.plugin.publication.choice import choice_at, choose
from participatiekaart.plugin.publication.records import PublicSite

from .small_town import (
    AREAS,
    NOW,
    area,
    contact,
    lies_in,
    moment,
    plan,
    shown,
    shown_moment,
    site,
    square,
    tie,
    town,
    when,
)

NEVER_PUBLIC = (PublicationState.CONCEPT, PublicationState.WITHDRAWN)


def as_text(found: PublicSite) -> str:
    """Every value of a site, as one text."""
    return json.dumps(dataclasses.asdict(found), default=str, ensure_ascii=False)


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
    assert (only.adres, only.geometry, only.geojson) == (None, None, None)
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


@pytest.mark.parametrize(
    ("level", "begin", "end", "words"),
    [
        (Level.CONSULT, "2026-11-20 09:00", "2026-11-30 17:00", "Nu meedoen"),
        (Level.INFORM, "2026-11-20 09:00", "2026-11-30 17:00", "Nu te bezoeken"),
        (Level.CONSULT, "2026-12-01 09:00", "2026-12-01 17:00", "Binnenkort"),
        (Level.CONSULT, "2026-11-01 09:00", "2026-11-01 17:00", "We verwerken de inbreng"),
        (Level.INFORM, "2026-11-01 09:00", "2026-11-01 17:00", "Geen moment gepland"),
    ],
)
def test_the_words_for_a_status_do_not_go_stale(level: Level, begin: str, end: str, words: str) -> None:
    street = plan()
    found = shown(street, moment(street, begin, end, level=level))
    assert found.status_tekst == words
    assert found.meedoen is (words == "Nu meedoen")


def test_without_moments_nothing_is_planned_yet() -> None:
    found = shown(plan())
    assert (found.status, found.status_tekst) == ("niet_gestart", "Nog geen moment gepland")
    assert (found.status_vanaf, found.status_tot) == (None, None)


def test_the_period_of_a_status_and_its_course() -> None:
    street = plan()
    found = shown(street, moment(street, "2026-11-20 09:00", "2026-11-30 17:00"))
    assert (found.status_vanaf, found.status_tot) == (when("2026-11-20 09:00"), when("2026-11-30 17:00"))
    assert [(step.vanaf, step.status) for step in found.statusverloop] == [
        (None, "aangekondigd"),
        (when("2026-11-20 09:00"), "open"),
        (when("2026-11-30 17:00"), "in_verwerking"),
    ]


def test_feedback_is_the_latest_by_date() -> None:
    street = plan()
    ended = ("2026-10-01 09:00", "2026-10-01 17:00")
    old = moment(street, *ended, feedback="Eerst", feedback_on="2026-10-05")
    new = moment(street, *ended, feedback="Laatst", feedback_on="2026-10-09", feedback_url="https://a.nl/n", id="b")
    same_day = moment(street, *ended, feedback="Ook", feedback_on="2026-10-09", id="a")
    undated = moment(street, *ended, feedback="Zonder datum")
    coming = moment(street, *ended, feedback="Straks", feedback_on="2026-12-01")
    found = shown(street, same_day, new, old, undated, coming)
    assert (found.terugkoppeling, found.terugkoppeling_url) == ("Laatst", "https://a.nl/n")
    assert shown(street, new, coming, at=when("2026-12-01 00:00")).terugkoppeling == "Straks"


def test_a_moment_without_a_title_or_level_has_the_name_of_its_kind_and_the_level_of_its_plan() -> None:
    street = plan(level=Level.INFORM)
    bare = shown_moment(street, moment(street, title=" ", kind=MomentKind.SURVEY))
    own = shown_moment(street, moment(street, title="Vragen", kind=MomentKind.SURVEY, level=Level.CONSULT))
    assert (bare.titel, bare.niveau, bare.vraagt_inbreng) == ("Enquête", "informeren", False)
    assert (own.titel, own.niveau, own.vraagt_inbreng) == ("Vragen", "raadplegen", True)


def test_feedback_of_a_moment_is_told_from_its_date_on() -> None:
    ended = moment(None, "2026-10-01", "2026-10-01", feedback="Straks", feedback_on="2026-12-01")
    before, after = (shown_moment(ended, at=when(time)) for time in ("2026-11-30 23:59", "2026-12-01 00:00"))
    assert (before.terugkoppeling, before.terugkoppeling_op) == (None, None)
    assert (after.terugkoppeling, after.terugkoppeling_op) == ("Straks", when("2026-12-01 00:00"))


def test_a_link_without_a_date_is_told_from_the_end_of_its_moment_on() -> None:
    """The page of a plan said what was done with the input of an evening that was still to come."""
    evening = moment(None, "2026-12-01 19:30", "2026-12-01 21:00", feedback_url="https://a.nl/n")
    ended = moment(None, state=MomentState.CANCELLED, feedback_url="https://a.nl/n")
    before, after = (shown_moment(evening, at=when(time)) for time in ("2026-12-01 20:59", "2026-12-01 21:00"))
    assert (before.terugkoppeling_url, after.terugkoppeling_url) == (None, "https://a.nl/n")
    assert shown_moment(ended).terugkoppeling_url == "https://a.nl/n"


def test_a_phase_that_is_dated_ahead_is_told_from_its_day_on_and_a_publication_is_right_until_then() -> None:
    """A plan in which one could take part was said to be ready."""
    ready, other, bare = (plan(phase=phase, phase_since="2026-12-01") for phase in (Phase.DONE, Phase.DECISION, None))
    for one, told in ((ready, "gereed"), (other, "besluitvorming")):
        before, after = (shown(one, at=when(time)) for time in ("2026-11-30 23:59", "2026-12-01 00:00"))
        assert (before.fase, after.fase) == (None, told)
        assert site(town(one)).geldig_tot == when("2026-12-01 00:00")
    assert site(town(bare)).geldig_tot is None
    assert shown(plan(phase=Phase.DECISION)).fase == "besluitvorming"


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


def test_a_moment_has_the_code_and_the_name_of_its_plan() -> None:
    street = plan(source_key="P-1", source_name="MOLENWEG")
    found = shown_moment(street, moment(street))

    assert (found.plan_id, found.plancode, found.plannaam) == (street.id, "P-1", "Molenweg")


def test_only_the_newest_year_of_a_level_counts() -> None:
    old = area("WK999909", "Verdwenen", AreaLevel.WIJK, year=2020)
    found = site(town(plan(whole_town=True), neighbourhoods=(*AREAS, old)))
    assert found.plannen[0].wijkcodes == ALL_WIJKEN
    assert [wijk.code for wijk in found.wijken] == ["BU99990201", "GM9999", *ALL_WIJKEN]


def test_a_plan_taken_back_leaves_its_addresses_and_nothing_else() -> None:
    gone = plan(name="KANARIE", slug="kanaal", publication_state=PublicationState.WITHDRAWN)
    never = plan(name="KANARIE", slug="nooit-geweest", publication_state=PublicationState.WITHDRAWN)
    stays = plan(slug="molenweg")
    before = (PublishedRecord("plan", gone.id, "", "", "2026-01-01T00:00:00+00:00", 0, True),)
    former = (FormerSlug("kanaalplan", gone.id), FormerSlug("oude-weg", stays.id), FormerSlug("molenweg", gone.id))
    found = site(town(gone, never, stays, published=before, former_slugs=former))
    assert [page.slug for page in found.ingetrokken] == ["kanaal", "kanaalplan"]
    assert [(page.slug, page.naar) for page in found.verhuisd] == [("oude-weg", "molenweg")]
    assert "KANARIE" not in as_text(found)


@pytest.mark.parametrize("slug", ["../../weg", "plein", "con"], ids=["out of the folder", "of another plan", "device"])
def test_a_former_address_that_is_another_plans_or_no_folder_leads_nowhere(slug: str) -> None:
    moved, other = plan(name="Weg", slug="weg"), plan(name="Plein", slug="plein")
    assert site(town(moved, other, former_slugs=(FormerSlug(slug, moved.id),))).verhuisd == ()


def test_an_address_that_is_no_folder_tells_of_no_plan_that_was_taken_back() -> None:
    gone = plan(slug="../../weg", publication_state=PublicationState.WITHDRAWN)
    before = (PublishedRecord("plan", gone.id, "", "", "2026-01-01T00:00:00+00:00", 0, True),)
    assert site(town(gone, published=before)).ingetrokken == ()


def test_a_former_address_of_a_plan_that_is_not_public_now_leads_nowhere() -> None:
    faulty = plan(slug="weg")
    found = site(town(faulty, former_slugs=(FormerSlug("pad", faulty.id),)), held=HeldBack(plans={faulty.id}))
    assert (found.verhuisd, found.ingetrokken) == ((), ())


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


def test_a_publication_is_right_until_the_permission_of_a_named_association_ends() -> None:
    where = {"neighbourhood_code": "WK999902", "permission_on": "2026-01-01", "permission_until": "2026-12-01"}
    club = contact(
        kind=ContactKind.ORGANISATION, organisation="Dorpsbelang", email="a@a.nl", publish_email=True, **where
    )
    assert site(town(plan(), club)).geldig_tot == when("2026-12-01 00:00")
    # of a person who is named nowhere this tells nothing
    neighbour = contact(kind=ContactKind.PERSON, name="Bo", email="bo@a.nl", publish_email=True, **where)
    assert site(town(plan(), neighbour)).geldig_tot is None


def test_a_publication_is_right_until_a_moment_of_no_plan_to_which_it_invites_is_over() -> None:
    here = {"neighbourhood_code": "WK999902", "signup_url": "https://a.example/aanmelden"}
    evening = moment(None, "2026-12-01 19:30", "2026-12-01 21:00", **here)
    autumn = moment(None, "2026-12-01", "2026-12-03", precision=Precision.MONTH, period_text="begin december", **here)
    called_off = moment(None, "2026-11-24", "2026-11-24", state=MomentState.CANCELLED, **here)
    over = moment(None, "2026-11-22", "2026-11-22", **here)
    assert site(town(plan(), autumn, evening, called_off, over)).geldig_tot == evening.end
    assert site(town(plan(), autumn, called_off, over)).geldig_tot == autumn.end
    assert site(town(plan(), called_off, over)).geldig_tot is None


HOURS = st.integers(-240, 240)


def at_hour(hour: int) -> str:
    return f"{NOW + timedelta(hours=hour):%Y-%m-%d %H:%M}+00:00"


@st.composite
def any_town(draw: st.DrawFn) -> Any:
    """Plans with moments, feedback, overrides and contacts around a moment."""
    records: list[Any] = []
    for _ in range(draw(st.integers(1, 2))):
        days = st.one_of(st.none(), HOURS.map(lambda hour: at_hour(hour)[:10]))
        street = plan(
            override_status=draw(st.sampled_from([None, OverrideStatus.ON_HOLD])),
            override_until=draw(days),
            phase=draw(st.sampled_from([None, Phase.PLANNING, Phase.DONE])),
            phase_since=draw(days),
        )
        records.append(street)
        for _ in range(draw(st.integers(0, 3))):
            begin = draw(HOURS)
            times = at_hour(begin), at_hour(begin + draw(st.integers(1, 100)))
            values = {
                "level": draw(st.sampled_from([None, Level.INFORM, Level.CONSULT])),
                "state": draw(st.sampled_from([MomentState.PLANNED, MomentState.CANCELLED])),
                "feedback": draw(st.sampled_from([None, "Gedaan", "Anders"])),
                "feedback_url": draw(st.sampled_from([None, "https://a.nl/n"])),
                "feedback_on": draw(days),
            }
            records.append(moment(street, *times, title=f"Moment {begin}", **values))
        for position in range(draw(st.integers(0, 2))):
            dates = {"permission_on": draw(days), "permission_until": draw(days)}
            someone = contact(email=f"{position}@example.org", publish_email=True, **dates)
            records += [someone, tie(street, someone, position)]
    return town(*records)


def values_at(snapshot: Any, t: datetime) -> str:
    return as_text(dataclasses.replace(site(snapshot, t), at=NOW, geldig_tot=None))


@given(any_town())
def test_a_publication_is_right_until_it_says_and_no_longer(snapshot: Any) -> None:
    until, now = site(snapshot).geldig_tot, values_at(snapshot, NOW)
    for hour in range(0, 400, 7):
        t = NOW + timedelta(hours=hour)
        if until is None or t < until:
            assert values_at(snapshot, t) == now
    if until is not None:
        assert until > NOW
        assert values_at(snapshot, until - timedelta(seconds=1)) == now


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
