"""GeoJSON by RFC 7946: WGS 84, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...participation.times import iso_local
from ..fields import MOMENT_FIELDS, PLAN_FIELDS, values_of
from ..records import PublicPlan, PublicSite
from .text import printable


def write_geojson(site: PublicSite, folder: Path) -> None:
    """Write plannen.geojson and momenten.geojson."""
    _write(folder / "plannen.geojson", _plans(site))
    _write(folder / "momenten.geojson", _moments(site))


def course_of(plan: PublicPlan, timezone: str) -> list[dict[str, Any]]:
    """The course by status alone, in order of time, the first from null."""
    course: list[dict[str, Any]] = []
    for step in plan.statusverloop:
        if not course or course[-1]["status"] != step.status:
            course.append({"vanaf": iso_local(step.vanaf, timezone) if step.vanaf else None, "status": step.status})
    return course


def _plans(site: PublicSite) -> Iterator[dict[str, Any]]:
    for plan in site.plannen:
        values = printable(values_of(plan, PLAN_FIELDS, site.timezone, site.base_url))
        values["statusverloop"] = course_of(plan, site.timezone)
        yield {"type": "Feature", "id": plan.id, "properties": values, "geometry": plan.geojson}


def _moments(site: PublicSite) -> Iterator[dict[str, Any]]:
    for moment in site.momenten:
        values = printable(values_of(moment, MOMENT_FIELDS, site.timezone, site.base_url))
        yield {"type": "Feature", "id": moment.id, "properties": values, "geometry": moment.geojson}


def _write(path: Path, features: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type":"FeatureCollection","features":[\n')
        for number, line in enumerate(lines):
            stream.write((",\n" if number else "") + line)
        stream.write("\n]}\n")
