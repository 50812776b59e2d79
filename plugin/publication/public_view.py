"""The only door from private to public: a Snapshot goes in, public records come out.

Left out here, once for every format: what is not marked as published, what an error holds back, moments of a plan that
is not public, every contact field that is not flagged or no longer permitted, and where a kitchen-table talk is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..participation.checks import HeldBack
from ..participation.codes import PROMISES, MomentKind, PublicationState, Status
from ..participation.records import Moment, Plan
from ..participation.snapshot import Snapshot
from ..participation.status import asks_for_input, counts, course, feedback_from, statuses_only, step_at
from ..participation.times import UTC, instant
from .areas import AreaFinder
from .contacts import next_permission_end, public_contact
from .next_moment import latest_feedback, level_of, next_moment, next_moment_changes
from .phrases import status_words
from .projection import to_geojson
from .records import (
    MovedPage,
    PublicMoment,
    PublicNeighbourhood,
    PublicPlan,
    PublicSite,
    StatusStep,
    WithdrawnPlan,
)

NOT_DATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in `bijgewerkt_op` until `steady` has compared with what was public before."""


@dataclass(frozen=True)
class _Public:
    """The records of a snapshot that may go public, with each plan's moments and slug."""

    plans: list[Plan]
    moments: list[Moment]
    moments_of: dict[str, list[Moment]]
    slugs: dict[str, str]


def public_view(
    snapshot: Snapshot, held: HeldBack, slugs: dict[str, str], at: datetime, base_url: str | None
) -> PublicSite:
    """What the public may know at an instant. slugs: of every plan that goes public, by id."""
    public = _choose(snapshot, held, slugs)
    areas = AreaFinder(snapshot)
    places = to_geojson([plan.geometry for plan in public.plans], snapshot.settings.crs)
    plans = [_plan(plan, place, public, snapshot, areas, at) for plan, place in zip(public.plans, places)]
    moments = _moments(public, snapshot, areas)
    return PublicSite(
        titel=snapshot.settings.title,
        gemeente=snapshot.settings.municipality,
        timezone=snapshot.settings.timezone,
        crs=snapshot.settings.crs,
        at=at,
        bijgewerkt_op=NOT_DATED,
        geldig_tot=_valid_until(public, plans, snapshot, at),
        base_url=base_url,
        plannen=tuple(sorted(plans, key=_reading_order)),
        momenten=tuple(sorted(moments, key=lambda m: (m.begin or datetime.max.replace(tzinfo=UTC), m.id))),
        wijken=_neighbourhoods(snapshot),
        ingetrokken=_withdrawn(snapshot, public),
        verhuisd=_moved(snapshot, public),
    )


def is_public(plan: Plan, held: HeldBack) -> bool:
    """Whether a plan goes public."""
    return plan.publication_state is PublicationState.PUBLISHED and plan.id not in held.plans


def _choose(snapshot: Snapshot, held: HeldBack, slugs: dict[str, str]) -> _Public:
    plans = [plan for plan in snapshot.plans if is_public(plan, held)]
    ids = {plan.id for plan in plans}
    moments = [
        moment
        for moment in snapshot.moments
        if moment.publication_state is PublicationState.PUBLISHED
        and moment.id not in held.moments
        and (moment.plan is None or moment.plan in ids)
    ]
    of: dict[str, list[Moment]] = {plan.id: [] for plan in plans}
    for moment in moments:
        if moment.plan is not None:
            of[moment.plan].append(moment)
    return _Public(plans, moments, of, slugs)


def _plan(
    plan: Plan, place: dict[str, Any] | None, public: _Public, snapshot: Snapshot, areas: AreaFinder, at: datetime
) -> PublicPlan:
    timezone, moments = snapshot.settings.timezone, public.moments_of[plan.id]
    steps = course(plan, moments, timezone)
    since, until = step_at(statuses_only(steps), at)
    now, _ = step_at(steps, at)
    held = any(moment.end is not None and moment.end <= at for moment in moments if counts(moment))
    level = level_of(plan, moments)
    coming = next_moment(moments, at)
    feedback = latest_feedback(moments, at)
    contact = public_contact(snapshot.contacts_by_plan.get(plan.id, ()), at, timezone)
    where = areas.of_plan(plan)
    slug = public.slugs[plan.id]
    return PublicPlan(
        id=plan.id,
        plancode=plan.source_key,
        naam=plan.current_name,
        samenvatting=plan.current_summary,
        soort=plan.current_kind,
        fase=plan.current_phase.value if plan.current_phase else None,
        status=now.status.value,
        status_tekst=status_words(now.status.value, now.asks_for_input, held).nl,
        status_vanaf=since.since,
        status_tot=until,
        meedoen=now.status is Status.OPEN and now.asks_for_input,
        niveau=level.value if level else None,
        niveau_tekst=PROMISES[level].nl if level else None,
        beinvloedingsruimte=plan.influence,
        volgend_moment=_title(coming) if coming else None,
        volgend_moment_begin=coming.begin if coming else None,
        volgend_moment_einde=coming.end if coming else None,
        volgend_moment_plaats=coming.place if coming else None,
        aanmelden_url=coming.signup_url if coming else None,
        reageren_url=coming.response_url if coming else None,
        terugkoppeling=feedback.feedback if feedback else None,
        terugkoppeling_url=feedback.feedback_url if feedback else None,
        contact=contact.name if contact else None,
        contact_email=contact.email if contact else None,
        contact_telefoon=contact.phone if contact else None,
        contact_website=contact.website if contact else None,
        hele_gemeente=where.whole_town,
        wijkcodes=where.codes,
        wijken=where.names,
        buurtcodes=where.buurten,
        url=plan.current_url,
        besluit_url=plan.decision_url,
        pagina=f"plannen/{slug}/index.html",
        bijgewerkt_op=NOT_DATED,
        statusverloop=tuple(StatusStep(step.since, step.status.value, step.asks_for_input) for step in steps),
        slug=slug,
        geometry=plan.geometry,
        geojson=place,
    )


