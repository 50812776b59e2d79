"""The one definition of the public fields: it drives the layers, the CSV and the dictionary (velden.csv).

Times are text in ISO 8601 with their offset in every format: a date-time column of a GeoPackage or FlatGeobuf cannot
keep the zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

from ..participation.codes import Code, Level, MomentKind, MomentState, Phase, Precision, Status

CodeList = type[Code]
"""By another name, since `type` is an attribute of a field here."""


class Type(Enum):
    """Type of a public field, with the word for it in the dictionary."""

    TEXT = "tekst"
    BOOLEAN = "ja/nee"
    TIME = "tijdstip (ISO 8601)"
    LIST = "lijst"


@dataclass(frozen=True)
class PublicField:
    """A field of a public layer. codes: what its values mean."""

    name: str
    type: Type
    description: str
    codes: Optional[CodeList] = None


def _text(name: str, description: str, codes: Optional[CodeList] = None) -> PublicField:
    return PublicField(name, Type.TEXT, description, codes)


def _time(name: str, description: str) -> PublicField:
    return PublicField(name, Type.TIME, description)


_AREAS = (
    PublicField("hele_gemeente", Type.BOOLEAN, "Geldt voor de hele gemeente"),
    PublicField("wijkcodes", Type.LIST, "Codes van de wijken, grootste deel eerst"),
    PublicField("wijken", Type.LIST, "Namen van de wijken, in dezelfde volgorde"),
)

PLAN_FIELDS = (
    _text("id", "Vast kenmerk van het plan (UUID)"),
    _text("plancode", "Code van het plan bij de gemeente"),
    _text("naam", "Naam van het plan"),
    _text("samenvatting", "Wat er gaat gebeuren"),
    _text("soort", "Soort plan"),
    _text("fase", "Fase van het plan", Phase),
    _text("status", "Stand van de participatie op het moment van publiceren", Status),
    _text("status_tekst", "De status in woorden"),
    _time("status_vanaf", "Vanaf wanneer deze status geldt; leeg: altijd al"),
    _time("status_tot", "Tot wanneer deze status geldt; leeg: er is geen einde bekend"),
    PublicField("meedoen", Type.BOOLEAN, "Of er nu om inbreng wordt gevraagd"),
    _text("niveau", "Niveau op de participatieladder", Level),
    _text("niveau_tekst", "Wat dit niveau belooft"),
    _text("beinvloedingsruimte", "Waarover men kan meedenken, en waarover niet"),
    _text("volgend_moment", "Titel van het open of eerstvolgende moment"),
    _time("volgend_moment_begin", "Begin van dat moment; bij een onzekere periode alleen een grens"),
    _time("volgend_moment_einde", "Einde van dat moment (tot); bij een onzekere periode alleen een grens"),
    _text("volgend_moment_plaats", "Plaats van dat moment"),
    _text("aanmelden_url", "Aanmelden voor dat moment"),
    _text("reageren_url", "Reageren bij dat moment"),
    _text("terugkoppeling", "Wat er met de inbreng is gedaan (de laatste)"),
    _text("terugkoppeling_url", "Verslag of nota"),
    _text("contact", "Bij wie men terecht kan"),
    _text("contact_email", "E-mailadres van het contact"),
    _text("contact_telefoon", "Telefoonnummer van het contact"),
    _text("contact_website", "Website van het contact"),
    *_AREAS,
    PublicField("buurtcodes", Type.LIST, "Codes van de buurten, grootste deel eerst"),
    _text("url", "Pagina van de gemeente over het plan"),
    _text("besluit_url", "Besluit van de raad"),
    _text("pagina", "Pagina van het plan in deze publicatie"),
    _time("bijgewerkt_op", "Wanneer een publiek gegeven van het plan voor het laatst veranderde"),
)

MOMENT_FIELDS = (
    _text("id", "Vast kenmerk van het moment (UUID)"),
    _text("plan_id", "Kenmerk van het plan; leeg: een moment van een wijk of de hele gemeente"),
    _text("plancode", "Code van het plan bij de gemeente"),
    _text("plannaam", "Naam van het plan"),
    _text("titel", "Titel van het moment"),
    _text("soort", "Soort moment", MomentKind),
    _text("niveau", "Niveau op de participatieladder", Level),
    _time("begin", "Begin; bij een onzekere periode alleen een grens"),
    _time("einde", "Einde (tot); bij een onzekere periode alleen een grens"),
    _text("tijd_precisie", "Hoe precies de tijd bekend is", Precision),
    _text("periode_tekst", "De periode in woorden"),
    _text("plaats", "Plaats"),
    _text("adres", "Adres"),
    _text("online_url", "Online bijwonen"),
    _text("aanmelden_url", "Aanmelden"),
    _text("reageren_url", "Reageren"),
    _text("doelgroep", "Voor wie"),
    _text("beinvloedingsruimte", "Waarover men kan meedenken, en waarover niet"),
    _text("staat", "Of het moment doorgaat", MomentState),
    _time("vorig_begin", "Begin voordat het werd verplaatst"),
    _time("vorig_einde", "Einde voordat het werd verplaatst"),
    _text("terugkoppeling", "Wat er met de inbreng is gedaan"),
    _text("terugkoppeling_url", "Verslag of nota"),
    _time("terugkoppeling_op", "Wanneer is teruggekoppeld"),
    *_AREAS,
    _time("bijgewerkt_op", "Wanneer een publiek gegeven van het moment voor het laatst veranderde"),
)

CONTACT_FIELDS = ("contact", "contact_email", "contact_telefoon", "contact_website")
"""What a plan tells of its contact, by name."""

COURSE_FIELDS = (
    _text("plan_id", "Kenmerk van het plan"),
    _time("vanaf", "Vanaf wanneer de status geldt; leeg: altijd al"),
    _text("status", "Status vanaf dat moment", Status),
)

AREA_FIELDS = (
    _text("code", "Code van het gebied"),
    _text("naam", "Naam van het gebied"),
    _text("niveau", "gemeente, stadsdeel, wijk of buurt"),
    _text("hoort_bij", "Code van het gebied waarin het ligt"),
)
