"""What planners of the sample town recorded by hand: what no layer and no spreadsheet brings in."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ..participation.codes import OverrideStatus, PublicationState
from ..participation.records import Goal, Moment, Plan, new_id
from ..store.protocol import Transaction

ON_HOLD = "VM-036"
WHY = "De aanvrager zoekt een andere plek (verzonnen)."


def record_by_hand(transaction: Transaction, folder: Path, today: date) -> None:
    """Put moments on the map, write the goals of the wijken, and set one plan on hold for a while. folder: where the
    town was made, `today` the day it was made for."""
    _put_on_the_map(transaction, folder / "plekken.gpkg")
    transaction.insert(_goals(folder / "doelen.csv"))
    (plan,) = transaction.find(Plan, {"source_key": ON_HOLD})
    override = {
        "override_status": OverrideStatus.ON_HOLD,
        "override_reason": WHY,
        "override_from": f"{today - timedelta(days=9)} 00:00",
        "override_until": f"{today + timedelta(days=120)} 00:00",
    }
    transaction.update(Plan, [(plan.id, override)])


def _put_on_the_map(transaction: Transaction, places: Path) -> None:
    """Give moments the point of their place, or of their plan where people gather there."""
    spots = dict(_spots(places))
    plans = {plan.id: plan.geometry for plan in transaction.find(Plan)}
    points = {
        moment.id: spots.get(moment.place) or _point_on(plans.get(moment.plan or ""))
        for moment in transaction.find(Moment)
        if moment.place
    }
    transaction.update(Moment, [(id, {"geometry": wkb}) for id, wkb in points.items() if wkb])


def _spots(places: Path) -> Iterator[tuple[str, bytes]]:
    from osgeo import ogr

    source = ogr.Open(str(places))
    for spot in source.GetLayer(0):
        yield spot.GetFieldAsString("naam"), bytes(spot.GetGeometryRef().ExportToWkb())


def _point_on(wkb: bytes | None) -> bytes | None:
    import shapely

    return None if wkb is None else bytes(shapely.to_wkb(shapely.point_on_surface(shapely.from_wkb(wkb))))


def _goals(path: Path) -> Iterator[Goal]:
    positions: Counter[str] = Counter()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            state = PublicationState.PUBLISHED if row["publiceren"] == "ja" else PublicationState.CONCEPT
            code = row["wijkcode"]
            yield Goal(
                id=new_id(),
                neighbourhood_code=code,
                text=row["doel"],
                position=positions[code],
                publication_state=state,
            )
            positions[code] += 1
