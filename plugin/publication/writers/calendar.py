"""Calendars by RFC 5545: every published moment with a date, and each to come by itself.

The icalendar library folds and escapes. Its own objects of an entry take five times as long to make and to write.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ...bundled import make_importable
from ...participation.codes import MomentState, Precision
from ...participation.times import UTC, local_date
from ...participation.words import Text
from ..paths import is_folder_name
from ..phrases import in_whole_days, last_day, when_before
from ..records import PublicMoment, PublicSite
from ..texts import clean
from .staging import Staging

DOMAIN = "participatiekaart"
_WHOLE = 74  # bytes that the library leaves on one line
MOVED = Text("Verplaatst, was: {old}", "Moved, was: {old}")


def write_calendars(site: PublicSite, staging: Staging) -> None:
    """Write agenda.ics for the town, one for each wijk, in which whole-town moments stand too, and momenten/<id>.ics
    for each moment that one can put in one's own calendar."""
    make_importable("icalendar")
    calendars = _Calendars(site)
    dated = [moment for moment in site.momenten if Precision.of(moment.tijd_precisie).is_exact]
    staging.write("agenda.ics", calendars.content(site.titel, dated))
    for code, name, codes in site.feeds():
        here = [moment for moment in dated if not codes.isdisjoint(moment.wijkcodes)]
        staging.write(f"wijken/{code}/agenda.ics", calendars.content(f"{site.titel}: {name}", here))
    for moment in dated:
        file = own_file(moment, site.at)
        if file:
            staging.write(file, calendars.content(None, [moment]))


def own_file(moment: PublicMoment, at: datetime) -> str | None:
    """The calendar file of one moment: of those whose day and hour are known, that go on and had not ended at `at`."""
    is_ahead = moment.einde is not None and moment.einde > at
    is_exact = Precision.of(moment.tijd_precisie).is_exact
    goes_on = moment.staat != MomentState.CANCELLED
    return f"momenten/{moment.id}.ics" if is_ahead and is_exact and goes_on and is_folder_name(moment.id) else None


class _Calendars:
    """The calendars of one site. An entry is made once, for every calendar it stands in."""

    def __init__(self, site: PublicSite) -> None:
        self.site = site
        self.pages = {plan.id: plan.pagina for plan in site.plannen}
        self.entries: dict[str, str] = {}

    def content(self, title: str | None, moments: Iterable[PublicMoment]) -> bytes:
        """title: of a calendar to subscribe to; without one it is an entry to take over."""
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Participatiekaart//NL", "METHOD:PUBLISH"]
        if title is not None:
            lines.append(_line("X-WR-CALNAME", escaped(title)))
            lines.append("REFRESH-INTERVAL;VALUE=DURATION:P1D")
            lines.append(_line("X-WR-TIMEZONE", self.site.timezone))
        entries = filter(None, map(self._entry, moments))
        return "\r\n".join([*lines, *entries, "END:VCALENDAR", ""]).encode()

    def _entry(self, moment: PublicMoment) -> str:
        if moment.begin is None or moment.einde is None:
            return ""
        if moment.id not in self.entries:
            page = self.pages.get(moment.plan_id or "")
            self.entries[moment.id] = _event(moment, moment.begin, moment.einde, page, self.site)
        return self.entries[moment.id]


def escaped(text: str) -> str:
    """A text as the value of a property (RFC 5545, 3.3.11)."""
    from icalendar.parser import escape_char

    return str(escape_char(clean(text)))


def _line(name: str, value: str) -> str:
    """A property, folded as RFC 5545 asks where it is long."""
    line = f"{name}:{value}"
    if len(line.encode()) <= _WHOLE:
        return line
    from icalendar.parser import foldline

    return str(foldline(line))


def _event(moment: PublicMoment, begins: datetime, ends: datetime, page: str | None, site: PublicSite) -> str:
    begin, end = _times(moment, begins, ends, site.timezone)
    place = ", ".join(filter(None, (moment.plaats, moment.adres))) or moment.online_url
    link = _link(moment, page, site.base_url)
    description = _description(moment, link, site.timezone)
    lines = [
        "BEGIN:VEVENT",
        _line("SUMMARY", escaped(moment.full_title)),
        f"DTSTART{begin}",
        f"DTEND{end}",
        f"DTSTAMP{_instant(moment.bijgewerkt_op)}",
        _line("UID", escaped(f"{moment.id}@{DOMAIN}")),
        f"SEQUENCE:{moment.volgnummer}",
    ]
    lines += [_line("DESCRIPTION", escaped(description))] if clean(description) else []
    lines += [_line("LOCATION", escaped(place))] if place else []
    lines.append("STATUS:CANCELLED" if moment.staat == MomentState.CANCELLED else "STATUS:CONFIRMED")
    lines += [_line("URL", clean(link))] if link else []
    lines += ["TRANSP:TRANSPARENT"] if _takes_no_time(moment, begins, ends, site.timezone) else []
    return "\r\n".join([*lines, "END:VEVENT"])


def _times(moment: PublicMoment, starts: datetime, ends: datetime, timezone: str) -> tuple[str, str]:
    """Whole days as days, whose end is exclusive, as ours is; else instants in UTC."""
    last = last_day(ends, timezone)
    # no day comes after 31-12-9999, which stands for no end at all
    if last < date.max and in_whole_days(starts, ends, moment.tijd_precisie, timezone):
        return _day(local_date(starts, timezone)), _day(last + timedelta(days=1))
    return _instant(starts), _instant(ends)


def _takes_no_time(moment: PublicMoment, starts: datetime, ends: datetime, timezone: str) -> bool:
    """Whether a moment is to stand in a calendar as free time: one that lasts for days, of which one can choose one's
    own. Otherwise programs show whoever took it over as busy all that time."""
    return ends - starts > timedelta(days=1) or in_whole_days(starts, ends, moment.tijd_precisie, timezone)


def _day(day: date) -> str:
    return f";VALUE=DATE:{day.year:04}{day.month:02}{day.day:02}"


def _instant(moment: datetime) -> str:
    t = moment.astimezone(UTC)
    return f":{t.year:04}{t.month:02}{t.day:02}T{t.hour:02}{t.minute:02}{t.second:02}Z"


def _link(moment: PublicMoment, page: str | None, base_url: str | None) -> str | None:
    """The page of its plan. For a moment without a plan: the address at which one takes part, else the start page,
    which shows it."""
    own = moment.aanmelden_url or moment.reageren_url or moment.online_url
    if base_url is None:
        return own
    return base_url + page if page else own or base_url + "index.html"


def _description(moment: PublicMoment, link: str | None, timezone: str) -> str:
    """The text that programs show. It holds the links too, since many programs ignore the URL property."""
    # not every program shows the STATUS
    lines = [MomentState.CANCELLED.label.nl] if moment.staat == MomentState.CANCELLED else []
    if moment.staat == MomentState.MOVED and moment.vorig_begin is not None:
        old = when_before(moment.vorig_begin, moment.vorig_einde, moment.tijd_precisie, timezone)
        lines.append(MOVED.format(old=old).nl)
    lines += [moment.doelgroep or "", moment.beinvloedingsruimte or ""]
    links = (("Aanmelden", moment.aanmelden_url), ("Reageren", moment.reageren_url), ("Online", moment.online_url))
    lines += [f"{word}: {address}" for word, address in links if address]
    if link and not any(link in line for line in lines):
        lines.append(link)
    return "\n".join(line for line in lines if line)
