"""The list of plans: its order, its filters and its map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from participatiekaart.plugin.publication.records import PublicSite
from playwright.sync_api import Page, expect

from .town import moment, plan, site, square

Visit = Callable[..., Page]


def names(page: Page) -> list[str]:
    return page.locator(".plan:visible .plan-naam").all_text_contents()


def test_open_comes_first_then_coming_then_the_rest(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")

    assert page.locator(".groep-kop:visible").all_text_contents() == [
        f"{heading} {count}"
        for heading, count in [
            ("Nu meedoen", 1),
            ("Nu te bezoeken", 1),
            ("Binnenkort", 2),
            ("We verwerken de inbreng", 1),
            ("Lees wat we met de inbreng deden", 1),
            ("Ligt stil", 1),
            ("Geen moment gepland", 1),
            ("Afgerond", 1),
        ]
    ]
    assert names(page)[:4] == [
        "Herinrichting Molenweg",
        "Omgevingsvisie 2040",
        "Speelplek in het Havenpark",
        "Fietsroute naar het station",
    ]
    assert page.complaints == []  # type: ignore[attr-defined]


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
        ("bestaat niet", []),
        ("<img src=x onerror=alert(1)>", []),
    ],
)
def test_free_text_finds_plans_by_their_words(visit: Visit, town_folder: Path, words: str, found: list[str]) -> None:
    page = visit(town_folder / "index.html")
    page.locator("#zoek").fill(words)

    assert names(page) == found
    assert page.locator("[data-niets]").is_visible() is (not found)
    assert page.complaints == []  # type: ignore[attr-defined]

    page.locator("[data-wis]").click()
    assert len(names(page)) == 9
    assert page.url.endswith("index.html")
    expect(page.locator("[data-telling]")).to_be_focused()


def test_the_filters_are_kept_in_whatever_way_the_address_is_written(visit: Visit, town_folder: Path) -> None:
    """A server takes two slashes for one; a browser takes what follows two of them for a host."""
    page = visit(town_folder / "index.html")
    page.route("http://*/**", lambda route: route.fulfill(path=town_folder / urlsplit(route.request.url).path[2:]))
    page.goto("http://voorbeeldstad.example//index.html")
    page.locator("#zoek").fill("molenweg")

    expect(page).to_have_url("http://voorbeeldstad.example//index.html?q=molenweg")
    assert page.complaints == []  # type: ignore[attr-defined]


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


@pytest.mark.parametrize("words", ["foto's", "\u2019t spoor", "heldrum-station", "heldrum\u2011station"])
def test_quotes_and_dashes_are_found_in_whatever_shape_a_phone_types_them(
    visit: Visit, published: Callable[[PublicSite], Path], words: str
) -> None:
    one = plan("Foto\u2019s van 't Spoor Heldrum\u2013Station", "spoor", [(None, "niet_gestart", False)])
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
    visit: Visit, published: Callable[..., Path], town_folder: Path
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

    page.locator("#zoek").fill("marktplein")

    expect(page.locator(".prik-vak")).to_have_count(1)


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

    shared = visit(town_folder / "kaart.html", query="?wijk=WK999903")
    shared.locator("[data-kaart][data-klaar]").wait_for()
    assert max(shared.evaluate(BORDER)) > 0.6


def test_areas_too_small_and_too_many_for_marks_are_seen_as_dots(visit: Visit, published: Callable[..., Path]) -> None:
    plans = [
        plan(f"Plan {n:03}", f"plan-{n:03}", [(None, "open", True)], geojson=square(5.8 + n / 5000, 52.9, 0.00005))
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


def test_a_former_address_leads_on_and_a_withdrawn_plan_says_so(visit: Visit, town_folder: Path) -> None:
    moved = visit(town_folder / "plannen" / "reconstructie-molenweg" / "index.html")
    moved.wait_for_url("**/plannen/herinrichting-molenweg/index.html")
    assert moved.locator("h1").inner_text() == "Herinrichting Molenweg"

    withdrawn = visit(town_folder / "plannen" / "parkeergarage" / "index.html")
    assert withdrawn.locator("h1").inner_text() == "Dit plan is ingetrokken"


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
    assert names(visit(town_folder / "index.html", query=query)) == found
    page.get_by_role("button", name="Wis alle filters").click()
    assert len(names(page)) == 9


def test_a_period_counts_from_the_day_the_page_is_read(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?periode=week", now="2027-03-10T12:00:00Z")

    assert names(page) == ["Fietsroute naar het station"]


def test_of_a_long_group_the_first_stand_in_the_page_and_the_rest_come_when_asked(
    visit: Visit, published: Callable[..., Path]
) -> None:
    plans = [plan(f"Plan {n:03}", f"plan-{n:03}", [(None, "aangekondigd", False)]) for n in range(120)]
    page = visit(published(site(plans, [])) / "index.html")

    assert names(page) == [f"Plan {n:03}" for n in range(50)]
    assert page.locator(".groep-kop:visible").text_content() == "Binnenkort 120"
    page.get_by_role("button", name="Toon de volgende 50").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Plan 050"
    page.get_by_role("button", name="Toon de volgende 20").click()
    assert names(page) == [f"Plan {n:03}" for n in range(120)]

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(names(page)) == 50
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(names(page)) == 120

    page.locator("#zoek").fill("119")
    assert names(page) == ["Plan 119"]


def test_a_wijk_whose_code_ended_leads_to_what_lies_there_now(visit: Visit, town_folder: Path) -> None:
    one = visit(town_folder / "wijken" / "WK999900" / "index.html")
    one.wait_for_url("**/wijken/WK999902/index.html")
    assert one.locator("h1").inner_text() == "Molenveld"

    two = visit(town_folder / "wijken" / "WK999909" / "index.html")
    assert two.locator("h1").inner_text() == "Wijk Binnenstad is veranderd"
    two.get_by_role("link", name="Westerweide").click()
    two.wait_for_url("**/wijken/WK999904/index.html")


def test_a_wijk_names_its_associations(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "wijken" / "WK999902" / "index.html")

    own = page.locator(".verenigingen li").first
    assert own.locator("h3").inner_text() == "Wijkvereniging Molenveld"
    assert [link.get_attribute("href") for link in own.locator("a").all()] == [
        "mailto:bestuur@molenveld.example",
        "tel:0997654321",
        "https://molenveld.example",
    ]
    assert not visit(town_folder / "wijken" / "WK999901" / "index.html").locator(".verenigingen").count()


def test_moments_of_no_plan_follow_the_wijk_and_the_words_and_say_of_which_wijk_they_are(
    visit: Visit, published: Callable[[PublicSite], Path]
) -> None:
    here = {"begin": "2026-12-01 19:30", "einde": "2026-12-01 21:30"}
    folder = published(
        site(
            [plan("Plan", "plan", [(None, "niet_gestart", False)], wijken=("Oude Stad",))],
            [
                moment(None, "Koffie", **here, wijkcodes=("WK999901",), wijken=("Havenbuurt",)),
                moment(None, "Gesprek", **here, hele_gemeente=True),
                moment(None, "Geweest", "2026-11-01 19:30", "2026-11-01 21:30", hele_gemeente=True),
            ],
        )
    )
    page = visit(folder / "index.html", width=360)
    shown = page.locator("[data-los] > li:visible")

    assert shown.locator(".moment-titel").all_inner_texts() == ["Koffie", "Gesprek"]
    assert shown.locator(".plan-waar").all_inner_texts() == ["Havenbuurt", "hele gemeente"]
    page.locator("#wijk").select_option(label="Oude Stad")
    assert shown.locator(".moment-titel").all_inner_texts() == ["Gesprek"]
    page.locator("#zoek").fill("koffie")
    assert shown.count() == 0
    assert not page.locator("#ook").is_visible()
    page.locator("[data-wis]").click()
    page.get_by_text("Meer filters").click()
    page.get_by_label("Wanneer").select_option(label="Komende 7 dagen")
    assert shown.count() == 0
    page.get_by_label("Wanneer").select_option(label="Komende 30 dagen")
    assert shown.locator(".moment-titel").all_inner_texts() == ["Koffie", "Gesprek"]
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_phone_offers_more_states_only_where_there_are_more(
    visit: Visit, town_folder: Path, published: Callable[..., Path]
) -> None:
    few = published(site([plan("Plan", "plan", [(None, "open", True)])], []))
    assert not visit(few / "index.html", width=360).get_by_role("button", name="Meer …").is_visible()

    page = visit(town_folder / "index.html", width=360)
    page.get_by_role("button", name="Meer …").click()
    expect(page.get_by_role("checkbox", name="We verwerken de inbreng")).to_be_focused()


def test_buttons_above_the_list_do_not_touch_on_a_phone(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=360)
    page.locator("#wijk").select_option(index=1)

    clear, show_map = (page.locator(one).bounding_box() for one in ("[data-wis]", "[data-toon-kaart]"))
    assert clear and show_map
    assert show_map["y"] - (clear["y"] + clear["height"]) >= 8
