"""Made-up layers, and someone who listens to what the work tells."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

import shapely
from participatiekaart.plugin.intake.plan_layers.attach import attach_plans
from participatiekaart.plugin.intake.sources import Attachment, Duplicates, LayerDescription, SourceFeature
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.records import Neighbourhood, Plan
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.protocol import Store

AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
WHO = "planbureau"
SQUARE = "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))"
BOWTIE = "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"


class Listener(Silent):
    """Keeps the notes and how far it is, and cancels after so many questions whether to stop."""

    def __init__(self, patience: int | None = None) -> None:
        self.notes: list[str] = []
        self.fractions: list[float] = []
        self._patience = patience

    def fraction(self, done: float) -> None:
        self.fractions.append(done)

    def note(self, text: Text) -> None:
        self.notes.append(text.nl)

    def stop_if_cancelled(self) -> None:
        if self._patience is None:
            return
        self._patience -= 1
        if self._patience < 0:
            raise CancelledError


def wkb(wkt: str) -> bytes:
    return bytes(shapely.to_wkb(shapely.from_wkt(wkt)))


def shape(geometry: bytes | None) -> Any:
    assert geometry is not None
    return shapely.from_wkb(geometry)


def box(x: float, y: float, size: float = 10, height: float | None = None) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(x, y, x + size, y + (height or size))))


def id_of(name: str) -> str:
    """The same id for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://voorbeeld.example/{name}"))


def feature(key: Any, wkt: str | None = SQUARE, **values: Any) -> SourceFeature:
    """A row of a plan layer; its row number is not its key."""
    geometry = wkb(wkt) if wkt else None
    return SourceFeature(**{"row": f"rij {key}", "key": key, "name": f"Plan {key}", "geometry": geometry, **values})


def layer(name: str = "Plangebieden") -> LayerDescription:
    return LayerDescription(name, "ogr", "plannen.gpkg|layername=plangebied", "code", "naam", "EPSG:28992")


def attach(
    store: Store,
    features: Iterable[SourceFeature],
    *,
    source: str = "Plangebieden",
    duplicates: Duplicates = Duplicates.REJECT,
    publish: bool = False,
    at: datetime = AT,
    progress: Silent | None = None,
    described: LayerDescription | None = None,
) -> TakenIn:
    wanted = Attachment(described or layer(source), duplicates, publish)
    return attach_plans(store, features, wanted, WHO, at, progress or Silent())


def counts(result: TakenIn) -> tuple[int, int, int, int, int]:
    """Added, updated, unchanged, missing, rejected."""
    return result.added, result.updated, result.unchanged, result.missing, len(result.rejected)


def plans(store: Store) -> dict[str, Plan]:
    """The plans by their code."""
    with store.reading() as reader:
        return {plan.source_key or "": plan for plan in reader.find(Plan)}


def records(store: Store, kind: Any) -> list[Any]:
    with store.reading() as reader:
        return list(reader.find(kind))


def bring_in(store: Store, areas: Mapping[str, tuple[AreaLevel, bytes | None]], year: int = 2026) -> None:
    """Areas by code, each with its level and border."""
    with store.writing(WHO) as transaction:
        transaction.insert(
            Neighbourhood(id=id_of(f"{code} {year}"), code=code, year=year, name=code, level=level, geometry=border)
            for code, (level, border) in areas.items()
        )


def edit(store: Store, record: Any, id: str, values: dict[str, Any]) -> None:
    """What a planner types."""
    with store.writing("planner") as transaction:
        transaction.update(record, [(id, values)])
