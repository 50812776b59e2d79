"""A point as two numbers in a form."""

from __future__ import annotations

import struct

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.entry.points import read_point, show_place, show_point


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("203411 503020", 203411, 503020),
        ("203411,503020", 203411, 503020),
        ("203411.5,503020.25", 203411.5, 503020.25),
        (" 203411,5; 503020,25 ", 203411.5, 503020.25),
        ("203411, 503020", 203411, 503020),
        ("6.09 52.51", 6.09, 52.51),
        ("-6,09  52,51", -6.09, 52.51),
    ],
)
def test_two_numbers_are_understood_as_people_write_them(text: str, x: float, y: float) -> None:
    point = shapely.from_wkb(read_point(text))
    assert (point.x, point.y) == (x, y)


@pytest.mark.parametrize("text", ["203411", "x y", "1 2 3", "203411 5e999", "203411;", "9" * 400 + " 1", "１ ２"])
def test_anything_else_is_no_point(text: str) -> None:
    with pytest.raises(ValueError):
        read_point(text)


def test_nothing_is_no_point_and_no_mistake() -> None:
    assert read_point(" ") is None
    a_curve = struct.pack("<BII6d", 1, 8, 3, 0, 0, 5, 5, 10, 0)
    assert (
        show_point(None) == show_point(b"x") == show_point(a_curve) == show_point(shapely.to_wkb(shapely.Point())) == ""
    )


def test_of_another_shape_the_middle_is_shown() -> None:
    assert show_point(shapely.to_wkb(shapely.box(200000, 500000, 200010, 500020))) == "200005.0 500010.0"


@pytest.mark.parametrize(
    ("x", "y", "shown"),
    [
        (203411.26, 3.14159, "203411.3 3.1"),
        (3.14159, 503020.26, "3.1 503020.3"),
        (6.12345678, 52.5, "6.123457 52.500000"),
    ],
)
def test_a_place_is_shown_to_the_decimetre_in_metres_and_in_degrees_alike(x: float, y: float, shown: str) -> None:
    assert show_place(x, y) == shown


@given(st.floats(-1e8, 1e8), st.floats(-1e8, 1e8))
def test_what_is_shown_is_read_again(x: float, y: float) -> None:
    shown = show_place(x, y)
    again = read_point(shown)
    assert show_point(again) == shown
    point = shapely.from_wkb(again)
    assert abs(point.x - x) <= 0.051 and abs(point.y - y) <= 0.051
