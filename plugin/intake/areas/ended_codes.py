"""What importing the areas of a new year tells of records that stay at a code which is no longer in use."""

from __future__ import annotations

from collections import Counter

from ...participation import counts
from ...participation.areas import current_areas
from ...participation.progress import Progress
from ...participation.records import Contact, Goal, Moment, PlanNeighbourhood
from ...participation.words import Text, joined
from ...store.protocol import Transaction
from ...store.reading import read_neighbourhoods

BY_OVERLAY = Text(
    "Bij een code die niet meer geldt horen nog {plans}. Het publiek ziet ze daar niet. Start “Plannen aan wijken "
    "toewijzen”.",
    "At a code that is no longer in use there are still {plans}. The public does not see them there. Run “Assign plans "
    "to neighbourhoods”.",
)
BY_HAND = Text(
    "Code {code} geldt niet meer. Wat daar nog bij staat, ziet het publiek bij geen wijk of buurt: {what}. Geef het "
    "een code van nu.",
    "Code {code} is no longer in use. The public sees at no neighbourhood what still belongs to it: {what}. Give it a "
    "current code.",
)
_KINDS = ((Goal, counts.goals), (Moment, counts.moments), (Contact, counts.contacts))


def tell_of_ended_codes(transaction: Transaction, progress: Progress) -> None:
    """Tell where records stay behind at a code that ended: those that assigning again will move, and those that were
    set by hand."""
    ended = _ended(transaction)
    if not ended:
        return
    ties = [
        (plan, code, by_hand)
        for plan, code, by_hand in transaction.values(PlanNeighbourhood, ("plan", "neighbourhood_code", "by_hand"))
        if code in ended
    ]
    overlaid = {plan for plan, _, by_hand in ties if not by_hand}
    if overlaid:
        progress.note(BY_OVERLAY.format(plans=counts.plans(len(overlaid))))
    told = {code: [counts.plans(n)] for code, n in Counter(code for _, code, by_hand in ties if by_hand).items()}
    for kind, words in _KINDS:
        codes = (code for (code,) in transaction.values(kind, ("neighbourhood_code",)) if code in ended)
        for code, n in Counter(codes).items():
            told.setdefault(code, []).append(words(n))
    for code, found in sorted(told.items()):
        progress.note(BY_HAND.format(code=code, what=joined(", ", found)))


def _ended(transaction: Transaction) -> set[str]:
    """The codes of earlier years that no area of the newest one of its level has."""
    areas = read_neighbourhoods(transaction)
    now = {area.code for area in current_areas(areas)} | {transaction.settings().municipality}
    return {area.code for area in areas} - now
