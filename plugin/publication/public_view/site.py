"""The only door from private to public: a Snapshot goes in, public records come out.

Left out here, once for every format: what is not marked as published, what an error holds back, moments of a plan that
is not public, every contact field that is not flagged or no longer permitted, and where a kitchen-table talk is held.
"""

from __future__ import annotations

from datetime import datetime

from ...participation.codes import Status
from ...participation.snapshot import Snapshot
from ...participation.times import UTC
from ..records import PublicPlan, PublicSite
from ..steady import NOT_DATED
from ..texts import public_text
from .areas import AreaFinder
from .choice import Choice
from .contacts import associations
from .former_pages import gone_plans, moved_pages
from .moments import public_moments
from .neighbourhoods import public_neighbourhoods
from .plans import public_plans
from .successors import ended_neighbourhoods
from .validity import valid_until

_LAST = datetime.max.replace(tzinfo=UTC)


def public_view(
    snapshot: Snapshot, choice: Choice, areas: AreaFinder, at: datetime, base_url: str | None
) -> PublicSite:
    """What the public may know at an instant (UTC); the dates of change are for `steady` to fill in."""
    settings = snapshot.settings
    plans = public_plans(choice, settings, areas, at)
    moments = public_moments(choice, settings, areas, at)
    named = associations(choice.area_contacts, at, settings.timezone)
    gone = gone_plans(snapshot, choice)
    return PublicSite(
        titel=public_text(settings.title) or settings.municipality,
        gemeente=settings.municipality,
        timezone=settings.timezone,
        crs=settings.crs,
        at=at,
        bijgewerkt_op=NOT_DATED,
        geldig_tot=valid_until(plans, choice, at, settings.timezone),
        base_url=base_url,
        plannen=tuple(sorted(plans, key=_reading_order)),
        momenten=tuple(sorted(moments, key=lambda moment: (moment.begin or _LAST, moment.id))),
        wijken=public_neighbourhoods(snapshot, choice, areas, named),
        verdwenen=gone,
        verhuisd=moved_pages(snapshot, choice, gone),
        vervallen=ended_neighbourhoods(snapshot, areas),
        verenigingen=tuple(named.get(settings.municipality, ())),
    )


def _reading_order(plan: PublicPlan) -> tuple[int, datetime, str, str]:
    """The order in which the list shows plans: open ones by soonest end, then coming ones by begin, then the rest by
    name."""
    if plan.status == Status.OPEN.value:
        return 0, plan.volgend_moment_einde or _LAST, plan.naam.casefold(), plan.id
    if plan.status in (Status.ANNOUNCED.value, Status.BETWEEN.value):
        return 1, plan.volgend_moment_begin or _LAST, plan.naam.casefold(), plan.id
    return 2, _LAST, plan.naam.casefold(), plan.id
