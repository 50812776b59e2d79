"""What the public is told from its day on: a status, a phase, feedback; and until when a publication is right."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import (
    ContactKind,
    Level,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
)

from ..small_town import NOW, as_text, contact, moment, plan, shown, shown_moment, site, tie, town, when


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


def test_feedback_of_a_moment_is_told_from_its_date_on() -> None:
    ended = moment(None, "2026-10-01", "2026-10-01", feedback="Straks", feedback_on="2026-12-01")
    before, after = (shown_moment(ended, at=when(time)) for time in ("2026-11-30 23:59", "2026-12-01 00:00"))
    assert (before.terugkoppeling, before.terugkoppeling_op) == (None, None)
    assert (after.terugkoppeling, after.terugkoppeling_op) == ("Straks", when("2026-12-01 00:00"))


@pytest.mark.parametrize(
    ("said", "told"), [({}, False), ({"feedback": "Gedaan"}, True), ({"feedback_url": "https://a.nl/n"}, True)]
)
def test_a_day_without_feedback_tells_of_none(said: dict[str, str], told: bool) -> None:
    found = shown_moment(moment(None, "2026-10-01", "2026-10-01", feedback_on="2026-10-05", **said))

    assert found.terugkoppeling_op == (when("2026-10-05 00:00") if told else None)


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
