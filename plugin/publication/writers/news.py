"""News by Atom (RFC 4287): new and changed plans and moments.

Written with the standard library: the feed libraries for Python lean on lxml, which is no pure Python and not in every
QGIS.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from ...participation.codes import MomentState, Precision, Status
from ...participation.dates import day
from ...participation.times import iso_local, local_date
from ..phrases import FEEDBACK, FROM_DAY, until_words, when, when_published
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
    tell = _Teller(site)
    newest: list[PublicRecord] = [*site.plannen, *site.momenten]
    newest.sort(key=lambda record: (record.bijgewerkt_op, record.id), reverse=True)

    def told(records: Iterable[PublicRecord]) -> list[_Entry]:
        return [tell.record(record) for record in islice(records, MOST_ENTRIES)]

    _write(folder / "nieuws.xml", site.titel, "", told(newest), site)
    for code, name, codes in site.feeds():
        here = told(record for record in newest if not codes.isdisjoint(record.wijkcodes))
        path = f"wijken/{code}/"
        _write(folder / path / "nieuws.xml", f"{site.titel}: {name}", path, here, site)


class _Teller:
    """Makes the entries of one site."""

    def __init__(self, site: PublicSite) -> None:
        self.site = site
        self.pages = {plan.id: plan.pagina for plan in site.plannen}
        self.moments: defaultdict[str | None, list[PublicMoment]] = defaultdict(list)
        for moment in site.momenten:
            self.moments[moment.plan_id].append(moment)

    def record(self, record: PublicRecord) -> _Entry:
        if isinstance(record, PublicPlan):
            words = [self._standing(record), *filter(None, (record.samenvatting,))]
            return _Entry(record.id, record.naam, ". ".join(words), record.pagina, record.bijgewerkt_op)
        return _of_moment(record, self.pages.get(record.plan_id or ""), self.site)

    def _standing(self, plan: PublicPlan) -> str:
        """The status with its day, since news is read long after it was written: until when its words hold, though the
        plan may stay open for what asks for nothing; or when its next moment begins, whatever the status does before.
        """
        words, zone = plan.status_tekst, self.site.timezone
        if plan.status == Status.OPEN:
            changes = (step.vanaf for step in plan.statusverloop if step.vanaf and step.vanaf > self.site.at)
            return f"{words} {until_words(next(changes), zone).nl}"
        coming = self._coming(plan)
        if coming is None:
            return words
        if coming.begin and Precision.of(coming.tijd_precisie).is_exact:
            return f"{words} {FROM_DAY.format(day=day(local_date(coming.begin, zone))).nl}"
        return f"{words} · {when(coming.begin, coming.einde, coming.tijd_precisie, coming.periode_tekst, zone).nl}"

    def _coming(self, plan: PublicPlan) -> PublicMoment | None:
        """The next moment of a plan, where its status is that one is to come."""
        if plan.status not in (Status.ANNOUNCED, Status.BETWEEN):
            return None
        sought = plan.volgend_moment, plan.volgend_moment_begin, plan.volgend_moment_einde
        return next((one for one in self.moments[plan.id] if (one.titel, one.begin, one.einde) == sought), None)


def _of_moment(moment: PublicMoment, page: str | None, site: PublicSite) -> _Entry:
    state = None if moment.staat == MomentState.PLANNED else MomentState.of(moment.staat).label
    told = ": ".join(text.nl for text in (state, when_published(moment, site.timezone)) if text is not None)
    words = [told, *filter(None, (moment.plaats, _done(moment)))]
    return _Entry(moment.id, moment.full_title, ". ".join(words), page or "index.html", moment.bijgewerkt_op)


def _done(moment: PublicMoment) -> str | None:
    """What was done with the input; that it can be read, where it is on another page only."""
    if moment.terugkoppeling:
        return f"{FEEDBACK.nl}: {moment.terugkoppeling}"
    return Status.REPORTED.label.nl if moment.terugkoppeling_url else None


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
