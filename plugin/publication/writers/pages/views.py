"""Public records as a page tells them, in one language: what the templates are given.

`course` and the moments' attributes are what the scripts read today's status from; a page itself says dates only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ....participation.codes import Status
from ....participation.times import UTC
from ...records import PublicContact, PublicMoment, PublicPlan

# a name longer than this stands whole on its own page only
NAME_IN_LIST = 200
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Area:
    """A wijk by its name in a list."""

    code: str
    name: str


@dataclass(frozen=True)
class MomentView:
    """A moment as a page tells it. has_own_title: without one it is called by its kind. begin, end: ISO 8601 with
    offset. counts: whether it counts for the status. vague: known to the month or less. in_own_words: `when` is in the
    words of the planner. goes_on: neither called off nor over when this was published, so that a page may invite to it.
    calendar: the file with which one puts it in one's own calendar."""

    record: PublicMoment
    title: str
    has_own_title: bool
    kind: str | None
    level: str | None
    state: str | None
    when: str | None
    was: str | None
    begin: str | None
    end: str | None
    counts: bool
    vague: bool
    in_own_words: bool
    goes_on: bool
    feedback_from: str | None
    feedback_day: str | None
    calendar: str | None

    @property
    def short_title(self) -> str:
        return in_list(self.title)

    @property
    def has_feedback(self) -> bool:
        return bool(self.record.terugkoppeling or self.record.terugkoppeling_url)


@dataclass(frozen=True)
class PlanView:
    """A plan as a page tells it. areas: largest share first; shares: how much of the plan lies in each, in words.
    sub_areas: names of buurten. size: how large it is, in words."""

    record: PublicPlan
    name: str
    summary: str | None
    phase: str | None
    level: str | None
    promise: str | None
    areas: tuple[Area, ...]
    shares: tuple[str | None, ...]
    sub_areas: tuple[str, ...]
    size: str | None
    course: str
    moments: tuple[MomentView, ...]
    updated: str

    @property
    def feedback(self) -> tuple[MomentView, ...]:
        """What was done with the input, the latest first."""
        return with_feedback(self.moments)

    @property
    def comes_to_an_end(self) -> bool:
        """Whether it is finished, or will be, by what is known."""
        return self.record.statusverloop[-1].status == Status.FINISHED

    @property
    def is_over(self) -> bool:
        """Whether it is finished and stays so, by what is known: one has no say in it any more."""
        return self.record.status == Status.FINISHED and self.record.status_tot is None

    @property
    def is_on_map(self) -> bool:
        return self.record.wgs84 is not None


@dataclass(frozen=True)
class AgendaEntry:
    """A moment in a wijk, with the slug of its plan where it is of one."""

    moment: MomentView
    slug: str | None


@dataclass(frozen=True)
class AreaView:
    """A wijk with what stands in it; plans and moments of the whole town among them.

    agenda: what had not ended when this was published, by begin. feedback: what was done with the input of its moments
    of no plan, the latest first. associations: its own, those of its buurten, of its district and of the whole town.
    """

    area: Area
    goals: tuple[str, ...]
    sub_areas: tuple[str, ...]
    plans: tuple[PlanView, ...]
    agenda: tuple[AgendaEntry, ...]
    feedback: tuple[MomentView, ...]
    associations: tuple[PublicContact, ...]


@dataclass(frozen=True)
class SiteView:
    """All that the pages tell. loose_moments: those without a plan, of a wijk or of the whole town."""

    plans: tuple[PlanView, ...]
    areas: tuple[AreaView, ...]
    loose_moments: tuple[MomentView, ...]


def with_feedback(moments: Iterable[MomentView]) -> tuple[MomentView, ...]:
    """Those that tell what was done with the input, the latest first."""
    told = [moment for moment in moments if moment.has_feedback]
    return tuple(sorted(told, key=lambda moment: moment.record.terugkoppeling_op or _LONG_AGO, reverse=True))


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"


def in_list(name: str) -> str:
    """A name as it stands among others; whole only at the head of its own page."""
    return shortened(name, NAME_IN_LIST)
