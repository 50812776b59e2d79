"""What a municipality chose for its pages; kept in the store."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import ParticipationError, Text

NO_BASEMAP = "geen"
NOT_TILES = Text(
    "“{address}” is geen adres van kaarttegels. Geef een https-adres met {z}, {x} en {y} erin, in EPSG:3857.",
    "“{address}” is not an address of map tiles. Give an https address with {z}, {x} and {y} in it, in EPSG:3857.",
)
NO_SOURCE = Text(
    "Noem de bron van de achtergrondkaart; die hoort erbij te staan.",
    "Name the source of the basemap; it has to be shown with it.",
)
# a host as a Content-Security-Policy can name it, and a path without what ends an attribute or the policy
_TILES = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?/(?:\{[zxyr]\}|[^\s\"'<>;,\\{}])*", re.IGNORECASE)
_LONGEST = 2000


@dataclass(frozen=True)
class PageSettings:
    """The choices. basemap: "" for the standard one (PDOK's BRT), NO_BASEMAP for none, else the address of its tiles.
    source: named on the map. face: a style sheet of design tokens, "" for the standard one. statement: web address of
    the accessibility statement, which the site of a public body leads to, "" for none."""

    basemap: str = ""
    source: str = ""
    face: str = ""
    statement: str = ""


def check_basemap(settings: PageSettings) -> PageSettings:
    """The settings, where a page can use the basemap. Raises ParticipationError otherwise."""
    address = settings.basemap
    if address in ("", NO_BASEMAP):
        return settings
    is_usable = _TILES.fullmatch(address) and address.isprintable() and len(address) <= _LONGEST
    if not is_usable or not all(mark in address for mark in ("{z}", "{x}", "{y}")):
        raise ParticipationError(NOT_TILES.format(address=address, z="{z}", x="{x}", y="{y}"))
    if not settings.source.strip():
        raise ParticipationError(NO_SOURCE)
    return settings
