"""GeoJSON by RFC 7946: WGS 84, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...participation.times import iso_local
from ..records import PublicPlan, PublicSite
from .rows import Rows


def write_geojson(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write plannen.geojson and momenten.geojson."""
    _write(folder / "plannen.geojson", _plans(site, rows))
    _write(folder / "momenten.geojson", _moments(site, rows))


def course_of(plan: PublicPlan, timezone: str) -> list[dict[str, Any]]:
    """The course by status alone, in order of time, the first from null."""
    course: list[dict[str, Any]] = []
    for step in plan.statusverloop:
        if not course or course[-1]["status"] != step.status:
            course.append({"vanaf": iso_local(step.vanaf, timezone) if step.vanaf else None, "status": step.status})
    return course


def _plans(site: PublicSite, rows: Rows) -> Iterator[dict[str, Any]]:
    for plan, row in zip(site.plannen, rows.plans):
        values = {**row, "statusverloop": course_of(plan, site.timezone)}
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
