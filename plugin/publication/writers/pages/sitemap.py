"""sitemap.xml (sitemaps.org): where every page stands, for search engines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from ....participation.times import iso_local
from ...records import PublicSite
from .templates import Place

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAME = "sitemap.xml"
# in one file, by the protocol; of its other limit, 50 MB, that leaves a thousand bytes for each, and ours are shorter
MOST = 50_000

Entry = tuple[str, datetime]
"""An address, and when what stands there last changed."""


def write_sitemap(site: PublicSite, folder: Path, languages: tuple[str, ...]) -> None:
    """Write it where the public address is known; a sitemap holds whole addresses only. Of more pages than one file may
    hold, it names the files that do."""
    base = site.base_url
    if base is None:
        return
    pages = [
        (base + quote(Place(path, language, languages).file.removesuffix("index.html")), changed)
        for path, changed in _pages(site)
        for language in languages
    ]
    if len(pages) <= MOST:
        _write(folder / _NAME, "urlset", "url", pages, site.timezone)
        return
    parts: list[Entry] = []
    for start in range(0, len(pages), MOST):
        part, name = pages[start : start + MOST], f"sitemap-{len(parts) + 1}.xml"
        _write(folder / name, "urlset", "url", part, site.timezone)
        parts.append((base + name, max(changed for _, changed in part)))
    _write(folder / _NAME, "sitemapindex", "sitemap", parts, site.timezone)


def _write(path: Path, kind: str, each: str, entries: Iterable[Entry], timezone: str) -> None:
    root = ET.Element(kind, {"xmlns": _NAMESPACE})
    for address, changed in entries:
        entry = ET.SubElement(root, each)
        ET.SubElement(entry, "loc").text = address
        ET.SubElement(entry, "lastmod").text = iso_local(changed, timezone)
    body = ET.tostring(root, encoding="utf-8")
    path.write_bytes(b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n")


def _pages(site: PublicSite) -> Iterator[tuple[str, datetime]]:
    yield "index.html", site.bijgewerkt_op
    for plan in site.plannen:
        yield plan.pagina, plan.bijgewerkt_op
    for area in site.wijken:
        if area.is_wijk:
            yield f"wijken/{area.code}/index.html", site.bijgewerkt_op
