"""Reads the staged layers back with another library than wrote them, before anything is put in place."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from ...participation.progress import stoppable
from ...participation.words import ParticipationError, Text
from ..fields import MOMENT_FIELDS, PLAN_FIELDS
from ..records import PublicSite
from .geopackage import MOMENT_LAYERS, PLAN_LAYERS, PLANS_WITHOUT_PLACE

DIFFERS = Text(
    "{file} bevat niet dezelfde gegevens als de opslag. Er is niets gepubliceerd; meld dit aan de makers.",
    "{file} does not hold the same records as the store. Nothing was published; please report this.",
)
WITHOUT_FIONA = Text(
    "fiona ontbreekt; de lagen zijn teruggelezen met GDAL zelf.",
    "fiona is missing; the layers were read back with GDAL itself.",
)
# only the ids are compared
_PASSED_OVER = sorted({field.name for field in (*PLAN_FIELDS, *MOMENT_FIELDS)} - {"id"})
_PLAN_LAYERS = (*(name for name, *_ in PLAN_LAYERS), PLANS_WITHOUT_PLACE)


def verify_layers(site: PublicSite, folder: Path) -> list[Text]:
    """Raise ParticipationError where a layer lacks a plan or moment, or has one too many."""
    plans = sorted(plan.id for plan in site.plannen)
    placed = sorted(plan.id for plan in site.plannen if plan.wgs84 is not None)
    moments = sorted(moment.id for moment in site.momenten)
    _same("plannen.geojson", _geojson_ids(folder / "plannen.geojson"), plans)
    _same("momenten.geojson", _geojson_ids(folder / "momenten.geojson"), moments)
    read, notes = _reader()
    found = read(folder / "plannen.gpkg", (*_PLAN_LAYERS, *MOMENT_LAYERS))
    # a plan of several kinds of geometry stands in several layers, in each once
    for layer in _PLAN_LAYERS:
        _same(f"plannen.gpkg ({layer})", sorted(found[layer]), sorted(set(found[layer])))
    _same("plannen.gpkg", sorted({id for layer in _PLAN_LAYERS for id in found[layer]}), plans)
    _same("plannen.gpkg (momenten)", sorted(id for layer in MOMENT_LAYERS for id in found[layer]), moments)
    _same("plannen.fgb", sorted(read(folder / "plannen.fgb", ("plannen",))["plannen"]), placed)
    return notes


def _same(file: str, found: list[str], expected: list[str]) -> None:
    if found != expected:
        raise ParticipationError(DIFFERS.format(file=file))


def _geojson_ids(path: Path) -> list[str]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return sorted(feature["properties"]["id"] for feature in features)


def _reader() -> tuple[Callable[[Path, Sequence[str]], dict[str, list[str]]], list[Text]]:
    """Gives the ids in each layer of a file; in one that is not there are none."""
    try:
        import fiona  # noqa: F401
    except ImportError:
        return _read_with_osgeo, [WITHOUT_FIONA]
    return _read_with_fiona, []


def _read_with_fiona(path: Path, layers: Sequence[str]) -> dict[str, list[str]]:
    import fiona

    # to list them takes as long as to read a small one
    there = fiona.listlayers(path)
    found: dict[str, list[str]] = {layer: [] for layer in layers}
    for layer in (layer for layer in layers if layer in there):
        # fiona 1.9 complains in the log of each place that is empty
        with fiona.open(path, layer=layer, ignore_geometry=True, ignore_fields=_PASSED_OVER) as features:
            found[layer] = [feature["properties"]["id"] for feature in stoppable(features)]
    return found


def _read_with_osgeo(path: Path, layers: Sequence[str]) -> dict[str, list[str]]:
    from osgeo import ogr

    source = ogr.Open(str(path))
    found = {layer: source.GetLayerByName(layer) for layer in layers}
    return {layer: [feature["id"] for feature in there or ()] for layer, there in found.items()}
