"""What the map draws: borders of wijken and the plans, thinned to what a screen can show.

A page opened from a folder may not fetch data, so it comes as script files that hand one value over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...records import PublicSite
from .options import MANY
from .views import in_list

Shapes = Mapping[str, Any]

# Degrees: some five metres on the ground in the Netherlands, under a pixel at the zoom where a wijk fills a screen.
TOLERANCE = 0.00005
DECIMALS = 5
# what stands in a text of JSON as it is; two of these figures count further than a screen has pixels
FIGURES = "".join(chr(code) for code in range(ord(" "), 127) if chr(code) not in '"\\<')
MOST_STEPS = len(FIGURES) ** 2 - 1


def borders(site: PublicSite) -> list[dict[str, Any]]:
    """For each wijk its code, its name, its border (`vorm`), and where to write the name (`punt`)."""
    areas = [(area.code, area.naam, area.geojson) for area in site.wijken if area.niveau == "wijk" and area.geojson]
    drawn = thinned([geometry for *_, geometry in areas])
    return [{"code": code, "naam": in_list(name), **shape} for (code, name, _), shape in zip(areas, drawn)]


def plan_shapes(site: PublicSite) -> Shapes:
    """By slug, for each plan that has a place: its slug, its shape (`vorm`), and where its mark goes (`punt`)."""
    plans = [(plan.slug, plan.geojson) for plan in site.plannen if plan.geojson]
    drawn = thinned([geometry for _, geometry in plans])
    return {slug: {"slug": slug, **shape} for (slug, _), shape in zip(plans, drawn)}


def of_town(site: PublicSite, shapes: Shapes) -> str:
    """The script file for the map of the whole town. Where there are very many plans it holds only the middle of each,
    in the order of the list (`middens`)."""
    if len(site.plannen) <= MANY:
        return script("plannen", list(shapes.values()))
    points = [shapes[plan.slug]["punt"] if plan.slug in shapes else None for plan in site.plannen]
    return script("middens", _middles(points))


def _middles(points: Sequence[Sequence[float] | None]) -> dict[str, Any]:
    """Points (longitude, latitude) in steps from a corner, each number in two figures; no steps where there is no
    point. A step is far under a pixel while all of them are in view."""
    placed = [point for point in points if point]
    west, south = (min((point[axis] for point in placed), default=0.0) for axis in (0, 1))
    extent = max((max(x - west, y - south) for x, y in placed), default=0.0)
    step = max(extent, 10**-DECIMALS) / (MOST_STEPS - 1)
    # the corner lies one step out: no steps is no place
    corner = (west - step, south - step)
    steps = (round((point[axis] - corner[axis]) / step) if point else 0 for point in points for axis in (0, 1))
    told = "".join(FIGURES[number // len(FIGURES)] + FIGURES[number % len(FIGURES)] for number in steps)
    return {"west": corner[0], "zuid": corner[1], "stap": step, "cijfers": FIGURES, "plaatsen": told}


def thinned(geometries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each RFC 7946 geometry with fewer corners and decimals, and a point (longitude, latitude) that lies on it."""
    import shapely

    shapes = shapely.from_geojson([json.dumps(geometry) for geometry in geometries])
    points = shapely.point_on_surface(shapes)
    simple = shapely.simplify(shapes, TOLERANCE, preserve_topology=True)
    return [
        {"vorm": _rounded(json.loads(shape)), "punt": [round(x, DECIMALS), round(y, DECIMALS)]}
        for shape, x, y in zip(shapely.to_geojson(simple), shapely.get_x(points), shapely.get_y(points))
    ]


def for_page(value: object) -> str:
    """JSON that can stand in a script element: no `<`, so that nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def script(name: str, value: object) -> str:
    """A script file that hands one value over to the page's own scripts."""
    shelf = "window.participatiekaart"
    return f"{shelf} = {shelf} || {{}};\n{shelf}.{name} = {for_page(value)};\n"


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    if geometry["type"] == "GeometryCollection":
        return {**geometry, "geometries": [_rounded(part) for part in geometry["geometries"]]}
    return {**geometry, "coordinates": _round(geometry["coordinates"])}


def _round(coordinates: Any) -> Any:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [round(number, DECIMALS) for number in coordinates[:2]]
    return [_round(part) for part in coordinates]
