"""The manual: the same pages in both languages, with links and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.headings import RecordKind, headings_of

HELP = Path(__file__).resolve().parents[2] / "resources/help"
PAGES = sorted(HELP.glob("*/*.md"))
LINK = re.compile(r"\]\(([^)]+)\)")


def names(language: str) -> set[str]:
    return {page.name for page in (HELP / language).glob("*.md")}


def test_each_page_is_there_in_both_languages() -> None:
    assert names("nl") == names("en")


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.parent.name}/{page.stem}" for page in PAGES])
def test_links_and_pictures_lead_to_what_is_there(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    gone = [link for link in links if "//" not in link and not (page.parent / link).is_file()]
    assert gone == []
    assert page.name == "index.md" or "index.md" in links


@pytest.mark.parametrize("kind", RecordKind)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_heading_of_a_spreadsheet_is_explained(language: str, kind: RecordKind) -> None:
    text = (HELP / language / "rekenblad.md").read_text(encoding="utf-8")
    assert [heading for heading in headings_of(kind) if f"`{heading}`" not in text] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_can_be_reached_from_the_first(language: str) -> None:
    found, waiting = set(), ["index.md"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (HELP / language / name).read_text(encoding="utf-8")
            waiting += [link for link in LINK.findall(text) if link.endswith(".md")]
    assert found == names(language)


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.parent.name}/{page.stem}" for page in PAGES])
def test_a_page_begins_with_what_it_is_about(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith("# ")
