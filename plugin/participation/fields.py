"""The one definition of each field.

A record is a dataclass (in records/) whose attributes are made by `column`. That one line drives the column in the
store, the label, tooltip and widget of the form, the heading of an imported table and the documentation.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .codes import Code
from .words import Text

NO_TEXT = Text("", "")


class Kind(Enum):
    """What a field holds, independent of engine and widget."""

    TEXT = "text"
    LONG_TEXT = "long text"
    CODE = "code"
    FLAG = "flag"
    OPTIONAL_FLAG = "optional flag"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"  # "2026-09-01"
    LOCAL = "local"  # wall clock "2026-09-01 19:30", or a date alone
    CLOCK = "clock"  # wall clock "2026-09-01 19:30"
    FOLD = "fold"  # 1: the second of the two hours when the clock goes back
    INSTANT = "instant"  # "2026-09-01T17:30:00Z", in UTC
    KEY = "key"  # UUID of our own
    LINK = "link"
    GEOMETRY = "geometry"  # WKB in the store's CRS


@dataclass(frozen=True)
class Field:
    """One field of a record.

    heading: heading in an imported table, Dutch (contract, "Imported tables").
    personal: says something of a person; history names the field, never the value.
    technical: kept by the store, hidden from forms.
    """

    name: str
    kind: Kind
    label: Text
    help: Text
    codes: type[Code] | None
    heading: str | None
    personal: bool
    technical: bool


def column(
    kind: Kind,
    label: Text = NO_TEXT,
    help: Text = NO_TEXT,
    *,
    default: Any = None,
    codes: type[Code] | None = None,
    heading: str | None = None,
    personal: bool = False,
) -> Any:
    """Declare a field of a record. A field without a label is technical."""
    definition = Field("", kind, label, help, codes, heading, personal, label is NO_TEXT)
    return dataclasses.field(default=default, metadata={"definition": definition})


# asked for each record that is read
_known: dict[type[Any], tuple[Field, ...]] = {}


def definitions(record: type[Any]) -> tuple[Field, ...]:
    """The fields of a record type, in order."""
    if record not in _known:
        _known[record] = tuple(
            dataclasses.replace(field.metadata["definition"], name=field.name)
            for field in dataclasses.fields(record)
            if "definition" in field.metadata
        )
    return _known[record]


def labels(record: type[Any]) -> dict[str, Text]:
    """What a person calls each field of a record type, by its name; an empty text for a technical one."""
    return {field.name: field.label for field in definitions(record)}
