"""Lines and loops that look drawn by a landscape, not by a ruler. Coordinates are RD New (EPSG:28992), metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import Any

import shapely

Point = tuple[float, float]

# In the middle of the Markermeer: nobody lives there, so nobody takes the town for a real one on a background map
CENTRE: Point = (143_600.0, 508_000.0)


def at(east: float, north: float) -> Point:
    """The point so many kilometres east and north of the town's centre."""
    return CENTRE[0] + 1000 * east, CENTRE[1] + 1000 * north


def kinked(start: Point, end: Point, rng: Random, swing: float = 0.07, shortest: float = 150.0) -> list[Point]:
    """A line between two points with bends at every scale, the end left out.

    swing: how far the middle may lie off the straight line, as a share of its length; shortest: metres.
    """
    length = math.dist(start, end)
    if length < 2 * shortest:
        return [start]
    off = rng.uniform(-swing, swing)
    middle = (
        (start[0] + end[0]) / 2 - off * (end[1] - start[1]),
        (start[1] + end[1]) / 2 + off * (end[0] - start[0]),
    )
    return kinked(start, middle, rng, swing, shortest) + kinked(middle, end, rng, swing, shortest)


def path(points: Sequence[Point], rng: Random, swing: float = 0.07, rounds: int = 2) -> Any:
    """A line along the points, bent between them and smoothed."""
    bent = [p for start, end in zip(points, points[1:]) for p in kinked(start, end, rng, swing)] + [points[-1]]
    return shapely.LineString(_smooth(bent, rounds))


def loop(points: Sequence[Point], rng: Random, swing: float = 0.07, rounds: int = 2) -> Any:
    """A closed line along the points, bent between them and smoothed."""
    closed = [*points, points[0]]
    bent = [p for start, end in zip(closed, closed[1:]) for p in kinked(start, end, rng, swing)]
    return shapely.LinearRing(_smooth([*bent, bent[0]], rounds, closed=True))


def around(centre: Point, radius: float, rng: Random, corners: int = 12, noise: float = 0.12) -> list[Point]:
    """Corners of a loop around a point. radius: metres; noise: the share by which it comes and goes."""
    turns = [2 * math.pi * (corner + rng.uniform(-0.2, 0.2)) / corners for corner in range(corners)]
    reaches = [radius * (1 + rng.uniform(-noise, noise)) for _ in turns]
    return [(centre[0] + r * math.cos(turn), centre[1] + r * math.sin(turn)) for turn, r in zip(turns, reaches)]


def plot(centre: Point, length: float, width: float, turn: float) -> Any:
    """A rectangular plot: sides in metres, turned in degrees."""
    dx, dy = length / 2, width / 2
    corners = ((-dx, -dy), (dx, -dy), (dx, dy), (-dx, dy))
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return shapely.Polygon([(centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos) for x, y in corners])


def _smooth(points: list[Point], rounds: int, closed: bool = False) -> list[Point]:
    """Chaikin's corner cutting."""
    for _ in range(rounds):
        cut: list[Point] = []
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            cut += [(0.75 * x1 + 0.25 * x2, 0.75 * y1 + 0.25 * y2), (0.25 * x1 + 0.75 * x2, 0.25 * y1 + 0.75 * y2)]
        points = [*cut, cut[0]] if closed else [points[0], *cut, points[-1]]
    return points
