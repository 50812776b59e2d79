"""A made-up town of few records, as the store keeps them. Nothing in it is real."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from typing import Any

import shapely
from participatiekaart.plugin.participation.checks import HeldBack
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    new_id,
)
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings
from participatiekaart.plugin.participation.times import read_clock, read_instant
from participatiekaart.plugin.publication.public_view.areas import AreaFinder
from participatiekaart.plugin.publication.public_view.choice import choose
from participatiekaart.plugin.publication.public_view.site import public_view
from participatiekaart.plugin.publication.records import PublicMoment, PublicPlan, PublicSite

ZONE = "Europe/Amsterdam"
SETTINGS = StoreSettings("Participatiekaart Proefstad", "GM9999")
PUBLISHED = PublicationState.PUBLISHED
NOBODY_HELD = HeldBack()


def when(text: str) -> datetime:
    """The instant of a time in the town's zone."""
    return read_instant(text, ZONE)


NOW = when("2026-11-23 12:00")


def square(west: float, south: float, side: float) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(west, south, west + side, south + side)))


def plan(**values: Any) -> Plan:
    return Plan(
        **{
            "id": new_id(),
            "name": "Molenweg",
            "publication_state": PUBLISHED,
            "geometry": square(200_100, 500_100, 100),
            **values,
        }
    )


def moment(of: Plan | None, begin: str | None = None, end: str | None = None, **values: Any) -> Moment:
    if begin:
        values["begin_local"], values["begin_fold"] = read_clock(begin, ZONE)
    if end:
        values["end_local"], values["end_fold"] = read_clock(end, ZONE, end_of_day=True)
    standard = {"id": new_id(), "plan": of.id if of else None, "title": "Inloop", "publication_state": PUBLISHED}
    return Moment(**{**standard, **values})


def contact(**values: Any) -> Contact:
    return Contact(**{"id": new_id(), **values})


def tie(of: Plan, whom: Contact, position: int = 0) -> PlanContact:
    return PlanContact(id=new_id(), plan=of.id, contact=whom.id, position=position)


def lies_in(of: Plan, code: str, share: float) -> PlanNeighbourhood:
    return PlanNeighbourhood(id=new_id(), plan=of.id, neighbourhood_code=code, share=share)


def area(code: str, name: str, level: AreaLevel = AreaLevel.WIJK, **values: Any) -> Neighbourhood:
    return Neighbourhood(**{"id": new_id(), "code": code, "name": name, "level": level, "year": 2026, **values})


AREAS = (
    area("GM9999", "Proefstad", AreaLevel.MUNICIPALITY, geometry=square(200_000, 500_000, 2_000)),
    area("WK999901", "Noord", geometry=square(200_000, 501_000, 1_000)),
    area("WK999902", "Zuid", geometry=square(200_000, 500_000, 1_000)),
    area("BU99990201", "Zuid-Oost", AreaLevel.BUURT, parent_code="WK999902", geometry=square(200_000, 500_000, 500)),
)


def town(*records: Any, **values: Any) -> Snapshot:
    """A snapshot of these records and the areas of the town."""
    of_type = {
        "plans": Plan,
        "moments": Moment,
        "contacts": Contact,
        "plan_contacts": PlanContact,
        "plan_neighbourhoods": PlanNeighbourhood,
    }
    sorted_out = {name: tuple(r for r in records if isinstance(r, kind)) for name, kind in of_type.items()}
    return Snapshot(**{"settings": SETTINGS, "neighbourhoods": AREAS, **sorted_out, **values})


def site(snapshot: Snapshot, at: datetime = NOW, held: HeldBack = NOBODY_HELD) -> PublicSite:
    return public_view(snapshot, choose(snapshot, held), AreaFinder(snapshot), at, None)


def as_text(found: PublicSite) -> str:
    """Every value of a site, as one text."""
    return json.dumps(dataclasses.asdict(found), default=str, ensure_ascii=False)


def shown(*records: Any, at: datetime = NOW) -> PublicPlan:
    """The one public plan of these records."""
    (only,) = site(town(*records), at).plannen
    return only


def shown_moment(*records: Any, at: datetime = NOW) -> PublicMoment:
    """The one public moment of these records."""
    (only,) = site(town(*records), at).momenten
    return only
