"""What a page says of a status today, by the visitor's clock in the municipality's time zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .making import moment, plan, site
from .visiting import Published, Visit


def said(page: Page) -> str:
    """The status words of the only plan in the list, once they are drawn."""
    stand = page.locator(".plan [data-stand]")
    expect(stand).to_have_text(re.compile(r"\S"), use_inner_text=True)
    return stand.inner_text()


def survey_site(published: Published) -> Path:
    course = [(None, "aangekondigd", False), ("2026-11-24 09:00", "open", True), ("2026-12-06", "in_verwerking", False)]
    survey = plan("Molenweg", "molenweg", course)
    return published(site([survey], [moment(survey, "Enquête", "2026-11-24 09:00", "2026-12-06", soort="enquete")]))


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T22:59:59Z", "Binnenkort · vanaf 24 november"),
        ("2026-11-23T23:00:00Z", "Binnenkort · vandaag vanaf 9:00 uur"),
        ("2026-11-24T07:59:59Z", "Binnenkort · vandaag vanaf 9:00 uur"),
        ("2026-11-24T08:00:00Z", "Nu meedoen · nog 11 dagen"),
        ("2026-12-03T22:59:59Z", "Nu meedoen · nog 2 dagen"),
        ("2026-12-03T23:00:00Z", "Nu meedoen · nog 1 dag"),
        ("2026-12-04T23:00:00Z", "Nu meedoen · alleen vandaag nog"),
        ("2026-12-05T22:59:59Z", "Nu meedoen · alleen vandaag nog"),
        ("2026-12-05T23:00:00Z", "We verwerken de inbreng"),
        ("2027-02-01T12:00:00Z", "We verwerken de inbreng"),
    ],
)
def test_the_words_before_in_and_after_a_term(visit: Visit, published: Published, now: str, words: str) -> None:
    page = visit(survey_site(published) / "index.html", now=now)

    assert said(page) == words
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("begin", "end", "now", "words"),
    [
        # The clock goes back at 3:00 summer time on 25 October 2026: that day has 25 hours.
        ("2026-10-01 10:00", "2026-10-27", "2026-10-24T21:59:59Z", "Nu meedoen · nog 2 dagen"),
        ("2026-10-01 10:00", "2026-10-27", "2026-10-24T22:00:00Z", "Nu meedoen · nog 1 dag"),
        ("2026-10-01 10:00", "2026-10-27", "2026-10-25T22:59:59Z", "Nu meedoen · nog 1 dag"),
        ("2026-10-01 10:00", "2026-10-27", "2026-10-25T23:00:00Z", "Nu meedoen · alleen vandaag nog"),
        ("2026-10-01 10:00", "2026-10-26", "2026-10-25T22:59:59Z", "Nu meedoen · alleen vandaag nog"),
        ("2026-10-01 10:00", "2026-10-26", "2026-10-25T23:00:00Z", "We verwerken de inbreng"),
        # It goes forward at 2:00 on 28 March 2027: that day has 23 hours.
        ("2027-03-01 10:00", "2027-03-30", "2027-03-27T22:59:59Z", "Nu meedoen · nog 2 dagen"),
        ("2027-03-01 10:00", "2027-03-30", "2027-03-27T23:00:00Z", "Nu meedoen · nog 1 dag"),
        ("2027-03-01 10:00", "2027-03-30", "2027-03-28T21:59:59Z", "Nu meedoen · nog 1 dag"),
        ("2027-03-01 10:00", "2027-03-30", "2027-03-28T22:00:00Z", "Nu meedoen · alleen vandaag nog"),
        ("2027-03-28 03:30", "2027-03-30", "2027-03-28T01:29:59Z", "Binnenkort · vandaag vanaf 3:30 uur"),
        ("2027-03-28 03:30", "2027-03-30", "2027-03-28T01:30:00Z", "Nu meedoen · nog 1 dag"),
    ],
)
def test_days_are_calendar_days_also_when_the_clock_changes(
    visit: Visit, published: Published, begin: str, end: str, now: str, words: str
) -> None:
    course = [(None, "aangekondigd", False), (begin, "open", True), (end, "in_verwerking", False)]
    one = plan("Molenweg", "molenweg", course)
    folder = published(site([one], [moment(one, "Enquête", begin, end)]))

    assert said(visit(folder / "index.html", now=now)) == words


BACK = "document.dispatchEvent(new Event('visibilitychange'))"
OUT_OF_THE_HISTORY = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.mark.parametrize(
    "turn",
    [
        lambda page: page.clock.run_for(60_000),
        lambda page: page.evaluate(BACK),
        lambda page: page.evaluate(OUT_OF_THE_HISTORY),
    ],
    ids=["a minute later", "once one looks at it again", "back from the browser's history"],
)
def test_a_page_that_stays_open_goes_along_with_the_time(
    visit: Visit, published: Published, turn: Callable[[Page], None]
) -> None:
    page = visit(survey_site(published) / "index.html", now="2026-11-23T12:00:00Z")
    assert page.locator(".groep-kop:visible").inner_text().startswith("Binnenkort")

    page.clock.set_fixed_time("2026-11-25T12:00:00Z")
    turn(page)

    expect(page.locator(".plan [data-stand]")).to_have_text("Nu meedoen · nog 10 dagen")
    expect(page.locator(".groep-kop:visible")).to_contain_text("Nu meedoen")


def test_a_page_that_stays_open_invites_nobody_to_what_is_over(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "plannen/herinrichting-molenweg/index.html")
    survey = page.locator(".moment", has_text="Vragenlijst")
    expect(survey).to_contain_text("Nu meedoen · nog 12 dagen")

    page.clock.set_fixed_time("2026-12-06T12:00:00Z")
    page.evaluate(BACK)

    held = page.locator("[data-geweest]").locator(survey)
    assert "Nu meedoen" not in held.inner_text()
    assert held.get_by_role("link", name="Reageren").count() == 0


@pytest.mark.parametrize(
    ("course", "moments", "words"),
    [
        (
            [(None, "open", False)],
            [("2026-11-20", "2026-11-29", {"vraagt_inbreng": False})],
            "Nu te bezoeken · nog 5 dagen",
        ),
        ([(None, "open", True)], [("2026-11-23 10:00", "2026-11-23 16:30", {})], "Nu meedoen · vandaag tot 16:30 uur"),
        (
            [(None, "open", True)],
            [("2026-11-20", "2026-11-25", {"vraagt_inbreng": False}), ("2026-11-20", "2026-11-28", {})],
            "Nu meedoen · nog 4 dagen",
        ),
        ([(None, "niet_gestart", False)], [], "Nog geen moment gepland"),
        ([(None, "niet_gestart", False)], [("2026-11-01", "2026-11-02", {})], "Geen moment gepland"),
        (
            [(None, "niet_gestart", False)],
            [("2026-11-01", "2026-11-02", {"staat": "geannuleerd"})],
            "Nog geen moment gepland",
        ),
        (
            [(None, "tussentijds", False)],
            [("2027-03-01", "2027-06-01", {"tijd_precisie": "kwartaal", "periode_tekst": "voorjaar 2027"})],
            "Vervolg komt · voorjaar 2027",
        ),
        (
            [(None, "aangekondigd", False)],
            [(None, None, {"tijd_precisie": "onbekend", "periode_tekst": "na de zomer"})],
            "Binnenkort · na de zomer",
        ),
        (
            [(None, "aangekondigd", False)],
            [("2027-01-08 19:00", "2027-01-08 21:00", {})],
            "Binnenkort · vanaf 8 januari 2027",
        ),
        ([(None, "stilgelegd", False)], [("2026-12-01", "2026-12-02", {})], "Ligt stil"),
        ([(None, "teruggekoppeld", False)], [], "Lees wat we met de inbreng deden"),
        ([(None, "afgerond", False)], [], "Afgerond"),
    ],
)
def test_every_status_has_its_own_words(
    visit: Visit, published: Published, course: list[tuple[str | None, str, bool]], moments: list[tuple], words: str
) -> None:
    one = plan("Molenweg", "molenweg", course)
    told = [moment(one, f"Moment {n}", begin, end, **more) for n, (begin, end, more) in enumerate(moments)]

    page = visit(published(site([one], told)) / "index.html")

    assert said(page) == words
    assert page.locator(".plan [data-stand] svg[aria-hidden=true]").count() == 1


def test_the_english_page_says_it_in_english(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "en" / "index.html")

    first = page.locator(".plan:visible").first
    assert first.locator("[data-stand]").inner_text() == "Take part now · 12 days left"
    assert "20 November until 5 December 2026, 23:59" in first.inner_text()
