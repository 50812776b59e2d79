"""Stores whose every private place holds a canary: a value by which a leak is known.

What is private is not listed: it is every field (participation/fields.py) that PUBLISHABLE does not name, so that a new
field is covered by itself, and every field of a record that is not to be public.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import shapely
from hypothesis import strategies as st
from participatiekaart.plugin.participation.fields import Field, Kind, definitions
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    Record,
)

from .searching import DAY, FRACTION, KEY_MARK, MARK, NUMBER, PLACE

AnyRecord = TypeVar("AnyRecord", bound=Record)
Draw = Any
SPECIAL = "‹&'é;,\""
_keys = iter(range(10**12))

# The fields that the contract's public fields are made of; which flags and kinds open them is in private_towns
PUBLISHABLE: dict[type[Record], frozenset[str]] = {
    PlanSource: frozenset(),
    Plan: frozenset(
        "id source_key name summary kind phase_since url decision_url influence slug override_from override_until "
        "geometry".split()
    ),
    Moment: frozenset(
        "id plan title influence audience begin_local begin_fold end_local end_fold timezone period_text place address "
        "online_url signup_url response_url previous_begin_local previous_begin_fold previous_end_local "
        "previous_end_fold feedback feedback_url feedback_on geometry".split()
    ),
    Contact: frozenset("name organisation email phone website permission_on permission_until".split()),
    PlanContact: frozenset(["plan"]),
    Neighbourhood: frozenset("code year name parent_code geometry".split()),
    Goal: frozenset("neighbourhood_code text".split()),
    PlanNeighbourhood: frozenset("plan neighbourhood_code".split()),
}
READ_AS_A_SETTING = {"timezone"}
"""A text that nothing else can stand in."""


def text(place: str) -> str:
    """A canary of text that says where it was put, on both sides of what escapes and line ends do to a text."""
    return f"{MARK}{place}{SPECIAL}\n{MARK}{place}{SPECIAL}"


def key() -> str:
    """A key by which a private record is known."""
    return f"{KEY_MARK}{next(_keys):012d}"


def canary(field: Field, record: type[Record]) -> Any:
    """A value for a private field, by its kind; None where its kind holds nothing that could be known again."""
    place = f"{record.__name__}{field.name}".replace("_", "")
    if field.kind in (Kind.CODE, Kind.FLAG, Kind.OPTIONAL_FLAG, Kind.FOLD) or field.name in READ_AS_A_SETTING:
        return None
    if field.kind is Kind.GEOMETRY:
        shape = shapely.Point(*PLACE)
        if record is not Moment:
            x, y = PLACE
            shape = shapely.MultiPolygon([shapely.box(x, y, x + 10, y + 10)])
        return bytes(shapely.to_wkb(shape))
    if field.kind is Kind.KEY:
        return key()
    return {
        Kind.TEXT: text(place),
        Kind.LONG_TEXT: text(place),
        # safe by the checks, so that no error holds it back
        Kind.LINK: f"https://example.org/{MARK}{place}{SPECIAL}",
        Kind.COUNT: NUMBER,
        Kind.SHARE: FRACTION,
        Kind.DATE: DAY,
        Kind.LOCAL: f"{DAY} 04:37",
        Kind.CLOCK: f"{DAY} {'05' if field.name.startswith('end') else '04'}:37",
        Kind.INSTANT: f"{DAY}T04:37:11Z",
    }[field.kind]


def private(draw: Draw, record: type[AnyRecord], /, **given: Any) -> AnyRecord:
    """A record of canaries throughout, but for what is given; codes and flags are anything."""
    return _filled(draw, record, frozenset(), given)


def public(draw: Draw, record: type[AnyRecord], /, **given: Any) -> AnyRecord:
    """A record to be published: canaries in what is private of it, what is given, and the standard for the rest."""
    return _filled(draw, record, PUBLISHABLE[record], given)


def _filled(draw: Draw, record: type[AnyRecord], left: frozenset[str], given: Mapping[str, Any]) -> AnyRecord:
    values = dict(given)
    for field in definitions(record):
        if field.name in values or field.name in left:
            continue
        value = _drawn(draw, field, record)
        if value is not None:
            values[field.name] = value
    return record(**values)


def _drawn(draw: Draw, field: Field, record: type[Record]) -> Any:
    if field.codes is not None:
        # what the record type has a standard for is never empty
        codes = st.sampled_from(list(field.codes))
        return draw(codes if getattr(record, field.name) is not None else st.none() | codes)
    if field.kind is Kind.FLAG:
        return draw(st.booleans())
    if field.kind is Kind.OPTIONAL_FLAG:
        return draw(st.none() | st.booleans())
    return canary(field, record)