def _moments(public: _Public, snapshot: Snapshot, areas: AreaFinder) -> list[PublicMoment]:
    plans = {plan.id: plan for plan in public.plans}
    shown = [None if moment.kind is MomentKind.KITCHEN_TABLE else moment.geometry for moment in public.moments]
    places = to_geojson(shown, snapshot.settings.crs)
    return [
        _moment(moment, plans.get(moment.plan or ""), wkb, place, areas)
        for moment, wkb, place in zip(public.moments, shown, places)
    ]


def _moment(
    moment: Moment, plan: Plan | None, wkb: bytes | None, place: dict[str, Any] | None, areas: AreaFinder
) -> PublicMoment:
    where = areas.of_plan(plan) if plan else areas.of_moment(moment)
    level = moment.level or (plan.level if plan else None)
    private = moment.kind is MomentKind.KITCHEN_TABLE
    given = moment.feedback_on
    return PublicMoment(
        id=moment.id,
        plan_id=plan.id if plan else None,
        plancode=plan.source_key if plan else None,
        plannaam=plan.current_name if plan else None,
        titel=_title(moment),
        soort=moment.kind.value,
        niveau=level.value if level else None,
        begin=moment.begin,
        einde=moment.end,
        tijd_precisie=moment.precision.value,
        periode_tekst=moment.period_text,
        plaats=moment.place,
        adres=None if private else moment.address,
        online_url=moment.online_url,
        aanmelden_url=moment.signup_url,
        reageren_url=moment.response_url,
        doelgroep=moment.audience,
        beinvloedingsruimte=moment.influence,
        staat=moment.state.value,
        vorig_begin=moment.previous_begin,
        vorig_einde=moment.previous_end,
        terugkoppeling=moment.feedback,
        terugkoppeling_url=moment.feedback_url,
        terugkoppeling_op=instant(given, moment.timezone) if given else None,
        hele_gemeente=where.whole_town,
        wijkcodes=where.codes,
        wijken=where.names,
        bijgewerkt_op=NOT_DATED,
        vraagt_inbreng=asks_for_input(moment, plan.level if plan else None),
        volgnummer=0,
        geometry=wkb,
        geojson=place,
    )


def _title(moment: Moment) -> str:
    return moment.title or moment.kind.label.nl


def _reading_order(plan: PublicPlan) -> tuple[int, datetime, str, str]:
    """Open first with the soonest end, then what comes first, then the rest by name."""
    last = datetime.max.replace(tzinfo=UTC)
    if plan.status == Status.OPEN:
        return 0, plan.volgend_moment_einde or last, plan.naam, plan.id
    if plan.status in (Status.ANNOUNCED.value, Status.BETWEEN.value):
        return 1, plan.volgend_moment_begin or last, plan.naam, plan.id
    return 2, last, plan.naam, plan.id


def _valid_until(public: _Public, plans: list[PublicPlan], snapshot: Snapshot, at: datetime) -> datetime | None:
    timezone = snapshot.settings.timezone
    changes = [plan.status_tot for plan in plans]
    changes += [step.vanaf for plan in plans for step in plan.statusverloop if step.vanaf and step.vanaf > at]
    for plan in public.plans:
        changes.append(next_moment_changes(public.moments_of[plan.id], at))
        changes.append(next_permission_end(snapshot.contacts_by_plan.get(plan.id, ()), at, timezone))
        given = (feedback_from(moment) for moment in public.moments_of[plan.id])
        changes += [since for since in given if since is not None and since > at]
    return min((change for change in changes if change is not None), default=None)


def _neighbourhoods(snapshot: Snapshot) -> tuple[PublicNeighbourhood, ...]:
    areas = sorted(snapshot.current_neighbourhoods.values(), key=lambda area: area.code)
    places = to_geojson([area.geometry for area in areas], snapshot.settings.crs)
    published = [g for g in snapshot.goals if g.publication_state is PublicationState.PUBLISHED and g.text]
    goals = sorted(published, key=lambda goal: (goal.position, goal.id))
    return tuple(
        PublicNeighbourhood(
            code=area.code,
            naam=area.name,
            niveau=area.level.value,
            jaar=area.year,
            hoort_bij=area.parent_code,
            doelen=tuple(goal.text or "" for goal in goals if goal.neighbourhood_code == area.code),
            geometry=area.geometry,
            geojson=place,
        )
        for area, place in zip(areas, places)
    )


def _withdrawn(snapshot: Snapshot, public: _Public) -> tuple[WithdrawnPlan, ...]:
    """Plans that once were public and no longer are: for whatever reason, the page says so without its content."""
    once = {record.id for record in snapshot.published if record.kind == "plan"}
    gone = [plan for plan in snapshot.plans if plan.id in once and plan.id not in public.moments_of and plan.slug]
    return tuple(sorted((WithdrawnPlan(plan.slug or "") for plan in gone), key=lambda plan: plan.slug))


def _moved(snapshot: Snapshot, public: _Public) -> tuple[MovedPage, ...]:
    taken = set(public.slugs.values())
    return tuple(
        MovedPage(former.slug, public.slugs[former.plan])
        for former in sorted(snapshot.former_slugs, key=lambda former: former.slug)
        if former.plan in public.slugs and former.slug not in taken
    )
