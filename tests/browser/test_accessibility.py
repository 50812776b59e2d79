"""WCAG 2.2 AA, as far as a program can tell: axe-core on every page type, reflow, focus, and text twice as large."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Visit = Callable[..., Page]

PAGES = {
    "list": "index.html",
    "list in English": "en/index.html",
    "map to embed": "kaart.html",
    "plan": "plannen/herinrichting-molenweg/index.html",
    "bare plan": "plannen/riool-kerkstraat/index.html",
    "wijk": "wijken/WK999902/index.html",
    "wijk that ended": "wijken/WK999909/index.html",
    "withdrawn": "plannen/parkeergarage/index.html",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(visit: Visit, town_folder: Path, path: str, width: int, colours: str) -> None:
    page = visit(town_folder / path, width=width, color_scheme=colours)
    if page.locator("[data-kaart]").is_visible():
        page.locator("[data-kaart][data-klaar]").wait_for()

    assert violations(page) == []


def test_axe_finds_nothing_in_a_filtered_list_and_an_opened_balloon(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?wijk=WK999902&status=open", reduced_motion="reduce")
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.locator(".prik-vak").first.press("Enter")
    page.locator(".leaflet-popup").wait_for()

    assert violations(page) == []


def test_axe_finds_nothing_where_the_map_has_taken_the_place_of_the_list(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=320)
    page.get_by_role("button", name="Toon op kaart").click()
    page.locator("[data-kaart][data-klaar]").wait_for()

    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_cut_off_on_a_narrow_screen_or_with_text_twice_as_large(
    visit: Visit, town_folder: Path, path: str
) -> None:
    for width, size in ((320, "100%"), (640, "200%")):
        page = visit(town_folder / path, width=width)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_tab_skips_to_the_content(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_focus_is_seen_on_everything_a_keyboard_reaches(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=1280)
    page.locator("[data-kaart][data-klaar]").wait_for()

    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.outerHTML.slice(0, 90), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1]; }"
        )
        if name.startswith("<body"):
            break
        reached.append(name)
        assert outline, name
    assert any("prik-vak" in name for name in reached)
    assert "momenten.csv" in reached[-1]
