"""What the map draws: borders of wijken and the plans, thinned to what a screen can show.

A page opened from a folder may not fetch data, so it comes as script files that hand one value over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...projection import texts
from ...records import PublicSite
from .options import MANY
from .views import in_list

OF_TOWN = "kaart-plannen.js"
# Degrees: some five metres on the ground in the Netherlands, under a pixel at the zoom where a wijk fills a screen.
TOLERANCE = 0.00005
DECIMALS = 5
# what stands in a text of JSON as it is; two of these figures count further than a screen has pixels
FIGURES = "".join(chr(code) for code in range(ord(" "), 127) if chr(code) not in '"\\<')
MOST_STEPS = len(FIGURES) ** 2 - 1
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True)
class Drawn:
    """What a map draws of one record. point: longitude and latitude of where its mark or name goes. json: all that a
    script reads of it, with its shape (`vorm`) and point (`punt`)."""

    point: tuple[float, float]
    json: str


Shapes = Mapping[str, Drawn]
"""By slug, for each plan that has a place."""


def borders(site: PublicSite) -> str:
    """For each wijk its code, its name and its border, as JSON."""
    areas = [area for area in site.wijken if area.is_wijk and area.wgs84]
    told = [{"code": area.code, "naam": in_list(area.naam)} for area in areas]
    return together(_drawn(told, [area.wgs84 for area in areas]))


def plan_shapes(site: PublicSite) -> Shapes:
    """The plans that have a place, each with its slug."""
    plans = [plan for plan in site.plannen if plan.wgs84]
    drawn = _drawn([{"slug": plan.slug} for plan in plans], [plan.wgs84 for plan in plans])
    return {plan.slug: one for plan, one in zip(plans, drawn)}


def of_town(site: PublicSite, shapes: Shapes) -> str:
    """The script file for the map of the whole town. Where there are very many plans it holds only the middle of each,
    in the order of the list (`middens`)."""
    if len(site.plannen) <= MANY:
        return script("plannen", together(shapes.values()))
    return script("middens", for_page(_middles([point for _, point in _points(site, shapes)])))


def address_of_town(site: PublicSite, shapes: Shapes) -> str:
    """How a page asks for that file. Where its order says which plan is meant, the address says which order it is: a
    browser that kept an older file would put each plan in the place of another."""
    if len(site.plannen) <= MANY:
        return OF_TOWN
    return f"{OF_TOWN}?{hashlib.sha256(repr(_points(site, shapes)).encode()).hexdigest()[:8]}"


def _points(site: PublicSite, shapes: Shapes) -> list[tuple[str, tuple[float, float] | None]]:
    """The slug of each plan with its point, in the order of the list."""
    return [(plan.slug, shapes[plan.slug].point if plan.slug in shapes else None) for plan in site.plannen]


def together(drawn: Iterable[Drawn]) -> str:
    """The drawings as one JSON list."""
    return f"[{','.join(one.json for one in drawn)}]"


def _middles(points: Sequence[tuple[float, float] | None]) -> dict[str, object]:
    """Points (longitude, latitude) as steps counted from a corner, each number in two figures; no steps (0) where there
    is no point. One step is far less than a pixel while all points are in view."""
    placed = [point for point in points if point]
    west, south = (min((point[axis] for point in placed), default=0.0) for axis in (0, 1))
    extent = max((max(x - west, y - south) for x, y in placed), default=0.0)
    step = max(extent, 10**-DECIMALS) / (MOST_STEPS - 1)
    # the corner lies one step outside the extent, so that 0 steps can mean: no place
    corner = (west - step, south - step)
    steps = (round((point[axis] - corner[axis]) / step) if point else 0 for point in points for axis in (0, 1))
    told = "".join(FIGURES[number // len(FIGURES)] + FIGURES[number % len(FIGURES)] for number in steps)
    return {"west": corner[0], "zuid": corner[1], "stap": step, "cijfers": FIGURES, "plaatsen": told}


def _drawn(told: Iterable[Mapping[str, str]], geometries: Sequence[bytes | None]) -> list[Drawn]:
    """Each geometry in WGS 84 (WKB) with fewer corners and decimals, and a point that lies on it. told: what else is
    said of each."""
    import numpy
    import shapely

    shapes = shapely.from_wkb(geometries)
    points = shapely.get_coordinates(shapely.point_on_surface(shapes))
    simple = shapely.simplify(shapes, TOLERANCE, preserve_topology=True)
    forms = texts(shapely.transform(simple, lambda corners: numpy.round(corners, DECIMALS)), DECIMALS)
    places = zip(*numpy.round(points, DECIMALS).T.tolist())
    return [
        Drawn(place, f'{for_page(words)[:-1]},"vorm":{form},"punt":{for_page(place)}}}')
        for words, form, place in zip(told, forms, places)
    ]


def for_page(value: object) -> str:
    """JSON that can stand in a script element: no `<`, so that nothing in it can end the element."""
    return _ENCODE(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def script(name: str, value: str) -> str:
    """A script file that hands one value, JSON as `for_page` gives it, over to the page's own scripts."""
    shelf = "window.participatiekaart"
    return f"{shelf} = {shelf} || {{}};\n{shelf}.{name} = {value};\n"
