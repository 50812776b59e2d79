"""What the dock says of one plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.card import Card, card_of
from participatiekaart.plugin.desktop.dock.moment_lines import Feedback
from participatiekaart.plugin.desktop.stage import Stage
from participatiekaart.plugin.participation.codes import (
    Basis,
    ContactRole,
    Level,
    MomentKind,
    MomentState,
    Phase,
    Precision,
    PublicationState,
    Status,
)
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)
from participatiekaart.plugin.participation.snapshot import PublishedRecord, Snapshot, StoreSettings
from participatiekaart.plugin.participation.times import read_clock, read_instant

ZONE = "Europe/Amsterdam"
NOW = read_instant("2026-11-23 12:00", ZONE)
PUBLISHED, CONCEPT, WITHDRAWN = PublicationState.PUBLISHED, PublicationState.CONCEPT, PublicationState.WITHDRAWN
MOLENWEG = Plan(
    id="plan",
    name="Herinrichting Molenweg",
    summary="We planten bomen.",
    phase=Phase.PLANNING,
    level=Level.CONSULT,
    whole_town=False,
    publication_state=PUBLISHED,
)
AREAS = tuple(Neighbourhood(id=c, code=c, year=2026, name=name) for c, name in (("W1", "Oost"), ("W2", "West")))
SEEN = PublishedRecord("plan", "plan", "", "2026-11-01T00:00:00+00:00", "2026-11-01T00:00:00+00:00", 0, True)


def moment(begin: str = "", end: str = "", **values: Any) -> Moment:
    if begin:
        values["begin_local"] = read_clock(begin, ZONE).text
        values["end_local"] = read_clock(end, ZONE, end_of_day=True).text
    standard = {"id": "moment", "plan": "plan", "title": "Inloop", "publication_state": PUBLISHED}
    return Moment(**{**standard, **values})


def card(*moments: Moment, plan: Plan = MOLENWEG, **values: Any) -> Card:
    settings = StoreSettings("Proef", "GM9999")
    return card_of(Snapshot(settings, plans=(plan,), moments=moments, neighbourhoods=AREAS, **values), NOW)


def codes(of: Card) -> set[str]:
    return {finding.code for finding in of.findings}


def test_the_head_tells_the_plan_and_where_it_lies_largest_share_first() -> None:
    ties = (("W2", 0.18), ("W1", 0.816), ("W3", 0.004))
    lies = tuple(PlanNeighbourhood(id=c, plan="plan", neighbourhood_code=c, share=share) for c, share in ties)
    shown = card(plan_neighbourhoods=lies)
    assert (shown.name, shown.phase, shown.level) == ("Herinrichting Molenweg", Phase.PLANNING.label, Level.CONSULT)
    assert [area.nl for area in shown.areas] == ["Oost (82\u00a0%)", "West (18\u00a0%)"]
    assert shown.promise is not None
    assert [area.en for area in card(plan=replace(MOLENWEG, whole_town=True)).areas] == ["Whole municipality"]
    without_a_place = replace(MOLENWEG, whole_town=None)
    assert [area.nl for area in card(plan=without_a_place).areas] == ["Hele gemeente"], "as the public reads it"


HELD = {"begin": "2026-11-03", "end": "2026-11-03"}
DAY = {"begin": "2026-12-03", "end": "2026-12-03"}
LAST_YEAR = {"begin": "2025-11-03", "end": "2025-11-03"}


@pytest.mark.parametrize(
    ("values", "stage", "feedback", "short"),
    [
        ({"begin": "2026-11-03 19:30", "end": "2026-11-03 21:00"}, Stage.HELD, Feedback.OWED, "di 3 nov 19:30–21:00"),
        (LAST_YEAR | {"feedback": "Dank"}, Stage.HELD, Feedback.GIVEN, "ma 3 nov 2025"),
        (HELD | {"level": Level.INFORM}, Stage.HELD, Feedback.NONE, "di 3 nov"),
        (
            {"begin": "2026-11-20 9:00", "end": "2026-12-05 23:59"},
            Stage.OPEN,
            Feedback.NONE,
            "20 nov 9:00 – 5 dec 23:59",
        ),
        ({"begin": "2026-12-03", "end": "2027-03-05"}, Stage.COMING, Feedback.NONE, "3 dec – 5 mrt 2027"),
        (DAY | {"state": MomentState.CANCELLED}, Stage.CANCELLED, Feedback.NONE, "do 3 dec"),
        ({"precision": Precision.UNKNOWN, "period_text": "najaar"}, Stage.COMING, Feedback.NONE, "najaar"),
        ({"state": MomentState.MOVED}, Stage.UNDATED, Feedback.NONE, "datum volgt"),
        (
            {"state": MomentState.CANCELLED, "period_text": "najaar", "precision": Precision.UNKNOWN},
            Stage.CANCELLED,
            Feedback.NONE,
            "najaar",
        ),
        ({"begin_local": "morgen"}, Stage.UNDATED, Feedback.NONE, "tijd niet te lezen"),
    ],
)
def test_a_moment_tells_where_it_stands(values: dict[str, Any], stage: Stage, feedback: Feedback, short: str) -> None:
    (line,) = card(moment(**values)).moments
    assert (line.stage, line.feedback, line.short.nl) == (stage, feedback, short)


def test_of_a_moment_that_was_called_off_without_a_date_no_date_is_said_to_follow() -> None:
    (line,) = card(moment(state=MomentState.CANCELLED)).moments
    assert (line.stage, line.when, line.short) == (Stage.CANCELLED, None, None)


def test_a_draft_and_a_moment_that_an_error_holds_back_do_not_count_for_the_status() -> None:
    faulty = moment("2026-12-03", "2026-12-03", level=Level.INVOLVE, response_url="ftp://x.example")
    draft = replace(faulty, id="draft", response_url=None, publication_state=CONCEPT)
    inform = replace(MOLENWEG, level=None)

    for plan in (inform, replace(inform, publication_state=CONCEPT), replace(inform, name=None)):
        shown = card(faulty, draft, plan=plan)
        assert (shown.standing.status, shown.level) == (Status.NOT_STARTED, None), "as the public reads it"


def test_moments_stand_open_first_then_coming_then_held_from_the_latest() -> None:
    days = {"held": "2026-11-01", "longer ago": "2026-10-01", "next": "2026-12-01", "later": "2027-01-01"}
    moments = [moment(day, day, id=name) for name, day in days.items()]
    shown = card(*moments, moment("2026-11-20", "2026-12-20", id="open"), moment(id="undated", state=MomentState.MOVED))
    assert [line.id for line in shown.moments] == ["open", "next", "later", "undated", "held", "longer ago"]


def test_the_place_of_a_kitchen_table_talk_is_not_on_the_screen() -> None:
    (line,) = card(moment("2026-12-03", "2026-12-03", kind=MomentKind.KITCHEN_TABLE, address="Thuis 1")).moments
    assert line.place is None


@pytest.mark.parametrize(
    ("values", "public"),
    [
        ({}, "alleen intern"),
        ({"publish_email": True}, "alleen intern"),
        ({"email": "a@b.example", "publish_email": True}, "alleen intern: toestemming ontbreekt"),
        ({"email": "a@b.example", "publish_email": True, "basis": Basis.FUNCTIONAL}, "publiek: e-mail"),
        (
            {"phone": "1", "publish_phone": True, "permission_on": "2026-01-01", "permission_until": "2026-02-01"},
            "alleen intern: toestemming is verlopen",
        ),
    ],
)
def test_of_a_contact_it_tells_what_is_public(values: dict[str, Any], public: str) -> None:
    contact = Contact(id="c", name="Voorbeeldpersoon", role=ContactRole.PROJECT_LEADER, **values)
    tie = PlanContact(id="t", plan="plan", contact="c")
    (line,) = card(contacts=(contact,), plan_contacts=(tie,)).contacts
    assert (line.name, line.role.nl, line.public.nl) == ("Voorbeeldpersoon", "Projectleider", public)


def test_where_the_own_layer_says_something_else_both_are_told() -> None:
    same = replace(
        MOLENWEG, name="Molenweg", source_name=" Molenweg ", phase=Phase.PLANNING, source_phase="Planvorming"
    )
    assert card(plan=same).differing == ()
    other = replace(same, source_name="Molenwg", source_phase="verkenning", source_kind="wonen")
    told = [(two.label.nl, two.planner.nl, two.source) for two in card(plan=other).differing]
    assert told == [("Naam", "Molenweg", "Molenwg"), ("Fase", "Planvorming", "verkenning")]


def test_of_a_concept_it_tells_what_there_would_be_to_mend() -> None:
    concept = replace(MOLENWEG, summary=None, publication_state=CONCEPT)
    assert "samenvatting_ontbreekt" in codes(card(plan=concept))
    assert card(plan=concept).public.nl == "Nee: dit plan is een concept. Het publiek ziet er niets van."


def test_of_a_withdrawn_plan_there_is_nothing_to_mend_and_a_time_nobody_can_read_stops_no_card() -> None:
    withdrawn = replace(MOLENWEG, summary=None, publication_state=WITHDRAWN)
    shown = card(moment(begin_local="morgen", end_local="later"), plan=withdrawn)
    assert shown.findings == ()
    assert shown.standing.status is Status.NOT_STARTED


@pytest.mark.parametrize(
    ("values", "seen", "public"),
    [
        ({}, False, "Nog niet. Volgende publicatie: het plan erbij, 1 moment erbij."),
        ({}, True, "Ja. Volgende publicatie: het plan gewijzigd, 1 moment erbij."),
        ({"name": None}, False, "Nee: een fout houdt dit plan tegen."),
        ({"name": None}, True, "Nog wel, maar een fout houdt het tegen: met de volgende publicatie verdwijnt het."),
        ({"publication_state": WITHDRAWN}, False, "Nee: dit plan is ingetrokken."),
        ({"publication_state": WITHDRAWN}, True, "Nog wel, maar met de volgende publicatie verdwijnt het."),
    ],
)
def test_it_tells_whether_the_public_sees_the_plan(values: dict[str, Any], seen: bool, public: str) -> None:
    of = replace(MOLENWEG, **values)
    shown = card(moment("2026-12-03", "2026-12-03"), plan=of, published=(SEEN,) if seen else ())
    assert shown.public.nl == public


def test_a_plan_that_an_error_holds_back_still_tells_its_status() -> None:
    shown = card(moment("2026-12-03", "2026-12-03"), plan=replace(MOLENWEG, name=None))
    assert shown.standing.words.nl == "Binnenkort"
