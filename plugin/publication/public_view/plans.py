"""A plan as the public may know it (contract, "Fields of plannen")."""

from __future__ import annotations

from datetime import datetime

from ...participation.codes import PROMISES, Status
from ...participation.geometry import sound
from ...participation.progress import stoppable
from ...participation.records import Plan
from ...participation.snapshot import StoreSettings
from ...participation.status import course, has_held, phase_at, statuses_only, step_at
from ..phrases import status_words
from ..projection import in_wgs84
from ..records import PublicContact, PublicPlan, StatusStep
from ..steady import NOT_DATED
from ..texts import public_text
from .areas import AreaFinder
from .choice import Choice
from .contacts import public_contact
from .moments import public_place, title_of
from .next_moment import latest_feedback, level_of, next_moment

_NOBODY = PublicContact("", None, None, None)


def public_plans(choice: Choice, settings: StoreSettings, areas: AreaFinder, at: datetime) -> list[PublicPlan]:
    """The plans that go public, as they stand at an instant, in the order of the store."""
    shapes = sound([plan.geometry for plan in choice.plans])
    placed = zip(choice.plans, shapes, in_wgs84(shapes, settings.crs))
    return [_plan(plan, shape, place, choice, settings.timezone, areas, at) for plan, shape, place in stoppable(placed)]


def _plan(
    plan: Plan,
    shape: bytes | None,
    place: bytes | None,
    choice: Choice,
    timezone: str,
    areas: AreaFinder,
    at: datetime,
) -> PublicPlan:
    moments = choice.moments_of[plan.id]
    steps = course(plan, moments, timezone)
    now, _ = step_at(steps, at)
    since, until = step_at(statuses_only(steps), at)
    phase = phase_at(plan, at, timezone)
    level = level_of(plan, moments)
    coming = next_moment(moments, at)
    feedback = latest_feedback(moments, at)
    contact = public_contact(choice.contacts_of[plan.id], at, timezone) or _NOBODY
    where = areas.of_plan(plan)
    slug = choice.slugs[plan.id]
    return PublicPlan(
        id=plan.id,
        plancode=public_text(plan.source_key),
        naam=public_text(plan.current_name) or "",
        samenvatting=public_text(plan.current_summary),
        soort=public_text(plan.current_kind),
        fase=phase.value if phase else None,
        status=now.status.value,
        status_tekst=status_words(now.status.value, now.asks_for_input, has_held(moments, at)).nl,
        status_vanaf=since.since,
        status_tot=until,
        meedoen=now.status is Status.OPEN and now.asks_for_input,
        niveau=level.value if level else None,
        niveau_tekst=PROMISES[level].nl if level else None,
        beinvloedingsruimte=public_text(plan.influence),
        volgend_moment=title_of(coming) if coming else None,
        volgend_moment_begin=coming.begin if coming else None,
        volgend_moment_einde=coming.end if coming else None,
        volgend_moment_plaats=public_text(public_place(coming)) if coming else None,
        aanmelden_url=public_text(coming.signup_url) if coming else None,
        reageren_url=public_text(coming.response_url) if coming else None,
        terugkoppeling=public_text(feedback.feedback) if feedback else None,
        terugkoppeling_url=public_text(feedback.feedback_url) if feedback else None,
        contact=contact.naam or None,
        contact_email=contact.email,
        contact_telefoon=contact.telefoon,
        contact_website=contact.website,
        hele_gemeente=where.whole_town,
        wijkcodes=where.codes,
        wijken=where.names,
        buurtcodes=where.buurten,
        url=public_text(plan.current_url),
        besluit_url=public_text(plan.decision_url),
        pagina=f"plannen/{slug}/index.html",
        bijgewerkt_op=NOT_DATED,
        statusverloop=tuple(StatusStep(step.since, step.status.value, step.asks_for_input) for step in steps),
        slug=slug,
        geometry=shape,
        wgs84=place,
        wijkaandelen=where.shares,
    )
