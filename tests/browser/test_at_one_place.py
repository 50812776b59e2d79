"""Plans at the very same place, as in one building, whose marks lie over each other on the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .making import SOUTH, WEST, moment, plan, site, square
from .visiting import Published, Visit

BUILDING, PARK = square(WEST + 0.005, SOUTH + 0.005, 0.002), square(WEST + 0.012, SOUTH + 0.012, 0.002)
LIBRARY = plan("Verbouwing bibliotheek", "verbouwing-bibliotheek", [(None, "open", True)], wgs84=BUILDING)
ROOF = plan("Zonnepanelen op het dak", "zonnepanelen-dak", [(None, "niet_gestart", False)], wgs84=BUILDING)
TREES = plan("Bomen in het park", "bomen-park", [(None, "niet_gestart", False)], wgs84=PARK)
SURVEY = moment(LIBRARY, "Vragenlijst", "2026-11-20", "2026-12-05", soort="enquete")


@pytest.fixture
def folder(published: Published) -> Path:
    return published(site([LIBRARY, ROOF, TREES], [SURVEY]))


def opened(visit: Visit, file: Path, name: str, query: str = "") -> Page:
    page = visit(file, query=query)
    page.locator("[data-kaart][data-klaar]").wait_for()
    mark = page.get_by_role("button", name=f"{name}: ")
    mark.focus()
    expect(mark).to_be_focused()
    return page


@pytest.mark.parametrize("name", ["Verbouwing bibliotheek", "Zonnepanelen op het dak"])
def test_the_balloon_of_one_leads_to_all(visit: Visit, folder: Path, name: str) -> None:
    page = opened(visit, folder / "index.html", name)
    expect(page.locator(".bijschrift")).to_contain_text("en nog 1 op deze plek")

    page.keyboard.press("Enter")

    links = page.locator(".leaflet-popup-content a")
    expect(links).to_have_count(2)
    expect(links.first).to_be_focused()
    expect(links.first).to_have_text(name)
    expect(page.locator(".leaflet-popup-content .stand")).to_have_count(2)
    links.last.click()
    page.wait_for_url("**/plannen/*/index.html")
    assert page.complaints == []  # type: ignore[attr-defined]


def test_of_what_lies_elsewhere_or_was_not_asked_for_it_says_nothing(visit: Visit, folder: Path) -> None:
    for name, query in (("Bomen in het park", ""), ("Verbouwing bibliotheek", "?status=open")):
        page = opened(visit, folder / "index.html", name, query)
        expect(page.locator(".bijschrift")).not_to_contain_text("op deze plek")
        page.keyboard.press("Enter")
        expect(page.locator(".leaflet-popup-content a")).to_have_count(1)
