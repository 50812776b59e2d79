"""sitemap.xml (sitemaps.org): where every page stands, for search engines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from ....participation.times import iso_local
from ...records import PublicSite
from .templates import Place

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(site: PublicSite, folder: Path, languages: tuple[str, ...]) -> None:
    """Write it where the public address is known; a sitemap holds whole addresses only."""
    if site.base_url is None:
        return
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for path, changed in _pages(site):
        for language in languages:
            page = ET.SubElement(root, "url")
            file = Place(path, language, languages).file
            ET.SubElement(page, "loc").text = site.base_url + quote(file.removesuffix("index.html"))
            ET.SubElement(page, "lastmod").text = iso_local(changed, site.timezone)
    body = ET.tostring(root, encoding="utf-8")
    (folder / "sitemap.xml").write_bytes(b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n")


def _pages(site: PublicSite) -> Iterator[tuple[str, datetime]]:
    yield "index.html", site.bijgewerkt_op
    for plan in site.plannen:
        yield plan.pagina, plan.bijgewerkt_op
    for area in site.wijken:
        if area.niveau == "wijk":
            yield f"wijken/{area.code}/index.html", site.bijgewerkt_op
