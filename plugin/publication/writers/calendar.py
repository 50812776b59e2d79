"""Calendars by RFC 5545, with the icalendar library: every published moment with a date, and each to come by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Union

from ...bundled import make_importable
from ...participation.codes import MomentState, Precision
from ...participation.times import UTC, zone
from ...participation.words import Text
from ..paths import is_folder_name
from ..phrases import when
from ..records import PublicMoment, PublicSite
from .text import clean

DOMAIN = "participatiekaart"
MOVED = Text("Verplaatst, was: {old}", "Moved, was: {old}")


def write_calendars(site: PublicSite, folder: Path) -> None:
    """Write agenda.ics for the town, one for each wijk, in which whole-town moments stand too, and momenten/<id>.ics
    for each moment that one can put in one's own calendar."""
    dated = [moment for moment in site.momenten if Precision.of(moment.tijd_precisie).is_exact]
    pages = {plan.id: plan.pagina for plan in site.plannen}
    _write(folder / "agenda.ics", site.titel, dated, pages, site)
    for code, name, codes in site.feeds():
        here = [moment for moment in dated if not codes.isdisjoint(moment.wijkcodes)]
        _write(folder / "wijken" / code / "agenda.ics", f"{site.titel}: {name}", here, pages, site)
    for moment in dated:
        file = own_file(moment, site.at)
        if file:
            _write(folder / file, None, [moment], pages, site)


def own_file(moment: PublicMoment, at: datetime) -> str | None:
    """The calendar file of one moment: of those whose day and hour are known, that go on and had not ended at `at`."""
    is_ahead = moment.begin is not None and moment.einde is not None and moment.einde > at
    is_exact = Precision.of(moment.tijd_precisie).is_exact
    goes_on = moment.staat != MomentState.CANCELLED
    return f"momenten/{moment.id}.ics" if is_ahead and is_exact and goes_on and is_folder_name(moment.id) else None


def _write(
    path: Path, title: str | None, moments: Iterable[PublicMoment], pages: Mapping[str, str], site: PublicSite
) -> None:
    """title: of a calendar to subscribe to; without one it is an entry to take over."""
    make_importable("icalendar")
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("PRODID", "-//Participatiekaart//NL")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    if title is not None:
        calendar.add("X-WR-CALNAME", clean(title))
        calendar.add("X-WR-TIMEZONE", site.timezone)
        # RFC 7986, 5.7: the library knows no type for it
        calendar.add("REFRESH-INTERVAL", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    for moment in moments:
        if moment.begin is not None and moment.einde is not None:
            page = pages.get(moment.plan_id or "")
            calendar.add_component(_event(moment, moment.begin, moment.einde, page, site))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(calendar.to_ical())


def _event(moment: PublicMoment, begins: datetime, ends: datetime, page: str | None, site: PublicSite) -> Any:
    from icalendar import Event

    begin, end = _times(moment, begins, ends, site.timezone)
    event = Event()
    event.add("UID", f"{moment.id}@{DOMAIN}")
    event.add("DTSTAMP", moment.bijgewerkt_op.astimezone(UTC))
    event.add("SEQUENCE", moment.volgnummer)
    event.add("DTSTART", begin)
    event.add("DTEND", end)
    event.add("SUMMARY", clean(_summary(moment)))
    event.add("STATUS", "CANCELLED" if moment.staat == MomentState.CANCELLED else "CONFIRMED")
    place = ", ".join(filter(None, (moment.plaats, moment.adres))) or moment.online_url
    if place:
        event.add("LOCATION", clean(place))
    link = _link(moment, page, site.base_url)
    if link:
        event.add("URL", clean(link))
    description = clean(_description(moment, link, site.timezone))
    if description:
        event.add("DESCRIPTION", description)
    return event


def _times(
    moment: PublicMoment, starts: datetime, ends: datetime, timezone: str
) -> tuple[Union[date, datetime], Union[date, datetime]]:
    """Whole days as days, whose end is exclusive, as ours is; else instants in UTC."""
    begin, end = starts.astimezone(zone(timezone)), ends.astimezone(zone(timezone))
    if moment.tijd_precisie == Precision.DAY or (begin.time() == time() and end.time() == time()):
        last = end.date() if end.time() == time() else end.date() + timedelta(days=1)
        return begin.date(), last
    return starts.astimezone(UTC), ends.astimezone(UTC)


def _summary(moment: PublicMoment) -> str:
    return f"{moment.plannaam}: {moment.titel}" if moment.plannaam else moment.titel


def _link(moment: PublicMoment, page: str | None, base_url: str | None) -> str | None:
    """Its plan's page; of a moment of no plan where one takes part, else the start page, on which it stands."""
    own = moment.aanmelden_url or moment.reageren_url or moment.online_url
    if base_url is None:
        return own
    return base_url + page if page else own or base_url + "index.html"


def _description(moment: PublicMoment, link: str | None, timezone: str) -> str:
    """What programs show; many ignore URL, so the links stand here too."""
    lines = []
    if moment.staat == MomentState.MOVED and moment.vorig_begin is not None:
        old = when(moment.vorig_begin, moment.vorig_einde, moment.tijd_precisie, None, timezone)
        lines.append(MOVED.format(old=old).nl)
    lines += [moment.doelgroep or "", moment.beinvloedingsruimte or ""]
    links = (("Aanmelden", moment.aanmelden_url), ("Reageren", moment.reageren_url), ("Online", moment.online_url))
    lines += [f"{word}: {address}" for word, address in links if address]
    if link and not any(link in line for line in lines):
        lines.append(link)
    return "\n".join(line for line in lines if line)
