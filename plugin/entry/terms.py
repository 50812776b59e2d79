"""The end that is proposed for a moment whose term the law sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..participation.codes import MomentKind
from ..participation.dates import day
from ..participation.terms import Term, six_weeks
from ..participation.times import TimeNotUnderstoodError
from ..participation.words import Text, joined
from ..publication.phrases import weekday
from .times import read_day

_REASONS = {
    MomentKind.FORMAL_VIEWS: Text(
        "Voorstel: zes weken, gerekend vanaf de dag dat het ontwerp ter inzage ligt (Awb 3:16).",
        "Proposed: six weeks, counted from the day the draft is laid open (Awb 3:16).",
    ),
    MomentKind.OBJECTION: Text(
        "Voorstel: zes weken, gerekend vanaf de dag na de bekendmaking (Awb 6:7 en 6:8).",
        "Proposed: six weeks, counted from the day after the decision is announced (Awb 6:7 and 6:8).",
    ),
}
_MOVED = Text(
    " De laatste dag zou {end} zijn: {free}. Dan loopt de termijn door tot en met {last} "
    "(Algemene termijnenwet, artikel 1).",
    " The last day would be {end}: {free}. The term then runs up to and including {last} "
    "(Algemene termijnenwet, article 1).",
)


@dataclass(frozen=True)
class Proposal:
    """An end to propose. last_day: the last whole day of the term. why: how it was worked out."""

    last_day: date
    why: Text


def has_term(kind: MomentKind) -> bool:
    """Whether the law sets how long a moment of that kind lasts."""
    return kind in _REASONS


def proposed_end(kind: MomentKind, begin_day: str) -> Proposal | None:
    """The end of the term of a kind that has one, from its typed first day; None where it has none or the day cannot
    be read."""
    reason = _REASONS.get(kind)
    if reason is None:
        return None
    try:
        term = six_weeks(read_day(begin_day))
    except (TimeNotUnderstoodError, OverflowError):
        return None
    return Proposal(term.last_day, _why(reason, term))


def _why(reason: Text, term: Term) -> Text:
    if term.free_day is None:
        return reason
    moved = _MOVED.format(end=day(term.sixth_week_ends), free=term.free_day, last=weekday(term.last_day))
    return joined("", (reason, moved))
