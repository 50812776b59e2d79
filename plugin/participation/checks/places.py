"""Checks on where plans lie, for all plans at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..codes import AreaLevel
from ..geometry import mend
from ..records import Plan
from ..shares import cover
from ..snapshot import Snapshot
from .findings import Finding, finding


def check_places(plans: Sequence[Plan], snapshot: Snapshot) -> Iterator[Finding]:
    """Geometry that cannot be published, and plans that lie wholly outside the municipality."""
    import shapely

    placed = []
    for plan in plans:
        if plan.geometry is None:
            continue
        mended = mend(plan.geometry)
        if mended.wkb is None:
            yield finding("geometrie_ongeldig", _about(plan), "geometry")
        else:
            placed.append((plan, mended.wkb))
    municipality = _municipality(snapshot)
    if municipality is None or not placed:
        return
    whole = shapely.from_wkb(municipality)
    shapely.prepare(whole)
    touching = shapely.intersects(whole, shapely.from_wkb([wkb for _, wkb in placed]))
    for (plan, _), touches in zip(placed, touching):
        if not touches:
            yield finding("buiten_gemeente", _about(plan), "geometry")


def _municipality(snapshot: Snapshot) -> bytes | None:
    areas = [area for area in snapshot.current_neighbourhoods.values() if area.geometry]
    own = [a for a in areas if a.level is AreaLevel.MUNICIPALITY and a.code == snapshot.settings.municipality]
    for chosen in (
        own,
        [a for a in areas if a.level is AreaLevel.WIJK],
        [a for a in areas if a.level is AreaLevel.BUURT],
    ):
        if chosen:
            return cover([area.geometry for area in chosen if area.geometry])
    return None


def _about(plan: Plan) -> tuple[str, str, str]:
    return "plan", plan.id, plan.current_name or plan.source_key or plan.id
