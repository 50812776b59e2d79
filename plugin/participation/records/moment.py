"""Participation moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..codes import Level, MomentKind, MomentState, Precision, PublicationState
from ..fields import Kind, column
from ..times import instant
from ..words import Text
from .base import Publishable, Record, internal_note, publication_state


@dataclass(frozen=True)
class Moment(Record, Publishable):
    """A moment at which people can take part: of a plan, else of a neighbourhood or the whole town (its GM code)."""

    key: str | None = column(
        Kind.TEXT,
        Text("Sleutel", "Key"),
        Text("Eigen kenmerk, voor het bijwerken uit een tabel.", "Your own mark, for updating from a table."),
        heading="sleutel",
    )
    plan: str | None = column(Kind.KEY)
    neighbourhood_code: str | None = column(
        Kind.TEXT,
        Text("Wijk- of buurtcode", "Neighbourhood code"),
        Text(
            "Alleen voor een moment zonder plan; de GM-code is de hele gemeente.",
            "Only for a moment without a plan; the GM code is the whole municipality.",
        ),
        heading="wijkcode",
    )
    kind: MomentKind = column(
        Kind.CODE, Text("Wat", "What"), codes=MomentKind, default=MomentKind.OTHER, heading="soort"
    )
    title: str | None = column(Kind.TEXT, Text("Titel", "Title"), heading="titel")
    level: Level | None = column(
        Kind.CODE,
        Text("Niveau", "Level"),
        Text("Leeg: het niveau van het plan.", "Empty: the level of the plan."),
        codes=Level,
        heading="niveau",
    )
    influence: str | None = column(
        Kind.LONG_TEXT,
        Text("Waarover men kan meepraten", "What people can influence"),
        Text(
            "De beïnvloedingsruimte: waarover men kan meepraten, en wat al vaststaat.",
            "The room for influence: what people can have a say in, and what is settled already.",
        ),
        heading="beinvloedingsruimte",
    )
    audience: str | None = column(Kind.TEXT, Text("Voor wie", "For whom"), heading="doelgroep")
    begin_local: str | None = column(Kind.CLOCK, Text("Begin", "Start"), heading="begin")
    begin_fold: int = column(Kind.FOLD, default=0)
    end_local: str | None = column(
        Kind.CLOCK,
        Text("Einde", "End"),
        Text(
            "Altijd invullen: niemand hoort te raden tot wanneer.",
            "Always fill in: nobody should have to guess until when.",
        ),
        heading="einde",
    )
    end_fold: int = column(Kind.FOLD, default=0)
    timezone: str = column(Kind.TEXT, Text("Tijdzone", "Time zone"), default="Europe/Amsterdam")
    precision: Precision = column(
        Kind.CODE, Text("Wanneer", "When"), codes=Precision, default=Precision.TIME, heading="tijd_precisie"
    )
    period_text: str | None = column(
        Kind.TEXT,
        Text("In woorden", "In words"),
        Text("Bijvoorbeeld: najaar, met het jaartal.", "For example: autumn, with the year."),
        heading="periode_tekst",
    )
    place: str | None = column(Kind.TEXT, Text("Waar", "Where"), heading="plaats")
    address: str | None = column(Kind.TEXT, Text("Adres", "Address"), heading="adres")
    online_url: str | None = column(Kind.LINK, Text("Online bijwonen", "Attend online"), heading="online_url")
    signup_url: str | None = column(Kind.LINK, Text("Aanmelden", "Sign up"), heading="aanmelden_url")
    response_url: str | None = column(Kind.LINK, Text("Reageren", "Respond"), heading="reageren_url")
    state: MomentState = column(
        Kind.CODE,
        Text("Gaat het door?", "Does it go ahead?"),
        codes=MomentState,
        default=MomentState.PLANNED,
        heading="staat",
    )
    previous_begin_local: str | None = column(Kind.CLOCK, Text("Eerder begin", "Earlier start"))
    previous_begin_fold: int = column(Kind.FOLD, default=0)
    previous_end_local: str | None = column(Kind.CLOCK, Text("Eerder einde", "Earlier end"))
    previous_end_fold: int = column(Kind.FOLD, default=0)
    feedback: str | None = column(
        Kind.LONG_TEXT,
        Text("Terugkoppeling", "Feedback"),
        Text("Wat er met de inbreng is gedaan.", "What was done with the input."),
        heading="terugkoppeling",
    )
    feedback_url: str | None = column(
        Kind.LINK, Text("Link naar het verslag", "Link to the report"), heading="terugkoppeling_url"
    )
    feedback_on: str | None = column(
        Kind.LOCAL, Text("Teruggekoppeld op", "Feedback given on"), heading="terugkoppeling_op"
    )
    attendance: int | None = column(Kind.COUNT, Text("Hoeveel kwamen er (intern)", "How many came (internal)"))
    internal_note: str | None = internal_note(heading="notitie_intern")
    publication_state: PublicationState = publication_state()
    geometry: bytes | None = column(Kind.GEOMETRY)

    @property
    def is_cancelled(self) -> bool:
        return self.state is MomentState.CANCELLED

    @property
    def is_at_home(self) -> bool:
        """Whether it is held at somebody's home, so that its address and point are never public (contract, "Public of a
        contact")."""
        return self.kind is MomentKind.KITCHEN_TABLE

    @property
    def begin(self) -> datetime | None:
        """When it begins, in UTC; for an imprecise moment the bound."""
        return _instant(self.begin_local, self.timezone, self.begin_fold)

    @property
    def end(self) -> datetime | None:
        """When it has ended (exclusive), in UTC; for an imprecise moment the bound."""
        return _instant(self.end_local, self.timezone, self.end_fold)

    @property
    def previous_begin(self) -> datetime | None:
        return _instant(self.previous_begin_local, self.timezone, self.previous_begin_fold)

    @property
    def previous_end(self) -> datetime | None:
        return _instant(self.previous_end_local, self.timezone, self.previous_end_fold)


def _instant(local: str | None, zone_name: str, fold: int) -> datetime | None:
    return instant(local, zone_name, fold) if local else None
