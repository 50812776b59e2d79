"""More than a thousand plans: the start page is lighter and says the same."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.pages import PageOptions, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging
from playwright.sync_api import expect

from .making import AT, moment, plan
from .town import town
from .visiting import Published, Visit

WORDS = """() => [...document.querySelectorAll('.plan')]
  .filter((plan) => !plan.querySelector('a').href.includes('/vulling-'))
  .map((plan) => [plan.querySelector('.plan-naam').textContent, plan.querySelector('[data-stand]').textContent,
    plan.querySelector('[data-moment]:not([hidden])')?.textContent ?? ''])"""
MIDDLES = "() => participatiekaart.plans.filter(({ drawn }) => drawn).map(({ slug, drawn }) => [slug, drawn.punt])"


def large_town(more: int = 1000) -> PublicSite:
    filling = [plan(f"Zz {n}", f"vulling-{n}", [(None, "afgerond", False)]) for n in range(more)]
    return dataclasses.replace(town(), plannen=(*town().plannen, *filling))


def long_list(more: int) -> PublicSite:
    """Of plans that each take more room than is set aside for one."""
    told = "Een plan met een lange samenvatting. " * 16
    filling = [plan(f"Zz {n}", f"vulling-{n}", [(None, "afgerond", False)], samenvatting=told) for n in range(more)]
    return dataclasses.replace(town(), plannen=(*town().plannen, *filling))


@pytest.fixture(scope="module")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("groot")
    write_pages(large_town(), Staging(folder), PageOptions(basemap=None))
    return folder


def test_a_light_start_page_says_of_each_plan_what_a_whole_one_says(
    visit: Visit, town_folder: Path, large_folder: Path
) -> None:
    for now in ("2026-11-23T12:00:00Z", "2026-12-04T12:00:00Z", "2026-12-17T19:00:00Z", "2027-12-01T12:00:00Z"):
        light = visit(large_folder / "index.html", now=now, query="?status=open&status=te_bezoeken&status=binnenkort")
        whole = visit(town_folder / "index.html", now=now, query="?status=open&status=te_bezoeken&status=binnenkort")
        assert light.evaluate(WORDS) == whole.evaluate(WORDS), now
        assert light.complaints == []  # type: ignore[attr-defined]


def test_of_what_is_past_the_last_to_end_is_told_wherever_it_was_left_out(visit: Visit, published: Published) -> None:
    """A survey that went on after the evening which began later; what waits for a new date, not what was called off."""
    course = [(None, "open", True), ("2026-12-06", "in_verwerking", False)]
    park, quay = plan("Park", "park", course), plan("Park 2", "kade", [(None, "niet_gestart", False)])
    evening = moment(park, "Avond", "2026-11-05 19:30", "2026-11-05 21:00")
    survey = moment(park, "Enquête", "2026-11-01", "2026-12-06")
    off = moment(quay, "Borrel", "2026-12-01 19:30", "2026-12-01 21:00", staat="geannuleerd")
    waiting = moment(quay, "Inloop", None, None, staat="verplaatst")
    moments = (survey, evening, off, waiting)
    for more, at in ((0, AT), (1000, AT), (1000, AT + timedelta(days=60))):
        made = large_town(more)
        folder = published(dataclasses.replace(made, at=at, plannen=(park, quay, *made.plannen), momenten=moments))
        page = visit(folder / "index.html", now="2027-02-01T12:00:00Z", query="?q=park+")
        assert page.locator(".plan .plan-moment:visible").all_inner_texts() == ["Enquête", "Inloop"], (more, at)


def test_its_map_shows_where_each_plan_is_and_a_wijk_shows_their_shapes(
    visit: Visit, town_folder: Path, large_folder: Path
) -> None:
    page = visit(large_folder / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()
    labels = [mark.get_attribute("aria-label") for mark in page.locator(".prik-vak").all()]
    assert len(labels) == 5
    assert "Herinrichting Molenweg: Nu meedoen · nog 12 dagen" in labels

    whole = visit(town_folder / "index.html")
    whole.locator("[data-kaart][data-klaar]").wait_for()
    exact, found = dict(whole.evaluate(MIDDLES)), dict(page.evaluate(MIDDLES))
    assert found.keys() == exact.keys()
    for slug, place in found.items():
        # five metres
        assert place == pytest.approx(exact[slug], abs=0.00005)

    overview = (large_folder / "bestanden" / "kaart-plannen.js").read_text(encoding="utf-8")
    assert "vorm" not in overview
    wijk = visit(large_folder / "wijken" / "WK999902" / "index.html")
    wijk.locator("[data-kaart][data-klaar]").wait_for()
    assert wijk.evaluate("participatiekaart.plannen.map(({ slug, vorm }) => [slug, vorm.type])") == [
        ["herinrichting-molenweg", "Polygon"]
    ]
    assert wijk.complaints == []  # type: ignore[attr-defined]


def test_a_map_of_middles_in_another_order_has_another_address(large_folder: Path, tmp_path: Path) -> None:
    """A browser that kept the older file would put each plan in the place of another."""
    turned = dataclasses.replace(large_town(), plannen=large_town().plannen[::-1])
    write_pages(turned, Staging(tmp_path), PageOptions(basemap=None))

    pages = [(folder / "index.html").read_text(encoding="utf-8") for folder in (large_folder, tmp_path)]
    before, after = (re.findall(r'data-vormen="(.*?)"', page) for page in pages)
    assert before != after


def test_the_page_of_a_small_town_is_drawn_to_its_end(visit: Visit, tmp_path: Path) -> None:
    """Who makes a picture of the whole page, or has it read out, finds no empty room where plans are."""
    site = large_town(40)
    write_pages(site, Staging(tmp_path), PageOptions(basemap=None))
    page = visit(tmp_path / "index.html")
    plans = page.locator(".plan-naam")
    assert plans.count() == len(site.plannen)
    assert plans.evaluate_all("(all) => all.every((one) => one.checkVisibility({ contentVisibilityAuto: true }))")


def test_without_a_script_each_plan_stands_in_the_list_and_with_one_only_in_its_group(
    visit: Visit, large_folder: Path
) -> None:
    bare = visit(large_folder / "index.html", script=False)
    assert len(bare.locator(".plan-naam a").all()) == len(large_town().plannen)
    last = bare.locator(".plan-naam a").last
    last.focus()
    assert last.is_visible()

    page = visit(large_folder / "index.html")
    assert page.locator("[data-plannen]").count() == 0
    assert page.locator(".telling").inner_text() == f"{len(large_town().plannen)} plannen"


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_what_stands_below_the_list_leads_there(visit: Visit, published: Published, script: bool) -> None:
    """Also where each plan turns out to take another room than was set aside for it."""
    folder = published(long_list(391))

    page = visit(folder / "index.html", script=script, width=390)
    page.get_by_role("navigation").get_by_role("link", name="Wijken").click()
    expect(page.locator("#wijken")).to_be_in_viewport()

    from_elsewhere = visit(folder / "wijken" / "WK999902" / "index.html", script=script, width=390)
    from_elsewhere.get_by_role("link", name="Blijf op de hoogte").click()
    expect(from_elsewhere.locator("#volgen")).to_be_in_viewport()
    from_elsewhere.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Wijken").click()
    from_elsewhere.wait_for_load_state()
    expect(from_elsewhere.locator("#wijken")).to_be_in_viewport()


def test_without_a_script_the_plans_far_above_need_not_be_drawn_for_it(visit: Visit, published: Published) -> None:
    """On a slow phone thousands of them took twelve seconds."""
    page = visit(published(long_list(392)) / "index.html", query="#wijken", script=False, width=390)

    expect(page.locator("#wijken")).to_be_in_viewport()
    is_drawn = "(all) => all.map((one) => one.checkVisibility({ contentVisibilityAuto: true }))"
    parts = page.locator("[data-plannen] > :first-child .plan-naam")
    assert parts.evaluate_all(is_drawn) == [False] * 7 + [True] * 2
