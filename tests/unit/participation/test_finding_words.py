from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import DEFINITIONS, Finding, check
from participatiekaart.plugin.participation.codes import MomentKind, MomentState, Precision
from participatiekaart.plugin.participation.fields import labels
from participatiekaart.plugin.participation.naming import moment_words
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.participation.words import Text

from .check_cases import (
    CONTACT_CASES,
    GOAL_CASES,
    MOMENT_CASES,
    PLAN_CASES,
    PLAN_WITH_CONTACTS_CASES,
    PLAN_WITH_MOMENTS_CASES,
    a_goal,
    a_plan,
    coming,
    contact,
)
from .checking import ADDED_WARNINGS, AT, ERRORS, WARNINGS, town
from .making import moment

MARKS = ("{field}", "{record}", "{value}", "{what}", "{last_day}", "{where}", "{withheld}")


def test_every_text_and_remedy_is_in_two_languages_and_a_sentence() -> None:
    for definition in DEFINITIONS.values():
        for text in (definition.text, definition.remedy):
            assert text.nl != text.en
            assert text.nl.endswith(".") and text.en.endswith(".")
        assert "{record}" in definition.text.nl and "{record}" in definition.text.en


def all_findings() -> list[Finding]:
    snapshots = [
        *(town([a_plan(**values)]) for _, _, values, _ in PLAN_CASES),
        *(town(moments=[given]) for _, _, given, _ in MOMENT_CASES),
        *(town([a_plan(**values)], moments) for _, _, values, moments, _ in PLAN_WITH_MOMENTS_CASES),
        *(town(contacts=[given]) for _, _, given, _ in CONTACT_CASES),
        *(town(contacts=contacts) for contacts, _ in PLAN_WITH_CONTACTS_CASES),
        *(town(goals=(a_goal(**values),)) for _, _, values, _ in GOAL_CASES),
    ]
    return [finding for snapshot in snapshots for finding in check(snapshot, AT)]


def test_every_finding_names_its_record_and_leaves_no_blank_in_its_words() -> None:
    findings = all_findings()

    assert {finding.code for finding in findings} == ERRORS | WARNINGS | ADDED_WARNINGS, "Is it in checks/registry.py?"
    for finding in findings:
        # of a moment the texts say the day in words, so the first of its name is what all have in common
        named = finding.record if finding.record_type != "moment" else finding.record.split(" ")[-1]
        assert named in finding.text.nl and named in finding.text.en
        for text in (finding.text, finding.remedy):
            assert not any(mark in text.nl + text.en for mark in MARKS)


def test_the_words_name_the_record_as_a_planner_knows_it_and_the_label_of_the_field() -> None:
    given = coming(title="Inloopavond", signup_url="www.x.example")
    [finding] = check(town(moments=[given]), AT)

    assert finding.record == "Inloopavond 2026-12-01 (Molenweg)"
    assert finding.text.nl.startswith("“Inloopavond, 1 december 2026 (Molenweg)”: het adres bij “Aanmelden” is niet")
    assert finding.text.en.startswith("“Inloopavond, 1 December 2026 (Molenweg)”: the address at “Sign up” is unsafe")
    assert "https://" in finding.remedy.nl and "https://" in finding.remedy.en


@pytest.mark.parametrize(
    ("snapshot", "nl", "en"),
    [
        (town([a_plan(url="www.x.example")], [coming()]), "dit plan", "this plan"),
        (town(moments=[coming(signup_url="www.x.example")]), "dit moment", "this moment"),
        (town(contacts=[contact(website="www.x.example", publish_website=True)]), "dit contact", "this contact"),
    ],
)
def test_an_unsafe_address_tells_only_what_it_holds_back(snapshot: Snapshot, nl: str, en: str) -> None:
    (finding,) = [found for found in check(snapshot, AT) if found.code == "adres_onveilig"]

    assert finding.remedy.nl.endswith(f" Tot dan wordt {nl} niet gepubliceerd.")
    assert finding.remedy.en.endswith(f" Until then {en} is not published.")


