"""A made-up town with a plan of every kind of geometry. Nothing in it is real."""

from __future__ import annotations

from typing import Any

import shapely
from participatiekaart.plugin.participation.codes import AreaLevel, ContactKind, PublicationState
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact, new_id

WHO = "planner"
SQUARE = shapely.box(200_000, 500_000, 200_100, 500_100)
SHAPES = {
    "Park": SQUARE,
    "Weg": shapely.LineString([(200_000, 500_000), (200_300, 500_000)]),
    "Boom": shapely.Point(200_050, 500_050),
    "Plein en pad": shapely.GeometryCollection([SQUARE, shapely.LineString([(200_200, 500_000), (200_300, 500_000)])]),
    "Visie": None,
}
SECRET = "alleen voor collega's"
HOSTILE = "d'Artagnan \"; DROP TABLE plannen; -- %s %(naam)s \\ \u202e ☃"


def records() -> list[Any]:
    plans = [_plan(name, shape) for name, shape in SHAPES.items()]
    person = Contact(id=new_id(), kind=ContactKind.PERSON, email=SECRET, internal_note=SECRET)
    return [
        Neighbourhood(
            id=new_id(), code="WK999901", name="Noord", level=AreaLevel.WIJK, year=2026, geometry=wkb(SQUARE)
        ),
        *plans,
        Plan(id=new_id(), name=SECRET),
        _moment(plans[0], "2026-12-03", geometry=wkb(shapely.Point(200_050, 500_050))),
        _moment(plans[1], "2026-12-04"),
        person,
        PlanContact(id=new_id(), plan=plans[0].id, contact=person.id, position=0),
    ]


def _plan(name: str, shape: Any) -> Plan:
    return Plan(
        id=new_id(),
        name=name,
        summary=HOSTILE,
        internal_note=SECRET,
        publication_state=PublicationState.PUBLISHED,
        geometry=wkb(shape) if shape is not None else None,
    )


def _moment(plan: Plan, day: str, **values: Any) -> Moment:
    return Moment(
        id=new_id(),
        plan=plan.id,
        title="Inloop",
        begin_local=f"{day} 19:30",
        end_local=f"{day} 21:00",
        internal_note=SECRET,
        publication_state=PublicationState.PUBLISHED,
        **values,
    )


def wkb(shape: Any) -> bytes:
    return bytes(shapely.to_wkb(shape))
