"""html-validate finds no error on any page of any type, in Dutch and English, whatever the records say."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.writers.pages import PDOK_BRT, PageOptions, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from tests.node import MODULES, answer_of
from tests.unit.publication.hostile_texts import HOSTILE_TEXTS

from .test_many_plans import large_town
from .test_safety import hostile_site
from .town import town

CONFIG = Path(__file__).with_name("htmlvalidate.json")
PROGRAM = MODULES / "html-validate/bin/html-validate.mjs"


def found_in(folder: Path) -> list[str]:
    report = answer_of(PROGRAM, "--config", str(CONFIG), "--formatter", "json", str(folder))
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{one['line']} {one['ruleId']}: {one['message']}"
        for page in report
        for one in page["messages"]
    ]


@pytest.mark.parametrize("base_url", [None, "https://kaart.voorbeeldstad.example/"])
def test_no_page_of_any_type_holds_an_error(tmp_path: Path, base_url: str | None) -> None:
    basemap = PDOK_BRT if base_url else None
    site = dataclasses.replace(town(), base_url=base_url)
    write_pages(site, Staging(tmp_path), PageOptions(languages=("nl", "en"), basemap=basemap))

    assert len(list(tmp_path.rglob("*.html"))) > 20
    assert found_in(tmp_path) == []


def test_nor_does_a_start_page_of_thousands_of_plans(tmp_path: Path) -> None:
    write_pages(large_town(), Staging(tmp_path), PageOptions(basemap=None))
    kept = tmp_path / "bekeken"
    kept.mkdir()
    for name in ("index.html", "kaart.html", "wijken/WK999902/index.html"):
        (tmp_path / name).rename(kept / name.replace("/", "-"))

    assert found_in(kept) == []


def test_nor_whatever_a_person_typed(tmp_path: Path) -> None:
    for name, text in HOSTILE_TEXTS.items():
        write_pages(hostile_site(text[:5000]), Staging(tmp_path / name), PageOptions(basemap=None))

    assert found_in(tmp_path) == []


def test_an_error_would_be_found(tmp_path: Path) -> None:
    write_pages(town(), Staging(tmp_path), PageOptions(basemap=None))
    page = tmp_path / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<img src="x.png"></p></main>'), encoding="utf-8")

    assert {line.split()[1] for line in found_in(tmp_path)} >= {"wcag/h37:", "close-order:"}
