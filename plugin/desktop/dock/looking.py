"""What the dock is to show of what is selected; runs in the background."""

from __future__ import annotations

from dataclasses import dataclass

from ...participation.times import now
from ...store.addresses import open_store
from .card import Card, card_of
from .finding_plans import Unattached, find_own
from .following import Selected


@dataclass(frozen=True)
class View:
    """card: where one plan is selected. plans: ids of the plans selected. unattached: selected rows that are no plan
    in the store yet."""

    address: str
    plans: tuple[str, ...] = ()
    unattached: tuple[Unattached, ...] = ()
    card: Card | None = None


def look(selected: Selected) -> View | None:
    """None where what is selected is on a layer that has nothing to do with a store. Raises ParticipationError."""
    view = _view(selected)
    if view is None or len(view.plans) != 1 or view.unattached:
        return view
    store = open_store(view.address)
    try:
        file = store.plan_file(view.plans[0])
    finally:
        store.close()
    # without a file, another program deleted the plan a moment ago
    return View(view.address, view.plans, card=card_of(file, now())) if file else View(view.address)


def _view(selected: Selected) -> View | None:
    if selected.own is None:
        return View(selected.stores[0] if selected.stores else "", selected.plans)
    found = find_own(selected.stores, selected.own.provider, selected.own.address, selected.own.rows)
    return View(found.address, found.plans, found.unattached) if found else None
