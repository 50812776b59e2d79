"""What the dock tells of several plans that are selected together; knows no QGIS and no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ...participation.codes import PublicationState
from ...participation.records import Plan, from_row
from ...participation.words import Text, joined
from ...store.protocol import SearchHit, Store
from .agenda import AgendaLine
from .searching import lines_of

MOST = 50


@dataclass(frozen=True)
class Several:
    """What the dock shows of several plans. states: how many are in each publication state. lines: the first plans by
    name, at most MOST."""

    states: Mapping[PublicationState, int]
    lines: Sequence[AgendaLine]

    @property
    def in_states(self) -> Text:
        """How many are in which state, in words."""
        counts = [(state.label, count) for state in PublicationState if (count := self.states.get(state, 0))]
        return joined(" · ", (Text(f"{label.nl}: {count}", f"{label.en}: {count}") for label, count in counts))


def several_of(store: Store, plans: Sequence[str], at: datetime) -> Several:
    """Of plans by their ids, at an instant (aware). Raises StoreError."""
    fields = ("id", "name", "source_name", "source_key", "publication_state")
    with store.reading() as reader:
        chosen = [from_row(Plan, fields, row) for row in reader.values(Plan, fields, {"id": list(plans)})]
        hits = [SearchHit(plan.id, plan.current_name, plan.source_key) for plan in chosen]
        hits.sort(key=lambda hit: hit.name.casefold())
        lines = lines_of(reader, hits[:MOST], at, reader.settings().timezone)
    state_of = {plan.id: plan.publication_state for plan in chosen}
    return Several(Counter(state_of.values()), [_with_state(line, state_of[line.plan]) for line in lines])


def _with_state(line: AgendaLine, state: PublicationState) -> AgendaLine:
    return replace(line, detail=joined(" · ", [state.label, *([line.detail] if line.detail else [])]))
