"""Where the pages stand: languages, addresses, and a publication without a map."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.writers.pages import PageOptions, files, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging
from playwright.sync_api import Browser

from .making import site
from .town import town
from .visiting import Published, Visit


def language_of(file: Path) -> str | None:
    found = re.search(r'<html lang="(\w+)"', file.read_text(encoding="utf-8"))
    return found.group(1) if found else None


def test_one_language_stands_at_the_root_and_offers_no_other(tmp_path: Path) -> None:
    write_pages(town(), Staging(tmp_path), PageOptions(languages=("en",)))

    assert language_of(tmp_path / "index.html") == "en"
    assert not (tmp_path / "en").exists()
    assert "hreflang" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_with_two_languages_each_page_leads_to_itself_in_the_other(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "wijken" / "WK999902" / "index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/wijken/WK999902/index.html")

    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_url(re.compile(r"(?<!/en)/wijken/WK999902/index.html"))


def test_an_absolute_address_is_only_told_to_programs(tmp_path: Path) -> None:
    base = "https://kaart.voorbeeldstad.example/plannen/"
    write_pages(dataclasses.replace(town(), base_url=base), Staging(tmp_path), PageOptions(languages=("nl", "en")))

    text = (tmp_path / "en" / "plannen" / "omgevingsvisie-2040" / "index.html").read_text(encoding="utf-8")

    assert f'<link rel="canonical" href="{base}en/plannen/omgevingsvisie-2040/">' in text
    assert base not in text.partition("<body>")[2]


def test_the_choice_in_the_filters_stands_in_the_address_that_a_phone_shares(visit: Visit, tmp_path: Path) -> None:
    base = "https://kaart.voorbeeldstad.example/plannen/"
    write_pages(dataclasses.replace(town(), base_url=base), Staging(tmp_path), PageOptions(basemap=None))
    page = visit(tmp_path / "index.html", query="?wijk=WK999902")
    shared = page.locator("link[rel=canonical]")
    assert shared.get_attribute("href") == f"{base}?wijk=WK999902"
    page.locator("#wijk").select_option("")
    assert shared.get_attribute("href") == base


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "wijken/WK999902/index.html",
            "Plannen in Molenveld: wat er komt, waar u over mee kunt praten, en wat er met uw inbreng gebeurt.",
        ),
        (
            "en/wijken/WK999902/index.html",
            "Plans in Molenveld: what is coming, what you can have a say in, and what happens with your input.",
        ),
    ],
)
def test_a_shared_link_to_a_wijk_says_what_there_is(town_folder: Path, path: str, told: str) -> None:
    text = (town_folder / path).read_text(encoding="utf-8")

    assert f'<meta property="og:description" content="{told}">' in text


def test_a_former_address_names_the_new_one_to_search_engines(tmp_path: Path) -> None:
    base = "https://kaart.voorbeeldstad.example/plannen/"
    write_pages(dataclasses.replace(town(), base_url=base), Staging(tmp_path), PageOptions())

    text = (tmp_path / "plannen" / "reconstructie-molenweg" / "index.html").read_text(encoding="utf-8")

    assert f'<link rel="canonical" href="{base}plannen/herinrichting-molenweg/">' in text


def test_a_publication_without_plans_says_so(visit: Visit, published: Published) -> None:
    page = visit(published(site([], [])) / "index.html")

    assert "Er zijn nu geen plannen." in page.locator("main").inner_text()
    assert page.complaints == []  # type: ignore[attr-defined]


NO_MAP = "De kaart kan nu niet worden getoond."


@pytest.mark.parametrize("width", [360, 1280])
def test_without_the_map_library_the_list_stands_alone(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(files, "LEAFLET", Path("absent"))
    write_pages(town(), Staging(tmp_path), PageOptions(basemap=None))

    page = visit(tmp_path / "index.html", width=width)
    button = page.get_by_role("button", name="Toon op kaart")
    if width < 1024:
        button.focus()
        page.keyboard.press("Enter")

    note = page.get_by_role("status").filter(has_text=NO_MAP)
    note.wait_for()
    assert button.count() == 0
    assert page.locator("[data-kaart]").count() == 0
    assert page.locator(".plan:visible").count() == 9
    # who pressed the button is where it was; the list takes the room of the map
    assert note.evaluate("(note) => note === document.activeElement") is (width < 1024)
    assert page.locator(".lijst").bounding_box()["width"] > width / 2  # type: ignore[index]


def test_without_the_script_of_the_map_no_button_asks_for_it(visit: Visit, published: Published) -> None:
    folder = published(town())
    (folder / "bestanden/kaart.js").unlink()

    page = visit(folder / "index.html", width=360)

    assert page.locator(".plan:visible").count() == 9
    assert page.get_by_role("button", name="Toon op kaart").count() == 0


@pytest.mark.parametrize("path", ["kaart.html", "plannen/herinrichting-molenweg/index.html"])
def test_without_the_map_library_a_page_says_so_in_its_place(visit: Visit, published: Published, path: str) -> None:
    folder = published(town())
    (folder / "bestanden/leaflet/leaflet.js").unlink()
    page = visit(folder / path)

    note = page.get_by_text(NO_MAP)
    note.wait_for()
    assert page.locator("[data-kaart]").count() == 0
    assert note.bounding_box()["width"] > 250  # type: ignore[index]


def test_without_the_style_of_the_map_the_list_stands_alone(visit: Visit, published: Published) -> None:
    folder = published(town())
    (folder / "bestanden/leaflet/leaflet.css").unlink()
    page = visit(folder / "index.html")

    page.locator("[data-kaart]").wait_for(state="hidden")
    assert page.locator(".plan:visible").count() == 9


NOTE = "Niet alles van deze pagina werkt in uw browser. Kijk zelf of een datum al voorbij is."
# what tells the states of a list, and of the moments of one plan
OF_MOMENTS = ["woorden-nl.js", "vormen.js", "klok.js", "stand.js"]
OF_LIST = [*OF_MOMENTS, "keuze.js", "lijst.js"]


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        *(("index.html", name) for name in OF_LIST),
        *(("wijken/WK999902/index.html", name) for name in OF_LIST),
        *(("plannen/herinrichting-molenweg/index.html", name) for name in OF_MOMENTS),
    ],
)
def test_where_a_script_is_missing_the_dates_stand_without_a_state_and_the_page_says_so(
    visit: Visit, published: Published, path: str, missing: str
) -> None:
    folder = published(town())
    (folder / "bestanden" / missing).unlink()
    page = visit(folder / path)
    note = page.locator(".zonder-script")
    assert note.is_hidden()

    page.evaluate("document.getAnimations().forEach((one) => one.finish())")

    assert note.inner_text() == NOTE
    assert page.locator(".lijst [data-stand], .planpagina [data-stand]").filter(visible=True).count() == 0
    assert page.get_by_text("20 november tot 5 december 2026, 23:59 uur").first.is_visible()


@pytest.mark.parametrize(
    ("path", "part", "width"),
    [
        ("index.html", ".lijst", 390),
        ("kaart.html", ".lijst", 390),
        ("wijken/WK999902/index.html", ".lijst", 390),
        ("index.html", ".plan", 1280),
        ("kaart.html", ".plan", 1600),
        ("plannen/herinrichting-molenweg/index.html", ".kenmerken", 390),
        ("plannen/herinrichting-molenweg/index.html", "[aria-labelledby=contact]", 1280),
    ],
)
def test_what_one_is_about_to_press_stays_where_it_was_when_the_scripts_come_late(
    visit: Visit, published: Published, town_folder: Path, path: str, part: str, width: int
) -> None:
    folder = published(town())
    (folder / "bestanden/stand.js").unlink()
    before, after = (visit(one / path, width=width).locator(part).first.bounding_box() for one in (folder, town_folder))

    assert before and after
    assert (round(before["x"]), round(before["width"])) == (round(after["x"]), round(after["width"]))
    # a row of choices more or less: of a status that no plan has there is none
    assert abs(after["y"] - before["y"]) < (60 if part == ".lijst" else 15)


@pytest.mark.parametrize(
    "path", ["index.html", "wijken/WK999902/index.html", "plannen/herinrichting-molenweg/index.html"]
)
def test_a_browser_too_old_for_the_scripts_shows_every_plan_and_no_empty_map(
    visit: Visit, browser: Browser, town_folder: Path, path: str
) -> None:
    published_plans = visit(town_folder / path, script=False).locator(".plan, .moment:visible").count()
    page = browser.new_page()
    page.add_init_script("delete Element.prototype.replaceChildren")
    page.goto((town_folder / path).as_uri())
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")

    assert page.locator(".plan:visible, .moment:visible").count() == published_plans
    assert page.locator(".zonder-script").inner_text() == NOTE
    assert page.locator("[data-kaart]").is_hidden()
    page.close()


@pytest.mark.parametrize(
    "path", ["index.html", "kaart.html", "wijken/WK999902/index.html", "plannen/herinrichting-molenweg/index.html"]
)
def test_only_a_page_without_states_says_so(visit: Visit, town_folder: Path, path: str) -> None:
    assert visit(town_folder / path).locator("[data-zonder-stand]").count() == 0
    assert visit(town_folder / path, script=False).locator(".zonder-script").inner_text() == NOTE


@pytest.fixture
def host(town_folder: Path, tmp_path: Path) -> Path:
    """A page of the municipality's own with the map in a frame."""
    page = tmp_path / "gemeente.html"
    address = (town_folder / "kaart.html").as_uri()
    page.write_text(f'<!DOCTYPE html><title>Gemeente</title><iframe src="{address}" width="375" height="700"></iframe>')
    return page


def test_the_list_in_a_frame_leads_the_whole_page_on_without_a_script_too(visit: Visit, host: Path) -> None:
    page = visit(host, script=False)
    page.frame_locator("iframe").get_by_role("link", name="Herinrichting Molenweg").click()
    page.wait_for_url("**/plannen/herinrichting-molenweg/index.html")


def test_the_map_stands_in_a_frame_of_another_page_and_leads_that_page_on(visit: Visit, host: Path) -> None:
    page = visit(host)
    frame = page.frame_locator("iframe")
    frame.locator("[data-kaart][data-klaar]").wait_for()

    assert frame.locator(".prik-vak").count() == 5
    assert frame.locator("header, footer").count() == 0
    frame.get_by_role("link", name="Sla de kaart over").press("Enter")
    assert page.url == host.as_uri()
    frame.locator("#zoek").fill("molenweg")
    frame.get_by_role("link", name="Herinrichting Molenweg").click()
    page.wait_for_url("**/plannen/herinrichting-molenweg/index.html")
    assert page.complaints == []  # type: ignore[attr-defined]
