"""A status by hand: what may be saved, what had better be looked at, and what the public reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from participatiekaart.plugin.entry.fields import shown_values
from participatiekaart.plugin.entry.override import FIELDS, doubts, override_preview, with_override
from participatiekaart.plugin.participation.codes import OverrideStatus
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.times import UTC

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
PLAN = Plan(id="p", name="Molenweg & Singel")
STILL = Plan(id="p", name="Molenweg", override_status=OverrideStatus.ON_HOLD, override_reason="Geld")
SURVEY = Moment(id="m", plan="p", begin_local="2026-11-01 09:00", end_local="2026-12-01 09:00", timezone=ZONE)


def typed(base: Plan, **values: Any) -> tuple[Plan, list[str]]:
    opened = shown_values(base, FIELDS, "nl")
    plan, problems = with_override({**opened, **values}, opened, base, AT, ZONE)
    return plan, [problem.field for problem in problems]


def test_a_status_needs_a_reason_and_holds_from_now_unless_a_begin_is_given() -> None:
    plan, wrong = typed(PLAN, override_status="stilgelegd", override_reason=" Geld ")

    assert wrong == []
    assert plan.override_status is OverrideStatus.ON_HOLD
    assert (plan.override_reason, plan.override_from, plan.override_until) == ("Geld", "2026-11-24 10:00", None)
    assert typed(PLAN, override_status="afgerond", override_reason=" ")[1] == ["override_reason"]


def test_a_status_that_stood_without_a_begin_keeps_none() -> None:
    plan, wrong = typed(STILL, override_until="1-2-2027")

    assert wrong == []
    assert (plan.override_from, plan.override_until) == (None, "2027-02-01")


def test_without_a_status_nothing_of_it_stays() -> None:
    assert typed(STILL, override_status=None, override_from="onzin")[0] == Plan(id="p", name="Molenweg")


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"override_from": "1-2-2027", "override_until": "1-2-2027"}, ["override_until"]),
        ({"override_from": "1-2-2027 9:00", "override_until": "1-2-2027 9:01"}, []),
        ({"override_from": "31-2-2027"}, ["override_from"]),
        ({"override_reason": "", "override_until": "morgen"}, ["override_until", "override_reason"]),
        ({"override_until": "28-3-2027 2:30"}, ["override_until"]),
    ],
)
def test_a_status_by_hand_with_a_wrong_time_or_no_reason_is_not_saved(
    values: dict[str, str], fields: list[str]
) -> None:
    assert typed(STILL, **values)[1] == fields


def test_a_begin_that_cannot_be_read_is_told_and_nothing_is_said_of_an_end_before_it() -> None:
    assert typed(
        PLAN,
        override_status="stilgelegd",
        override_reason="Geld",
        override_from="31-2-2020",
        override_until="1-3-2020",
    )[1] == ["override_from"]


def test_what_had_better_be_looked_at() -> None:
    assert [doubt.field for doubt in doubts(STILL, AT, ZONE)] == ["override_until"]
    assert [doubt.field for doubt in doubts(typed(STILL, override_until="1-2-2020")[0], AT, ZONE)] == ["override_until"]
    assert doubts(typed(STILL, override_until="1-2-2027")[0], AT, ZONE) == []
    assert doubts(PLAN, AT, ZONE) == []


def test_the_public_reads_it_now_then_and_after() -> None:
    plan, _ = typed(
        PLAN,
        override_status="stilgelegd",
        override_reason="Geld",
        override_from="25-11-2026",
        override_until="27-11-2026 9:30",
    )
    text = override_preview(plan, [SURVEY], AT, ZONE, "nl")

    assert text.index("Nu:<br><b>Nu meedoen · nog 7 dagen") < text.index("Vanaf 25 november 2026:<br><b>Ligt stil")
    assert "Vanaf 27 november 2026, 9:30 uur:<br><b>Nu meedoen · nog 4 dagen" in text
    assert "Molenweg &amp; Singel" in text
    assert text.count("<br>tot 1 december 2026, 9:00 uur</p>") == 2
    assert "Geld" not in text
    assert "volgt uit de momenten" not in text
    assert "volgt uit de momenten" in override_preview(PLAN, [SURVEY], AT, ZONE, "nl")
    assert "follows from the moments" in override_preview(PLAN, [], AT, ZONE, "en")


def test_what_lies_behind_and_an_end_that_is_not_known_are_not_told() -> None:
    plan, _ = typed(PLAN, override_status="stilgelegd", override_reason="Geld")
    since_long = typed(STILL, override_from="1-1-2026", override_until="1-2-2027")[0]

    assert "Vanaf" not in override_preview(plan, [SURVEY], AT, ZONE, "nl")
    assert override_preview(since_long, [SURVEY], AT, ZONE, "nl").count("Vanaf") == 1


def test_a_name_without_end_is_cut_in_the_preview() -> None:
    shown = override_preview(Plan("p", name="a" * 100_000), [], datetime(2026, 11, 23, tzinfo=UTC), "UTC", "nl")
    assert len(shown) < 5_000
