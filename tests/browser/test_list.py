"""The list of plans: its order, and the pages it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .making import moment, plan, site
from .visiting import Published, Visit, names


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


def test_of_what_is_open_the_first_to_close_comes_first(visit: Visit, published: Published) -> None:
    plans = {
        end: plan(f"Plan {n}", f"plan-{n}", [(None, "open", True)])
        for n, end in enumerate(("2026-12-20", "2026-12-05"))
    }
    surveys = [moment(of, "Enquête", "2026-11-20", end) for end, of in plans.items()]

    assert names(visit(published(site(list(plans.values()), surveys)) / "index.html")) == ["Plan 1", "Plan 0"]


def test_who_is_in_the_list_stays_there_when_a_minute_has_passed(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    link = page.get_by_role("link", name="Marktplein autoluw")
    link.focus()

    page.clock.run_for(60_000)

    expect(link).to_be_focused()


@pytest.mark.parametrize("name", ["Fietsroute naar het station", "Speelplek in het Havenpark"])
def test_who_is_in_the_list_stays_there_when_a_plan_goes_to_another_group(
    visit: Visit, town_folder: Path, name: str
) -> None:
    """The second opens then. What a screen reader is at need not have the focus: what stays is not taken out."""
    page = visit(town_folder / "index.html")
    link = page.get_by_role("link", name=name)
    link.focus()
    page.evaluate("""() => new MutationObserver((seen) => {
      window.takenOut = seen.flatMap(({ removedNodes }) => [...removedNodes]).map((node) => node.textContent).join();
    }).observe(document.querySelector('[aria-labelledby=groep-binnenkort] ul'), { childList: true })""")

    page.clock.set_fixed_time("2026-12-03T15:30:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator("[aria-labelledby=groep-open] .plan-naam")).to_have_count(2)
    expect(link).to_be_focused()
    taken_out = page.evaluate("window.takenOut")
    assert "Speelplek" in taken_out
    assert "Fietsroute" not in taken_out


def test_who_is_at_a_plan_that_no_longer_fits_is_led_to_the_count(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", query="?status=binnenkort")
    page.get_by_role("link", name="Speelplek in het Havenpark").focus()

    page.clock.set_fixed_time("2026-12-03T15:30:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator("[data-telling]")).to_be_focused()


def test_a_former_address_leads_on_and_a_withdrawn_plan_says_so(visit: Visit, town_folder: Path) -> None:
    moved = visit(town_folder / "plannen" / "reconstructie-molenweg" / "index.html")
    moved.wait_for_url("**/plannen/herinrichting-molenweg/index.html")
    assert moved.locator("h1").inner_text() == "Herinrichting Molenweg"

    withdrawn = visit(town_folder / "plannen" / "parkeergarage" / "index.html")
    assert withdrawn.locator("h1").inner_text() == "Dit plan is ingetrokken"


def test_of_a_long_group_the_first_stand_in_the_page_and_the_rest_come_when_asked(
    visit: Visit, published: Published
) -> None:
    plans = [plan(f"Plan {n:03}", f"plan-{n:03}", [(None, "aangekondigd", False)]) for n in range(120)]
    page = visit(published(site(plans, [])) / "index.html")

    assert names(page) == [f"Plan {n:03}" for n in range(50)]
    assert page.locator(".groep-kop:visible").text_content() == "Binnenkort 120"
    more = page.get_by_role("button", name="Toon de volgende 50")
    expect(more).to_have_accessible_description("Binnenkort 120")
    more.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Plan 050"
    page.get_by_role("button", name="Toon de volgende 20").click()
    assert names(page) == [f"Plan {n:03}" for n in range(120)]

    page.get_by_role("navigation").get_by_role("link", name="Wijken").click()
    expect(page.locator("#wijken")).to_be_in_viewport()
    assert len(names(page)) == 120

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(names(page)) == 50
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(names(page)) == 120

    page.locator("#zoek").fill("119")
    assert names(page) == ["Plan 119"]

    page = visit(published(site(plans[:50], [])) / "index.html")
    assert len(names(page)) == 50
    assert page.get_by_role("button", name="Toon de volgende").count() == 0


def test_a_wijk_whose_code_ended_leads_to_what_lies_there_now(visit: Visit, town_folder: Path) -> None:
    one = visit(town_folder / "wijken" / "WK999900" / "index.html")
    one.wait_for_url("**/wijken/WK999902/index.html")
    assert one.locator("h1").inner_text() == "Molenveld"

    two = visit(town_folder / "wijken" / "WK999909" / "index.html")
    assert two.locator("h1").inner_text() == "Binnenstad: deze wijk is veranderd"
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


def test_of_a_wijk_one_is_led_past_its_plans_to_what_stands_below_them(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "wijken/WK999902/index.html", width=390)
    links = page.get_by_role("navigation", name="Op deze pagina").get_by_role("link")
    assert links.all_inner_texts() == ["Agenda", "Verenigingen en organisaties", "Blijf op de hoogte"]

    links.first.click()
    expect(page.get_by_role("heading", name="Agenda")).to_be_in_viewport()

    page.clock.set_fixed_time("2028-01-01T12:00:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(links).to_have_count(2)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_moments_of_no_plan_follow_the_wijk_and_the_words_and_say_of_which_wijk_they_are(
    visit: Visit, published: Published
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


@pytest.mark.parametrize("status", ["open", "afgerond"])
def test_a_phone_offers_more_states_only_where_there_are_others(
    visit: Visit, published: Published, status: str
) -> None:
    """Of a wijk where all is finished "Meer …" would be the only thing to choose."""
    page = visit(published(site([plan("Plan", "plan", [(None, status, True)])], [])) / "index.html", width=360)

    assert page.locator("[data-keuze]:visible").count() == 1
    assert not page.get_by_role("button", name="Meer …").is_visible()


def test_a_phone_shows_more_states_when_asked(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=360)
    page.get_by_role("button", name="Meer …").click()
    expect(page.get_by_role("checkbox", name="We verwerken de inbreng")).to_be_focused()


def test_buttons_above_the_list_do_not_touch_on_a_phone(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html", width=360)
    page.locator("#wijk").select_option(index=1)

    clear, show_map = (page.locator(one).bounding_box() for one in ("[data-wis]", "[data-toon-kaart]"))
    assert clear and show_map
    assert show_map["y"] - (clear["y"] + clear["height"]) >= 8
