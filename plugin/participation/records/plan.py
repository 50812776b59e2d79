"""Plans and the layers they come from."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import Level, OverrideStatus, Phase, PublicationState, find_code
from ..fields import Kind, column
from ..words import Text
from .base import Publishable, Record, internal_note, publication_state


@dataclass(frozen=True)
class PlanSource(Record):
    """A registered plan layer, with all that attaching it again needs. Where it lies never goes public.

    summary_field, kind_field, phase_field, url_field: empty where none was chosen, None where that is not known.
    """

    name: str = column(Kind.TEXT, Text("Naam van de laag", "Name of the layer"), default="")
    provider: str | None = column(Kind.TEXT, Text("Soort bron", "Provider"))
    address: str | None = column(Kind.TEXT, Text("Bron (zonder wachtwoord)", "Source (without password)"))
    key_field: str | None = column(Kind.TEXT, Text("Sleutelveld", "Key field"))
    name_field: str | None = column(Kind.TEXT, Text("Naamveld", "Name field"))
    crs: str | None = column(Kind.TEXT, Text("Coördinatenstelsel", "Coordinate system"))
    attached_at: str | None = column(Kind.INSTANT, Text("Laatst gekoppeld", "Last attached"))
    summary_field: str | None = column(Kind.TEXT, Text("Veld met samenvatting", "Field with summary"))
    kind_field: str | None = column(Kind.TEXT, Text("Veld met soort plan", "Field with kind of plan"))
    phase_field: str | None = column(Kind.TEXT, Text("Veld met fase", "Field with phase"))
    url_field: str | None = column(Kind.TEXT, Text("Veld met webadres", "Field with web address"))
    merges: bool | None = column(Kind.OPTIONAL_FLAG, Text("Dubbele sleutels samenvoegen", "Merge duplicate keys"))


@dataclass(frozen=True)
class Plan(Record, Publishable):
    """A plan. What its source says stands beside what a planner typed; the planner's word wins."""

    source: str | None = column(Kind.KEY)
    source_key: str | None = column(
        Kind.TEXT, Text("Plancode", "Plan code"), Text("Sleutel in de eigen planlaag.", "Key in your own plan layer.")
    )
    source_name: str | None = column(Kind.TEXT, Text("Naam volgens bron", "Name in the source"))
    source_summary: str | None = column(Kind.LONG_TEXT, Text("Samenvatting volgens bron", "Summary in the source"))
    source_kind: str | None = column(Kind.TEXT, Text("Soort volgens bron", "Kind in the source"))
    source_phase: str | None = column(Kind.TEXT, Text("Fase volgens bron", "Phase in the source"))
    source_url: str | None = column(Kind.LINK, Text("Pagina volgens bron", "Page in the source"))
    missing_since: str | None = column(Kind.INSTANT, Text("Niet meer in de bron sinds", "Gone from the source since"))
    name: str | None = column(
        Kind.TEXT,
        Text("Naam", "Name"),
        Text("Leeg: de naam uit de bron.", "Empty: the name in the source."),
    )
    summary: str | None = column(
        Kind.LONG_TEXT,
        Text("Samenvatting", "Summary"),
        Text(
            "Wat er gaat gebeuren, in twee of drie gewone zinnen.", "What will happen, in two or three plain sentences."
        ),
    )
    kind: str | None = column(Kind.TEXT, Text("Soort plan", "Kind of plan"))
    phase: Phase | None = column(Kind.CODE, Text("Fase", "Phase"), codes=Phase)
    phase_since: str | None = column(
        Kind.DATE,
        Text("In deze fase sinds", "In this phase since"),
        Text(
            "Wordt ingevuld zodra de fase verandert. Ligt de dag nog voor u, dan leest het publiek haar pas dan.",
            "Filled in as soon as the phase changes. If the day is still to come, the public reads it only then.",
        ),
    )
    identification: str | None = column(
        Kind.TEXT,
        Text("Planidentificatie", "Plan identification"),
        Text("IMRO-code of AKN-kenmerk.", "IMRO code or AKN identifier."),
    )
    url: str | None = column(Kind.LINK, Text("Pagina over het plan", "Page about the plan"))
    decision_url: str | None = column(Kind.LINK, Text("Besluit van de raad", "Council decision"))
    influence: str | None = column(
        Kind.LONG_TEXT,
        Text("Waarover men kan meepraten", "What people can influence"),
        Text(
            "De beïnvloedingsruimte: waarover men kan meepraten, en wat al vaststaat.",
            "The room for influence: what people can have a say in, and what is settled already.",
        ),
    )
    level: Level | None = column(Kind.CODE, Text("Niveau", "Level"), codes=Level)
    whole_town: bool | None = column(
        Kind.OPTIONAL_FLAG,
        Text("Hele gemeente", "Whole municipality"),
        Text("Leeg: afgeleid van de oppervlakte.", "Empty: derived from the area."),
    )
    whole_town_by_share: bool = column(Kind.FLAG, default=False)
    publication_state: PublicationState = publication_state()
    slug: str | None = column(
        Kind.TEXT,
        Text("Adres van de pagina", "Address of the page"),
        Text("Ligt vast vanaf de eerste publicatie.", "Fixed from the first publication on."),
    )
    override_status: OverrideStatus | None = column(
        Kind.CODE,
        Text("Status met de hand", "Status set by hand"),
        Text(
            "Alleen als de momenten niet het hele verhaal zijn.", "Only where the moments do not tell the whole story."
        ),
        codes=OverrideStatus,
    )
    override_reason: str | None = column(Kind.TEXT, Text("Reden (intern)", "Reason (internal)"))
    override_from: str | None = column(Kind.LOCAL, Text("Vanaf", "From"))
    override_until: str | None = column(
        Kind.LOCAL,
        Text("Tot", "Until"),
        Text("Vanaf dit tijdstip geldt hij niet meer.", "From this time it no longer applies."),
    )
    internal_note: str | None = internal_note()
    geometry: bytes | None = column(Kind.GEOMETRY)

    @property
    def is_whole_town(self) -> bool:
        """As it was set by hand, else by its share of the municipality; without a place it concerns all of it."""
        if self.whole_town is not None:
            return self.whole_town
        return self.whole_town_by_share or self.geometry is None

    @property
    def current_name(self) -> str:
        return self.name or self.source_name or ""

    @property
    def current_summary(self) -> str | None:
        return self.summary or self.source_summary

    @property
    def current_kind(self) -> str | None:
        return self.kind or self.source_kind

    @property
    def current_phase(self) -> Phase | None:
        """The planner's phase, else the source's where its spelling is one of the codes."""
        return self.phase or (find_code(Phase, self.source_phase) if self.source_phase else None)

    @property
    def current_url(self) -> str | None:
        return self.url or self.source_url
