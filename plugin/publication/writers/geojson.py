"""GeoJSON by RFC 7946: WGS 84, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..records import PublicSite
from .rows import Rows


def write_geojson(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write plannen.geojson and momenten.geojson."""
    _write(folder / "plannen.geojson", _plans(site, rows))
    _write(folder / "momenten.geojson", _moments(site, rows))


def _plans(site: PublicSite, rows: Rows) -> Iterator[dict[str, Any]]:
    for plan, row, course in zip(site.plannen, rows.plans, rows.courses):
        values = {**row, "statusverloop": course}
        yield {"type": "Feature", "id": plan.id, "properties": values, "geometry": plan.geojson}


def _moments(site: PublicSite, rows: Rows) -> Iterator[dict[str, Any]]:
    for moment, row in zip(site.momenten, rows.moments):
        yield {"type": "Feature", "id": moment.id, "properties": row, "geometry": moment.geojson}


def _write(path: Path, features: Iterable[dict[str, Any]]) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type":"FeatureCollection","features":[\n')
        for number, feature in enumerate(features):
            stream.write((",\n" if number else "") + encode(feature))
        stream.write("\n]}\n")
