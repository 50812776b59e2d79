from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
import shapely
from participatiekaart.plugin.participation.checks import (
    DEFINITIONS,
    FindingCode,
    HeldBack,
    Severity,
    check,
    check_moment,
    held_back,
    language_hints,
)
from participatiekaart.plugin.participation.codes import AreaLevel, Level, PublicationState
from participatiekaart.plugin.participation.plain import read_office_words
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, PlanNeighbourhood

from .check_cases import (
    CONTACT_CASES,
    GOAL_CASES,
    INSIDE,
    MOMENT_CASES,
    OUTSIDE,
    PLAN_CASES,
    PLAN_WITH_CONTACTS_CASES,
    PLAN_WITH_MOMENTS_CASES,
    SLANTED_BESIDE_OUTSIDE,
    a_goal,
    a_plan,
    coming,
    contact,
    held,
    tie,
)
from .checking import ADDED_WARNINGS, AT, ERRORS, MUNICIPALITY, WARNINGS, area, found, town
from .making import moment


def names(cases: Sequence[tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(*case, id=f"{case[0]}-{i}-{'found' if case[-1] else 'not'}") for i, case in enumerate(cases)]


def test_a_town_without_faults_gives_no_findings() -> None:
    assert check(town(), AT) == []


@pytest.mark.parametrize(("code", "field", "values", "is_found"), names(PLAN_CASES))
def test_the_check_finds_what_is_wrong_with_a_plan_and_nothing_else(
    code: str, field: str, values: dict[str, Any], is_found: bool
) -> None:
    findings = found(town([a_plan(**values)]))

    assert (code in {c for c, _, _ in findings}) is is_found
    assert not is_found or (code, "plan", field) in findings


@pytest.mark.parametrize(("code", "field", "given", "is_found"), names(MOMENT_CASES))
def test_the_check_finds_what_is_wrong_with_a_moment_and_nothing_else(
    code: str, field: str, given: Moment, is_found: bool
) -> None:
    findings = found(town(moments=[given]))

    assert (code in {c for c, _, _ in findings}) is is_found
    assert not is_found or (code, "moment", field) in findings


@pytest.mark.parametrize(("code", "field", "values", "moments", "is_found"), names(PLAN_WITH_MOMENTS_CASES))
def test_the_check_looks_at_a_plan_together_with_its_moments(
    code: str, field: str, values: dict[str, Any], moments: list[Moment], is_found: bool
) -> None:
    assert ((code, "plan", field) in found(town([a_plan(**values)], moments))) is is_found


@pytest.mark.parametrize(("code", "field", "given", "is_found"), names(CONTACT_CASES))
def test_the_check_finds_what_is_wrong_with_a_contact_and_nothing_else(
    code: str, field: str, given: Contact, is_found: bool
) -> None:
    findings = found(town(contacts=[given]))

    assert (code in {c for c, _, _ in findings}) is is_found
    assert not is_found or (code, "contact", field) in findings


@pytest.mark.parametrize(("code", "field", "values", "is_found"), names(GOAL_CASES))
def test_the_check_finds_what_is_wrong_with_a_goal_and_nothing_else(
    code: str, field: str, values: dict[str, Any], is_found: bool
) -> None:
    assert found(town(goals=(a_goal(**values),))) == ([(code, "neighbourhood_goal", field)] if is_found else [])


def test_a_goal_is_called_by_its_neighbourhood_or_what_is_known_of_it() -> None:
    named = Neighbourhood(id="n", code="WK999901", year=2026, name="Noord")
    goals = [
        a_goal(id=id, text="XXX", neighbourhood_code=code) for id, code in (("a", "WK999901"), ("b", "X"), ("c", None))
    ]
    findings = check(town(goals=goals, neighbourhoods=(named,)), AT)
    assert {one.record for one in findings if one.record_type == "neighbourhood_goal"} == {"Noord", "X", "c"}


@pytest.mark.parametrize(
    ("whole_town", "has_wijk", "where"),
    [
        (None, False, "elke wijk"),
        (None, True, "elke wijk"),
        (False, False, "geen wijk"),
        (False, True, None),
        (True, False, None),
        (True, True, None),
    ],
)
def test_a_plan_without_a_place_stands_where_it_is_said_to(
    whole_town: bool | None, has_wijk: bool, where: str | None
) -> None:
    """A wijk that is chosen shows nothing as long as the plan is taken for one of the whole town."""
    area_of_plan = PlanNeighbourhood("t", plan="plan", neighbourhood_code="WK1", share=1)
    ties = (area_of_plan,) if has_wijk else ()
    findings = check(town([a_plan(geometry=None, whole_town=whole_town)], plan_neighbourhoods=ties), AT)

    assert [one.text.nl for one in findings] == (
        [f"Plan “Molenweg” heeft geen ligging en staat nu bij {where}."] if where else []
    )


@pytest.mark.parametrize(("contacts", "is_found"), PLAN_WITH_CONTACTS_CASES)
def test_a_plan_without_anybody_to_ask(contacts: list[Contact], is_found: bool) -> None:
    assert (("contact_ontbreekt", "plan", "contact") in found(town(contacts=contacts))) is is_found


def test_every_finding_of_the_contract_has_a_case_that_gives_it_and_one_that_does_not() -> None:
    told = {(case[0], case[-1]) for case in (*PLAN_CASES, *MOMENT_CASES, *PLAN_WITH_MOMENTS_CASES, *CONTACT_CASES)}
    told |= {("contact_ontbreekt", is_found) for _, is_found in PLAN_WITH_CONTACTS_CASES}

    assert told == {(code, is_found) for code in ERRORS | WARNINGS | ADDED_WARNINGS for is_found in (True, False)}


def test_codes_and_severities_are_those_of_the_contract_and_each_is_defined() -> None:
    severities = {code.value: definition.severity for code, definition in DEFINITIONS.items()}

    assert {code for code, severity in severities.items() if severity is Severity.ERROR} == ERRORS
    assert {
        code for code, severity in severities.items() if severity is Severity.WARNING
    } == WARNINGS | ADDED_WARNINGS | {
        "plan_onbekend",
        "contrast_laag",
    }
    hints = {"zin_lang", "zin_lijdend", "woord_ambtelijk"}
    assert {code for code, severity in severities.items() if severity is Severity.HINT} == hints
    assert set(DEFINITIONS) == set(FindingCode)


def test_hints_on_language_are_told_by_themselves_and_hold_nothing_back() -> None:
    office = read_office_words("middels; met")
    summary = "De straat wordt vernieuwd. " + "Middels " + "en nog iets " * 9 + "."
    snapshot = town(
        [a_plan(summary=summary, name="Middels", internal_note="Middels")],
        [coming(title="Praten middels een spel", place="Middels", feedback="Prima.")],
    )
    hints = language_hints(snapshot, AT, office)

    assert {(hint.code, hint.record_type, hint.field) for hint in hints} == {
        ("zin_lijdend", "plan", "summary"),
        ("zin_lang", "plan", "summary"),
        ("woord_ambtelijk", "plan", "summary"),
        ("woord_ambtelijk", "moment", "title"),
    }
    assert {hint.severity for hint in hints} == {Severity.HINT}
    assert held_back(hints) == HeldBack()
    office_word = next(hint for hint in hints if hint.record_type == "moment")
    assert "“middels”" in office_word.text.nl and "met" in office_word.remedy.nl
    assert office_word.record.endswith(" (Middels)")  # the plan it is of
    assert not {finding.code for finding in check(snapshot, AT)} & {hint.code for hint in hints}


def test_what_is_found_in_one_record_is_told_errors_first() -> None:
    wrong = coming(title="XXX, bel 038-4989000", response_url="javascript:x", online_url="www.x.example", place=None)
    severities = [found.severity for found in check_moment(wrong, None, AT)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == {Severity.ERROR, Severity.WARNING}


def test_concepts_get_no_hint_nor_what_belongs_to_them() -> None:
    words, concept = "De straat wordt vernieuwd.", PublicationState.CONCEPT
    plans = [a_plan(summary=None), a_plan(id="concept", summary=words, publication_state=concept)]
    its = coming(id="its", plan="concept", feedback=words)
    snapshot = town(plans, [coming(feedback=words, publication_state=concept), its, coming(id="m", plan=None)])
    assert language_hints(snapshot, AT, read_office_words("")) == []


def test_hints_are_given_of_a_moment_of_no_plan_too_and_of_those_asked_for_only() -> None:
    words = "De straat wordt vernieuwd."
    of_none = coming(id="none", plan=None, neighbourhood_code="WK999901", feedback=words)
    snapshot = town([a_plan(summary=words)], [coming(feedback=words), of_none])
    office = read_office_words("")

    plan, moment_id = snapshot.plans[0].id, snapshot.moments[0].id
    assert {hint.record_id for hint in language_hints(snapshot, AT, office)} == {plan, moment_id, "none"}
    for only in (plan, moment_id, "none"):
        assert {hint.record_id for hint in language_hints(snapshot, AT, office, {only})} == {only}


@pytest.mark.parametrize("state", [PublicationState.CONCEPT, PublicationState.WITHDRAWN])
def test_what_is_not_published_is_not_checked(state: PublicationState) -> None:
    bad_plan = a_plan(name=None, publication_state=state)
    bad_contact = contact(website="www.x.example", publish_website=True)

    assert check(town([bad_plan], [moment()], [bad_contact]), AT) == []
    assert check(town(moments=[coming(), moment(id="other", publication_state=state)]), AT) == []


def test_a_moment_of_a_neighbourhood_is_checked_by_itself() -> None:
    given = moment(id="wijk", plan=None, neighbourhood_code="WK999901", place="Plein", title="Wijkschouw")
    [finding] = check(town(moments=[coming(), given]), AT)

    assert (finding.code, finding.record) == ("tijd_ontbreekt", "Wijkschouw")


def test_a_moment_whose_plan_is_gone_is_found_and_not_checked_otherwise() -> None:
    assert found(town(moments=[coming(), moment(id="orphan", plan="gone")])) == [("plan_onbekend", "moment", "plan")]
    draft = moment(id="orphan", plan="gone", publication_state=PublicationState.CONCEPT)
    assert found(town(moments=[coming(), draft])) == []


def test_a_contact_is_checked_where_the_public_may_read_it() -> None:
    bad = contact(email="v.achternaam@x.example")
    loose = contact(id="loose", email="v.achternaam@x.example")
    of_wijk = dataclasses.replace(loose, id="wijk", neighbourhood_code="WK999901")

    ids = [f.record_id for f in check(town(contacts=[bad, loose, of_wijk], plan_contacts=(tie(),)), AT)]

    assert ids == ["contact", "wijk"]


def test_an_error_holds_back_its_own_record_only() -> None:
    findings = check(
        town(
            [a_plan(), a_plan(id="bad", name=None), a_plan(id="warned", summary=None)],
            [coming(), moment(id="timeless", place="Wijkhuis"), coming(id="of bad", plan="bad")],
            [contact(), contact(id="unsafe", website="www.x.example", publish_website=True)],
            goals=(a_goal(id="good"), a_goal(id="unfinished", text="XXX")),
        ),
        AT,
    )

    held = HeldBack(frozenset({"bad"}), frozenset({"timeless"}), frozenset({"unsafe"}), frozenset({"unfinished"}))
    assert held_back(findings) == held
    assert held_back([]) == HeldBack()


def test_errors_come_first_then_records_by_name_and_always_in_the_same_order() -> None:
    plans = [a_plan(id=f"p{i}", name=name, summary=None) for i, name in enumerate(("Zuid", "appel", "Noord"))]
    snapshot = town([*plans, a_plan(id="p9", name="Zwart", geometry=b"x")], [moment(plan="p9", place="Hier")])
    findings = check(snapshot, AT)
    turned = dataclasses.replace(snapshot, plans=snapshot.plans[::-1], contacts=snapshot.contacts[::-1])

    assert [(f.severity.value, f.code) for f in findings][:3] == [
        ("error", "geometrie_ongeldig"),
        ("error", "tijd_ontbreekt"),
        ("warning", "samenvatting_ontbreekt"),
    ]
    assert [f.record for f in findings if f.code == "samenvatting_ontbreekt"] == ["appel", "Noord", "Zuid"]
    assert check(turned, AT) == findings


def test_a_time_that_cannot_be_read_holds_back_its_moment_and_stops_nothing_else() -> None:
    findings = check(town([a_plan(phase="gereed")], [coming(id="bad", timezone="Mars"), coming()]), AT)

    assert held_back(findings).moments == {"bad"}
    assert [f.code for f in findings] == ["tijd_ontbreekt", "open_bij_afgerond"]


@pytest.mark.parametrize(
    ("areas", "is_found"),
    [
        ((), False),
        ((area("GM9999", AreaLevel.MUNICIPALITY, MUNICIPALITY),), True),
        ((area("gm9999", AreaLevel.MUNICIPALITY, MUNICIPALITY),), True),
        ((area("GM9999", AreaLevel.MUNICIPALITY, SLANTED_BESIDE_OUTSIDE),), True),
        ((area("GM0001", AreaLevel.MUNICIPALITY, OUTSIDE), area("WK01", AreaLevel.WIJK, MUNICIPALITY)), True),
        ((area("WK01", AreaLevel.WIJK, INSIDE), area("WK02", AreaLevel.WIJK, OUTSIDE)), False),
        ((area("WK01", AreaLevel.WIJK, None),), False),
        ((area("BU01", AreaLevel.BUURT, OUTSIDE, 2020), area("BU02", AreaLevel.BUURT, INSIDE, 2026)), True),
    ],
)
def test_the_municipality_is_its_own_area_else_the_largest_areas_of_the_newest_year(
    areas: tuple[Neighbourhood, ...], is_found: bool
) -> None:
    findings = found(town([a_plan(geometry=OUTSIDE)], neighbourhoods=areas))

    assert (("buiten_gemeente", "plan", "geometry") in findings) is is_found


def test_a_plan_that_touches_the_border_lies_in_the_municipality() -> None:
    beside = shapely.to_wkb(shapely.box(205000, 500000, 206000, 500100))

    assert check(town([a_plan(geometry=beside)]), AT) == []


def test_no_feedback_is_late_where_the_plan_says_that_nothing_is_asked() -> None:
    assert check(town([a_plan(level=Level.INFORM)], [held()]), AT) == []


def test_a_term_that_ends_on_a_holiday_must_run_on_and_the_remedy_says_until_when() -> None:
    # six weeks from 14 November end on Christmas Day, a Friday; Saturday and Sunday follow
    given = moment("2026-11-14", "2026-12-25", kind="zienswijze", place="Stadhuis")
    [finding] = check(town(moments=[given]), AT)

    assert finding.code == "zienswijze_kort"
    assert "28 december 2026" in finding.remedy.nl and "28 December 2026" in finding.remedy.en


def test_a_term_through_the_night_the_clock_changes_is_counted_in_days() -> None:
    first = date(2026, 9, 15)
    last = first + timedelta(days=41)
    given = coming(f"{first} 00:00", f"{last} 23:59", kind="zienswijze")

    assert check(town(moments=[given]), AT) == []


def test_the_work_of_a_check_grows_with_the_town_and_no_faster() -> None:
    def calls(size: int) -> int:
        shapes = [shapely.to_wkb(shapely.box(196000 + x, 500000, 196050 + x, 500050)) for x in range(size)]
        plans = [
            a_plan(id=f"p{i}", geometry=shape, influence="Bomen en vakken. " * 20) for i, shape in enumerate(shapes)
        ]
        moments = [coming(id=f"{one.id}.{n}", plan=one.id) for one in plans for n in range(3)]
        ties = tuple(tie(i, plan=one.id) for i, one in enumerate(plans))
        snapshot = town(plans, moments, plan_contacts=ties)
        made = 0

        def count(*_: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count)
        try:
            assert check(snapshot, AT) == []
        finally:
            sys.setprofile(None)
        return made

    calls(10)

    assert calls(400) < 5 * calls(100)
