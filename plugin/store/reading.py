"""The consistent reads that make a Snapshot, of everything, of one plan or of one neighbourhood, the same for every
engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from ..participation.areas import current_areas
from ..participation.codes import AreaLevel
from ..participation.fields import Kind, definitions
from ..participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    from_row,
)
from ..participation.snapshot import Snapshot
from .protocol import Reader

_NEIGHBOURHOOD = tuple(field.name for field in definitions(Neighbourhood) if field.kind is not Kind.GEOMETRY)


def read_snapshot(reader: Reader) -> Snapshot:
    """Everything the reader's transaction sees."""
    return Snapshot(
        settings=reader.settings(),
        plans=tuple(reader.find(Plan)),
        moments=tuple(reader.find(Moment)),
        contacts=tuple(reader.find(Contact)),
        plan_contacts=tuple(reader.find(PlanContact)),
        neighbourhoods=tuple(reader.find(Neighbourhood)),
        goals=tuple(reader.find(Goal)),
        plan_neighbourhoods=tuple(reader.find(PlanNeighbourhood)),
        published=tuple(reader.published()),
        former_slugs=tuple(reader.former_slugs()),
    )


def read_plan_file(reader: Reader, plan: str) -> Snapshot | None:
    """One plan with all that belongs to it, by index; None where the store has no such plan."""
    plans = reader.find(Plan, {"id": plan})
    if not plans:
        return None
    moments = reader.find(Moment, {"plan": plan})
    ties = reader.find(PlanContact, {"plan": plan})
    return Snapshot(
        settings=reader.settings(),
        plans=tuple(plans[:1]),
        moments=tuple(moments),
        contacts=tuple(reader.find(Contact, {"id": [tie.contact for tie in ties]})),
        plan_contacts=tuple(ties),
        neighbourhoods=tuple(_with_border_of_town(reader)),
        plan_neighbourhoods=tuple(reader.find(PlanNeighbourhood, {"plan": plan})),
        published=tuple(reader.published([plan, *(moment.id for moment in moments)])),
    )


def read_area_file(reader: Reader, code: str) -> Snapshot:
    """What belongs to a neighbourhood, or by its GM code to the whole town, and to no plan."""
    settings = reader.settings()
    moments = [moment for moment in reader.find(Moment, {"neighbourhood_code": code}) if not moment.plan]
    if code == settings.municipality:
        # what says of no area that it is there, counts as the whole town's
        for plan, nowhere in product((None, ""), repeat=2):
            moments += reader.find(Moment, {"plan": plan, "neighbourhood_code": nowhere})
    return Snapshot(
        settings=settings,
        moments=tuple(moments),
        contacts=tuple(reader.find(Contact, {"neighbourhood_code": code})),
        neighbourhoods=tuple(read_neighbourhoods(reader)),
        goals=tuple(reader.find(Goal, {"neighbourhood_code": code})),
    )


def read_neighbourhoods(reader: Reader) -> list[Neighbourhood]:
    """By name only, for there may be hundreds of borders."""
    return [from_row(Neighbourhood, _NEIGHBOURHOOD, row) for row in reader.values(Neighbourhood, _NEIGHBOURHOOD)]


def read_current(reader: Reader) -> dict[str, Neighbourhood]:
    """Those that exist now, by code and by name only."""
    return {area.code: area for area in current_areas(read_neighbourhoods(reader))}


def _with_border_of_town(reader: Reader) -> Iterator[Neighbourhood]:
    """The municipality's own border tells whether a plan lies outside."""
    areas = read_neighbourhoods(reader)
    whole = [area.id for area in areas if area.level is AreaLevel.MUNICIPALITY]
    borders = dict(reader.values(Neighbourhood, ("id", "geometry"), {"id": whole}))
    return (replace(area, geometry=borders.get(area.id)) for area in areas)
