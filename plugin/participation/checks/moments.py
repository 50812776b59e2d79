"""Checks of a published moment: one function a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ..codes import MomentKind, MomentState
from ..dates import day
from ..status import asks_for_input, feedback_from, is_period_only
from ..terms import six_weeks
from ..times import local_date
from .subjects import MomentSubject, Spot
from .texts import holds_address, may_be_address

FEEDBACK_WITHIN = timedelta(weeks=4)
_INSTANT = timedelta(microseconds=1)
# not the first of "2026/27", which ends in a year that is not written out
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d|[/–-]\d)", re.ASCII)


def plan_unknown(subject: MomentSubject) -> Iterator[Spot]:
    """The finding for each moment whose plan is not in the store."""
    yield Spot("plan")


def no_time(subject: MomentSubject) -> Iterator[Spot]:
    """A moved moment may wait for its new date, a cancelled one needs none, and "najaar 2026" has words only."""
    moment = subject.moment
    if subject.unreadable is not None:
        yield Spot(subject.unreadable)
    elif not (moment.begin_local and moment.end_local) and not _may_lack_time(subject):
        yield Spot("end_local" if moment.begin_local else "begin_local")


def end_before_begin(subject: MomentSubject) -> Iterator[Spot]:
    if subject.begin is not None and subject.end is not None and subject.end <= subject.begin:
        yield Spot("end_local")


def bad_geometry(subject: MomentSubject) -> Iterator[Spot]:
    if subject.has_bad_geometry:
        yield Spot("geometry")


def nowhere(subject: MomentSubject) -> Iterator[Spot]:
    """Neither a place nor a link. What has no date yet may still get its place with it, and a kitchen-table talk is at
    somebody's home."""
    moment = subject.moment
    if moment.is_cancelled or moment.is_at_home or subject.begin is None:
        return
    places = (moment.place, moment.address, moment.online_url, moment.signup_url, moment.response_url)
    if moment.precision.is_exact and moment.geometry is None and not any((place or "").strip() for place in places):
        yield Spot("place")


def feedback_late(subject: MomentSubject) -> Iterator[Spot]:
    moment, plan_level = subject.moment, subject.plan.level if subject.plan else None
    if moment.is_cancelled or subject.end is None or not asks_for_input(moment, plan_level):
        return
    given = feedback_from(moment)
    has_feedback = given is not None and given <= subject.at
    if not has_feedback and subject.at - subject.end > FEEDBACK_WITHIN:
        yield Spot("feedback")


def feedback_undated(subject: MomentSubject) -> Iterator[Spot]:
    moment = subject.moment
    if (moment.feedback or moment.feedback_url) and not moment.feedback_on:
        yield Spot("feedback_on")


def feedback_early(subject: MomentSubject) -> Iterator[Spot]:
    """What is given on the day itself may be, and what is told while a survey is still open."""
    moment = subject.moment
    if subject.begin is None or subject.unreadable is not None or not moment.feedback_on:
        return
    given = feedback_from(moment)
    if given is None:
        return
    given_on, begin = (local_date(instant, moment.timezone) for instant in (given, subject.begin))
    if given_on < begin:
        yield Spot("feedback_on", {"day": day(given_on), "begin": day(begin)})


def period_passed(subject: MomentSubject) -> Iterator[Spot]:
    """Words have no end that it could be held from: "najaar 2025" is coming for ever."""
    moment = subject.moment
    if moment.is_cancelled or not is_period_only(moment):
        return
    years = [int(year) for year in _YEAR.findall(moment.period_text or "")]
    # of UTC: what another program wrote as its zone may be none
    if years and max(years) < subject.at.year:
        yield Spot("period_text", {"year": max(years)})


def views_short(subject: MomentSubject) -> Iterator[Spot]:
    """Whole days count: an end on the last day, whatever the hour, is in time."""
    moment = subject.moment
    if moment.kind is not MomentKind.FORMAL_VIEWS or moment.is_cancelled or not moment.precision.is_exact:
        return
    if subject.begin is None or subject.end is None:
        return
    try:
        needed = six_weeks(local_date(subject.begin, moment.timezone)).last_day
    except OverflowError:  # 31-12-9999 stands for no date at all
        return
    if local_date(subject.end - _INSTANT, moment.timezone) < needed:
        yield Spot("end_local", {"last_day": day(needed)})


def home_address(subject: MomentSubject) -> Iterator[Spot]:
    """A kitchen-table talk is at somebody's home: where that is stands in no public text."""
    if not subject.moment.is_at_home:
        return
    for field, text in subject.texts():
        if may_be_address(text) if field == "place" else holds_address(text):
            yield Spot(field)


def _may_lack_time(subject: MomentSubject) -> bool:
    moment = subject.moment
    has_none = not moment.begin_local and not moment.end_local
    return moment.is_cancelled or is_period_only(moment) or (has_none and moment.state is MomentState.MOVED)
