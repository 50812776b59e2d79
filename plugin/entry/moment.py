"""A moment between what a planner types and what the store keeps."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from ..participation.codes import Level, MomentKind, MomentState, PublicationState
from ..participation.records import Moment, new_id
from ..participation.words import Text
from .points import NOT_A_POINT, read_point, show_point
from .problems import Problem
from .texts import kept
from .times import TimeEntry, times_of, typed_times

NO_PLACE = Text(
    "Kies van welke wijk of buurt dit is, of de hele gemeente.",
    "Choose whose moment this is: of a neighbourhood, or of the whole municipality.",
)
NOT_A_COUNT = Text("Schrijf een aantal in cijfers, zoals 45.", "Write a number in digits, such as 45.")
_AS_CHOSEN = ("kind", "level", "state", "neighbourhood_code")
_MOST_DIGITS = 9
_CLOCKS = ("begin_local", "begin_fold", "end_local", "end_fold")


@dataclass(frozen=True)
class MomentEntry(TimeEntry):
    """What stands in the form. is_public: goes out with the next publication. point: two numbers in the store's CRS.
    neighbourhood_code: of a moment without a plan."""

    kind: MomentKind = MomentKind.OTHER
    title: str = ""
    influence: str = ""
    audience: str = ""
    place: str = ""
    address: str = ""
    online_url: str = ""
    signup_url: str = ""
    response_url: str = ""
    internal_note: str = ""
    neighbourhood_code: str = ""
    level: Level | None = None
    state: MomentState = MomentState.PLANNED
    attendance: str = ""
    is_public: bool = False
    point: str = ""


FIELDS = ("kind", *(field.name for field in dataclasses.fields(MomentEntry) if field.name != "kind"))
"""Those of the form, by name; the keyboard begins at the first."""
_OF_TIME = tuple(field.name for field in dataclasses.fields(TimeEntry))
_TEXTS = tuple(
    field.name
    for field in dataclasses.fields(MomentEntry)
    if field.default == "" and field.name not in (*_OF_TIME, *_AS_CHOSEN, "attendance", "point")
)
"""What is kept as it is typed."""


def typed(moment: Moment, language: str) -> MomentEntry:
    """What the form shows of a moment that is opened."""
    texts: dict[str, Any] = {name: getattr(moment, name) or "" for name in _TEXTS}
    return MomentEntry(
        **typed_times(moment, language),
        **texts,
        kind=moment.kind,
        level=moment.level,
        state=moment.state,
        neighbourhood_code=moment.neighbourhood_code or "",
        attendance="" if moment.attendance is None else str(moment.attendance),
        is_public=moment.is_published,
        point=show_point(moment.geometry),
    )


def moment_of(entry: MomentEntry, opened: MomentEntry, base: Moment) -> tuple[Moment, list[Problem]]:
    """The moment that what is typed makes of `base`, and what keeps it from being saved. What still stands as it was
    `opened` stays as `base` has it: a form shows less than a record can hold."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name in (*_TEXTS, *_AS_CHOSEN):
        value = getattr(entry, name)
        if value != getattr(opened, name):
            values[name] = kept(value) if name in _TEXTS else value
    if entry.attendance != opened.attendance:
        values["attendance"] = _count(entry.attendance, problems)
    if entry.point != opened.point:
        values["geometry"] = _geometry(entry.point, problems)
    if not base.plan and not entry.neighbourhood_code:
        problems.append(Problem("neighbourhood_code", NO_PLACE))
    if entry.is_public != opened.is_public:
        values["publication_state"] = PublicationState.PUBLISHED if entry.is_public else PublicationState.WITHDRAWN
    may_lack = entry.state is not MomentState.PLANNED
    times, wrong = times_of(entry, base.timezone, may_lack)
    if _times(entry) != _times(opened):
        values |= times
    if _times(entry) != _times(opened) or base.begin_local is None:
        problems += wrong
    return dataclasses.replace(base, **values), problems


def new_moment(plan: str | None, timezone: str, area: str | None = None) -> Moment:
    """A moment of a plan, or of the neighbourhood with that code, where it is known already."""
    return Moment(id=new_id(), plan=plan, neighbourhood_code=area, timezone=timezone)


def copy_of(moment: Moment) -> Moment:
    """A new moment that says the same, still to get its date: what became of the first is not of the second."""
    defaults: dict[str, Any] = {field.name: field.default for field in dataclasses.fields(Moment)}
    own = ("created_at", "updated_at", "version", "key", "state", "attendance", "publication_state")
    dropped = [name for name in defaults if name in own or name.startswith(("previous_", "feedback"))]
    return dataclasses.replace(moment, id=new_id(), **{name: defaults[name] for name in dropped})


def as_kept(moment: Moment, standing: Moment) -> Moment:
    """A moment as the store will hold it in the place of the standing one: where it was moved, with its earlier times,
    as the store's own trigger keeps them."""
    before = {f"previous_{name}": getattr(standing, name) for name in _CLOCKS}
    has_other_times = any(getattr(moment, name) != getattr(standing, name) for name in _CLOCKS)
    is_moved = moment.state is MomentState.MOVED and standing.begin_local is not None and has_other_times
    return dataclasses.replace(moment, **before) if is_moved else moment


def _times(entry: MomentEntry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in _OF_TIME)


def _geometry(text: str, problems: list[Problem]) -> bytes | None:
    try:
        return read_point(text)
    except ValueError:
        problems.append(Problem("point", NOT_A_POINT))
        return None


def _count(text: str, problems: list[Problem]) -> int | None:
    text = text.strip()
    if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        problems.append(Problem("attendance", NOT_A_COUNT))
        return None
    return int(text) if text else None
