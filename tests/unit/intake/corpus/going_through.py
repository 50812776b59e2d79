"""Attaching, assigning and publishing, and reading the publication back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fiona
from osgeo import ogr
from participatiekaart.plugin.intake.areas.assign import AssignResult
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Plan, PlanNeighbourhood
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import PublishResult, publish
from participatiekaart.plugin.store.protocol import Store

from ..making import AT, WHO, plans, records
from .geometry_corpus import LINES, POINTS, SURFACES

TAKEN = {**SURFACES, **LINES, **POINTS}


def released(store: Store, folder: Path) -> PublishResult:
    return publish(store, folder, Website(), Order(AT, WHO, confirm=True), Silent())


def shares_of(store: Store) -> dict[str, dict[str, float]]:
    """By plan code the share by code of area."""
    found: dict[str, dict[str, float]] = {key: {} for key in plans(store)}
    keys = {plan.id: key for key, plan in plans(store).items()}
    for tie in records(store, PlanNeighbourhood):
        found[keys[tie.plan]][tie.neighbourhood_code] = tie.share
    return found


@dataclass(frozen=True)
class Run:
    """What one attach, assign and publish of the whole corpus left."""

    attached: TakenIn
    assigned: AssignResult
    notes: list[str]
    plans: dict[str, Plan]
    shares: dict[str, dict[str, float]]
    published: PublishResult
    folder: Path
    findings: dict[str, set[str]]


def ogr_shape(wkb: bytes) -> Any:
    return ogr.CreateGeometryFromWkb(wkb)


def from_geojson(folder: Path) -> dict[str, list[Any]]:
    features = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    return {
        each["properties"]["plancode"]: [ogr.CreateGeometryFromJson(json.dumps(each["geometry"]))] for each in features
    }


def from_layers(path: Path, *layers: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    present = fiona.listlayers(path)
    for layer in [layer for layer in layers if layer in present]:
        with fiona.open(path, layer=layer) as features:
            for each in features:
                place = ogr.CreateGeometryFromJson(json.dumps(each["geometry"], cls=fiona.model.ObjectEncoder))
                found.setdefault(each["properties"]["plancode"], []).append(place)
    return found


READERS: dict[str, Callable[[Path], dict[str, list[Any]]]] = {
    "plannen.geojson": from_geojson,
    "plannen.gpkg": lambda folder: from_layers(folder / "plannen.gpkg", "plannen", "plannen_lijnen", "plannen_punten"),
    "plannen.fgb": lambda folder: from_layers(folder / "plannen.fgb", "plannen"),
}
