"""The map, beside the list of plans and by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Locator, expect

from .making import plan, site, square, wkb
from .visiting import Published, Visit


def test_the_map_stands_beside_the_list_and_a_keyboard_opens_a_plan_from_it(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()

    marks = page.locator(".prik-vak")
    labels = [mark.get_attribute("aria-label") for mark in marks.all()]
    assert sorted(filter(None, labels)) == [
        "Fietsroute naar het station: Binnenkort · voorjaar 2027",
        "Herinrichting Molenweg: Nu meedoen · nog 12 dagen",
        "Marktplein autoluw: We verwerken de inbreng",
        "Speelplek in het Havenpark: Binnenkort · vanaf 3 december",
        "Woningen op het Havenkwartier: Lees wat we met de inbreng deden",
    ]
    assert page.locator(".wijkgrens").count() == 4
    mark = page.get_by_role("button", name="Herinrichting Molenweg")
    link = page.locator(".leaflet-popup a").first
    for closing in ("Escape", "Tab Enter"):
        mark.press("Enter")
        expect(link).to_be_focused()
        for key in closing.split():
            page.keyboard.press(key)
        expect(mark).to_be_focused()
        expect(link).to_have_count(0)
    mark.press("Enter")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/plannen/herinrichting-molenweg/index.html")
    assert page.complaints == []  # type: ignore[attr-defined]


def test_the_map_shows_what_the_filters_leave(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()

    page.locator("#zoek").fill("plein")
    expect(page.locator(".prik-vak")).to_have_count(1)
    page.locator("#zoek").fill("")
    page.get_by_role("checkbox", name="Binnenkort").check()
    expect(page.locator(".prik-vak")).to_have_count(2)


def test_the_map_of_a_page_that_stays_open_says_what_holds_then(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()

    page.clock.set_fixed_time("2026-12-06T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    said = "Herinrichting Molenweg: Vervolg komt · vanaf 17 december"
    expect(page.get_by_role("button", name=said)).to_be_visible()

    own = visit(town_folder / "plannen/herinrichting-molenweg/index.html")
    own.locator("[data-kaart][data-klaar]").wait_for()
    own.clock.set_fixed_time("2026-12-06T12:00:00Z")
    own.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(own.locator(".prik")).to_have_attribute("data-stand", "binnenkort")


@pytest.mark.parametrize("path", ["plannen/herinrichting-molenweg/index.html", "kaart.html"])
def test_a_wheel_over_a_map_within_a_page_moves_the_page(visit: Visit, town_folder: Path, path: str) -> None:
    page = visit(town_folder / path, width=390)
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.locator(".kaart-vlak").scroll_into_view_if_needed()
    page.locator(".kaart-vlak").hover()
    before = page.evaluate("scrollY")

    page.mouse.wheel(0, -200 if before else 200)

    page.wait_for_function("(before) => scrollY !== before", arg=before)


UNREADABLE = """() => {
  const places = (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
  const names = places('.wijknaam:not(.wijknaam-weg)'), marks = places('.prik-vak'), [edge] = places('.kaart-vlak');
  const meet = (one) => (other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const isIn = (one) =>
    edge.left <= one.left && one.right <= edge.right && edge.top <= one.top && one.bottom <= edge.bottom;
  return names.length && marks.length && names.some((one, n) =>
    [...names.slice(n + 1), ...marks].some(meet(one)) || meet(edge)(one) && !isIn(one));
}"""


def test_no_name_of_a_wijk_is_written_over_another_or_under_a_mark_or_over_the_edge(
    visit: Visit, town_folder: Path
) -> None:
    page = visit(town_folder / "kaart.html", reduced_motion="reduce")
    page.locator("[data-kaart][data-klaar]").wait_for()
    hidden = page.locator(".wijknaam-weg")
    expect(hidden).to_have_count(0)
    assert page.evaluate(UNREADABLE) is False
    for _ in range(2):
        page.get_by_role("button", name="Zoom uit").click()
    expect(hidden).not_to_have_count(0)
    assert page.evaluate(UNREADABLE) is False
    # until a name would go over the edge
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        assert page.evaluate(UNREADABLE) is False


def test_what_is_open_lies_on_top_of_what_is_done(visit: Visit, published: Published) -> None:
    """A mark further south lies over another, by itself."""
    north, south = (wkb(shapely.Point(5.82, y)) for y in (52.92, 52.91999))
    done = plan("Klaar", "klaar", [(None, "afgerond", False)], wgs84=south)
    page = visit(published(site([plan("Open", "open", [(None, "open", True)], wgs84=north), done], [])) / "kaart.html")
    page.locator("[data-kaart][data-klaar]").wait_for()

    page.get_by_role("button", name="Open: ").click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Open")


def test_a_window_that_becomes_wide_shows_the_map(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=800)
    assert page.locator("[data-kaart]").is_hidden()

    page.set_viewport_size({"width": 1280, "height": 800})

    page.locator("[data-kaart][data-klaar]").wait_for()
    expect(page.locator(".prik-vak")).to_have_count(5)


BORDER = """() => {
  const border = document.querySelector('.wijkgrens-hier')?.getBoundingClientRect();
  const map = document.querySelector('.kaart-vlak').getBoundingClientRect();
  return border && [border.width / map.width, border.height / map.height];
}"""


def test_the_map_goes_where_the_chosen_wijk_is_and_back_to_the_whole(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", reduced_motion="reduce")
    page.locator("[data-kaart][data-klaar]").wait_for()
    assert page.evaluate(BORDER) is None

    page.locator("#wijk").select_option("WK999903")
    page.locator(".wijkgrens-hier").wait_for()
    assert max(page.evaluate(BORDER)) > 0.6

    page.locator("#zoek").fill("bestaat niet")
    expect(page.locator(".prik-vak")).to_have_count(0)
    assert max(page.evaluate(BORDER)) > 0.6
    page.get_by_role("button", name="Wis alle filters").click()
    expect(page.locator(".prik-vak")).to_have_count(5)
    assert page.evaluate(BORDER) is None

    for path, query in (("kaart.html", "?wijk=WK999903"), ("wijken/WK999903/index.html", "")):
        shared = visit(town_folder / path, query=query)
        shared.locator("[data-kaart][data-klaar]").wait_for()
        assert max(shared.evaluate(BORDER)) > 0.6


def test_areas_too_small_and_too_many_for_marks_are_seen_as_dots(visit: Visit, published: Published) -> None:
    plans = [
        plan(f"Plan {n:03}", f"plan-{n:03}", [(None, "open", True)], wgs84=square(5.8 + n / 5000, 52.9, 0.00005))
        for n in range(160)
    ]
    page = visit(published(site(plans, [])) / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()
    dots = page.locator(".kaart-vlak path[d*='a4,4']")

    assert (dots.count(), page.locator(".prik-vak").count()) == (160, 0)
    dots.last.dispatch_event("click")
    assert page.locator(".leaflet-popup a[href*='plan-000']").count() == 1

    page.locator("#zoek").fill("plan 15")
    expect(page.locator(".prik-vak")).to_have_count(12)
    assert dots.count() == 0


def test_on_a_phone_the_list_comes_first_and_the_map_when_asked_for(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=360)
    button = page.get_by_role("button", name="Toon op kaart")

    assert not page.locator("[data-kaart]").is_visible()
    assert page.locator("script[src*=leaflet]").count() == 0
    button.click()
    page.locator("[data-kaart][data-klaar]").wait_for()
    assert not page.locator(".lijst").is_visible()
    expect(page.locator(".kaart-vlak")).to_be_in_viewport(ratio=0.9)
    page.emulate_media(media="print")
    assert page.locator(".lijst").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Toon lijst").click()
    assert page.locator(".lijst").is_visible()
    assert not page.locator("[data-kaart]").is_visible()


def test_a_map_that_was_put_away_fits_again_where_a_phone_was_turned_and_a_wijk_chosen(
    visit: Visit, town_folder: Path
) -> None:
    page = visit(town_folder / "index.html", width=360, reduced_motion="reduce")
    page.get_by_role("button", name="Toon op kaart").click()
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.get_by_role("button", name="Toon lijst").click()
    page.set_viewport_size({"width": 800, "height": 360})
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    page.locator("#wijk").select_option("WK999903")

    page.get_by_role("button", name="Toon op kaart").click()

    page.locator(".wijkgrens-hier").wait_for()
    assert 0.6 < max(page.evaluate(BORDER)) < 1
    expect(page.get_by_role("button", name="Marktplein autoluw")).to_be_in_viewport()
    assert page.complaints == []  # type: ignore[attr-defined]


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
        plan(f"{LONG} {n}", f"plan-{n}", [(None, "niet_gestart", False)], wgs84=point)
        for n, point in enumerate(wkb(shapely.Point(corner)) for corner in CORNERS)
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
