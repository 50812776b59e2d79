from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    Status,
)
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.status import course, status_at, statuses_only, step_at
from participatiekaart.plugin.participation.times import UTC

from .making import ZONE, moment, plan, when
from .status_cases import CASES

ZONES = (ZONE, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
# weeks around both nights the clock changes, so that folds and gaps are met often
DAYS = st.one_of(
    st.dates(date(2026, 10, 23), date(2026, 10, 27)),
    st.dates(date(2026, 3, 27), date(2026, 3, 31)),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
CLOCKS = st.builds(
    lambda day, hour, minute: f"{datetime.combine(day, time(hour, minute)):%Y-%m-%d %H:%M}",
    DAYS,
    st.sampled_from([0, 1, 2, 3, 12, 23]),
    st.sampled_from([0, 15, 30, 59]),
)
LOCALS = st.one_of(st.none(), CLOCKS, DAYS.map(date.isoformat))
FOLDS = st.sampled_from([0, 1])
MOMENTS = st.builds(
    Moment,
    id=st.uuids().map(str),
    kind=st.sampled_from(MomentKind),
    level=st.one_of(st.none(), st.sampled_from(Level)),
    begin_local=st.one_of(st.none(), CLOCKS),
    begin_fold=FOLDS,
    end_local=st.one_of(st.none(), CLOCKS),
    end_fold=FOLDS,
    timezone=st.sampled_from(ZONES),
    precision=st.sampled_from(Precision),
    period_text=st.one_of(st.none(), st.just("najaar 2026")),
    state=st.sampled_from(MomentState),
    feedback=st.one_of(st.none(), st.just("Er komen bomen.")),
    feedback_url=st.one_of(st.none(), st.just("https://x.nl/nota")),
    feedback_on=LOCALS,
)
PLANS = st.builds(
    Plan,
    id=st.just("plan"),
    level=st.one_of(st.none(), st.sampled_from(Level)),
    phase=st.one_of(st.none(), st.sampled_from(Phase)),
    phase_since=st.one_of(st.none(), DAYS.map(date.isoformat)),
    override_status=st.one_of(st.none(), st.sampled_from(OverrideStatus)),
    override_from=LOCALS,
    override_until=LOCALS,
)
INSTANTS = st.datetimes(datetime(2024, 12, 1), datetime(2028, 2, 1)).map(lambda naive: naive.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("on", "moments", "at", "status", "take_part"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)
def test_status(on: Plan, moments: Sequence[Moment], at: str, status: str, take_part: bool) -> None:
    step = status_at(on, moments, when(at), ZONE)

    assert (step.status, step.asks_for_input) == (Status.of(status), take_part)


@pytest.mark.parametrize(
    ("on", "moments", "at"), [pytest.param(case[1], case[2], case[3], id=case[0]) for case in CASES]
)
def test_the_course_tells_the_same_as_the_status(on: Plan, moments: Sequence[Moment], at: str) -> None:
    step, _ = step_at(course(on, moments, ZONE), when(at))
    now = status_at(on, moments, when(at), ZONE)

    assert (step.status, step.asks_for_input) == (now.status, now.asks_for_input)


def test_the_table_holds_every_status_and_no_row_twice() -> None:
    assert len(CASES) >= 40
    assert {case[4] for case in CASES} == {status.value for status in Status}
    assert len({case[0] for case in CASES}) == len(CASES)


@given(PLANS, st.lists(MOMENTS, max_size=5), st.lists(INSTANTS, max_size=5), st.sampled_from(ZONES))
def test_the_course_read_at_any_instant_is_the_status_at_it(
    on: Plan, moments: list[Moment], instants: list[datetime], zone: str
) -> None:
    steps = course(on, moments, zone)
    turns = [step.since for step in steps if step.since is not None]
    near = [turn + shift for turn in turns for shift in (timedelta(seconds=-1), timedelta(0), timedelta(seconds=1))]
    ends = [t for m in moments for t in (m.begin, m.end) if t is not None]

    for t in [*instants, *near, *ends]:
        step, following = step_at(steps, t)
        now = status_at(on, moments, t, zone)
        assert (step.status, step.asks_for_input) == (now.status, now.asks_for_input)
        assert (step.since is None or step.since <= t) and (following is None or t < following)


@given(PLANS, st.lists(MOMENTS, max_size=5), st.sampled_from(ZONES))
def test_a_course_begins_without_a_start_then_runs_in_order_and_changes_at_each_step(
    on: Plan, moments: list[Moment], zone: str
) -> None:
    steps = course(on, moments, zone)
    turns = [step.since for step in steps[1:]]

    assert steps[0].since is None
    assert None not in turns
    assert all(earlier < later for earlier, later in zip(turns, turns[1:]))  # type: ignore[operator]
    assert all(
        (one.status, one.asks_for_input) != (next_one.status, next_one.asks_for_input)
        for one, next_one in zip(steps, steps[1:])
    )
    statuses = [step.status for step in statuses_only(steps)]
    assert all(one is not next_one for one, next_one in zip(statuses, statuses[1:]))
    assert all(step.status is Status.OPEN for step in steps if step.asks_for_input)


@given(
    PLANS,
    st.permutations(
        [
            moment("2026-11-03", "2026-11-04"),
            moment("2026-11-01", "2026-12-01", level="informeren"),
            moment("2026-11-03 19:30", "2026-11-03 21:00", feedback="x", feedback_on="2026-11-20"),
        ]
    ),
)
def test_the_order_of_moments_makes_no_difference(on: Plan, moments: list[Moment]) -> None:
    assert course(on, moments, ZONE) == course(on, sorted(moments, key=lambda m: m.end_local or ""), ZONE)


def test_the_course_of_a_plan_from_first_news_to_feedback() -> None:
    evening = moment("2026-11-03 19:30", "2026-11-03 21:00", level="raadplegen", feedback="x", feedback_on="2026-12-20")
    council = moment("2026-12-07 20:00", "2026-12-07 23:00", kind="raadsvergadering")
    steps = course(plan(phase="gereed", phase_since="2027-01-01"), [council, evening], ZONE)

    assert [(step.since, step.status.value, step.asks_for_input) for step in steps] == [
        (None, "aangekondigd", False),
        (when("2026-11-03 19:30"), "open", True),
        (when("2026-11-03 21:00"), "tussentijds", False),
        (when("2026-12-07 20:00"), "open", False),
        (when("2026-12-07 23:00"), "in_verwerking", False),
        (when("2026-12-20"), "teruggekoppeld", False),
        (when("2027-01-01"), "afgerond", False),
    ]


def test_a_change_in_taking_part_alone_is_a_step_of_the_course_but_not_of_the_statuses() -> None:
    fair = moment("2026-11-01 10:00", "2026-11-01 18:00", level="informeren")
    talk = moment("2026-11-01 12:00", "2026-11-01 13:00", level="adviseren")
    steps = course(plan(), [fair, talk], ZONE)

    assert [(s.status.value, s.asks_for_input) for s in steps][1:4] == [
        ("open", False),
        ("open", True),
        ("open", False),
    ]
    assert [s.status.value for s in statuses_only(steps)] == ["aangekondigd", "open", "in_verwerking"]
