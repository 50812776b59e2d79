"""Where a plan can lie: shapes drawn in a buurt, along a road or round several areas."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Any

import shapely
from shapely import ops

from .areas import GRID, Area
from .shapes import around, at, kinked, loop, plot
from .skeleton import Skeleton


class Places:
    """Draws shapes in the town. Lengths in metres; stretches of a line as shares (0 to 1) of it."""

    def __init__(self, skeleton: Skeleton, areas: list[Area], rng: Random) -> None:
        self._skeleton = skeleton
        self._areas = {area.name: area.shape for area in areas}
        self._town = areas[0].shape
        self._rng = rng

    def plot(self, area: str, length: float, width: float) -> Any:
        """A building plot in the middle of an area, at any angle."""
        return self._kept(plot(self._middle(area), length, width, self._rng.uniform(0, 90)))

    def estate(self, area: str, radius: float, east: float = 0, north: float = 0) -> Any:
        """A piece of land with bent borders, so far from the middle of an area."""
        x, y = self._middle(area)
        corners = around((x + east, y + north), radius, self._rng, corners=9, noise=0.3)
        return self._kept(shapely.Polygon(loop(corners, self._rng, rounds=0)))

    def estate_with_lake(self, area: str, radius: float) -> Any:
        """A piece of land around a lake that does not belong to it."""
        lake = shapely.Polygon(loop(around(self._middle(area), radius / 3, self._rng), self._rng, rounds=1))
        return self._kept(self.estate(area, radius).difference(lake))

    def quarter(self, *areas: str) -> Any:
        """Whole areas together."""
        return shapely.union_all([self._areas[area] for area in areas])

    def court(self, area: str, length: float, width: float) -> Any:
        """Two blocks of buildings of which one stands around a courtyard that is left out."""
        (x, y), turn = self._middle(area), self._rng.uniform(0, 45)
        block = plot((x, y), length, width, turn).difference(plot((x, y), length / 2, width / 3, turn))
        return self._kept(shapely.MultiPolygon([block, plot((x + length, y + width), length / 2, width / 2, turn)]))

    def turbines(self, area: str, count: int) -> Any:
        """Circles round wind turbines in a row."""
        x, y = self._middle(area)
        feet = [(x + 420 * (n - count / 2), y + 130 * math.sin(n)) for n in range(count)]
        return self._kept(shapely.MultiPolygon([shapely.Point(foot).buffer(90, quad_segs=6) for foot in feet]))

    def stretch(self, line: str, start: float, end: float) -> Any:
        """A stretch of a road, or of another line of the skeleton."""
        return self._kept(ops.substring(self._line(line), start, end, normalized=True))

    def along(self, line: str, start: float, end: float, width: float, side: float = 0) -> Any:
        """A strip along a line; side: how far to its left (or, negative, right) the strip's middle lies."""
        middle = ops.substring(self._line(line), start, end, normalized=True).simplify(15)
        strip = shapely.buffer(shapely.offset_curve(middle, side) if side else middle, width / 2, cap_style="flat")
        return self._kept(strip.intersection(self._town))

    def lane(self, area: str, length: float) -> Any:
        """A street through the middle of an area."""
        return self._kept(self._street(self._middle(area), length, self._rng.uniform(0, math.pi)))

    def streets(self, area: str, count: int, length: float) -> Any:
        """Streets beside each other and one across."""
        (x, y), turn = self._middle(area), self._rng.uniform(0, math.pi)
        lanes = []
        for number in range(count):
            off = 110 * (number - (count - 1) / 2)
            lanes.append(self._street((x - off * math.sin(turn), y + off * math.cos(turn)), length, turn))
        across = self._street((x, y), 110 * count, turn + math.pi / 2)
        return self._kept(shapely.MultiLineString([*lanes, across]))

    def route(self, *parts: tuple[str, float, float]) -> Any:
        """Stretches of several lines together."""
        return self._kept(shapely.MultiLineString([self.stretch(*part) for part in parts]))

    def across_river(self, east: float) -> Any:
        """A line over the river, so many kilometres east of the centre."""
        transect = shapely.LineString([at(east, -9), at(east, 9)])
        x, y = self._skeleton.river.intersection(transect).representative_point().coords[0]
        return self._kept(shapely.LineString([(x - 40, y - 190), (x, y - 60), (x + 10, y + 70), (x + 60, y + 210)]))

    def spot(self, area: str) -> Any:
        """One place in an area."""
        return self._kept(shapely.Point(self._middle(area)))

    def spots(self, each: int, *areas: str) -> Any:
        """So many places in each of the areas."""
        points = []
        for area in areas:
            shape = self._areas[area]
            west, south, east, north = shape.bounds
            found = 0
            while found < each:
                point = shapely.Point(self._rng.uniform(west, east), self._rng.uniform(south, north))
                if shape.buffer(-40).contains(point):
                    points.append(point)
                    found += 1
        return self._kept(shapely.MultiPoint(points))

    def stops(self, line: str, count: int) -> Any:
        """Places at even distances on a line, inside the town."""
        inside = self._line(line).intersection(self._town)
        return self._kept(
            shapely.MultiPoint([inside.interpolate((n + 0.5) / count, normalized=True) for n in range(count)])
        )

    def wijken_of(self, shape: Any, wijken: list[Area]) -> list[Area]:
        """The wijken a shape lies in, most of it first; none for a plan without a place."""
        if shape is None:
            return []

        def share(wijk: Area) -> float:
            part = shape.intersection(wijk.shape)
            return float(part.area or part.length or shapely.get_num_coordinates(part))

        return sorted((w for w in wijken if w.shape.intersects(shape)), key=share, reverse=True)

    def _street(self, middle: tuple[float, float], length: float, turn: float) -> Any:
        dx, dy = length / 2 * math.cos(turn), length / 2 * math.sin(turn)
        start, end = (middle[0] - dx, middle[1] - dy), (middle[0] + dx, middle[1] + dy)
        return shapely.LineString([*kinked(start, end, self._rng, swing=0.04, shortest=60), end])

    def _middle(self, area: str) -> tuple[float, float]:
        point = ops.polylabel(self._areas[area], tolerance=5)
        return point.x, point.y

    def _line(self, name: str) -> Any:
        line = getattr(self._skeleton, name)
        return shapely.LineString(line.coords)

    @staticmethod
    def _kept(shape: Any) -> Any:
        return shapely.set_precision(shape, GRID)


# how a plan says where it lies; None for a plan without a place
Drawing = Callable[[Places], Any]
