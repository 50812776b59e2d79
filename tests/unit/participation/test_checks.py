"""The check finds what is wrong with a record and nothing else, each finding of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import DEFINITIONS, FindingCode, Severity, check
from participatiekaart.plugin.participation.codes import Level
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood

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
    held,
)
from .checking import ADDED_WARNINGS, AT, ERRORS, WARNINGS, found, town
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


@pytest.mark.parametrize(("contacts", "is_found"), PLAN_WITH_CONTACTS_CASES)
def test_a_plan_without_anybody_to_ask(contacts: list[Contact], is_found: bool) -> None:
    assert (("contact_ontbreekt", "plan", "contact") in found(town(contacts=contacts))) is is_found


def test_every_finding_of_the_contract_has_a_case_that_gives_it_and_one_that_does_not() -> None:
    told = {(case[0], case[-1]) for case in (*PLAN_CASES, *MOMENT_CASES, *PLAN_WITH_MOMENTS_CASES, *CONTACT_CASES)}
    told |= {("contact_ontbreekt", is_found) for _, is_found in PLAN_WITH_CONTACTS_CASES}

    wanted = {(code, is_found) for code in ERRORS | WARNINGS | ADDED_WARNINGS for is_found in (True, False)}
    assert told == wanted, "Give it a case of either kind in check_cases.py."


def test_codes_and_severities_are_those_of_the_contract_and_each_is_defined() -> None:
    assert set(DEFINITIONS) == set(FindingCode), "Give it its texts in checks/definitions.py."
    severities = {code.value: definition.severity for code, definition in DEFINITIONS.items()}

    assert {code for code, severity in severities.items() if severity is Severity.ERROR} == ERRORS
    warnings = {code for code, severity in severities.items() if severity is Severity.WARNING}
    of_no_record = {"plan_onbekend", "contrast_laag"}
    assert warnings == WARNINGS | ADDED_WARNINGS | of_no_record, "Add it to ADDED_WARNINGS of checking.py."
    hints = {"zin_lang", "zin_lijdend", "woord_ambtelijk"}
    assert {code for code, severity in severities.items() if severity is Severity.HINT} == hints


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
