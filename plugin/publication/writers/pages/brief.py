"""A plan as a very long list tells it: what may still hold at the publication or later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ....participation.times import UTC
from .views import MomentView, PlanView, course_text

_FAR_AHEAD = datetime.max.replace(tzinfo=UTC)


def brief(plan: PlanView, at: datetime, timezone: str) -> PlanView:
    """Without its summary and its buurten, without what was over at `at`; a script reads the same status from it at any
    later time."""
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
    """An instant at which a moment begins or ends is not told again: "b1" is the begin of the second, "e1" its end."""
    ends = {moment.end: f"e{number}" for number, moment in enumerate(moments) if moment.end}
    begins = {moment.begin: f"b{number}" for number, moment in enumerate(moments) if moment.begin}
    steps = plan.record.statusverloop
    begun = [number for number, step in enumerate(steps) if step.vanaf is None or step.vanaf <= at]
    now = begun[-1] if begun else 0
    return course_text((replace(steps[now], vanaf=None), *steps[now + 1 :]), timezone, {**ends, **begins})
