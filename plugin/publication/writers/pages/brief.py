"""The short form of a plan for a very long list: only what may still hold when it was published or later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ....participation.times import UTC
from .site_view import course_text
from .views import MomentView, PlanView

_FAR_AHEAD = datetime.max.replace(tzinfo=UTC)


def brief(plan: PlanView, at: datetime, timezone: str) -> PlanView:
    """The plan without its summary, its buurten and what was over at `at`. At any later time the script reads the same
    status from it as from the whole plan. timezone: of the site."""
    moments = _moments(plan.moments, at)
    return replace(plan, summary=None, sub_areas=(), moments=moments, course=_course(plan, moments, at, timezone))


def _moments(moments: tuple[MomentView, ...], at: datetime) -> tuple[MomentView, ...]:
    ahead = tuple(moment for moment in moments if moment.record.einde is None or moment.record.einde > at)
    if any(moment.counts for moment in ahead):
        return ahead
    # one that was held tells "no date set" from "no date set yet"; of what is past a list shows the last to end
    last = sorted(moments, key=lambda moment: (moment.counts, moment.record.einde or _FAR_AHEAD))[-1:]
    return tuple(moment for moment in moments if moment in (*last, *ahead))


def _course(plan: PlanView, moments: tuple[MomentView, ...], at: datetime, timezone: str) -> str:
    """The course as text, from the step at `at` on. An instant at which a moment begins or ends is not written out
    again but referred to: "b1" is the begin of the second moment, "e1" its end."""
    ends = {moment.end: f"e{number}" for number, moment in enumerate(moments) if moment.end}
    begins = {moment.begin: f"b{number}" for number, moment in enumerate(moments) if moment.begin}
    steps = plan.record.statusverloop
    now = max(number for number, step in enumerate(steps) if step.vanaf is None or step.vanaf <= at)
    return course_text((replace(steps[now], vanaf=None), *steps[now + 1 :]), timezone, {**ends, **begins})
