"""The pages by the keyboard alone: everything is reached and left, and where one is can be seen."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .visiting import PAGES, Visit, settled


def test_the_first_tab_skips_to_the_content(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


# a page that a keyboard does not leave has more
MOST_STOPS = 200
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const [x, y] = [Math.max(box.left, 0) + Math.min(box.width, innerWidth) / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1));
  return {
    name: one.outerHTML.slice(0, 90),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 1 && style.boxShadow !== 'none',
    uncovered: inView && Boolean(top) && (one.contains(top) || top.contains(one)),
  };
}"""
REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0).length"""


def step(page: Page, key: str) -> str | None:
    """What the key leads to, None out of the page. What has focus is seen, and nothing lies over it."""
    page.keyboard.press(key)
    at = page.evaluate(FOCUS)
    if at is None:
        return None
    assert at["seen"], at["name"]
    assert at["uncovered"], at["name"]
    return str(at["name"])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_keyboard_reaches_and_leaves_everything_and_its_focus_is_seen(
    visit: Visit, town_folder: Path, path: str, width: int
) -> None:
    page = visit(town_folder / path, width=width, reduced_motion="reduce")
    settled(page)

    reached = list(islice(iter(lambda: step(page, "Tab"), None), MOST_STOPS))

    assert len(reached) == page.evaluate(REACHABLE)
    assert [step(page, "Shift+Tab") for _ in reached] == reached[::-1]


@pytest.mark.parametrize("path", ["index.html", "plannen/herinrichting-molenweg/index.html"])
def test_a_keyboard_passes_by_the_map_and_hears_what_it_is(visit: Visit, town_folder: Path, path: str) -> None:
    page = visit(town_folder / path)
    page.locator("[data-kaart][data-klaar]").wait_for()

    assert page.locator(".kaart-vlak").get_attribute("tabindex") == "0"
    assert page.get_by_role("tooltip").count() == 0
    assert page.get_by_role("region", name="Kaart met de").and_(page.locator(".kaart-vlak")).count() == 1
    page.get_by_role("link", name="Sla de kaart over").press("Enter")
    assert page.evaluate("document.activeElement.id") == "na-kaart"


def test_who_to_ask_is_one_step_from_the_head_of_a_plan_on_a_phone(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "plannen/herinrichting-molenweg/index.html", width=390)
    head = page.locator(".opening")
    assert "Vragen aan\nTeam Ruimte, Gemeente Voorbeeldstad" in head.inner_text()

    head.get_by_role("link", name="Team Ruimte").press("Enter")

    expect(page.get_by_role("link", name="+31 (0)99 123 4567")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.textContent") == "Wie kunt u vragen stellen?"
