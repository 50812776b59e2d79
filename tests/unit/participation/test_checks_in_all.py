"""What the check looks at, in which order it tells it, what an error holds back, and how much work it is."""

from __future__ import annotations

import dataclasses
import sys

import pytest
import shapely
from participatiekaart.plugin.participation.checks import HeldBack, Severity, check, check_moment, errors, held_back
from participatiekaart.plugin.participation.codes import PublicationState

from .check_cases import (
    CONTACT_CASES,
    GOAL_CASES,
    MOMENT_CASES,
    PLAN_CASES,
    a_goal,
    a_plan,
    coming,
    contact,
    tie,
)
from .checking import AT, found, town
from .making import moment


def test_what_is_found_in_one_record_is_told_errors_first() -> None:
    wrong = coming(title="XXX, bel 038-4989000", response_url="javascript:x", online_url="www.x.example", place=None)
    severities = [found.severity for found in check_moment(wrong, None, AT)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == {Severity.ERROR, Severity.WARNING}


def test_a_publication_looks_at_every_error_and_at_nothing_else() -> None:
    every = town(
        [a_plan(**case[2]) for case in PLAN_CASES],
        [case[2] for case in MOMENT_CASES],
        [case[2] for case in CONTACT_CASES],
        goals=tuple(a_goal(**case[2]) for case in GOAL_CASES),
    )
    findings = check(every, AT)
    expected = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert 0 < len(expected) < len(findings)
    assert sorted(errors(every, AT), key=str) == sorted(expected, key=str)


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
