"""What a visitor can choose in the filters of a list: only what occurs in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....participation.codes import Level
from ...records import EndedNeighbourhood
from .views import AreaView, PlanView, in_list

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choices:
    """Pairs of the value in the address and the words shown. levels: in the order of the ladder. former: the codes that
    an area took the place of, by its code."""

    areas: Options
    former: Mapping[str, list[str]]
    levels: Options
    kinds: Options


def choices(
    plans: Iterable[PlanView], areas: Iterable[AreaView], ended: Iterable[EndedNeighbourhood], language: str
) -> Choices:
    """The choices for a list of plans. A choice between fewer than two is none."""
    shown = tuple(plans)
    levels = {plan.record.niveau for plan in shown}
    kinds = {plan.record.soort for plan in shown if plan.record.soort}
    return Choices(
        areas=tuple((one.area.code, one.area.name) for one in areas),
        former=_former(ended),
        levels=_worth((level.value, level.label.in_language(language)) for level in Level if level.value in levels),
        kinds=_worth((kind, in_list(kind)) for kind in sorted(kinds, key=lambda kind: (kind.casefold(), kind))),
    )


def _former(ended: Iterable[EndedNeighbourhood]) -> Mapping[str, list[str]]:
    """For each area that succeeded former ones, the codes of those; without former areas with several successors, since
    a choice is one area."""
    found: dict[str, list[str]] = defaultdict(list)
    for area in ended:
        if len(area.opvolgers) == 1:
            found[area.opvolgers[0]].append(area.code)
    return found


def _worth(options: Iterable[tuple[str, str]]) -> Options:
    found = tuple(options)
    return found if len(found) > 1 else ()
