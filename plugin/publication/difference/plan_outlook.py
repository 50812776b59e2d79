"""What the public sees of one plan, and what the next publication would change of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ...participation.checks import HeldBack
from ...participation.record_types import MOMENT, PLAN
from ...participation.snapshot import PublishedRecord, Snapshot
from ..public_view.areas import AreaFinder
from ..public_view.choice import choose
from ..public_view.moments import public_moments
from ..public_view.plans import public_plans
from ..records import PublicRecord
from ..steady import is_as_remembered


class Coming(Enum):
    """What the next publication does with a record."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class PlanOutlook:
    """What the public sees of a plan now and will see next. visible: it stands in the latest publication. plan: what
    the next publication does with it, None where that is nothing. moments: the same for each of its moments that
    changes, by id."""

    visible: bool
    plan: Coming | None
    moments: dict[str, Coming]

    def count(self, coming: Coming) -> int:
        """With how many moments the next publication does this."""
        return sum(one is coming for one in self.moments.values())


def plan_outlook(file: Snapshot, held: HeldBack, at: datetime) -> PlanOutlook:
    """The outlook of the one plan of a file at an instant (aware), by comparing it with what was published before."""
    choice, areas = choose(file, held), AreaFinder(file)
    plans = public_plans(choice, file.settings, areas, at)
    moments = public_moments(choice, file.settings, areas, at)
    before = {(record.kind, record.id): record for record in file.published if record.visible}
    changes = dict(_changes(PLAN, plans, before)) | dict(_changes(MOMENT, moments, before))
    return PlanOutlook(
        visible=any(kind == PLAN for kind, _ in before),
        plan=next((coming for (kind, _), coming in changes.items() if kind == PLAN), None),
        moments={id: coming for (kind, id), coming in changes.items() if kind == MOMENT},
    )


def _changes(
    kind: str, records: Iterable[PublicRecord], before: dict[tuple[str, str], PublishedRecord]
) -> Iterable[tuple[tuple[str, str], Coming]]:
    known = {key for key in before if key[0] == kind}
    for record in records:
        key = (kind, record.id)
        known.discard(key)
        if key not in before:
            yield key, Coming.NEW
        elif not is_as_remembered(record, before[key]):
            yield key, Coming.CHANGED
    for key in known:
        yield key, Coming.GONE
