"""The consistent read that makes a Snapshot, the same for every engine."""

from __future__ import annotations

from ..participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
)
from ..participation.snapshot import Snapshot
from .protocol import Reader


def read_snapshot(reader: Reader) -> Snapshot:
    """Everything the reader's transaction sees."""
    return Snapshot(
        settings=reader.settings(),
        sources=tuple(reader.find(PlanSource)),
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
