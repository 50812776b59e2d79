"""What the public may know. The attributes carry the public field names, in Dutch (NL API Design Rules: interfaces in
Dutch; contract, "Fields of plannen" and "Fields of momenten").

A private value cannot reach a file by mistake: these types have no place for it, and writers are handed nothing else.
Times are instants in UTC; `PublicSite.timezone` is the zone to show them in. Codes are plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Optional, Union


@dataclass(frozen=True)
class StatusStep:
    """A status from `vanaf` on (UTC; None: since always). meedoen: an open moment asks for input."""

    vanaf: Optional[datetime]
    status: str
    meedoen: bool = False


@dataclass(frozen=True)
class PublicPlan:
    """One plan as the public may know it.

    geometry: WKB in the store's CRS. wgs84: the same as RFC 7946 wants it (longitude first, valid after rounding to 7
    decimals), None where the plan has no place. wijkcodes, wijken: parallel, largest share first. statusverloop: the
    whole course, the first step from None; neighbours may differ in `meedoen` alone. wijkaandelen: parallel to wijken,
    the part of the plan in each in whole percents; empty for the whole town. Pages tell them, no format has a field for
    it.
    """

    id: str
    plancode: Optional[str]
    naam: str
    samenvatting: Optional[str]
    soort: Optional[str]
    fase: Optional[str]
    status: str
    status_tekst: str
    status_vanaf: Optional[datetime]
    status_tot: Optional[datetime]
    meedoen: bool
    niveau: Optional[str]
    niveau_tekst: Optional[str]
    beinvloedingsruimte: Optional[str]
    volgend_moment: Optional[str]
    volgend_moment_begin: Optional[datetime]
    volgend_moment_einde: Optional[datetime]
    volgend_moment_plaats: Optional[str]
    aanmelden_url: Optional[str]
    reageren_url: Optional[str]
    terugkoppeling: Optional[str]
    terugkoppeling_url: Optional[str]
    contact: Optional[str]
    contact_email: Optional[str]
    contact_telefoon: Optional[str]
    contact_website: Optional[str]
    hele_gemeente: bool
    wijkcodes: tuple[str, ...]
    wijken: tuple[str, ...]
    buurtcodes: tuple[str, ...]
    url: Optional[str]
    besluit_url: Optional[str]
    pagina: str
    bijgewerkt_op: datetime
    statusverloop: tuple[StatusStep, ...]
    slug: str
    geometry: Optional[bytes]
    wgs84: Optional[bytes]
    wijkaandelen: tuple[Optional[int], ...] = ()


@dataclass(frozen=True)
class PublicMoment:
    """One moment as the public may know it.

    begin, einde: for an imprecise moment bounds only (`tijd_precisie` from `maand` on); None where not yet known.
    vraagt_inbreng: whether it asks for input (its own level, else the plan's, and its kind). volgnummer: how often its
    public values changed since first published (RFC 5545 SEQUENCE). geometry, wgs84: as of a plan, a point.
    """

    id: str
    plan_id: Optional[str]
    plancode: Optional[str]
    plannaam: Optional[str]
    titel: str
    soort: str
    niveau: Optional[str]
    begin: Optional[datetime]
    einde: Optional[datetime]
    tijd_precisie: str
    periode_tekst: Optional[str]
    plaats: Optional[str]
    adres: Optional[str]
    online_url: Optional[str]
    aanmelden_url: Optional[str]
    reageren_url: Optional[str]
    doelgroep: Optional[str]
    beinvloedingsruimte: Optional[str]
    staat: str
    vorig_begin: Optional[datetime]
    vorig_einde: Optional[datetime]
    terugkoppeling: Optional[str]
    terugkoppeling_url: Optional[str]
    terugkoppeling_op: Optional[datetime]
    hele_gemeente: bool
    wijkcodes: tuple[str, ...]
    wijken: tuple[str, ...]
    bijgewerkt_op: datetime
    vraagt_inbreng: bool
    volgnummer: int
    geometry: Optional[bytes]
    wgs84: Optional[bytes]

    @property
    def full_title(self) -> str:
        """The title as it is told away from the plan: behind its name."""
        return f"{self.plannaam}: {self.titel}" if self.plannaam else self.titel


PublicRecord = Union[PublicPlan, PublicMoment]


@dataclass(frozen=True)
class PublicContact:
    """What is public of a contact. naam: the name where it is flagged, else the role, in Dutch; with the organisation
    of a person. The rest: only where flagged."""

    naam: str
    email: Optional[str]
    telefoon: Optional[str]
    website: Optional[str]


@dataclass(frozen=True)
class PublicNeighbourhood:
    """A wijk or buurt. niveau: gemeente, stadsdeel, wijk or buurt. doelen: the published goals, in order. verenigingen:
    its organisations that may be named, by name."""

    code: str
    naam: str
    niveau: str
    hoort_bij: Optional[str]
    doelen: tuple[str, ...]
    geometry: Optional[bytes]
    wgs84: Optional[bytes]
    verenigingen: tuple[PublicContact, ...] = ()

    @property
    def is_wijk(self) -> bool:
        """Only these have a page, addresses to subscribe to and a border on the map."""
        return self.niveau == "wijk"


@dataclass(frozen=True)
class EndedNeighbourhood:
    """A wijk whose code is no longer in use. opvolgers: codes of the wijken that lie there now, largest part first."""

    code: str
    naam: str
    opvolgers: tuple[str, ...]


@dataclass(frozen=True)
class GonePlan:
    """A page that once was: the plan is no longer public, so nothing of it but the address is told. is_withdrawn: the
    municipality withdrew it; else it is not shown for now, since it is a draft again or an error holds it back."""

    slug: str
    is_withdrawn: bool


@dataclass(frozen=True)
class MovedPage:
    """A former address of a plan's page and the present one."""

    slug: str
    naar: str


@dataclass(frozen=True)
class PublicSite:
    """Everything one publication shows.

    at: the moment it is right for (UTC). geldig_tot: the first moment it no longer is, None where nothing is to change.
    plannen: open first (soonest end first), then coming, then the rest, by name. momenten: by begin. wijken: every
    current neighbourhood of every level, by code. bijgewerkt_op: the latest change of any public value.
    verenigingen: those of the whole town, by name.
    base_url: where it is published, ending in "/"; None where not told.
    """

    titel: str
    gemeente: str
    timezone: str
    crs: str
    at: datetime
    bijgewerkt_op: datetime
    geldig_tot: Optional[datetime]
    base_url: Optional[str]
    plannen: tuple[PublicPlan, ...]
    momenten: tuple[PublicMoment, ...]
    wijken: tuple[PublicNeighbourhood, ...]
    verdwenen: tuple[GonePlan, ...]
    verhuisd: tuple[MovedPage, ...]
    vervallen: tuple[EndedNeighbourhood, ...] = ()
    verenigingen: tuple[PublicContact, ...] = ()

    def feeds(self) -> Iterator[tuple[str, str, frozenset[str]]]:
        """Code and name of each wijk with an address to subscribe to, and the codes of the wijken it tells of: itself,
        or where its code is no longer in use its successors, so that a subscription goes on."""
        for area in self.wijken:
            if area.is_wijk:
                yield area.code, area.naam, frozenset((area.code,))
        for ended in self.vervallen:
            yield ended.code, ended.naam, frozenset(ended.opvolgers)