@pytest.mark.parametrize(
    ("values", "nl", "en"),
    [
        ({}, "Informatieavond van 1 december 2026", "Information evening of 1 December 2026"),
        ({"title": " Praat mee "}, "Praat mee, 1 december 2026", "Praat mee, 1 December 2026"),
        (
            {"precision": Precision.MONTH, "period_text": "najaar"},
            "Informatieavond, najaar",
            "Information evening, najaar",
        ),
        ({"precision": Precision.MONTH}, "Informatieavond", "Information evening"),
        ({"begin_local": "morgen"}, "Informatieavond", "Information evening"),
        ({"begin_local": None}, "Informatieavond", "Information evening"),
    ],
)
def test_a_moment_is_named_in_the_words_of_the_reader(values: dict[str, Any], nl: str, en: str) -> None:
    given = replace(coming(title=None, kind=MomentKind.INFORMATION_EVENING), **values)

    assert moment_words(given, None) == Text(nl, en)
    assert moment_words(given, a_plan()) == Text(f"{nl} (Molenweg)", f"{en} (Molenweg)")


def test_a_plan_whose_moment_waits_for_its_date_is_told_to_give_it_one() -> None:
    waiting = coming(None, None, state=MomentState.MOVED)
    (finding,) = check(town(moments=[waiting]), AT)

    assert finding.code == "moment_ontbreekt"
    assert finding.text.nl == "Plan “Molenweg” heeft geen gepubliceerd moment met een datum dat doorgaat."
    assert "geef een verplaatst moment zijn nieuwe datum" in finding.remedy.nl


def test_a_goal_is_named_by_its_neighbourhood() -> None:
    known, unknown = a_goal(text="XXX"), a_goal(id="other", text="XXX", neighbourhood_code="WK1")
    findings = check(town(goals=(known, unknown)), AT)

    assert [(finding.record, finding.text.nl, finding.text.en) for finding in findings] == [
        ("GM9999", "“Doel van GM9999”: bij “Doel” staat nog “XXX”.", "“Goal of GM9999”: “Goal” still says “XXX”."),
        ("WK1", "“Doel van WK1”: bij “Doel” staat nog “XXX”.", "“Goal of WK1”: “Goal” still says “XXX”."),
    ]


def test_a_remedy_calls_other_fields_by_their_labels_too() -> None:
    finding = next(found for found in check(town(moments=[moment(place="Wijkhuis")]), AT) if "begin" in found.field)
    called = labels(Moment)
    for name in ("begin_local", "end_local", "precision"):
        assert f"“{called[name].nl}”" in finding.remedy.nl
        assert f"“{called[name].en}”" in finding.remedy.en


def test_records_without_a_name_are_named_by_what_they_have() -> None:
    nameless = [a_plan(id="p1", name=None, source_key="RO-7"), a_plan(id="p2", name=None)]
    flagged = contact(id="c1", organisation=None, name=None, email="v.achternaam@x.example", neighbourhood_code="WK1")
    findings = check(town(nameless, [moment(plan="p1", place="Wijkhuis")], [flagged]), AT)

    assert {finding.record for finding in findings} >= {"RO-7", "p2", "Bijeenkomst (RO-7)", "c1"}


def test_hidden_characters_in_an_address_are_shown_and_a_long_one_is_cut() -> None:
    [finding] = check(town(moments=[coming(online_url="java\nscript:" + "x" * 500)]), AT)

    assert "java·script:" in finding.text.nl
    assert "\n" not in finding.text.nl
    assert len(finding.text.nl) < 200


def test_personal_data_are_not_repeated_in_the_finding() -> None:
    [finding] = check(town([a_plan(summary="Vraag het jan.jansen@x.example of 06-12345678.")]), AT)[:1]

    assert "jan.jansen" not in finding.text.nl + finding.remedy.nl
    assert "een e-mailadres" in finding.text.nl


def test_one_text_can_hold_several_kinds_of_personal_data() -> None:
    text = "Mail a@x.example, bel 06-12345678, vraag mevrouw Jansen, bsn 111222333."
    kinds = {f.text.nl.split("staat ")[1] for f in check(town([a_plan(summary=text)]), AT)}

    assert len(kinds) == 4


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"name": "Jo"}, "Jo"),
        ({}, "Team Ruimte"),
        ({"organisation": None, "key": "C1"}, "C1"),
        ({"organisation": None}, "contact"),
    ],
)
def test_a_contact_is_named_as_a_planner_knows_it(values: dict[str, Any], name: str) -> None:
    faulty = contact(website="www.x.example", publish_website=True, **values)

    assert [finding.record for finding in check(town(contacts=[faulty]), AT) if finding.record_type == "contact"] == [
        name
    ]
