"""GeoJSON by RFC 7946: WGS 84, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Optional

from ...participation.progress import stoppable
from ..projection import geojson_of
from ..records import PublicSite
from .rows import Rows

Feature = tuple[str, dict[str, Any], Optional[str]]
"""Id, values by field, and the text of a geometry."""


def write_geojson(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write plannen.geojson and momenten.geojson."""
    _write(folder / "plannen.geojson", _plans(site, rows))
    _write(folder / "momenten.geojson", _moments(site, rows))


def _plans(site: PublicSite, rows: Rows) -> Iterator[Feature]:
    places = geojson_of(plan.wgs84 for plan in site.plannen)
    for plan, row, course, place in zip(site.plannen, rows.plans, rows.courses, places):
        yield plan.id, {**row, "statusverloop": course}, place


def _moments(site: PublicSite, rows: Rows) -> Iterator[Feature]:
    places = geojson_of(moment.wgs84 for moment in site.momenten)
    for moment, row, place in zip(site.momenten, rows.moments, places):
        yield moment.id, row, place


def _write(path: Path, features: Iterable[Feature]) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    lines = (
        f'{{"type":"Feature","id":{encode(id)},"properties":{encode(values)},"geometry":{place or "null"}}}'
        for id, values, place in stoppable(features)
    )
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type":"FeatureCollection","features":[\n')
        for number, line in enumerate(lines):
            stream.write(f",\n{line}" if number else line)
        stream.write("\n]}\n")
