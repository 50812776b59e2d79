"""The contacts and neighbourhoods of a plan, between its card and the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..participation.codes import AreaLevel
from ..participation.records import Contact, Plan, PlanContact, PlanNeighbourhood, new_id
from ..participation.snapshot import Snapshot
from ..participation.words import Text
from ..store.protocol import Transaction
from .problems import Problem

NOT_A_SHARE = Text(
    "Schrijf bij {name} een deel van 0 tot 100 procent, of laat het leeg.",
    "Write a part from 0 to 100 percent at {name}, or leave it empty.",
)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,3}))?\s*%?", re.ASCII)
_LEVELS = list(AreaLevel)


@dataclass(frozen=True)
class AreaEntry:
    """A neighbourhood of the plan as it stands on the card. share: percent, as typed; empty where not known.
    by_hand: it stays when neighbourhoods are assigned again."""

    code: str
    share: str = ""
    by_hand: bool = True


def shown_contacts(file: Snapshot) -> tuple[str, ...]:
    """The ids of the contacts of a plan's file, in the plan's order."""
    return tuple(contact.id for contact in file.contacts_by_plan.get(file.plans[0].id, ()))


def shown_areas(file: Snapshot) -> tuple[AreaEntry, ...]:
    """The neighbourhoods of a plan's file: the largest areas first, and of those the largest share."""
    known = file.current_neighbourhoods
    ties = [tie for tie in file.areas_by_plan.get(file.plans[0].id, ()) if tie.neighbourhood_code]
    entries = [AreaEntry(tie.neighbourhood_code or "", _percent(tie.share), tie.by_hand) for tie in ties]

    def order(entry: AreaEntry) -> int:
        area = known.get(entry.code)
        return _LEVELS.index(area.level) if area is not None else len(_LEVELS)

    return tuple(sorted(entries, key=order))


def share_problems(areas: Iterable[AreaEntry], names: dict[str, str]) -> list[Problem]:
    """What keeps the shares from being saved. names: of the neighbourhoods, by code."""
    wrong = [area for area in areas if area.share.strip() and share_of(area.share) is None]
    return [Problem("areas", NOT_A_SHARE.format(name=names.get(area.code, area.code))) for area in wrong]


def share_of(text: str) -> float | None:
    """The share (0–1) of a typed percentage; None where it is none."""
    found = _PERCENT.fullmatch(text.strip())
    share = float(f"{found[1]}.{found[2] or 0}") / 100 if found else None
    return share if share is not None and share <= 1 else None


def with_ties(file: Snapshot, plan: Plan, contacts: Sequence[Contact], areas: Iterable[AreaEntry]) -> Snapshot:
    """The file as it would be with this plan, these contacts in this order, and these neighbourhoods."""
    return replace(
        file,
        plans=(plan,),
        contacts=tuple(contacts),
        plan_contacts=tuple(
            PlanContact(str(position), plan=plan.id, contact=contact.id, position=position)
            for position, contact in enumerate(contacts)
        ),
        plan_neighbourhoods=tuple(
            PlanNeighbourhood(area.code, plan=plan.id, neighbourhood_code=area.code, share=share_of(area.share))
            for area in areas
        ),
    )


def keep_contacts(transaction: Transaction, plan: str, before: Sequence[str], after: Sequence[str]) -> None:
    """Make the contacts of a plan those of the card, in its order. Whom another program tied to it meanwhile stays,
    as the last."""
    if tuple(before) == tuple(after):
        return
    ties = sorted(transaction.find(PlanContact, {"plan": plan}), key=lambda tie: tie.position)
    theirs = [tie.contact or "" for tie in ties if tie.contact not in before]
    wanted = list(dict.fromkeys([*after, *theirs]))
    transaction.delete(PlanContact, [tie.id for tie in ties if tie.contact in before and tie.contact not in after])
    # of one that is tied twice, the first counts
    standing = {tie.contact or "": tie for tie in reversed(ties)}
    for position, contact in enumerate(wanted):
        tie = standing.get(contact)
        if tie is None:
            transaction.insert([PlanContact(new_id(), plan=plan, contact=contact, position=position)])
        else:
            transaction.update(PlanContact, [(tie.id, {"position": position})])


def keep_areas(transaction: Transaction, plan: str, before: Sequence[AreaEntry], after: Sequence[AreaEntry]) -> None:
    """Make the neighbourhoods of a plan those of the card; what still stands as it was opened stays as the store has
    it."""
    opened = {area.code: area for area in before}
    wanted = {area.code: area for area in after if area != opened.get(area.code)}
    gone = opened.keys() - {area.code for area in after}
    ties = transaction.find(PlanNeighbourhood, {"plan": plan})
    standing = {tie.neighbourhood_code or "" for tie in ties}
    transaction.delete(PlanNeighbourhood, [tie.id for tie in ties if tie.neighbourhood_code in gone])
    transaction.update(
        PlanNeighbourhood,
        [
            (tie.id, {"share": share_of(wanted[code].share), "by_hand": True})
            for tie in ties
            if (code := tie.neighbourhood_code or "") in wanted
        ],
    )
    transaction.insert(
        PlanNeighbourhood(new_id(), plan=plan, neighbourhood_code=code, share=share_of(area.share), by_hand=True)
        for code, area in wanted.items()
        if code not in standing
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}".rstrip("0").rstrip(".")
