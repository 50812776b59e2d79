"""The hostile texts, taken through every import and published: Chromium runs nothing of them, on any page and in any
parameter of an address, and a narrow screen cuts nothing off."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from participatiekaart.plugin.intake.pages import set_pages
from participatiekaart.plugin.participation.codes import Basis, ContactKind, PublicationState
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Neighbourhood, new_id
from participatiekaart.plugin.store.addresses import open_store

from tests.unit.publication.hostile_texts import HOSTILE_TEXTS
from tests.unit.publication.released import release
from tests.unit.publication.test_hostile_texts import bring_in, link

from .visiting import Visit

# of an address, with all its parameters, that Chromium opens
LONGEST = 20_000
PARAMETERS = ("wijk", "q", "status", "niveau", "soort", "periode")
FOUND = """() => ({
  ran: document.querySelectorAll(
    'img, iframe, script:not([src]):not([type$=json]), [onload], [onerror], [onfocus], [autofocus]').length,
  schemes: [...document.querySelectorAll('a[href]')].map((one) => one.protocol),
  width: document.documentElement.scrollWidth,
  cut: [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1
    && !one.closest('.leaflet-container, .alleen-voorlezen, .sla-over')).map((one) => one.outerHTML.slice(0, 80)),
})"""


def publish_hostile(base: Path, text: str) -> Path:
    """A publication with the text in whatever a person types, goals, associations and an ended wijk among them."""
    bring_in(base / "opslag.gpkg", text)
    store = open_store(str(base / "opslag.gpkg"))
    published = PublicationState.PUBLISHED
    with store.writing("proef") as transaction:
        transaction.insert([Goal(id=new_id(), neighbourhood_code="WK999901", text=text, publication_state=published)])
        association = {"organisation": text, "website": link(text), "basis": Basis.FUNCTIONAL}
        flags = {"publish_name": True, "publish_website": True, "kind": ContactKind.ORGANISATION}
        transaction.insert([Contact(id=new_id(), name=text, neighbourhood_code="WK999901", **association, **flags)])
        gone = [Neighbourhood(id=new_id(), code=code, year=2025, name=text) for code in ("WK1", "WK2")]
        transaction.insert(gone)
        begin, end = {"begin_local": "2026-12-01 10:00"}, {"end_local": "2026-12-01 12:00"}
        loose = Moment(id=new_id(), title=text, place=text, publication_state=published, **begin, **end)
        transaction.insert([loose])
    set_pages(store, None, PageSettings(NO_BASEMAP), "proef")
    store.close()
    release(str(base / "opslag.gpkg"), base / "publiek")
    return base / "publiek"


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_nothing_of_a_hostile_text_runs_or_is_cut_off(visit: Visit, tmp_path: Path, text: str) -> None:
    folder = publish_hostile(tmp_path, text)
    words = text[:LONGEST]
    asked = quote(words, safe="")
    query = "?" + "&".join(f"{name}={asked}" for name in PARAMETERS) + f"#{asked}"
    plans = [file.relative_to(folder).as_posix() for file in sorted(folder.glob("plannen/*/index.html"))]
    page = visit(folder / "index.html", width=320)
    # a hundred thousand letters of two fonts in turn take a busy machine longer to set than a page has otherwise
    page.set_default_navigation_timeout(180_000)
    # all of it in sight, for a browser leaves out what is not; of the long text what is in sight is enough
    page.set_viewport_size({"width": 320, "height": 900 if len(text) > 1000 else 6000})

    for name in ("index.html", "en/index.html", *plans, "wijken/WK999901/index.html", "wijken/WK1/index.html"):
        page.goto((folder / name).as_uri())
        if page.locator("[data-kaart]:visible").count():
            page.locator("[data-kaart][data-klaar]").wait_for()
        found = page.evaluate(FOUND)
        assert (found["ran"], found["width"], found["cut"]) == (0, 320, []), name
        assert set(found["schemes"]) <= {"file:", "http:", "https:", "mailto:", "tel:"}
    for name in ("index.html", "en/index.html", "kaart.html", "wijken/WK999901/index.html"):
        page.goto((folder / name).as_uri() + query)
        # a wijk without plans offers none to choose from
        if not name.startswith("wijken"):
            assert page.locator("#zoek").input_value() == words.replace("\r", "").replace("\n", "")
        assert page.evaluate(FOUND)["ran"] == 0
    assert page.complaints == []  # type: ignore[attr-defined]
