"""A town and its plans, and assigning those.

The town is 100 by 100: wijk A its left half, wijk B its right half; buurten A1 and A2 are A's lower and upper half.
"""

from __future__ import annotations

from typing import Any

from participatiekaart.plugin.intake.areas.assign import AssignResult, assign_neighbourhoods
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Plan, PlanNeighbourhood
from participatiekaart.plugin.store.protocol import Store

from ..making import WHO, box, id_of, records

BOTH = (AreaLevel.WIJK, AreaLevel.BUURT)
TOWN = {
    "A": (AreaLevel.WIJK, box(0, 0, 50, 100)),
    "B": (AreaLevel.WIJK, box(50, 0, 50, 100)),
    "A1": (AreaLevel.BUURT, box(0, 0, 50, 50)),
    "A2": (AreaLevel.BUURT, box(0, 50, 50, 50)),
}


def add(store: Store, **places: bytes | None) -> None:
    """Plans by name, each with its place."""
    with store.writing(WHO) as transaction:
        transaction.insert(Plan(id=id_of(name), name=name, geometry=place) for name, place in places.items())


def assign(
    store: Store, levels: Any = BOTH, min_share: float = 1, whole_share: float = 50, progress: Any = None
) -> AssignResult:
    return assign_neighbourhoods(store, levels, min_share, whole_share, WHO, progress or Silent())


def ties(store: Store, plan: str) -> dict[str, float | None]:
    """The share by code."""
    found = records(store, PlanNeighbourhood)
    return {tie.neighbourhood_code: tie.share for tie in found if tie.plan == id_of(plan)}
