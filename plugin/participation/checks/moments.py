"""Checks on published moments of published plans, and of neighbourhoods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..codes import MomentKind, MomentState, Status
from ..records import Moment, Plan
from ..status import asks_for_input, feedback_from, is_period_only, status_at
from ..terms import is_short_for_formal_views
from .findings import Finding, finding
from .links import link_findings, text_findings

FEEDBACK_WITHIN = timedelta(weeks=4)
_LINKS = ("online_url", "signup_url", "response_url", "feedback_url")
_TEXTS = ("title", "influence", "audience", "period_text", "place", "feedback")
_WHERE = ("place", "address", "online_url", "signup_url", "response_url")


def check_moment(moment: Moment, plan: Plan | None, at: datetime, timezone: str) -> Iterator[Finding]:
    """Everything about one moment. `plan` is None for a moment of a neighbourhood or the whole town."""
    about = ("moment", moment.id, moment.title or moment.kind.label.nl)
    yield from _times(moment, about)
    yield from link_findings(about, {name: getattr(moment, name) for name in _LINKS})
    yield from text_findings(about, {name: getattr(moment, name) for name in _TEXTS})
    if moment.state is MomentState.CANCELLED:
        return
    if moment.kind is not MomentKind.KITCHEN_TABLE and not any(getattr(moment, name) for name in _WHERE):
        yield finding("moment_zonder_plek", about, "place")
    yield from _feedback(moment, plan, about, at)
    if _ends_late_for_finished_plan(moment, plan, at, timezone):
        yield finding("open_bij_afgerond", about, "end_local")


def _times(moment: Moment, about: tuple[str, str, str]) -> Iterator[Finding]:
    begin, end = moment.begin, moment.end
    if begin is not None and end is not None:
        if end <= begin:
            yield finding("einde_voor_begin", about, "end_local")
        elif _is_formal(moment) and is_short_for_formal_views(begin, end, moment.timezone):
            yield finding("zienswijze_kort", about, "end_local")
        return
    nothing_known = begin is None and end is None
    may_lack = moment.state in (MomentState.MOVED, MomentState.CANCELLED) or is_period_only(moment)
    if not (nothing_known and may_lack):
        yield finding("tijd_ontbreekt", about, "begin_local" if begin is None else "end_local")


def _is_formal(moment: Moment) -> bool:
    return (
        moment.kind is MomentKind.FORMAL_VIEWS
        and moment.state is not MomentState.CANCELLED
        and moment.precision.is_exact
    )


def _feedback(moment: Moment, plan: Plan | None, about: tuple[str, str, str], at: datetime) -> Iterator[Finding]:
    if (moment.feedback or moment.feedback_url) and not moment.feedback_on:
        yield finding("terugkoppeling_zonder_datum", about, "feedback_on")
    end = moment.end
    if end is None or at - end <= FEEDBACK_WITHIN or not asks_for_input(moment, plan.level if plan else None):
        return
    given = feedback_from(moment)
    if given is None or given > at:
        yield finding("terugkoppeling_laat", about, "feedback")


def _ends_late_for_finished_plan(moment: Moment, plan: Plan | None, at: datetime, timezone: str) -> bool:
    if plan is None or moment.end is None or moment.end <= at:
        return False
    return status_at(plan, (), at, timezone).status is Status.FINISHED
