"""Which moments a page shows, and how to take part in them: what is past, coming, called off, or without a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .making import at, moment, plan, site
from .visiting import Published, Visit


def test_the_plan_page_puts_what_is_past_under_its_own_heading(visit: Visit, town_folder: Path) -> None:
    file = town_folder / "plannen" / "herinrichting-molenweg" / "index.html"

    page = visit(file)

    assert page.locator("h1 + [data-stand]").inner_text() == "Nu meedoen · nog 12 dagen"
    assert page.locator("[data-momenten] h3").all_inner_texts() == [
        "Vragenlijst over het ontwerp",
        "Bespreking in de raad",
    ]
    assert page.locator("[data-geweest] h3").all_inner_texts() == ["Inloop in het wijkhuis"]
    assert page.get_by_role("heading", name="Wat we met de inbreng deden").is_visible()
    assert page.locator(".terugkoppeling").is_visible()
    earlier = visit(file, now="2026-11-05T12:00:00Z")
    assert not earlier.locator(".terugkoppeling").is_visible()
    assert not earlier.get_by_role("heading", name="Wat we met de inbreng deden").is_visible()


def test_the_page_of_a_plan_says_of_a_moment_to_visit_that_it_is_that_and_has_no_heading_for_what_was_not(
    visit: Visit, town_folder: Path
) -> None:
    page = visit(town_folder / "plannen/omgevingsvisie-2040/index.html")

    assert page.locator(".moment [data-stand]").inner_text() == "Nu te bezoeken · nog 4 dagen"
    assert not page.get_by_role("heading", name="Geweest").is_visible()


def test_feedback_that_is_dated_ahead_waits_beside_what_is_told_already(visit: Visit, published: Published) -> None:
    told = plan("Kade", "kade", [(None, "in_verwerking", False)])
    evenings = [
        moment(
            told, "Avond", f"2026-10-0{n} 19:00", f"2026-10-0{n} 21:00", terugkoppeling=words, terugkoppeling_op=at(day)
        )
        for n, words, day in ((1, "Er komt een bank.", "2026-11-01"), (2, "De lamp komt.", "2026-12-01"))
    ]
    file = published(site([told], evenings)) / "plannen/kade/index.html"
    section = visit(file).get_by_role("region", name="Wat we met de inbreng deden", exact=True)
    assert "Er komt een bank." in section.inner_text()
    assert "De lamp komt." not in section.inner_text()
    assert visit(file, now=at("2026-12-01").isoformat()).get_by_text("De lamp komt.").is_visible()


def test_without_script_there_are_dates_in_order_and_no_state(visit: Visit, town_folder: Path) -> None:
    index = visit(town_folder / "index.html", script=False)
    page = visit(town_folder / "plannen" / "herinrichting-molenweg" / "index.html", script=False)

    dates = index.locator(".plan").first.locator(".plan-wanneer").all_inner_texts()
    assert [date.removeprefix("· ") for date in dates] == [
        "dinsdag 3 november 2026, 19:30 tot 21:30 uur",
        "20 november tot 5 december 2026, 23:59 uur",
        "donderdag 17 december 2026, 19:30 tot 22:00 uur",
    ]
    assert index.locator(".plan").count() == 9
    assert page.locator(".moment").count() == 3
    states = ("Nu meedoen", "Nu te bezoeken", "Binnenkort", "Vervolg komt", "We verwerken", "Afgerond", "Ligt stil")
    for text in (index.locator("body").inner_text(), page.locator("body").inner_text()):
        assert not [state for state in states if state in text]


def test_without_script_nobody_is_invited_to_what_was_over_when_it_was_published(
    visit: Visit, published: Published
) -> None:
    one = plan("Molenweg", "molenweg", [(None, "open", True)])
    address = "https://voorbeeldstad.example/aanmelden"
    told = [
        moment(one, "Eerst", "2026-11-01 10:00", "2026-11-01 12:00", aanmelden_url=address),
        moment(one, "Later", "2026-12-01 10:00", "2026-12-01 12:00", aanmelden_url=address),
    ]

    page = visit(published(site([one], told)) / "plannen" / "molenweg" / "index.html", script=False)

    assert page.locator("h3").all_inner_texts() == ["Eerst", "Later"]
    assert page.get_by_role("link", name="Aanmelden").all_text_contents() == ["Aanmelden: Later"]


def test_a_moment_that_was_called_off_says_so_and_invites_nobody(visit: Visit, published: Published) -> None:
    one = plan("Molenweg", "molenweg", [(None, "niet_gestart", False)])
    address = "https://voorbeeldstad.example/aanmelden"
    off = moment(one, "Inloop", "2026-12-01 10:00", "2026-12-01 12:00", staat="geannuleerd", aanmelden_url=address)

    page = visit(published(site([one], [off])) / "plannen" / "molenweg" / "index.html")

    assert "Geannuleerd" in page.locator(".moment").inner_text()
    assert page.get_by_role("link", name="Aanmelden").count() == 0


def test_a_wijk_page_opened_a_month_later_leaves_out_what_has_passed(visit: Visit, town_folder: Path) -> None:
    file = town_folder / "wijken" / "WK999902" / "index.html"
    titles = ".agenda .moment:visible .moment-titel"

    assert visit(file).locator(titles).all_inner_texts() == [
        "Tentoonstelling",
        "Vragenlijst over het ontwerp",
        "Wijkavond Molenveld",
        "Bespreking in de raad",
    ]
    assert visit(file, now="2026-12-10T12:00:00Z").locator(titles).all_inner_texts() == ["Bespreking in de raad"]
    assert not visit(file, now="2026-12-24T12:00:00Z").get_by_role("heading", name="Agenda").is_visible()


def test_a_wijk_tells_what_was_done_with_the_input_of_its_moments_of_no_plan(
    visit: Visit, published: Published
) -> None:
    """It stood on no page: such a moment has no page of its own, and is left out once it is over."""
    told = plan("Havenkwartier", "havenkwartier", [(None, "teruggekoppeld", False)])
    here = {"wijkcodes": ("WK999902",), "wijken": ("Molenveld",)}
    over = ("2026-10-01 19:00", "2026-10-01 21:00")
    evenings = [
        moment(None, title, *over, terugkoppeling=words, terugkoppeling_op=at(day), **here)
        for title, words, day in (
            ("Schouw", "De lamp is gemaakt.", "2026-10-09"),
            ("Avond", "Er komt een bank.", "2026-11-02"),
        )
    ]
    silent = moment(None, "Borrel", "2026-10-02 19:00", "2026-10-02 21:00", **here)
    folder = published(site([told], [*evenings, silent])) / "wijken"

    page = visit(folder / "WK999902/index.html")
    section = page.get_by_role("region", name="Wat we met de inbreng deden", exact=True)
    assert section.get_by_role("heading", level=3).all_inner_texts() == ["Avond", "Schouw"]
    assert "2 november 2026" in section.inner_text()
    assert "De lamp is gemaakt." in section.inner_text()
    assert page.locator(".stand a").count() == 0, "the status of a plan does not lead to it"
    assert visit(folder / "WK999902/index.html", script=False).locator(".terugkoppeling").count() == 2
    assert not visit(folder / "WK999901/index.html").locator(".terugkoppeling").count()


def test_the_status_that_says_read_leads_to_what_there_is_to_read(visit: Visit, published: Published) -> None:
    told = plan("Havenkwartier", "havenkwartier", [(None, "teruggekoppeld", False)], hele_gemeente=True)
    evening = moment(told, "Avond", "2026-10-01 19:00", "2026-10-01 21:00", terugkoppeling="We bouwen lager.")
    folder = published(site([told], [evening]))
    page = visit(folder / "plannen/havenkwartier/index.html", width=360)

    page.get_by_role("link", name="Lees wat we met de inbreng deden").click()

    assert page.url.endswith("#terugkoppeling")
    expect(page.get_by_text("We bouwen lager.")).to_be_in_viewport()
    in_list = visit(folder / "index.html")
    assert in_list.locator(".plan [data-stand] a").count() == 0
    link = page.locator("[data-stand] a")
    link.focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(link).to_be_focused()
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("script", [True, False])
def test_the_agenda_of_a_wijk_says_of_a_moment_of_no_plan_how_to_take_part(
    visit: Visit, published: Published, script: bool
) -> None:
    """It has no page of its own to lead to: "Nu meedoen" stood there without a way to do so."""
    survey = moment(
        None,
        "Enquête over de wijk",
        "2026-11-20",
        "2026-12-05",
        wijkcodes=("WK999902",),
        wijken=("Molenveld",),
        plaats="Wijkhuis",
        adres="Voorbeeldlaan 1",
        doelgroep="Alle bewoners",
        beinvloedingsruimte="De plek van de bankjes.",
        reageren_url="https://voorbeeldstad.example/enquete",
        aanmelden_url="https://voorbeeldstad.example/aanmelden",
        staat="verplaatst",
        vorig_begin=at("2026-11-10"),
        vorig_einde=at("2026-11-15"),
    )
    town_meeting = moment(None, "Stadsgesprek", "2026-12-08 19:30", "2026-12-08 21:30", hele_gemeente=True)
    folder = published(site([plan("Molenweg", "molenweg", [(None, "aangekondigd", False)])], [survey, town_meeting]))

    page = visit(folder / "wijken/WK999902/index.html", script=script)

    first, second = page.locator(".agenda .moment").all()
    for words in ("Wijkhuis, Voorbeeldlaan 1", "Alle bewoners", "De plek van de bankjes.", "Eerder gepland: 10 t/m 14"):
        assert words in first.inner_text()
    links = first.get_by_role("link").all_text_contents()
    assert links == [f"{words}: Enquête over de wijk" for words in ("Reageren", "Aanmelden", "Zet in mijn agenda")]
    assert "hele gemeente" in second.inner_text()


@pytest.mark.parametrize(
    ("course", "words"),
    [
        ([(None, "niet_gestart", False)], "Er is nog geen moment gepland."),
        ([(None, "niet_gestart", False), ("2026-11-01", "afgerond", False)], "Er zijn geen momenten."),
    ],
)
def test_a_finished_plan_promises_no_moment(
    visit: Visit, published: Published, course: list[tuple[str | None, str, bool]], words: str
) -> None:
    page = visit(published(site([plan("Molenweg", "molenweg", course)], [])) / "plannen/molenweg/index.html")

    assert page.get_by_role("region", name="Momenten").inner_text().endswith(words)
