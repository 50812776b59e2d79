"""WCAG 2.2 AA, as far as a program can tell: axe-core on every page type, reflow, focus, and text twice as large."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from participatiekaart.plugin.publication.records import PublicSite
from playwright.sync_api import Locator, Page, expect

from .making import moment, plan, site
from .town import town
from .visiting import Visit

Published = Callable[[PublicSite], Path]

PAGES = {
    "list": "index.html",
    "list in English": "en/index.html",
    "map to embed": "kaart.html",
    "plan": "plannen/herinrichting-molenweg/index.html",
    "bare plan": "plannen/riool-kerkstraat/index.html",
    "plan in English": "en/plannen/herinrichting-molenweg/index.html",
    "wijk": "wijken/WK999902/index.html",
    "wijk in English": "en/wijken/WK999902/index.html",
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


@pytest.mark.parametrize("colours", ["light", "dark"])
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
    visit: Visit, town_folder: Path, address: str, width: int, colours: str
) -> None:
    path, _, query = address.partition("?")
    page = visit(town_folder / path, query=f"?{query}", width=width, color_scheme=colours, reduced_motion="reduce")
    if page.locator("[data-kaart]").is_visible():
        page.locator("[data-kaart][data-klaar]").wait_for()
    if page.locator(".prik-vak").count():
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
    for width, size in ((320, "100%"), (640, "200%"), (1280, "200%")):
        page = visit(town_folder / path, width=width)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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
    if page.locator("[data-kaart]").is_visible():
        page.locator("[data-kaart][data-klaar]").wait_for()

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


def test_who_goes_by_headings_hears_the_date_of_a_moment_after_it(visit: Visit, town_folder: Path) -> None:
    """Before it, the date that is heard after a heading is that of the next moment."""
    page = visit(town_folder / "wijken/WK999902/index.html")
    for one in page.locator(".agenda .moment:visible").all():
        assert one.evaluate("(item) => item.firstElementChild.tagName") == "H3"
        date, heading = (one.locator(part).bounding_box() for part in (".wanneer", "h3"))
        assert date and heading and date["y"] < heading["y"]


def test_on_paper_nothing_is_lost_with_its_background_and_who_to_ask_stays_together(
    visit: Visit, town_folder: Path
) -> None:
    page = visit(town_folder / "wijken/WK999902/index.html")
    page.emulate_media(media="print")
    assert page.locator(".plan .stand").first.evaluate("(one) => getComputedStyle(one).padding") == "0px"
    bullet = "(one) => getComputedStyle(one, '::before').borderTopWidth"
    assert page.locator(".doelen li").first.evaluate(bullet) == "4px"

    page = visit(town_folder / "plannen/herinrichting-molenweg/index.html")
    page.emulate_media(media="print")
    contact = page.get_by_role("region", name="Wie kunt u vragen stellen?")
    assert contact.evaluate("(one) => getComputedStyle(one).breakInside") == "avoid"


def test_on_paper_a_link_of_a_moment_of_no_plan_says_where_it_leads(visit: Visit, published: Published) -> None:
    address = "https://voorbeeldstad.example/enquete"
    wijk = {"wijkcodes": ("WK999902",), "wijken": ("Molenveld",)}
    survey = moment(None, "Enquête", "2026-11-20", "2026-12-05", reageren_url=address, **wijk)
    folder = published(dataclasses.replace(town(), momenten=(survey,)))

    for path in ("index.html", "wijken/WK999902/index.html"):
        page = visit(folder / path)
        page.emulate_media(media="print")
        link = page.locator(".onder").get_by_role("link", name="Reageren")
        assert address in link.evaluate("(link) => getComputedStyle(link, '::after').content")
        website = page.locator(".verenigingen a[href^=http]")
        for one in website.all():
            assert one.evaluate("(link) => getComputedStyle(link, '::after').content") == "none"


@pytest.mark.parametrize("path", ["index.html", "kaart.html", "plannen/herinrichting-molenweg/index.html"])
@pytest.mark.parametrize(("width", "height"), [(640, 320), (320, 180)])
def test_a_map_is_less_high_than_a_phone_on_its_side_or_a_screen_at_400_percent(
    visit: Visit, town_folder: Path, path: str, width: int, height: int
) -> None:
    """A finger or a wheel on it moves the map, not the page."""
    page = visit(town_folder / path, width=width)
    page.set_viewport_size({"width": width, "height": height})
    if path == "index.html":
        page.get_by_role("button", name="Toon op kaart").click()
    page.locator("[data-kaart][data-klaar]").wait_for()

    box = page.locator(".kaart-vlak").bounding_box()
    assert box and box["height"] <= height * 0.8


LONG = "Een plan waarvan de naam zo lang is als een hele zin, en dan nog verder gaat"
CORNERS = [(5.80, 52.90), (5.84, 52.90), (5.80, 52.94), (5.84, 52.94)]


def inside(inner: Locator, outer: Locator) -> bool:
    one, other = inner.bounding_box(), outer.bounding_box()
    assert one and other
    return all(
        other[start] - 1 <= one[start] and one[start] + one[size] <= other[start] + other[size] + 1
        for start, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_mark_is_can_be_read_whole_at_every_edge_of_the_map(
    visit: Visit, published: Published, width: int
) -> None:
    plans = [
        plan(f"{LONG} {n}", f"plan-{n}", [(None, "niet_gestart", False)], geojson=point)
        for n, point in enumerate(json.dumps({"type": "Point", "coordinates": corner}) for corner in CORNERS)
    ]
    page = visit(published(site(plans, [])) / "kaart.html", width=width, reduced_motion="reduce")
    page.locator("[data-kaart][data-klaar]").wait_for()
    told = page.get_by_role("tooltip")

    for mark in page.locator(".prik-vak").all():
        mark.focus()
        expect(told).to_have_count(1)
        assert inside(told, page.locator(".kaart-vlak"))
        assert not inside(mark, told)
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    # who comes back from a balloon reads at which mark that is
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup").wait_for()
    page.keyboard.press("Escape")
    expect(told).to_have_count(1)
    assert page.complaints == []  # type: ignore[attr-defined]


MOVES = """() => {
  const pane = document.querySelector('.leaflet-map-pane');
  const slides = () => pane.classList.contains('leaflet-pan-anim');
  new MutationObserver(() => { window.moved ||= slides() ? 'slides' : 'jumps'; }).observe(pane, { attributes: true });
}"""


@pytest.mark.parametrize(("motion", "moves"), [("reduce", "jumps"), ("no-preference", "slides")])
def test_a_map_does_not_slide_for_who_wants_less_motion(
    visit: Visit, town_folder: Path, motion: str, moves: str
) -> None:
    page = visit(town_folder / "index.html", reduced_motion=motion)
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.evaluate(MOVES)

    page.locator(".kaart-vlak").press("ArrowRight")

    page.wait_for_function("window.moved")
    assert page.evaluate("window.moved") == moves


@pytest.mark.parametrize("path", ["index.html", "plannen/herinrichting-molenweg/index.html"])
def test_nothing_without_a_name_is_read_out_of_a_map(visit: Visit, town_folder: Path, path: str) -> None:
    page = visit(town_folder / path)
    page.locator("[data-kaart][data-klaar]").wait_for()

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = [(one["role"]["value"], one["name"]["value"]) for one in tree if not one["ignored"]]
    assert [role for role, name in read if role in ("image", "SvgRoot", "graphics-symbol") and not name] == []
    assert page.complaints == []  # type: ignore[attr-defined]


TEXTS = ("naam", "samenvatting", "titel", "plaats", "doelgroep", "beinvloedingsruimte", "terugkoppeling", "contact")
LANGUAGES = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement: within } = walker.currentNode;
    if (data.trim() && !within.closest('script')) found.push([data.trim(), within.closest('[lang]').lang]);
  }
  return found;
}"""


@pytest.mark.parametrize("path", [path for path in PAGES.values() if path.startswith("en/")])
def test_an_english_page_says_of_each_dutch_text_that_it_is_dutch(visit: Visit, town_folder: Path, path: str) -> None:
    records = (*town().plannen, *town().momenten)
    dutch = {text.strip() for record in records for name in TEXTS if (text := getattr(record, name, None))}
    page = visit(town_folder / path)
    if page.locator("[data-kaart]").is_visible():
        page.locator("[data-kaart][data-klaar]").wait_for()

    told = page.evaluate(LANGUAGES)
    assert len([text for text, _ in told if text in dutch]) > 3
    assert [text for text, language in told if text in dutch and language != "nl"] == []
    assert [text for text, language in told if "voorjaar 2027" in text and language != "nl"] == []
    headings = page.locator("h2").all_text_contents()
    assert [text for text, language in told if text in headings and language != "en"] == []
