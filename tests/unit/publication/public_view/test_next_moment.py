"""Which moment the public should look at, and the level of a plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import Level, MomentState, Precision
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.publication.public_view.next_moment import next_moment, next_moment_changes

from ..small_town import moment, plan, shown, site, town, when

START = when("2026-11-20 00:00")
HOURS = st.integers(0, 240)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    begin = draw(HOURS)
    end = begin + draw(st.integers(1, 60))
    at = [START + timedelta(hours=hours) for hours in (begin, end)]
    return moment(
        None,
        *(f"{t:%Y-%m-%d %H:%M}+00:00" for t in at),
        state=draw(st.sampled_from(MomentState)),
        precision=draw(st.sampled_from([Precision.TIME, Precision.TIME, Precision.MONTH])),
    )


def is_open(candidate: Moment, t: datetime) -> bool:
    assert candidate.begin
    assert candidate.end
    return candidate.precision.is_exact and candidate.begin <= t < candidate.end


@given(st.lists(moments(), max_size=6), HOURS)
def test_open_with_the_soonest_end_else_the_next_to_begin(found: list[Moment], hour: int) -> None:
    t = START + timedelta(hours=hour)
    usable = [m for m in found if m.state is not MomentState.CANCELLED and m.end is not None and m.end > t]
    chosen = next_moment(found, t)
    if not usable:
        assert chosen is None
        return
    assert chosen in usable
    assert chosen is not None
    if any(is_open(m, t) for m in usable):
        assert is_open(chosen, t)
        assert chosen.end == min(m.end for m in usable if is_open(m, t) and m.end)
    else:
        assert chosen.begin == min(m.begin for m in usable if m.begin)


@given(st.lists(moments(), max_size=5), HOURS)
def test_it_changes_when_it_says_and_not_before(found: list[Moment], hour: int) -> None:
    t = START + timedelta(hours=hour)
    change, now = next_moment_changes(found, t), next_moment(found, t)
    assert change is None or change > t
    until = change or START + timedelta(hours=320)
    while t < until:
        assert next_moment(found, t) is now
        t += timedelta(hours=1)
    if change is not None:
        assert next_moment(found, change) is not now


def test_place_and_links_come_from_that_same_moment() -> None:
    street = plan()
    survey = moment(street, "2026-11-20 09:00", "2026-12-05 23:59", title="Enquête", response_url="https://a.example/r")
    walk_in = moment(street, "2026-11-23 10:00", "2026-11-23 14:00", place="Wijkhuis", signup_url="https://a.example/s")
    vague = moment(street, "2026-11-01", "2026-11-30", precision=Precision.MONTH, period_text="in november")
    assert next_moment_changes([survey, walk_in], when("2026-11-22 12:00")) == walk_in.begin
    assert site(town(street, survey, walk_in), when("2026-11-22 12:00")).geldig_tot == walk_in.begin
    during, after = (shown(street, vague, survey, walk_in, at=when(day)) for day in ("2026-11-23 12:00", "2026-11-24"))
    assert (during.volgend_moment, during.volgend_moment_plaats) == ("Inloop", "Wijkhuis")
    assert (during.aanmelden_url, during.reageren_url) == ("https://a.example/s", None)
    assert (after.volgend_moment, after.volgend_moment_plaats) == ("Enquête", None)
    assert (after.aanmelden_url, after.reageren_url) == (None, "https://a.example/r")


def test_the_level_is_the_plans_own_else_the_highest_of_its_moments() -> None:
    street = plan()
    low = moment(street, level=Level.CONSULT, period_text="najaar", precision=Precision.UNKNOWN)
    high = moment(street, "2026-12-01", "2026-12-01", level=Level.COLLABORATE)
    own = moment(street, "2026-12-01", "2026-12-01", level=Level.SELF_ORGANISE)
    off = moment(street, "2026-12-01", "2026-12-01", level=Level.EMPOWER, state=MomentState.CANCELLED)
    assert shown(street, low, high, own, off).niveau == "coproduceren"
    assert shown(street, own).niveau is None
    waiting = moment(street, None, None, level=Level.EMPOWER, state=MomentState.MOVED)
    assert shown(street, low, waiting).niveau == "meebeslissen"
    by_hand = plan(level=Level.SELF_ORGANISE)
    assert shown(by_hand, moment(by_hand, level=Level.CONSULT)).niveau == "zelforganisatie"
