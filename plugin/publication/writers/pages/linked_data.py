"""What a page tells search engines and assistants: schema.org Event and Place, as JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ....participation.codes import MomentState, Precision
from ....participation.times import iso_local, local_date
from ...phrases import in_whole_days, last_day
from ...records import PublicMoment, PublicSite
from .links import safe
from .map_data import for_page
from .views import Area, MomentView, PlanView, shortened

_SCHEMA = "https://schema.org"
_LENGTH = 300
_STATES = {
    MomentState.PLANNED: "EventScheduled",
    MomentState.MOVED: "EventRescheduled",
    MomentState.CANCELLED: "EventCancelled",
}

Thing = dict[str, Any]


class LinkedData:
    """The things on the pages of one site. town: the name of the municipality, where known."""

    def __init__(self, site: PublicSite, town: str | None) -> None:
        self.site = site
        self.town = town

    def plan(self, plan: PlanView, point: Sequence[float] | None, address: str | None) -> str:
        """Where the plan is, and its moments. point: longitude and latitude; address: of the page, where known."""
        place = self._place(plan.record.naam, point, [area.name for area in plan.areas])
        if plan.summary:
            place["description"] = plan.summary
        return self._graph([_with(place, url=address), *self._events(plan.moments, plan.record.naam, address)])

    def area(self, area: Area, address: str | None) -> str:
        """The wijk as a place."""
        return self._graph([_with({"@type": "Place", "name": area.name, "identifier": area.code}, url=address)])

    def loose(self, moments: tuple[MomentView, ...], address: str | None) -> str:
        """The moments of no plan."""
        return self._graph(self._events(moments, None, address))

    def _graph(self, things: list[Thing]) -> str:
        return for_page({"@context": _SCHEMA, "@graph": things}) if things else ""

    def _events(self, moments: tuple[MomentView, ...], plan: str | None, address: str | None) -> list[Thing]:
        exact = [moment for moment in moments if Precision.of(moment.record.tijd_precisie).is_exact]
        return [self._event(moment, plan, address) for moment in exact if moment.record.begin and moment.record.einde]

    def _event(self, moment: MomentView, plan: str | None, address: str | None) -> Thing:
        record = moment.record
        assert record.begin is not None
        assert record.einde is not None
        begin, end = self._times(record, record.begin, record.einde)
        about = record.beinvloedingsruimte or record.doelgroep
        return _with(
            {
                "@type": "Event",
                "name": moment.title,
                "startDate": begin,
                "endDate": end,
                "eventStatus": f"{_SCHEMA}/{_STATES[MomentState.of(record.staat)]}",
                "eventAttendanceMode": f"{_SCHEMA}/{_mode(record)}EventAttendanceMode",
                "location": self._locations(record, plan),
                "organizer": {"@type": "Organization", "name": self.site.titel},
                "inLanguage": "nl",
            },
            description=shortened(about, _LENGTH) if about else None,
            previousStartDate=iso_local(record.vorig_begin, self.site.timezone) if record.vorig_begin else None,
            url=address,
        )

    def _times(self, record: PublicMoment, begin: datetime, end: datetime) -> tuple[str, str]:
        """Whole days as days, else instants with their offset."""
        timezone = self.site.timezone
        if in_whole_days(begin, end, record.tijd_precisie, timezone):
            return local_date(begin, timezone).isoformat(), last_day(end, timezone).isoformat()
        return iso_local(begin, timezone), iso_local(end, timezone)

    def _locations(self, record: PublicMoment, plan: str | None) -> list[Thing]:
        online = _online(record)
        found = [self._where(record, plan)] if _is_somewhere(record) or not online else []
        return [*found, {"@type": "VirtualLocation", "url": online}] if online else found

    def _where(self, record: PublicMoment, plan: str | None) -> Thing:
        """The place of a moment. A hall that is named gets no wijk: nobody said in which it is, and it may be another
        than the plan's. plan: the name of its plan, which is the place where no other is named."""
        point = _point(record.wgs84) if record.wgs84 else None
        said = record.plaats or record.adres
        area = record.wijken[0] if len(record.wijken) == 1 else self.town
        place = self._place(said or plan or area or self.site.titel, point, [] if said or not plan else record.wijken)
        return _with(place, address=record.adres or said or self.town)

    def _place(self, name: str, point: Sequence[float] | None, wijken: Sequence[str]) -> Thing:
        place: Thing = {"@type": "Place", "name": name}
        if point:
            place["geo"] = {"@type": "GeoCoordinates", "longitude": point[0], "latitude": point[1]}
        if wijken:
            place["containedInPlace"] = [{"@type": "Place", "name": wijk} for wijk in wijken]
        return place


def _point(wkb: bytes) -> list[float]:
    import shapely

    (longitude, latitude), *_ = shapely.get_coordinates(shapely.from_wkb(wkb)).tolist()
    return [longitude, latitude]


def _is_somewhere(record: PublicMoment) -> bool:
    return bool(record.plaats or record.adres)


def _online(record: PublicMoment) -> str | None:
    """The address at which one takes part from home. A moment without a place but with an address to respond at is held
    there."""
    return safe(record.online_url) or (None if _is_somewhere(record) else safe(record.reageren_url))


def _mode(record: PublicMoment) -> str:
    if not _online(record):
        return "Offline"
    return "Mixed" if _is_somewhere(record) else "Online"


def _with(thing: Thing, **more: Any) -> Thing:
    return {**thing, **{name: value for name, value in more.items() if value}}
