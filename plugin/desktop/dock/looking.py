"""What the dock is to show of what is selected; runs in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...host.settings import AHEAD_DAYS, FEEDBACK_DAYS
from ...participation.times import now
from ...store.addresses import open_store
from ...store.reading import read_area_file
from .agenda import Agenda, agenda_of
from .area_card import AreaCard, area_card_of
from .card import Card, card_of
from .finding_plans import Unattached, find_own
from .following import Selected
from .several import Several, several_of


@dataclass(frozen=True)
class View:
    """What the dock shows. card: where one plan is selected. plans: ids of the plans selected. unattached: selected
    rows that are no plan in the store yet, with the id of their layer. several: of more than one plan. area: where one
    neighbourhood is selected; areas: how many are. agenda: where nothing is selected."""

    address: str
    plans: tuple[str, ...] = ()
    unattached: tuple[Unattached, ...] = ()
    layer: str = ""
    card: Card | None = None
    several: Several | None = None
    area: AreaCard | None = None
    areas: int = 0
    agenda: Agenda | None = None


def look(selected: Selected) -> View | None:
    """None where what is selected is on a layer that has nothing to do with a store. Raises ParticipationError."""
    codes = {str(row["code"]) for row in selected.areas(("code",))} if selected.areas else set()
    if codes:
        return _look_at_areas(selected.stores[0], codes)
    # without codes, another program deleted the neighbourhood a moment ago
    view = chosen(selected)
    if view is None or view.unattached or not view.address:
        return view
    with open_store(view.address) as store:
        if len(view.plans) > 1:
            return replace(view, several=several_of(store, view.plans, now()))
        file = store.plan_file(view.plans[0]) if view.plans else None
        # without a file, another program deleted the plan a moment ago
        if file is None:
            return View(view.address, agenda=agenda_of(store, now(), AHEAD_DAYS.value, FEEDBACK_DAYS.value))
    return replace(view, card=card_of(file, now()))


def chosen(selected: Selected) -> View | None:
    """Which plans and rows are selected, with nothing told of them yet; otherwise as `look`."""
    own = selected.own
    if own is None:
        plans = selected.plans(("id",)) if selected.plans else ()
        return View(selected.stores[0] if selected.stores else "", tuple(str(row["id"]) for row in plans))
    found = find_own(selected.stores, own.provider, own.address, own.rows)
    return View(found.address, found.plans, found.unattached, own.layer) if found else None


def _look_at_areas(address: str, codes: set[str]) -> View:
    if len(codes) > 1:
        return View(address, areas=len(codes))
    (code,) = codes
    with open_store(address) as store, store.reading() as reader:
        file = read_area_file(reader, code)
    return View(address, area=area_card_of(code, file, now()), areas=1)
