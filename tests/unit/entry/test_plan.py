"""A plan's card: what may be saved, what had better be looked at, and what the public reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from participatiekaart.plugin.entry.as_public import as_if_published
from participatiekaart.plugin.entry.fields import shown_values
from participatiekaart.plugin.entry.identification import doubt_of
from participatiekaart.plugin.entry.plan import FIELDS, doubts, plan_of, proposed_since
from participatiekaart.plugin.entry.plan_preview import plan_preview
from participatiekaart.plugin.entry.source_words import FROM_SOURCE, says_otherwise
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel, Basis, Level, Phase, PublicationState
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings
from participatiekaart.plugin.participation.times import UTC

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
PLAN = Plan(
    id="p",
    name="Molenweg <groen>",
    source_name="MOLENWEG",
    source_summary="Wat de bron zegt.",
    source_phase="Planvorming",
    source_url="https://bron.example",
    geometry=b"somewhere",
)
PUBLISHED = replace(PLAN, publication_state=PublicationState.PUBLISHED)


def typed(base: Plan, **values: Any) -> tuple[Plan, list[str]]:
    opened = shown_values(base, FIELDS, "nl")
    plan, problems = plan_of({**opened, **values}, opened, base)
    return plan, [problem.field for problem in problems]


def file_of(plan: Plan, **records: Any) -> Snapshot:
    return Snapshot(StoreSettings("Veldermond", "GM9901"), plans=(plan,), **records)


def preview(file: Snapshot, language: str = "nl") -> str:
    return plan_preview(file, check(as_if_published(file), AT), AT, language)


def test_what_is_typed_is_kept_and_what_is_emptied_is_the_sources_again() -> None:
    plan, wrong = typed(
        PLAN,
        name=" ",
        summary="In gewone woorden.",
        phase="besluitvorming",
        phase_since="3-11-2026",
        level="raadplegen",
        whole_town=True,
        publication_state="published",
    )

    assert wrong == []
    assert (plan.name, plan.current_name, plan.summary) == (None, "MOLENWEG", "In gewone woorden.")
    assert (plan.phase, plan.phase_since, plan.level) == (Phase.DECISION, "2026-11-03", Level.CONSULT)
    assert plan.whole_town is True
    assert plan.publication_state is PublicationState.PUBLISHED
    assert typed(plan, phase=None, whole_town=None)[0].current_phase is Phase.PLANNING


def test_a_plan_without_any_name_and_a_day_that_does_not_exist_are_not_saved() -> None:
    assert typed(replace(PLAN, source_name=None), name=" ")[1] == ["name"]
    assert typed(PLAN, phase_since="31-2-2026")[1] == ["phase_since"]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"name": None, "source_name": "MOLENWEG"}, []),
        ({"name": "Molenweg", "source_name": None}, []),
        ({"name": "Molenweg", "source_name": " Molenweg "}, []),
        ({"name": "Molenweg"}, ["name"]),
        ({"name": None, "phase": Phase.PLANNING}, []),
        ({"name": None, "phase": Phase.DONE, "url": "https://plan.example"}, ["phase", "url"]),
    ],
)
def test_where_the_source_says_otherwise(values: dict[str, Any], fields: list[str]) -> None:
    plan = replace(PLAN, **values)
    assert [field for field in FROM_SOURCE if says_otherwise(plan, field)] == fields


def test_another_phase_proposes_today_in_the_stores_zone() -> None:
    decided = replace(PLAN, phase=Phase.DECISION)
    assert proposed_since(PLAN, decided, AT, ZONE, "nl") == "25-11-2026"
    assert proposed_since(PLAN, replace(PLAN, phase=Phase.PLANNING), AT, ZONE, "nl") is None
    assert proposed_since(PLAN, replace(PLAN, source_phase=None), AT, ZONE, "nl") is None


def test_the_findings_of_the_check_stand_at_their_field() -> None:
    plan = replace(
        PLAN, source_summary="Bel 06-12345678.", decision_url="raad.example", identification="BP 12", name="[naam]"
    )
    found = doubts(plan, check(as_if_published(file_of(plan)), AT))

    fields = {doubt.field for doubt in found}
    assert fields >= {"summary", "decision_url", "identification", "name", "contacts"}
    assert "identification" not in {doubt.field for doubt in doubts(PLAN, [])}
    faulty = Moment(id="m", plan="p", publication_state=PublicationState.PUBLISHED)
    assert "begin_local" not in {
        doubt.field for doubt in doubts(PLAN, check(file_of(PUBLISHED, moments=(faulty,)), AT))
    }


@pytest.mark.parametrize(
    ("identification", "is_right"),
    [
        ("NL.IMRO.0193.BP12345-0001", True),
        ("/akn/nl/act/gm0193/2026/omgevingsplan", True),
        ("/akn/nl/bill/gm0193/2026-03-12/wijziging-3", True),
        ("/akn/nl/act/gm0193/2026/omgevingsplan/nld@2026-03-12;1", False),
        ("NL.IMRO.193.BP12345-0001", False),
        ("NL.IMRO.0193.BP_12345-0001", False),
        ("NL.IMRO.0193.BP12345-0001 ", False),
        ("BP 12", False),
        ("/akn/nl/act/gm0193/2026/omgevingsplan 2", False),
    ],
)
def test_an_identification_is_written_as_the_registers_write_it(identification: str, is_right: bool) -> None:
    assert (doubt_of(identification) is None) is is_right


def test_of_one_version_it_says_what_to_take_away() -> None:
    doubt = doubt_of("/akn/nl/act/gm0193/2026/omgevingsplan/nld@2026-03-12;1")
    assert doubt is not None
    assert "“/nld@2026-03-12;1”" in doubt.nl
    assert doubt_of("/akn/nl/act/gm0193/2026/omgevingsplan 2") == doubt_of("BP 12")


def test_the_public_reads_the_planners_words_first_and_the_sources_else() -> None:
    team = Contact(
        id="c", email="team@voorbeeld.example", publish_email=True, website="https://www.voorbeeld.example/",
        publish_website=True, basis=Basis.FUNCTIONAL,
    )  # fmt: skip
    odd = Contact(id="o", name="Wijkraad", publish_name=True, website="raad", publish_website=True, basis=team.basis)
    held = Moment(id="m", plan="p", begin_local="2020-01-01 09:00", end_local="2020-01-01 10:00", timezone=ZONE)
    file = file_of(
        replace(PLAN, level=Level.CONSULT, influence="De bomen.", decision_url="javascript:alert(1)"),
        moments=(replace(held, publication_state=PublicationState.PUBLISHED),),
        contacts=(odd, team),
        plan_contacts=(PlanContact("s", plan="p", contact="o"), PlanContact("t", plan="p", contact="c", position=1)),
        neighbourhoods=(Neighbourhood("a", code="WK990101", year=2026, name="De Haven", level=AreaLevel.WIJK),),
        plan_neighbourhoods=(PlanNeighbourhood("n", plan="p", neighbourhood_code="WK990101", share=1.0),),
    )
    text = preview(file)

    assert "<h3>Molenweg &lt;groen&gt;</h3>" in text
    for words in ("We verwerken de inbreng", "De Haven", "Planvorming", "Wat de bron zegt.", "De bomen."):
        assert words in text
    for words in (
        "We luisteren naar uw mening",
        "Raadplegen",
        "team@voorbeeld.example",
        "Meer over dit plan",
        "nog een concept",
    ):
        assert words in text
    assert "Besluit van de raad" not in text, "an unsafe address is no link"
    assert "Wijkraad" not in text, "an unsafe address holds back its contact"
    english = preview(file, "en")
    assert "Where: De Haven" in english
    assert "<br>team@voorbeeld.example<br>voorbeeld.example</p>" in english
    assert "Contactpersoon" not in english, "a role is said in the language of the page"


def test_a_phase_that_is_dated_ahead_says_from_when_the_public_reads_it() -> None:
    for since, words in (("2026-12-03", "Gereed · vanaf 3 december 2026<br>"), ("2026-11-03", "Gereed<br>")):
        text = preview(file_of(replace(PUBLISHED, phase=Phase.DONE, phase_since=since, level=Level.CONSULT)))
        assert words in text


def test_a_plan_of_which_nothing_is_known_still_reads_well() -> None:
    text = preview(file_of(Plan(id="p", publication_state=PublicationState.WITHDRAWN)))

    assert "Dit plan is ingetrokken" in text
    assert "hele gemeente" in text, "without a place it concerns everybody"
    assert "Er is nog geen beschrijving" in text
    assert "Documenten" not in text


def test_of_a_public_plan_nothing_is_said_of_a_draft_and_without_a_level_nothing_is_promised() -> None:
    text = preview(file_of(replace(PUBLISHED, influence="De bomen.")))

    assert text.startswith("<h3>Molenweg")
    assert "<h4>Waar kunt u over meepraten, en waarover niet?</h4><p>De bomen.</p>" in text
    assert "verwachten" not in text


def test_of_a_finished_plan_it_says_in_what_one_had_a_say_and_promises_nothing() -> None:
    text = preview(file_of(replace(PUBLISHED, level=Level.CONSULT, influence="De bomen.", phase=Phase.DONE)))

    assert "Waar kon u over meepraten" in text
    assert "verwachten" not in text


def test_what_one_may_expect_stands_by_itself_where_nothing_is_said_of_influence() -> None:
    text = preview(file_of(replace(PLAN, level=Level.CONSULT, influence=None)))

    assert "<h4>Wat u van ons mag verwachten</h4>" in text
    assert "meepraten" not in text
