"""A moment as the public may know it (contract, "Fields of momenten")."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ...participation.checks.texts import may_be_address
from ...participation.codes import MomentState
from ...participation.progress import stoppable
from ...participation.records import Moment, Plan
from ...participation.snapshot import StoreSettings
from ...participation.status import asks_for_input, feedback_from
from ...participation.times import instant
from ..projection import in_wgs84
from ..records import PublicMoment
from ..steady import NOT_DATED
from ..texts import public_text
from .areas import NOWHERE, AreaFinder, Areas
from .choice import Choice


def public_moments(choice: Choice, settings: StoreSettings, areas: AreaFinder, at: datetime) -> list[PublicMoment]:
    """The moments that go public at an instant (aware), in the order of the store."""
    plans = {plan.id: plan for plan in choice.plans}
    places = {plan.id: areas.of_plan(plan) for plan in choice.plans}
    points = [None if moment.is_at_home else moment.geometry for moment in choice.moments]
    told = zip(choice.moments, points, in_wgs84(points, settings.crs))
    return [
        _public(
            _as_known(moment, at),
            plans.get(moment.plan or ""),
            places.get(moment.plan or "") or areas.of_moment(moment),
            point,
            place,
        )
        for moment, point, place in stoppable(told)
    ]


def public_moment(moment: Moment, plan: Plan | None, at: datetime) -> PublicMoment:
    """One moment as the public would know it at an instant (aware), without where it is."""
    return _public(_as_known(moment, at), plan, NOWHERE)


def title_of(moment: Moment) -> str:
    """The title of a moment, else the words for its kind."""
    return public_text(moment.title) or moment.kind.label.nl


def feedback_told_from(moment: Moment) -> datetime | None:
    """The instant (UTC) from which the public reads what was done with the input; None: at once, where there is any.

    A planner who dates it ahead means it to wait. A link without a date, which is no feedback yet to the status, waits
    for the end of its moment as a text does.
    """
    return feedback_from(moment) or (moment.end if moment.feedback_url else None)


def _as_known(moment: Moment, at: datetime) -> Moment:
    """The moment without feedback that is told only after `at`."""
    since = feedback_told_from(moment)
    if since is None or since <= at:
        return moment
    return replace(moment, feedback=None, feedback_url=None, feedback_on=None)


def public_place(moment: Moment) -> str | None:
    """The words for where it is; at somebody's home none that may be its address."""
    return None if moment.is_at_home and may_be_address(moment.place or "") else moment.place


def _public(
    moment: Moment,
    plan: Plan | None,
    where: Areas,
    point: bytes | None = None,
    place: bytes | None = None,
) -> PublicMoment:
    plan_level = plan.level if plan else None
    level = moment.level or plan_level
    # where a planner takes moving back, the earlier times stay in the store and mean nothing
    is_moved = moment.state is MomentState.MOVED
    # a day alone says that something was told, and there is nothing to read
    told_on = moment.feedback_on if moment.feedback or moment.feedback_url else None
    return PublicMoment(
        id=moment.id,
        plan_id=plan.id if plan else None,
        plancode=public_text(plan.source_key) if plan else None,
        plannaam=public_text(plan.current_name) if plan else None,
        titel=title_of(moment),
        soort=moment.kind.value,
        niveau=level.value if level else None,
        begin=moment.begin,
        einde=moment.end,
        tijd_precisie=moment.precision.value,
        # with a date of its own the words of before it say nothing any more
        periode_tekst=None if moment.precision.is_exact else public_text(moment.period_text),
        plaats=public_text(public_place(moment)),
        adres=None if moment.is_at_home else public_text(moment.address),
        online_url=public_text(moment.online_url),
        aanmelden_url=public_text(moment.signup_url),
        reageren_url=public_text(moment.response_url),
        doelgroep=public_text(moment.audience),
        beinvloedingsruimte=public_text(moment.influence),
        staat=moment.state.value,
        vorig_begin=moment.previous_begin if is_moved else None,
        vorig_einde=moment.previous_end if is_moved else None,
        terugkoppeling=public_text(moment.feedback),
        terugkoppeling_url=public_text(moment.feedback_url),
        terugkoppeling_op=instant(told_on, moment.timezone) if told_on else None,
        hele_gemeente=where.whole_town,
        wijkcodes=where.codes,
        wijken=where.names,
        bijgewerkt_op=NOT_DATED,
        vraagt_inbreng=asks_for_input(moment, plan_level),
        volgnummer=0,
        geometry=point,
        wgs84=place,
    )
