"""What the dock shows of one plan, made from its file; knows no QGIS and no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ...entry.as_public import as_if_published, public_moments
from ...entry.source_words import FROM_SOURCE, says_otherwise, source_word
from ...participation.areas import WHOLE_TOWN
from ...participation.checks import Finding, check_records, held_back
from ...participation.codes import PROMISES, AreaLevel, Level, PublicationState
from ...participation.counts import counted
from ...participation.fields import definitions
from ...participation.naming import plan_name
from ...participation.records import Neighbourhood, Plan
from ...participation.snapshot import Snapshot
from ...participation.words import Text, joined
from ...publication.difference.plan_outlook import Coming, PlanOutlook, plan_outlook
from ...publication.public_view.next_moment import level_of
from ...publication.public_view.standing import Standing, standing
from ..contact_lines import ContactLine, contact_lines
from .moment_lines import MomentLine, moment_lines

NO_AREAS = Text("Nog geen wijken", "No neighbourhoods yet")
SHARE = Text("{name} ({share}\u00a0%)", "{name} ({share}%)")
CONCEPT = Text(
    "Nee: dit plan is een concept. Het publiek ziet er niets van.",
    "No: this plan is a draft. The public sees nothing of it.",
)
WITHDRAWN = Text("Nee: dit plan is ingetrokken.", "No: this plan was withdrawn.")
STILL_VISIBLE = Text(
    "Nog wel, maar met de volgende publicatie verdwijnt het.",
    "It still does, but the next publication removes the plan.",
)
HELD_BACK = Text("Nee: een fout houdt dit plan tegen.", "No: an error holds this plan back.")
GOES_BY_ERROR = Text(
    "Nog wel, maar een fout houdt het tegen: met de volgende publicatie verdwijnt het.",
    "It still does, but an error holds it back: the next publication removes the plan.",
)
NOT_YET = Text("Nog niet.", "Not yet.")
VISIBLE = Text("Ja.", "Yes.")
NO_CHANGE = Text("De volgende publicatie verandert er niets aan.", "The next publication changes nothing about that.")
NEXT = Text("Volgende publicatie: {changes}.", "Next publication: {changes}.")
_OF_PLAN = {
    Coming.NEW: Text("het plan erbij", "the plan is added"),
    Coming.CHANGED: Text("het plan gewijzigd", "the plan changes"),
    Coming.GONE: Text("het plan weg", "the plan is removed"),
}
_OF_MOMENTS = {
    Coming.NEW: (Text("1 moment erbij", "1 moment is added"), Text("{n} momenten erbij", "{n} moments are added")),
    Coming.CHANGED: (
        Text("1 moment gewijzigd", "1 moment changes"),
        Text("{n} momenten gewijzigd", "{n} moments change"),
    ),
    Coming.GONE: (Text("1 moment weg", "1 moment is removed"), Text("{n} momenten weg", "{n} moments are removed")),
}


@dataclass(frozen=True)
class TwoWords:
    """A field of which the planner and the source say different things; the public reads what the planner says."""

    label: Text
    planner: Text
    source: str


@dataclass(frozen=True)
class Card:
    """One plan as a planner wants to see it.

    areas: the wijken it lies in with the share of each. wijk: code of the first of them. standing: as the public reads
    it now, or would once the plan is published. findings: what to mend; of a concept, what there would be to mend.
    public: whether the public sees it, and what the next publication changes. differing: where the own layer says
    something else than the planner.
    """

    plan: str
    name: str
    phase: Text | None
    state: PublicationState
    areas: tuple[Text, ...]
    wijk: str | None
    standing: Standing
    level: Level | None
    promise: Text | None
    moments: tuple[MomentLine, ...]
    contacts: tuple[ContactLine, ...]
    findings: tuple[Finding, ...]
    public: Text
    differing: tuple[TwoWords, ...]
    at: datetime
    timezone: str


def card_of(file: Snapshot, at: datetime) -> Card:
    """The card of the one plan of a file, at an instant (aware). Raises ParticipationError where another program wrote
    a date of the plan that cannot be read."""
    plan, timezone = file.plans[0], file.settings.timezone
    meant = as_if_published(file)
    findings = check_records(meant, at)
    held = held_back(findings)
    shown = public_moments(meant, findings)
    return Card(
        plan=plan.id,
        name=plan_name(plan),
        phase=plan.current_phase.label if plan.current_phase else None,
        state=plan.publication_state,
        areas=tuple(_areas(file, plan)),
        wijk=next((area.code for area, _ in _named(file, plan) if area.level is AreaLevel.WIJK), None),
        standing=standing(plan, shown, at, timezone),
        level=(level := level_of(plan, shown)),
        promise=PROMISES[level] if level else None,
        moments=moment_lines(file, at),
        contacts=contact_lines(file, at),
        findings=tuple(findings),
        public=_public(plan, plan_outlook(file, held, at), plan.id in held.plans),
        differing=tuple(_differing(plan)),
        at=at,
        timezone=timezone,
    )


def _areas(file: Snapshot, plan: Plan) -> list[Text]:
    if plan.is_whole_town:
        return [WHOLE_TOWN]
    named = _named(file, plan)
    wijken = [(area, share) for area, share in named if area.level is AreaLevel.WIJK] or named
    return [
        Text(area.name, area.name) if share is None else SHARE.format(name=area.name, share=max(1, round(100 * share)))
        for area, share in wijken
    ] or [NO_AREAS]


def _named(file: Snapshot, plan: Plan) -> list[tuple[Neighbourhood, float | None]]:
    """The neighbourhoods that exist now, with the share of each, largest first."""
    known = file.current_neighbourhoods
    ties = [tie for tie in file.areas_by_plan.get(plan.id, ()) if tie.neighbourhood_code in known]
    return [(known[tie.neighbourhood_code or ""], tie.share) for tie in ties]


def _differing(plan: Plan) -> Iterator[TwoWords]:
    for field in definitions(Plan):
        if field.name in FROM_SOURCE and says_otherwise(plan, field.name):
            said = getattr(plan, field.name)
            planner = said.label if field.codes else Text(said, said)
            yield TwoWords(field.label, planner, source_word(plan, field.name))


def _public(plan: Plan, look: PlanOutlook, is_held: bool) -> Text:
    if not plan.is_published:
        if look.visible:
            return STILL_VISIBLE
        return CONCEPT if plan.publication_state is PublicationState.CONCEPT else WITHDRAWN
    if is_held:
        return GOES_BY_ERROR if look.visible else HELD_BACK
    return joined(" ", (VISIBLE if look.visible else NOT_YET, _changes(look)))


def _changes(look: PlanOutlook) -> Text:
    said = [_OF_PLAN[look.plan]] if look.plan else []
    for coming, (one, more) in _OF_MOMENTS.items():
        count = look.count(coming)
        if count:
            said.append(counted(count, one, more))
    if not said:
        return NO_CHANGE
    return NEXT.format(changes=joined(", ", said))
