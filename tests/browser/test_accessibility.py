"""WCAG 2.2 AA, as far as a program can tell: axe-core on every page type, reflow, and text twice as large."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .visiting import PAGES, Visit, settled

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["cat.color"]


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    # all else that it looked at is of no use here, and a third of the work
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


def violations_in_the_dark(page: Page) -> list[str]:
    """Of the same page in its dark colours, of which the other rules ask nothing."""
    page.emulate_media(color_scheme="dark")
    return violations(page, COLOURS)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(visit: Visit, town_folder: Path, path: str, width: int) -> None:
    page = visit(town_folder / path, width=width, reduced_motion="reduce")
    settled(page)

    assert violations(page) == []
    assert violations_in_the_dark(page) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "index.html?wijk=WK999902&status=open&niveau=raadplegen",
        "kaart.html?wijk=WK999902",
        "wijken/WK999902/index.html?q=bestaat+niet&periode=week",
    ],
)
def test_axe_finds_nothing_in_a_filtered_list_and_an_opened_balloon(
    visit: Visit, town_folder: Path, address: str, width: int
) -> None:
    path, _, query = address.partition("?")
    page = visit(town_folder / path, query=f"?{query}", width=width, reduced_motion="reduce")
    settled(page)
    if page.locator(".prik-vak").count():
        page.locator(".prik-vak").first.press("Enter")
        page.locator(".leaflet-popup").wait_for()

    assert violations(page) == []
    assert violations_in_the_dark(page) == []


def test_axe_finds_nothing_where_the_map_has_taken_the_place_of_the_list(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=320)
    page.get_by_role("button", name="Toon op kaart").click()
    page.locator("[data-kaart][data-klaar]").wait_for()

    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_cut_off_on_a_narrow_screen_or_with_text_twice_as_large(
    visit: Visit, town_folder: Path, path: str
) -> None:
    for width, size in ((320, "100%"), (640, "200%"), (1280, "200%")):
        page = visit(town_folder / path, width=width)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "path", ["index.html", "plannen/herinrichting-molenweg/index.html", "wijken/WK999902/index.html"]
)
def test_a_finger_finds_every_link_that_stands_by_itself(visit: Visit, town_folder: Path, path: str) -> None:
    """24 pixels at the least, also where no other link is near (WCAG 2.2, 2.5.8)."""
    page = visit(town_folder / path, width=390)

    links = page.locator("main :is(h3, li):not(.contact li) > a:visible").all()
    assert len(links) > 2
    sizes = {link.inner_text(): (link.bounding_box() or {})["height"] for link in links}
    assert {name: size for name, size in sizes.items() if size < 24} == {}
