"""Assigns plans to neighbourhoods by overlay, and keeps what a planner set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...participation.areas import current_areas, making_up
from ...participation.codes import AreaLevel
from ...participation.geometry import sound
from ...participation.progress import Progress
from ...participation.records import Neighbourhood, Plan, PlanNeighbourhood, new_id
from ...participation.shares import Share, parts_of_whole, shares
from ...participation.words import ParticipationError, Text
from ...store.protocol import Keeping, Transaction

NO_AREAS = Text(
    "Er zijn nog geen wijken of buurten. Haal ze eerst op met “Wijken en buurten inlezen”.",
    "There are no neighbourhoods yet. Bring them in first with “Import neighbourhoods”.",
)
NO_WIJKEN = Text(
    "Er zijn buurten, maar geen wijken. Bewoners kiezen op de pagina's een wijk, en kunnen dat nu niet. Lees ook een "
    "laag met wijken in.",
    "There are buurten, but no wijken. On the pages residents choose a wijk, and now they cannot. Import a layer of "
    "wijken too.",
)
OUTSIDE = Text(
    "Plannen die in geen van deze gebieden liggen: {count}. Horen ze bij uw gemeente, en klopt het coördinatenstelsel "
    "van hun laag?",
    "Plans that lie in none of these areas: {count}. Are they of your municipality, and is the coordinate system of "
    "their layer right?",
)
UNUSABLE = Text(
    "De grens van {code} ({year}) is leeg of niet te herstellen; dit gebied telt niet mee. Lees het opnieuw in.",
    "The border of {code} ({year}) is empty or cannot be mended; this area does not count. Import it again.",
)
_SAME_SHARE = 1e-9

Tie = tuple[str, str]
Borders = tuple[bytes, ...]


@dataclass(frozen=True)
class AssignResult:
    """Plans with a neighbourhood or for the whole town, and the others."""

    assigned: int
    unassigned: int


def assign_neighbourhoods(
    store: Keeping,
    levels: Sequence[AreaLevel],
    min_share: float,
    whole_share: float,
    who: str,
    progress: Progress,
) -> AssignResult:
    """Tie each plan to the areas it lies in. min_share: percent of the plan below which a tie is left out.
    whole_share: percent of the municipality from which a plan concerns the whole town."""
    with store.reading() as reader:
        town = reader.settings().municipality
        known = reader.find(Neighbourhood)
        stored = list(reader.values(Plan, ("id", "geometry")))
    current = current_areas(known)
    usable = _usable(current, progress)
    areas = [area for area in usable if area.level in levels]
    if not areas:
        raise ParticipationError(NO_AREAS)
    of_level = {area.level for area in known}
    if AreaLevel.BUURT in of_level and AreaLevel.WIJK not in of_level:
        progress.note(NO_WIJKEN)
    overlay = _Overlay(stored)
    wanted: dict[Tie, float] = {}
    for step, level in enumerate(levels):
        progress.stop_if_cancelled()
        progress.fraction(step / (len(levels) + 1))
        wanted.update(overlay.ties([area for area in areas if area.level is level], min_share))
    whole = overlay.whole_town(next(filter(None, making_up(town, usable)), []), whole_share)
    progress.stop_if_cancelled()
    others = [area for area in known if area.level not in levels]
    left_out = {area.code for area in (*others, *current)} - {area.code for area in areas}
    with store.writing(who, "toewijzen aan wijken") as transaction:
        _write_ties(transaction, wanted, left_out)
        _write_whole_town(transaction, whole)
        assigned, loose = _parted(transaction)
    outside = loose.intersection(overlay.plans)
    if outside:
        progress.note(OUTSIDE.format(count=len(outside)))
    return AssignResult(len(assigned), len(loose))


class _Overlay:
    """The plans that have a place, laid over areas. plans: their ids."""

    def __init__(self, stored: Sequence[tuple[str, bytes | None]]) -> None:
        usable = sound([wkb for _, wkb in stored])
        self.plans = [id for (id, _), wkb in zip(stored, usable) if wkb is not None]
        self._shapes = [wkb for wkb in usable if wkb is not None]
        self._found: dict[Borders, list[Share]] = {}

    def ties(self, areas: Sequence[Neighbourhood], min_share: float) -> Iterator[tuple[Tie, float]]:
        """For each plan the areas of one level that it lies in, each with the share (0–1) of the plan; min_share: in
        percent, below which an area is left out."""
        for found in self._shares(_borders(areas)):
            if 100 * found.share >= min_share:
                yield (self.plans[found.plan], areas[found.area].code), found.share

    def whole_town(self, municipality: Sequence[Neighbourhood], whole_share: float) -> dict[str, bool]:
        """Which plans cover at least that percentage of the areas that make up the municipality, by id."""
        borders = _borders(municipality)
        parts = parts_of_whole(self._shapes, borders, self._shares(borders))
        return {id: 100 * part >= whole_share for id, part in zip(self.plans, parts)}

    def _shares(self, borders: Borders) -> list[Share]:
        # the areas of a level often make up the municipality too
        if borders not in self._found:
            self._found[borders] = shares(self._shapes, borders)
        return self._found[borders]


def _borders(areas: Iterable[Neighbourhood]) -> Borders:
    return tuple(area.geometry for area in areas if area.geometry)


def _usable(areas: list[Neighbourhood], progress: Progress) -> list[Neighbourhood]:
    """The areas by code, each with a border that can be computed with, whatever program last changed it. The order
    counts: what lies on the border of two areas falls to the first."""
    usable = []
    for area, wkb in zip(areas, sound([area.geometry for area in areas])):
        if wkb is None:
            progress.note(UNUSABLE.format(code=area.code, year=area.year))
        else:
            usable.append(replace(area, geometry=wkb))
    return sorted(usable, key=lambda area: area.code)


def _write_ties(transaction: Transaction, wanted: dict[Tie, float], left_out: set[str]) -> None:
    """Make the ties that the overlay made into the wanted ones. Ties made by hand stay, as do those to areas that were
    left out of the overlay."""
    by_hand: set[Tie] = set()
    standing: dict[Tie, PlanNeighbourhood] = {}
    gone: list[str] = []
    for tie in transaction.find(PlanNeighbourhood):
        key = (tie.plan or "", tie.neighbourhood_code or "")
        if tie.by_hand:
            by_hand.add(key)
        elif tie.neighbourhood_code in left_out:
            continue
        elif key in standing:
            gone.append(tie.id)
        else:
            standing[key] = tie
    gone += [tie.id for key, tie in standing.items() if key not in wanted or key in by_hand]
    changed = [
        (standing[key].id, {"share": share})
        for key, share in wanted.items()
        if key in standing and key not in by_hand and abs((standing[key].share or 0) - share) > _SAME_SHARE
    ]
    transaction.delete(PlanNeighbourhood, gone)
    transaction.update(PlanNeighbourhood, changed)
    transaction.insert(
        PlanNeighbourhood(id=new_id(), plan=plan, neighbourhood_code=code, share=share, by_hand=False)
        for (plan, code), share in wanted.items()
        if (plan, code) not in standing and (plan, code) not in by_hand
    )


def _write_whole_town(transaction: Transaction, whole: dict[str, bool]) -> None:
    standing = transaction.values(Plan, ("id", "whole_town_by_share"))
    differing = [(id, whole.get(id, False)) for id, flag in standing if bool(flag) != whole.get(id, False)]
    transaction.update(Plan, ((id, {"whole_town_by_share": flag}) for id, flag in differing))


def _parted(transaction: Transaction) -> tuple[set[str], set[str]]:
    """The plans that are tied to an area or concern the whole town, and those that are not, of which some have no
    place."""
    tied = {plan for (plan,) in transaction.values(PlanNeighbourhood, ("plan",))}
    assigned: set[str] = set()
    loose: set[str] = set()
    for id, by_hand, by_share in transaction.values(Plan, ("id", "whole_town", "whole_town_by_share")):
        is_assigned = id in tied or (by_share if by_hand is None else by_hand)
        (assigned if is_assigned else loose).add(id)
    return assigned, loose
