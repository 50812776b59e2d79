"""News by Atom (RFC 4287): new and changed plans and moments.

Written with the standard library: the feed libraries for Python lean on lxml, which is no pure Python and not in every
QGIS.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from ...participation.codes import MomentState, Status
from ...participation.dates import day
from ...participation.times import iso_local, local_date
from ..phrases import FROM_DAY, until_words, when
from ..records import PublicMoment, PublicPlan, PublicRecord, PublicSite
from ..texts import clean

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50


@dataclass(frozen=True)
class _Entry:
    id: str
    title: str
    summary: str
    link: str
    updated: datetime


def write_news(site: PublicSite, folder: Path) -> None:
    """Write nieuws.xml for the town, and one for each wijk, in which what concerns the whole town stands too."""
    pages = {plan.id: plan.pagina for plan in site.plannen}
    newest: list[PublicRecord] = [*site.plannen, *site.momenten]
    newest.sort(key=lambda record: (record.bijgewerkt_op, record.id), reverse=True)

    def told(records: Iterable[PublicRecord]) -> list[_Entry]:
        return [_told(record, pages, site) for record in islice(records, MOST_ENTRIES)]

    _write(folder / "nieuws.xml", site.titel, "", told(newest), site)
    for code, name, codes in site.feeds():
        here = told(record for record in newest if not codes.isdisjoint(record.wijkcodes))
        path = f"wijken/{code}/"
        _write(folder / path / "nieuws.xml", f"{site.titel}: {name}", path, here, site)


def _told(record: PublicRecord, pages: Mapping[str, str], site: PublicSite) -> _Entry:
    if isinstance(record, PublicPlan):
        words = [_standing(record, site.timezone), *filter(None, (record.samenvatting,))]
        return _Entry(record.id, record.naam, ". ".join(words), record.pagina, record.bijgewerkt_op)
    return _of_moment(record, pages.get(record.plan_id or ""), site)


def _standing(plan: PublicPlan, timezone: str) -> str:
    """The status with the day on which it changes, where that is known: news is read long after it was written."""
    words, changes = plan.status_tekst, plan.status_tot
    if changes and plan.status == Status.OPEN:
        return f"{words} {until_words(changes, timezone).nl}"
    if changes and plan.status in (Status.ANNOUNCED, Status.BETWEEN):
        return f"{words} {FROM_DAY.format(day=day(local_date(changes, timezone))).nl}"
    return words


def _of_moment(moment: PublicMoment, page: str | None, site: PublicSite) -> _Entry:
    words = [when(moment.begin, moment.einde, moment.tijd_precisie, moment.periode_tekst, site.timezone).nl]
    if moment.staat != MomentState.PLANNED:
        words.insert(0, MomentState.of(moment.staat).label.nl)
    words += filter(None, (moment.plaats, moment.terugkoppeling))
    return _Entry(moment.id, moment.full_title, ". ".join(words), page or "index.html", moment.bijgewerkt_op)


def _write(path: Path, title: str, below: str, shown: list[_Entry], site: PublicSite) -> None:
    # links are written from the folder of the feed, unless the public address is known
    base = site.base_url or "../" * below.count("/")
    there = base + quote(below)
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "nl"})
    _add(feed, "id", f"tag:participatiekaart,2026:{site.gemeente}/{below}nieuws")
    _add(feed, "title", title)
    _add(feed, "updated", iso_local(max((e.updated for e in shown), default=site.bijgewerkt_op), site.timezone))
    _add(_add(feed, "author", ""), "name", site.titel)
    ET.SubElement(feed, "link", {"rel": "self", "href": f"{there}nieuws.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{there}index.html"})
    for entry in shown:
        _append(feed, entry, base, site.timezone)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="utf-8") + b"\n")


def _append(feed: ET.Element, entry: _Entry, base: str, timezone: str) -> None:
    element = ET.SubElement(feed, "entry")
    _add(element, "id", f"urn:uuid:{entry.id}")
    _add(element, "title", entry.title)
    _add(element, "updated", iso_local(entry.updated, timezone))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": base + entry.link})
    _add(element, "summary", entry.summary)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = clean(text).replace("\r", "")
    return element
