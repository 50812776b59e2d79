"""What a screen reader says of the pages beyond what axe looks at: lists as lists, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from .visiting import Visit

PLAN = "plannen/herinrichting-molenweg/index.html"
WIJK = "wijken/WK999902/index.html"
# Safari tells of no list where the kind of marker is "none"; an empty marker is one
NOT_COUNTED = """() => [...document.querySelectorAll('ul')]
  .filter((list) => !list.closest('nav') && getComputedStyle(list).listStyleType === 'none')
  .map(({ className }) => className)"""


@pytest.mark.parametrize("path", ["index.html", PLAN, WIJK])
def test_voiceover_says_of_a_list_how_many_there_are_in_it(visit: Visit, town_folder: Path, path: str) -> None:
    assert visit(town_folder / path).evaluate(NOT_COUNTED) == []


@pytest.mark.parametrize(("path", "name"), [(PLAN, "Alle plannen"), (WIJK, "Wijken")])
def test_the_way_back_is_said_once(visit: Visit, town_folder: Path, path: str, name: str) -> None:
    page = visit(town_folder / path)

    assert page.locator(".kruimel").get_by_role("link", name=name).count() == 1
    assert page.get_by_role("navigation", name=name).count() == 0
