"""What a cell of an imported table says, under each heading (contract, "Imported tables")."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from ...participation.cells import CLEAR, CellError, Reading, cell_reader, cleared, read_flag, refuse_no_value
from ...participation.codes import PublicationState
from ...participation.fields import Field, definitions
from ...participation.records import Moment
from ...participation.words import Text
from .headings import Imported
from .lookup import Lookup

TOO_LONG = Text("is te lang. Houd het onder {most} tekens.", "is too long. Keep it below {most} characters.")
# what a cell of a spreadsheet can hold at most
LONGEST_TEXT = 32_767
PLANS = "plancodes"
"""Not an attribute of a contact: the ids of its plans, in order."""


def readings(record: type[Imported], lookup: Lookup, timezone: str) -> dict[str, Reading]:
    """By heading what a filled cell sets: attributes of the record, or PLANS. Each raises ParticipationError.

    timezone: of the store; times are read in it.
    """
    found: dict[str, Reading] = {
        field.heading: partial(_of_field, cell_reader(field, timezone), _when_cleared(record, field))
        for field in definitions(record)
        if field.heading
    }
    found["wijkcode"] = partial(_area, found["wijkcode"], lookup)
    if record is Moment:
        for heading in ("begin", "einde"):
            found[heading] = partial(_time, found[heading], timezone)
        found["plancode"] = partial(_plan, lookup)
        found["publiceren"] = _publication_state
    else:
        found[PLANS] = partial(_plans, lookup)
    # days, codes and flags stand in many rows alike
    return {heading: lru_cache(maxsize=1024)(partial(_unless_no_value, read)) for heading, read in found.items()}


def _when_cleared(record: type[Imported], field: Field) -> dict[str, Any]:
    return cleared(field, record.__dataclass_fields__[field.name].default)


def _of_field(read: Reading, when_cleared: dict[str, Any], text: str) -> dict[str, Any]:
    if text == CLEAR:
        return when_cleared
    if len(text) > LONGEST_TEXT:
        raise CellError(TOO_LONG.format(most=LONGEST_TEXT))
    return read(text)


def _unless_no_value(read: Reading, text: str) -> dict[str, Any]:
    refuse_no_value(text)
    return read(text)


def _area(read: Reading, lookup: Lookup, text: str) -> dict[str, Any]:
    values = read(text)
    (code,) = values.values()
    return values if code is None else dict.fromkeys(values, lookup.area(code))


def _time(read: Reading, timezone: str, text: str) -> dict[str, Any]:
    # a row that says nothing of times keeps its own zone
    return {**read(text), "timezone": timezone}


def _plan(lookup: Lookup, text: str) -> dict[str, Any]:
    return {"plan": None if text == CLEAR else lookup.plan(text)}


def _plans(lookup: Lookup, text: str) -> dict[str, Any]:
    codes = [] if text == CLEAR else [code.strip() for code in text.split(";") if code.strip()]
    return {PLANS: [lookup.plan(code) for code in codes]}


def _publication_state(text: str) -> dict[str, Any]:
    is_public = text != CLEAR and read_flag(text)
    return {"publication_state": PublicationState.PUBLISHED if is_public else PublicationState.CONCEPT}
