"""The store as it would be if its public words were those of an earlier release again.

What has been withdrawn, deleted, cancelled or moved since stays so. Contacts, areas and statuses set by hand are
today's: no personal data comes back from an old release. What results goes through `public_view` like anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from ...participation.codes import Level, MomentKind, MomentState, Phase, Precision, PublicationState, Status
from ...participation.records import Moment, Plan
from ...participation.snapshot import Snapshot
from ...participation.status import CLOSING_PHASES
from ...participation.times import clock_of
from ...participation.words import Text, shortened
from ..difference.words import when_of
from ..release.kept import Words, goal_key
from ..release.reading import Row

PLAN_DROPPED = Text(
    "“{name}” is sinds die uitgave ingetrokken, verwijderd of weer concept en komt niet terug.",
    "“{name}” was withdrawn, removed or made a draft since that release and does not come back.",
)
MOMENT_DROPPED = Text(
    "Het moment “{name}” ({when}) is sinds die uitgave ingetrokken, verwijderd of weer concept en komt niet terug.",
    "Moment “{name}” ({when}) was withdrawn, removed or made a draft since that release and does not come back.",
)
MOMENT_CHANGED = Text(
    "Het moment “{name}” ({when}) is sinds die uitgave geannuleerd of verplaatst en blijft dat.",
    "Moment “{name}” ({when}) was cancelled or moved since that release and stays so.",
)
GOAL_DROPPED = Text(
    "Het doel “{name}” is sinds die uitgave ingetrokken, verwijderd of weer concept en komt niet terug.",
    "Goal “{name}” was withdrawn, removed or made a draft since that release and does not come back.",
)
Values = dict[str, Any]


def put_back(
    snapshot: Snapshot, release: Words, today: tuple[Mapping[str, Row], Mapping[str, Row]]
) -> tuple[Snapshot, list[Text]]:
    """The snapshot as it would be with the words of an earlier release, and a sentence for each part of the release
    that does not come back. It has the plans, moments and goals of the release only.

    today: the plans and the moments as the store makes them public now, each by id.
    """
    plans = {plan.id: plan for plan in snapshot.plans if plan.is_published and plan.id in release.plans}
    moments = {
        moment.id: moment
        for moment in snapshot.moments
        if moment.is_published and moment.id in release.moments and (not moment.plan or moment.plan in plans)
    }
    goals = {goal_key(goal.id) for goal in snapshot.goals if goal.is_published}
    # a moment without a level has that of its plan; so a plan of which one tells none had none of its own
    levelless = {row["plan_id"] for row in release.moments.values() if not row.get("niveau")}
    then = replace(
        snapshot,
        plans=tuple(
            _plan(plan, release.plans[plan.id], today[0].get(plan.id, {}), release.shapes, plan.id in levelless)
            if plan.id in plans
            else _hidden(plan)
            for plan in snapshot.plans
        ),
        moments=tuple(
            _moment(moment, release.moments[moment.id], today[1].get(moment.id, {}), release.shapes)
            for moment in moments.values()
        ),
        goals=tuple(
            replace(goal, text=_text(release.goals[goal_key(goal.id)]))
            for goal in snapshot.goals
            if goal_key(goal.id) in release.goals
        ),
    )
    return then, list(_stays_away(release, plans, moments, goals, today[1], snapshot.settings.timezone))


def _stays_away(
    release: Words,
    plans: Collection[str],
    moments: Mapping[str, Moment],
    goals: Collection[str],
    today: Mapping[str, Row],
    timezone: str,
) -> Iterator[Text]:
    """A sentence for each part of the release that does not come back. plans, moments, goals: those that do. today: the
    moments as the store makes them public now, by id."""
    for id, row in release.plans.items():
        if id not in plans:
            yield PLAN_DROPPED.format(name=row["naam"])
    for id, row in release.moments.items():
        if id not in moments and (row["plan_id"] is None or row["plan_id"] in plans):
            yield MOMENT_DROPPED.format(name=row["titel"], when=when_of(row, timezone))
    for id, moment in moments.items():
        then = release.moments[id]
        if _is_called_off_or_moved(moment, then, today.get(id, then)):
            yield MOMENT_CHANGED.format(name=then["titel"], when=when_of(then, timezone))
    for key, text in release.goals.items():
        if key not in goals:
            yield GOAL_DROPPED.format(name=shortened(text))


def _hidden(plan: Plan) -> Plan:
    """A plan that is not public now, or was not then. It stays in, since the page it once had says so."""
    return replace(plan, publication_state=PublicationState.CONCEPT) if plan.is_published else plan


def _plan(plan: Plan, then: Row, now: Row, shapes: Mapping[str, bytes], levelless: bool) -> Plan:
    """levelless: the level that the release tells came from its moments, and comes from them again."""
    # a phase that the release does not tell may have been dated ahead then; it holds from its day on
    fields = {name: to for name, to in _OF_PLAN.items() if name != "fase" or then.get("fase")}
    changes = _changes(fields, then, now, "")
    if levelless:
        changes["level"] = None
    last = then["statusverloop"][-1]
    if then.get("fase") in CLOSING_PHASES and last["status"] == Status.FINISHED:
        # since when it is in that phase stands in no field, but in the course
        changes["phase_since"] = last["vanaf"][:10] if last["vanaf"] else None
    return replace(plan, geometry=shapes.get(plan.id), **changes)


def _moment(moment: Moment, then: Row, now: Row, shapes: Mapping[str, bytes]) -> Moment:
    fields = dict(_OF_MOMENT)
    if moment.is_at_home:
        fields = {name: to for name, to in fields.items() if name not in ("soort", "plaats", "adres")}
    if moment.state is not MomentState.PLANNED:
        fields = {name: to for name, to in fields.items() if name not in _TIMES}
    return replace(moment, geometry=shapes.get(moment.id), **_changes(fields, then, now, moment.timezone))


def _is_called_off_or_moved(moment: Moment, then: Row, now: Row) -> bool:
    """Whether it was cancelled or moved since; a moment may be moved more than once."""
    is_as_it_was = moment.state == then["staat"] and all(now.get(name) == then.get(name) for name in _TIMES)
    return moment.state is not MomentState.PLANNED and not is_as_it_was


def _changes(fields: Mapping[str, Callable[[Any, str], Values]], then: Row, now: Row, timezone: str) -> Values:
    values: Values = {}
    for name, to in fields.items():
        if name not in now or then.get(name) != now[name]:
            values.update(to(then.get(name), timezone))
    return values


def _as(*names: str) -> Callable[[Any, str], Values]:
    """Puts the public value into the first attribute. The others hold what the source says of the same, which would
    take the place of an empty value; they are emptied."""
    first, *others = names
    return lambda value, _: {first: _text(value), **dict.fromkeys(others)}


def _text(value: Any) -> str | None:
    """What somebody else wrote may hold anything, half a character too; for what is no text this fails."""
    return None if value is None else str(value.encode(), "utf-8")


def _code(name: str, kind: Any, *others: str) -> Callable[[Any, str], Values]:
    return lambda value, _: {name: kind.of(value) if value else None, **dict.fromkeys(others)}


def _clock(name: str) -> Callable[[Any, str], Values]:
    def to(value: Any, timezone: str) -> Values:
        clock = clock_of(datetime.fromisoformat(value), timezone) if value else None
        return {f"{name}_local": clock.text if clock else None, f"{name}_fold": clock.fold if clock else 0}

    return to


def _local(name: str) -> Callable[[Any, str], Values]:
    """Puts an instant into an attribute as a day and hour in the moment's zone."""
    return lambda value, timezone: {name: clock_of(datetime.fromisoformat(value), timezone).text if value else None}


