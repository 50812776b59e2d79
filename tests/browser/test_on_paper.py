"""The pages on paper."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from .making import moment
from .town import town
from .visiting import Published, Visit


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
