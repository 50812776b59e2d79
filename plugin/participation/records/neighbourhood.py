"""Neighbourhoods, their goals, and the plans that lie in them."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import AreaLevel, PublicationState
from ..fields import Kind, column
from ..words import Text
from .base import Publishable, Record, publication_state


@dataclass(frozen=True)
class Neighbourhood(Record):
    """A gemeente, stadsdeel, wijk or buurt in one year; codes change per year (CBS)."""

    code: str = column(Kind.TEXT, Text("Code", "Code"), default="")
    year: int = column(Kind.COUNT, Text("Jaar", "Year"), default=0)
    name: str = column(Kind.TEXT, Text("Naam", "Name"), default="")
    level: AreaLevel = column(Kind.CODE, Text("Niveau", "Level"), codes=AreaLevel, default=AreaLevel.WIJK)
    parent_code: str | None = column(Kind.TEXT, Text("Ligt in (code)", "Lies in (code)"))
    geometry: bytes | None = column(Kind.GEOMETRY)


@dataclass(frozen=True)
class Goal(Record, Publishable):
    """What the municipality wants to reach in a neighbourhood."""

    neighbourhood_code: str | None = column(Kind.TEXT, Text("Wijk- of buurtcode", "Neighbourhood code"))
    text: str | None = column(Kind.LONG_TEXT, Text("Doel", "Goal"))
    position: int = column(Kind.COUNT, Text("Volgorde", "Order"), default=0)
    publication_state: PublicationState = publication_state()


@dataclass(frozen=True)
class PlanNeighbourhood(Record):
    """A plan lies in a neighbourhood, with the share (0–1) of the plan's area, length or points."""

    plan: str | None = column(Kind.KEY)
    neighbourhood_code: str | None = column(Kind.TEXT, Text("Wijk- of buurtcode", "Neighbourhood code"))
    share: float | None = column(Kind.SHARE, Text("Deel van het plan", "Share of the plan"))
    by_hand: bool = column(
        Kind.FLAG,
        Text("Met de hand", "By hand"),
        Text("Blijft staan bij opnieuw toewijzen.", "Stays when neighbourhoods are assigned again."),
        default=True,
    )