_OF_PLAN = {
    "naam": _as("name", "source_name"),
    "samenvatting": _as("summary", "source_summary"),
    "soort": _as("kind", "source_kind"),
    "fase": _code("phase", Phase, "source_phase", "phase_since"),
    "niveau": _code("level", Level),
    "beinvloedingsruimte": _as("influence"),
    "url": _as("url", "source_url"),
    "besluit_url": _as("decision_url"),
}
_OF_MOMENT = {
    "titel": _as("title"),
    "soort": _code("kind", MomentKind),
    "niveau": _code("level", Level),
    "begin": _clock("begin"),
    "einde": _clock("end"),
    "tijd_precisie": _code("precision", Precision),
    "periode_tekst": _as("period_text"),
    "plaats": _as("place"),
    "adres": _as("address"),
    "online_url": _as("online_url"),
    "aanmelden_url": _as("signup_url"),
    "reageren_url": _as("response_url"),
    "doelgroep": _as("audience"),
    "beinvloedingsruimte": _as("influence"),
    "staat": _code("state", MomentState),
    "vorig_begin": _clock("previous_begin"),
    "vorig_einde": _clock("previous_end"),
    "terugkoppeling": _as("feedback"),
    "terugkoppeling_url": _as("feedback_url"),
    "terugkoppeling_op": _local("feedback_on"),
}
_TIMES = {"begin", "einde", "tijd_precisie", "periode_tekst", "staat", "vorig_begin", "vorig_einde"}
