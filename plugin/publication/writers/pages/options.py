"""What a municipality may choose for its pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

# From here on the start page leaves summaries and shapes to the pages of the wijken, so that it stays light.
MANY = 1000


@dataclass(frozen=True)
class Basemap:
    """Map tiles behind the plans. tiles: address with {z}, {x} and {y}, in Web Mercator (EPSG:3857)."""

    tiles: str
    attribution: str
    max_zoom: int

    @property
    def origin(self) -> str:
        """Scheme and host: what a page's Content-Security-Policy lets the browser ask."""
        parts = urlsplit(self.tiles)
        return f"{parts.scheme}://{parts.netloc}"


PDOK_BRT = Basemap(
    tiles="https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png",
    attribution="Kaartgegevens © Kadaster",
    max_zoom=19,
)


@dataclass(frozen=True)
class PageOptions:
    """The choices. languages: the first stands at the root, a second in a folder named by its code. basemap: None for
    none; no page then asks anything of another host. face: a style sheet of design tokens, "" for the standard one.
    statement: web address of the accessibility statement, "" for none."""

    languages: tuple[str, ...] = ("nl",)
    basemap: Basemap | None = PDOK_BRT
    face: str = ""
    statement: str = ""
