"""What a screen reader says of the pages beyond what axe looks at: each thing once, by its name, in its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .making import WIJKEN
from .town import town
from .visiting import PAGES, Visit, settled

PLAN = "plannen/herinrichting-molenweg/index.html"
WIJK = "wijken/WK999902/index.html"
# Safari tells of no list where the kind of marker is "none"; an empty marker is one
NOT_COUNTED = """() => [...document.querySelectorAll('ul')]
  .filter((list) => !list.closest('nav') && getComputedStyle(list).listStyleType === 'none')
  .map(({ className }) => className)"""


@pytest.mark.parametrize("path", ["index.html", PLAN, WIJK])
def test_voiceover_says_of_a_list_how_many_there_are_in_it(visit: Visit, town_folder: Path, path: str) -> None:
    assert visit(town_folder / path).evaluate(NOT_COUNTED) == []


@pytest.mark.parametrize(("path", "name"), [(PLAN, "Alle plannen"), (WIJK, "Wijken")])
def test_the_way_back_is_said_once(visit: Visit, town_folder: Path, path: str, name: str) -> None:
    page = visit(town_folder / path)

    assert page.locator(".kruimel").get_by_role("link", name=name).count() == 1
    assert page.get_by_role("navigation", name=name).count() == 0


def test_who_goes_by_headings_hears_the_date_of_a_moment_after_it(visit: Visit, town_folder: Path) -> None:
    """Before it, the date that is heard after a heading is that of the next moment."""
    page = visit(town_folder / "wijken/WK999902/index.html")
    for one in page.locator(".agenda .moment:visible").all():
        assert one.evaluate("(item) => item.firstElementChild.tagName") == "H3"
        date, heading = (one.locator(part).bounding_box() for part in (".wanneer", "h3"))
        assert date and heading and date["y"] < heading["y"]


@pytest.mark.parametrize("path", ["index.html", "plannen/herinrichting-molenweg/index.html"])
def test_nothing_without_a_name_is_read_out_of_a_map(visit: Visit, town_folder: Path, path: str) -> None:
    page = visit(town_folder / path)
    page.locator("[data-kaart][data-klaar]").wait_for()

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = [(one["role"]["value"], one["name"]["value"]) for one in tree if not one["ignored"]]
    assert [role for role, name in read if role in ("image", "SvgRoot", "graphics-symbol") and not name] == []
    assert page.complaints == []  # type: ignore[attr-defined]


TEXTS = ("naam", "samenvatting", "titel", "plaats", "doelgroep", "beinvloedingsruimte", "terugkoppeling", "contact")
LANGUAGES = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement: within } = walker.currentNode;
    if (data.trim() && !within.closest('script')) found.push([data.trim(), within.closest('[lang]').lang]);
  }
  return found;
}"""


@pytest.mark.parametrize("path", [path for path in PAGES.values() if path.startswith("en/")])
def test_an_english_page_says_of_each_dutch_text_that_it_is_dutch(visit: Visit, town_folder: Path, path: str) -> None:
    records = (*town().plannen, *town().momenten)
    dutch = {text.strip() for record in records for name in TEXTS if (text := getattr(record, name, None))}
    page = visit(town_folder / path)
    settled(page)

    told = page.evaluate(LANGUAGES)
    assert len([text for text, _ in told if text in dutch]) > 3
    assert [text for text, language in told if text in dutch and language != "nl"] == []
    assert [text for text, language in told if "voorjaar 2027" in text and language != "nl"] == []
    assert [text for text, language in told if text.endswith(WIJKEN) and language != "nl"] == []
    headings = page.locator("h2").all_text_contents()
    assert [text for text, language in told if text in headings and language != "en"] == []


@pytest.mark.parametrize("path", ["index.html", "en/index.html", WIJK])
def test_a_link_to_a_file_for_a_program_says_what_kind_it_is(visit: Visit, town_folder: Path, path: str) -> None:
    """Otherwise "Agenda" seems to lead to a page, and a file is put on the phone."""
    links = visit(town_folder / path).locator("footer a, [aria-labelledby=volgen] a")

    assert links.count() >= 4
    assert [name for name in links.all_text_contents() if "(" not in name] == []


SAID = """() => {
  window.said = [];
  const tally = document.querySelector('[data-telling]');
  const listen = new MutationObserver(() => tally.ariaLive === 'off' || said.push(tally.textContent));
  listen.observe(tally, { childList: true, characterData: true, subtree: true });
}"""


def test_the_count_is_said_after_a_choice_and_not_again_each_minute(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    page.evaluate(SAID)
    # what a page does each minute, it does too when one comes back to it
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("said") == []

    page.get_by_label("Wijk", exact=True).select_option(label="Molenveld")
    page.get_by_label("Wijk", exact=True).select_option(label="Westerweide")
    assert page.evaluate("said") == ["3 plannen", "3 plannen"]


TYPED = """() => {
  const box = document.querySelector('[name=q]');
  for (const letter of 'molen') {
    box.value += letter;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  return [document.querySelector('[data-telling]').innerText, [...said]];
}"""


def test_who_types_hears_the_count_once_and_not_at_each_letter(visit: Visit, town_folder: Path) -> None:
    page = visit(town_folder / "index.html")
    page.evaluate(SAID)

    # at once, before the page takes it that who types has done so
    assert page.evaluate(TYPED) == ["2 plannen", []], "who looks sees it at once, who listens hears nothing yet"
    expect(page.locator("[data-telling]")).not_to_have_attribute("aria-live", "off")
    assert page.evaluate("said") == ["2 plannen"]

    # who goes to what was found reads it there; who then chooses hears that at once
    page.evaluate(TYPED)
    page.get_by_label("Zoek een plan").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "0 plannen"
    page.get_by_label("Wijk", exact=True).select_option(label="Molenveld")
    assert page.evaluate("said") == ["2 plannen", "0 plannen"]


def test_a_mark_is_called_by_its_plan_once(visit: Visit, town_folder: Path) -> None:
    """Its tip says the same to who looks, and describes it."""
    page = visit(town_folder / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.get_by_role("button", name="Herinrichting Molenweg").focus()
    assert "nog 12 dagen" in page.locator(".bijschrift").inner_text()

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    (mark,) = (one for one in tree if one.get("name", {}).get("value", "").startswith("Herinrichting Molenweg: Nu"))
    assert mark["name"]["value"] == "Herinrichting Molenweg: Nu meedoen · nog 12 dagen"
    assert mark.get("description", {}).get("value", "") == ""


def test_what_becomes_of_a_plan_while_its_page_is_open_is_told(visit: Visit, town_folder: Path) -> None:
    """Who comes back to a page that was left open is somewhere below its status."""
    page = visit(town_folder / PLAN)
    status = page.locator(".stand-groot")
    expect(status).to_have_text("Nu meedoen · nog 12 dagen")
    assert status.get_attribute("aria-live") is None, "else it is said when the page opens, and once more when read"

    page.clock.set_fixed_time("2026-12-06T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(status).to_have_text("Vervolg komt · vanaf 17 december")
    assert status.get_attribute("aria-live") == "polite"
