"""Whatever a record says is text: nothing of it runs, and no page asks anything of another host."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from participatiekaart.plugin.publication.records import PublicNeighbourhood
from participatiekaart.plugin.publication.writers.pages import PDOK_BRT, PageOptions, write_pages
from participatiekaart.plugin.publication.writers.pages.templates import policy
from participatiekaart.plugin.publication.writers.staging import Staging

from .making import WIJKEN, code, moment, plan, site, square
from .town import town
from .visiting import Published, Visit

PAGES = Path(__file__).resolve().parents[2] / "resources/help"
HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eneppo\u202c {when} {0} %s {{7*7}}",
]


def hostile_site(text: str):
    evil = "javascript:alert(1)//" + text
    one = plan(
        text,
        "vijandig",
        [(None, "aangekondigd", False), ("2026-12-01", "open", True)],
        samenvatting=text,
        soort=text,
        niveau="raadplegen",
        beinvloedingsruimte=text,
        wijken=(WIJKEN[0],),
        buurtcodes=("BU1",),
        contact=text,
        contact_email=text,
        contact_telefoon=text,
        contact_website=evil,
        url=evil,
        besluit_url="data:text/html," + text,
        wgs84=square(5.81, 52.91, 0.01),
    )
    one = dataclasses.replace(one, wijken=(text,))
    moments = [
        moment(
            one,
            text,
            "2026-12-01",
            "2027-01-01",
            tijd_precisie="maand",
            periode_tekst=text,
            plaats=text,
            adres=text,
            doelgroep=text,
            beinvloedingsruimte=text,
            online_url=evil,
            aanmelden_url=evil,
            reageren_url="vbscript:" + text,
            terugkoppeling=text,
            terugkoppeling_url=evil,
        ),
        moment(None, text, "2026-12-01 10:00", "2026-12-01 12:00", plaats=text, hele_gemeente=True),
    ]
    wijk = PublicNeighbourhood(code(WIJKEN[0]), text, "wijk", None, (text,), None, square(5.8, 52.9, 0.05))
    buurt = PublicNeighbourhood("BU1", text, "buurt", wijk.code, (), None, None)
    return site([one], moments, titel=text, wijken=(wijk, buurt))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_runs_nothing(visit: Visit, published: Published, text: str) -> None:
    folder = published(hostile_site(text))

    for name in ("index.html", "plannen/vijandig/index.html", f"wijken/{code(WIJKEN[0])}/index.html"):
        page = visit(folder / name)
        page.locator("[data-kaart][data-klaar]").wait_for()
        assert text in page.locator("bdi, h1").filter(has_text=text).first.inner_text()
        if page.locator(".prik-vak[tabindex]").count():
            page.locator(".prik-vak").first.press("Enter")
            assert page.locator(".leaflet-popup .ballon-naam").inner_text() == text
        assert page.locator("img, script:not([src]):not([type$=json]), [onload], [onerror]").count() == 0
        schemes = {urlsplit(link.get_attribute("href") or "").scheme for link in page.locator("a[href]").all()}
        assert schemes <= {"", "mailto", "tel", "http", "https"}
        assert page.complaints == []  # type: ignore[attr-defined]


def test_every_page_forbids_inline_script_and_other_hosts(town_folder: Path) -> None:
    pages = sorted(town_folder.rglob("*.html"))

    assert len(pages) > 20
    for file in pages:
        text = file.read_text(encoding="utf-8")
        assert "default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;" in text
        assert "unsafe" not in text
        assert not re.search(r"<script(?![^>]*(src=|application/(ld\+)?json))|\sstyle=|<style|\son[a-z]+=", text), file
        assert "service.pdok.nl" not in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_note_for_the_server_says_the_policy_of_the_pages(language: str) -> None:
    note = (PAGES / language / "website.md").read_text(encoding="utf-8")
    # as it is, and as nginx takes it
    said = re.findall(r'Content-Security-Policy(?:: | ")([^"\n]*)', note)

    # a page itself cannot say who may frame it
    assert said == [f"{policy(PageOptions())}; frame-ancestors 'self'"] * 2


def test_only_with_a_basemap_its_host_is_allowed_and_named(tmp_path: Path, visit: Visit) -> None:
    write_pages(town(), Staging(tmp_path), PageOptions(basemap=PDOK_BRT))

    page = visit(tmp_path / "index.html")
    page.locator("[data-kaart][data-klaar]").wait_for()

    assert "img-src &#39;self&#39; data: https://service.pdok.nl;" in (tmp_path / "index.html").read_text("utf-8")
    assert page.locator(".leaflet-control-attribution [lang=nl]").inner_text() == PDOK_BRT.attribution
    assert page.locator(".wijkgrens").count() == 4
    assert page.locator(".prik-vak").count() == 5


def test_every_link_of_every_page_leads_to_a_file_of_the_publication(town_folder: Path) -> None:
    others = {"agenda.ics", "nieuws.xml", "plannen.geojson", "momenten.csv"}
    for file in sorted(town_folder.rglob("*.html")):
        for address in re.findall(r'(?:href|src)="([^"]*)"', file.read_text(encoding="utf-8")):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            target = (file.parent / unquote(parts.path)).resolve()
            assert target.name in others or target.parent.name == "momenten" or target.is_file(), f"{file}: {address}"
            assert town_folder.resolve() in target.parents


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_pages(town(), Staging(tmp_path / name), PageOptions(languages=("nl", "en")))

    first, second = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("a", "b")
    )
    assert first == second
