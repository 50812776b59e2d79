"""The filters above the list of plans, and how an address keeps them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from .making import plan, site
from .visiting import Published, Visit, names


def test_filters_work_by_keyboard_and_stand_in_the_address(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")

    page.locator("#wijk").focus()
    page.keyboard.type("Haven")
    expect(page.locator("#wijk")).to_have_value("WK999901")
    page.keyboard.press("Tab")
    page.keyboard.type("visie")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.locator("[name=status][value=te_bezoeken]").is_checked()
    assert names(page) == ["Omgevingsvisie 2040"]
    assert page.url.endswith("index.html?wijk=WK999901&q=visie&status=te_bezoeken")
    assert page.locator("[data-telling]").inner_text() == "1 plan"

    page.locator("#zoek").press("Enter")
    expect(page.locator("[data-telling]")).to_be_focused()

    again = visit(town_folder / "index.html", query="?wijk=WK999901&q=visie&status=te_bezoeken")
    assert names(again) == ["Omgevingsvisie 2040"]
    assert again.locator("#wijk").input_value() == "WK999901"
    assert (
        again.locator("[lang=en][hreflang=en]")
        .get_attribute("href")
        .endswith("?wijk=WK999901&q=visie&status=te_bezoeken")
    )


def test_a_plan_of_the_whole_town_stands_in_every_wijk_and_says_so(visit: Visit, town_folder: Path) -> None:
    for code in ("WK999901", "WK999902", "WK999903", "WK999904"):
        filtered = visit(town_folder / "index.html", query=f"?wijk={code}")
        wijk = visit(town_folder / "wijken" / code / "index.html")
        for page in (filtered, wijk):
            plan = page.locator(".plan:visible", has_text="Omgevingsvisie 2040")
            assert "hele gemeente" in plan.inner_text()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("MOLENWEG", ["Herinrichting Molenweg"]),
        ("fietspad bomen", ["Herinrichting Molenweg"]),
        ("Marktplein", ["Marktplein autoluw"]),
        ("molenveld-zuid", ["Herinrichting Molenweg"]),
        ("vragenlijst", ["Herinrichting Molenweg"]),
        ("westerweide", ["Fietsroute naar het station", "Nieuwe school aan de Dijk"]),
        ("bestaat niet", []),
        ("<img src=x onerror=alert(1)>", []),
    ],
)
def test_free_text_finds_plans_by_their_words(visit: Visit, town_folder: Path, words: str, found: list[str]) -> None:
    page = visit(town_folder / "index.html")
    assert page.locator("[data-wis]").is_hidden()
    page.locator("#zoek").fill(words)

    assert names(page) == found
    assert page.locator("[data-niets]").is_visible() is (not found)
    # of states that no plan is in there is nothing to choose
    assert page.get_by_role("group", name="Stand van zaken").is_visible() is bool(found)
    assert page.complaints == []  # type: ignore[attr-defined]

    page.locator("[data-wis]").click()
    assert len(names(page)) == 9
    assert page.url.endswith("index.html")
    expect(page.locator("[data-telling]")).to_be_focused()


def test_on_the_page_of_a_wijk_nobody_is_told_to_choose_another(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "wijken/WK999902/index.html", query="?q=bestaat+niet")

    expect(page.locator("[data-niets]")).to_contain_text("Kies iets anders")
    expect(page.locator("[data-niets]")).not_to_contain_text("wijk")


def test_the_filters_are_kept_in_whatever_way_the_address_is_written(visit: Visit, town_folder: Path) -> None:
    """A server takes two slashes for one; a browser takes what follows two of them for a host."""
    page = visit(town_folder / "index.html")
    page.route("http://*/**", lambda route: route.fulfill(path=town_folder / urlsplit(route.request.url).path[2:]))
    page.goto("http://voorbeeldstad.example//index.html")
    page.locator("#zoek").fill("molenweg")

    expect(page).to_have_url("http://voorbeeldstad.example//index.html?q=molenweg")
    assert page.complaints == []  # type: ignore[attr-defined]


def test_who_goes_back_from_the_wijken_finds_the_list_as_it_was_there(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?q=molenweg")
    page.get_by_role("navigation").get_by_role("link", name="Wijken").click()
    page.locator("#zoek").fill("visie")
    assert names(page) == ["Omgevingsvisie 2040"]

    page.go_back()

    expect(page.locator("#zoek")).to_have_value("molenweg")
    assert names(page) == ["Herinrichting Molenweg"]


def test_a_state_that_was_chosen_can_be_seen_and_undone_where_no_plan_is_in_it(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?status=open&status=afgerond&q=visie", width=360)
    assert names(page) == []

    for name in ("Nu meedoen", "Afgerond"):
        page.get_by_role("checkbox", name=name).uncheck()

    assert names(page) == ["Omgevingsvisie 2040"]


def test_a_list_on_paper_says_what_was_asked_for(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?wijk=WK999902&q=+molenweg&status=open&status=binnenkort")
    said = "() => getComputedStyle(document.querySelector('.telling'), '::after').content"
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    asked = "Wijk: Molenveld · Zoek een plan: molenweg · Stand van zaken: Nu meedoen, Binnenkort"
    assert page.evaluate(said) == f'" · {asked}"'
    page.evaluate("document.querySelector('[data-wis]').click(); dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(said) == "none"


def test_the_way_to_the_wijken_below_the_list_keeps_the_filters(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?q=molenweg")
    page.get_by_role("navigation").get_by_role("link", name="Wijken").click()

    assert page.url.endswith("index.html?q=molenweg#wijken")
    assert names(page) == ["Herinrichting Molenweg"]


@pytest.mark.parametrize(
    "words", ["foto's", "\u2019t spoor", "heldrum-station", "heldrum\u2011station", "cafe", "CAFE\u0301", "caf\u00e9"]
)
def test_quotes_dashes_and_accents_are_found_in_whatever_shape_a_phone_types_them(
    visit: Visit, published: Published, words: str
) -> None:
    one = plan("Foto\u2019s van 't Spoor Heldrum\u2013Station en Caf\u00e9", "spoor", [(None, "niet_gestart", False)])
    page = visit(published(site([one], [])) / "index.html", query=f"?q={quote(words)}")

    assert names(page) == [one.naam]


@pytest.mark.parametrize(
    ("asked", "kept", "found"),
    [
        ("wijk=WK000000", "", 9),
        ("wijk=WK999909", "", 9),
        ("soort=Snelweg&x=1", "", 9),
        ("status=bestaat_niet&status=open", "?status=open", 1),
        ("wijk=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&q=molenweg", "?q=molenweg", 1),
        ("periode=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&niveau=", "", 9),
    ],
)
def test_a_filter_in_the_address_that_is_not_there_is_named_as_such_and_left_out(
    visit: Visit, town_folder: Path, asked: str, kept: str, found: int
) -> None:
    page = visit(town_folder / "index.html", query=f"?{asked}")
    note = page.locator("[data-melding]")

    said = "Een filter in deze link bestaat niet (meer). U ziet de plannen zonder dat filter."
    assert note.and_(page.get_by_role("status")).inner_text() == said
    assert len(names(page)) == found
    assert page.url.removeprefix((town_folder / "index.html").as_uri()) == kept

    page.locator("#zoek").fill("havenpark")
    assert note.inner_text() == ""
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", ["", "?q=%3Cscript%3E&utm_source=nieuwsbrief", "?wijk=&status=open&periode=week"])
def test_an_address_without_such_a_filter_is_left_as_it_is(visit: Visit, town_folder: Path, asked: str) -> None:
    page = visit(town_folder / "index.html", query=asked)

    assert page.locator("[data-melding]").inner_text() == ""
    assert page.url == (town_folder / "index.html").as_uri() + asked


def test_a_filter_that_no_list_can_have_any_more_is_told_of_in_english_too(
    visit: Visit, published: Published, town_folder: Path
) -> None:
    one_kind = published(site([plan("Plan", "plan", [(None, "open", True)], soort="Weg", niveau="raadplegen")], []))
    page = visit(one_kind / "index.html", query="?soort=Beleid")
    assert "bestaat niet (meer)" in page.locator("[data-melding]").inner_text()

    english = visit(town_folder / "en" / "index.html", query="?wijk=WK000000")
    said = "A filter in this link does not exist (any more). You see the plans without that filter."
    assert english.locator("[data-melding]").inner_text() == said


def test_a_wijk_whose_code_ended_is_asked_for_by_its_former_code_too(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?wijk=WK999900")

    assert page.locator("#wijk").input_value() == "WK999902"
    assert page.locator("[data-melding]").inner_text() == ""


@pytest.mark.parametrize(
    ("field", "choice", "found"),
    [
        ("Niveau", "Adviseren", ["Fietsroute naar het station", "Marktplein autoluw"]),
        ("Soort plan", "Beleid", ["Omgevingsvisie 2040"]),
        ("Wanneer", "Komende 7 dagen", ["Herinrichting Molenweg", "Omgevingsvisie 2040"]),
        (
            "Wanneer",
            "Komende 30 dagen",
            ["Herinrichting Molenweg", "Omgevingsvisie 2040", "Speelplek in het Havenpark"],
        ),
    ],
)
def test_level_kind_and_period_filter_and_stand_in_the_address(
    visit: Visit, town_folder: Path, field: str, choice: str, found: list[str]
) -> None:
    page = visit(town_folder / "index.html", width=390)
    page.get_by_text("Meer filters").click()
    page.get_by_label(field).select_option(label=choice)

    assert names(page) == found

    query = f"?{page.url.partition('?')[2]}"
    shared = visit(town_folder / "index.html", query=query, width=390)
    assert names(shared) == found
    assert shared.get_by_label(field).is_visible()
    page.get_by_role("button", name="Wis alle filters").click()
    assert len(names(page)) == 9


@pytest.mark.parametrize(
    ("day", "period", "found"),
    [
        ("2027-03-10", "week", ["Fietsroute naar het station"]),
        ("2026-12-19", "kwartaal", ["Fietsroute naar het station"]),
        ("2026-12-19", "maand", []),
        # an evening that was called off is no reason to come
        ("2026-10-18", "week", []),
    ],
)
def test_a_period_counts_from_the_day_the_page_is_read(
    visit: Visit, town_folder: Path, day: str, period: str, found: list[str]
) -> None:
    page = visit(town_folder / "index.html", query=f"?periode={period}", now=f"{day}T12:00:00Z")

    assert names(page) == found
