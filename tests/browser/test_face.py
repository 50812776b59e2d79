"""The municipality's own face and basemap on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from participatiekaart.plugin.bundled import TOKENS
from participatiekaart.plugin.participation.face import PAIRS, Face, read_face
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import PDOK_BRT, PageOptions, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from .making import plan, site, wkb
from .town import town
from .visiting import Visit

LOGO = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiLz4="
FACE = f"""
:root {{
  --pk-merk: #5c0a2e; /* the town's own red */
  --pk-logo: url("data:image/svg+xml;base64,{LOGO}");
  --pk-logo-breedte: 3rem;
}}
@media (prefers-color-scheme: dark) {{ :root {{ --pk-merk: #2e0517; }} }}
"""
COLOURS_SEEN = """() => {
  const clear = 'rgba(0, 0, 0, 0)';
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === clear ? behind(element.parentElement) : colour;
  };
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility())
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => !one.closest('.alleen-voorlezen, select'))
    .map((one) => [getComputedStyle(one).color, behind(one)]);
}"""


def test_colours_and_logo_are_the_municipalitys_on_light_and_dark_screens(visit: Visit, tmp_path: Path) -> None:
    write_pages(town(), Staging(tmp_path), page_options(PageSettings(NO_BASEMAP, face=FACE), ("nl",)))

    for scheme, red in (("light", "rgb(92, 10, 46)"), ("dark", "rgb(46, 5, 23)")):
        page = visit(tmp_path / "index.html", color_scheme=scheme)
        shown = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.kop')).backgroundColor,"
            " getComputedStyle(document.querySelector('.merk'), '::before').backgroundImage.slice(0, 24),"
            " getComputedStyle(document.querySelector('.merk'), '::before').width]"
        )
        assert shown == [red, 'url("data:image/svg+xml;', "48px"]
        assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", ["24rem", "900rem", "-3rem", "breed"])
def test_a_logo_of_any_width_leaves_the_page_as_wide_as_the_screen(visit: Visit, tmp_path: Path, width: str) -> None:
    face = FACE.replace("3rem", width)
    write_pages(town(), Staging(tmp_path), page_options(PageSettings(NO_BASEMAP, face=face), ("nl",)))

    page = visit(tmp_path / "index.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".merk").inner_text() == town().titel


FAR_APART = ((6.0, 52.3), (6.5, 52.6))
STATEMENT = "https://voorbeeldstad.example/toegankelijkheid?site=plannen"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.html", "Toegankelijkheid"),
        ("wijken/WK999902/index.html", "Toegankelijkheid"),
        ("plannen/parkeergarage/index.html", "Toegankelijkheid"),
        ("en/plannen/herinrichting-molenweg/index.html", "Accessibility"),
    ],
)
def test_every_page_leads_to_the_accessibility_statement_where_it_was_named(
    visit: Visit, tmp_path: Path, town_folder: Path, path: str, words: str
) -> None:
    """Besluit digitale toegankelijkheid overheid: a public body's site leads to its statement."""
    write_pages(town(), Staging(tmp_path), page_options(PageSettings(NO_BASEMAP, statement=STATEMENT), ("nl", "en")))
    link = visit(tmp_path / path).get_by_role("contentinfo").get_by_role("link", name=words)

    assert link.get_attribute("href") == STATEMENT
    assert visit(town_folder / path).get_by_role("link", name=words).count() == 0


def test_without_a_basemap_nothing_is_asked_of_anyone_else(visit: Visit, town_folder: Path) -> None:
    for name in ("index.html", "kaart.html", "plannen/herinrichting-molenweg/index.html"):
        page = visit(town_folder / name, width=1280)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.reload()
        page.locator("[data-kaart][data-klaar]").wait_for()
        assert len(asked) > 8
        assert all(address.startswith("file:") for address in asked)


def test_of_the_basemap_only_what_is_shown_is_asked_for(visit: Visit, tmp_path: Path) -> None:
    """Of a town as wide as this the map was flown to, and fetched tiles of half the country first."""
    corners = [
        plan(str(at), f"plan-{n}", [(None, "open", True)], wgs84=wkb(shapely.Point(at)))
        for n, at in enumerate(FAR_APART)
    ]
    tiles = PageSettings("https://tegels.example/{z}/{x}/{y}.png", "Gemeente Voorbeeldstad")
    write_pages(site(corners, []), Staging(tmp_path), page_options(tiles, ("nl",)))
    page = visit(tmp_path / "kaart.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator("[data-kaart][data-klaar]").wait_for()
    page.wait_for_function("document.querySelectorAll('.tegels img').length > 5")

    zooms = {address.split("/")[3] for address in asked if "tegels.example" in address}
    assert zooms == {"10"}


def test_the_basemap_is_the_brt_unless_another_one_is_chosen() -> None:
    own = PageSettings("https://tegels.example/{z}/{x}/{y}.png", "Gemeente Voorbeeldstad")

    assert page_options(PageSettings(), ("nl",)).basemap == PDOK_BRT
    assert page_options(PageSettings(NO_BASEMAP), ("nl",)).basemap is None
    chosen = page_options(own, ("nl",)).basemap
    assert chosen is not None
    assert (chosen.tiles, chosen.attribution, chosen.origin) == (own.basemap, own.source, "https://tegels.example")


@pytest.mark.parametrize(
    "path",
    ["index.html", "kaart.html", "plannen/herinrichting-molenweg/index.html", "wijken/WK999902/index.html"],
)
def test_every_colour_of_text_on_the_colour_behind_it_is_a_pair_that_is_checked(
    visit: Visit, tmp_path: Path, path: str
) -> None:
    """Each token gets a colour of its own, so that a page tells which stands on which."""
    standard = read_face(TOKENS.read_text(encoding="utf-8"))
    names = [name for name, value in standard.light.items() if value.startswith("#")]
    colours = {f"rgb(0, {number}, 0)": name for number, name in enumerate(names, 1)}
    face = Face({name: f"#00{number:02x}00" for number, name in enumerate(names, 1)}, {})
    write_pages(town(), Staging(tmp_path), PageOptions(basemap=None, face=face.to_css()))
    page = visit(tmp_path / path)
    page.locator("[data-kaart][data-klaar]").wait_for()
    for box in page.locator("[name=status]:visible").all():
        box.check()

    seen = {tuple(colours[colour] for colour in pair) for pair in page.evaluate(COLOURS_SEEN)}

    checked = {(f"--pk-{front}", f"--pk-{back}") for front, back, _ in PAIRS}
    assert seen - checked - {(back, front) for front, back in checked} == set()
    assert len(seen) > 4
