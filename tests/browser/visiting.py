"""What a test does as a visitor of the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from participatiekaart.plugin.publication.records import PublicSite
from playwright.sync_api import Page

Visit = Callable[..., Page]
"""What the fixture `visit` gives."""
Published = Callable[[PublicSite], Path]
"""What the fixture `published` gives."""
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
"""One of each kind that the town has."""


def settled(page: Page) -> None:
    """Wait until the map is drawn, where the page shows one."""
    if page.locator("[data-kaart]").is_visible():
        page.locator("[data-kaart][data-klaar]").wait_for()


def names(page: Page) -> list[str]:
    """Of the plans that the list shows."""
    return page.locator(".plan:visible .plan-naam").all_text_contents()
