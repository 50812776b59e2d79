"""The municipality's own face and basemap on the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import PDOK_BRT, write_pages
from playwright.sync_api import Page

from .town import town

Visit = Callable[..., Page]
LOGO = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiLz4="
FACE = f"""
:root {{
  --pk-merk: #5c0a2e; /* the town's own red */
  --pk-logo: url("data:image/svg+xml;base64,{LOGO}");
  --pk-logo-breedte: 3rem;
}}
@media (prefers-color-scheme: dark) {{ :root {{ --pk-merk: #2e0517; }} }}
"""


def test_colours_and_logo_are_the_municipalitys_on_light_and_dark_screens(visit: Visit, tmp_path: Path) -> None:
    write_pages(town(), tmp_path, page_options(PageSettings(NO_BASEMAP, face=FACE), ("nl",)))

    for scheme, red in (("light", "rgb(92, 10, 46)"), ("dark", "rgb(46, 5, 23)")):
        page = visit(tmp_path / "index.html", color_scheme=scheme)
        shown = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.kop')).backgroundColor,"
            " getComputedStyle(document.querySelector('.merk'), '::before').backgroundImage.slice(0, 24),"
            " getComputedStyle(document.querySelector('.merk'), '::before').width]"
        )
        assert shown == [red, 'url("data:image/svg+xml;', "48px"]
        assert page.complaints == []  # type: ignore[attr-defined]


def test_without_a_basemap_nothing_is_asked_of_anyone_else(visit: Visit, town_folder: Path) -> None:
    for name in ("index.html", "kaart.html", "plannen/herinrichting-molenweg/index.html"):
        page = visit(town_folder / name, width=1280)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.reload()
        page.locator("[data-kaart][data-klaar]").wait_for()
        assert len(asked) > 8
        assert all(address.startswith("file:") for address in asked)


def test_the_basemap_is_the_brt_unless_another_one_is_chosen() -> None:
    own = PageSettings("https://tegels.example/{z}/{x}/{y}.png", "Gemeente Voorbeeldstad")

    assert page_options(PageSettings(), ("nl",)).basemap == PDOK_BRT
    assert page_options(PageSettings(NO_BASEMAP), ("nl",)).basemap is None
    chosen = page_options(own, ("nl",)).basemap
    assert chosen is not None
    assert (chosen.tiles, chosen.attribution, chosen.origin) == (own.basemap, own.source, "https://tegels.example")
