"""What the expression functions say of a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import NULL
from qgis.PyQt.QtCore import QDateTime

from ...host.language import spoken
from ...host.source import plain_value
from ...intake.sources import as_text
from ...participation.naming import moment_title
from ...participation.records import Moment
from ...participation.times import clock_of
from ...publication.public_view.moments import public_place
from ...publication.public_view.next_moment import next_moment
from ..stage import when_of
from .status_book import Entry


def as_words(value: Any) -> str | None:
    """A value that an expression gives, as it is written in the store; None where it is empty."""
    return as_text(plain_value(value))


def _status(entry: Entry, form: str) -> Any:
    return entry.standing.status.value if form == "code" else spoken(entry.standing.said)


def _next(entry: Entry, form: str) -> Any:
    moment = next_moment(entry.moments, entry.at)
    if moment is None:
        return NULL
    return f"{spoken(moment_title(moment))}: {_when(moment, entry)}" if form == "tekst" else VALUES[form](moment, entry)


def _moments(entry: Entry, form: str) -> Any:
    dated = sorted(entry.moments, key=lambda moment: (moment.begin_local or "9", moment.id))
    return [
        {
            **{name: value(moment, entry) for name, value in VALUES.items()},
            "wanneer": _when(moment, entry),
            "staat": moment.state.value,
        }
        for moment in dated
    ]


def _when(moment: Moment, entry: Entry) -> Any:
    """As the public reads it; NULL where none follows."""
    told = when_of(moment, entry.timezone)
    return NULL if told is None else spoken(told)


def _local(moment: Moment, which: str, entry: Entry) -> Any:
    """Wall clock in the store's zone."""
    instant = getattr(moment, which)
    if instant is None:
        return NULL
    return QDateTime.fromString(clock_of(instant, entry.timezone).text, "yyyy-MM-dd HH:mm")


VALUES: dict[str, Callable[[Moment, Entry], Any]] = {
    "titel": lambda moment, entry: spoken(moment_title(moment)),
    "soort": lambda moment, entry: moment.kind.value,
    "niveau": lambda moment, entry: level.value if (level := moment.level or entry.plan.level) else NULL,
    "plaats": lambda moment, entry: public_place(moment) or NULL,
    "begin": lambda moment, entry: _local(moment, "begin", entry),
    "einde": lambda moment, entry: _local(moment, "end", entry),
}

TELL: dict[str, Callable[[Entry, str], Any]] = {
    "participatie_status": _status,
    "participatie_volgend_moment": _next,
    "participatie_momenten": _moments,
}
"""By the name of the function."""
