"""What comes in from a layer, as plain values. Geometry is WKB without curves, two-dimensional, in the store's CRS."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from ..participation.encoding import one_spelling
from ..participation.words import Text


class Duplicates(IntEnum):
    """What to do with a key that occurs more than once (the DUPLICATES parameter of `attachplans`)."""

    REJECT = 0
    MERGE = 1


@dataclass(frozen=True)
class LayerDescription:
    """A plan layer of the municipality. address: where it lies, without password; never published."""

    name: str
    provider: str
    address: str
    key_field: str
    name_field: str
    crs: str
    summary_field: str = ""
    kind_field: str = ""
    phase_field: str = ""
    url_field: str = ""


@dataclass(frozen=True)
class Attachment:
    """How a plan layer is attached. publish: new plans come in as published, else as concepts. is_whole: the features
    given are all that the layer has; with only some of them it cannot be told what went missing."""

    layer: LayerDescription
    duplicates: Duplicates = Duplicates.REJECT
    publish: bool = False
    is_whole: bool = True


@dataclass(frozen=True)
class SourceFeature:
    """A feature of a plan layer. row: how a person finds it again. problem: why it could not be had."""

    row: str
    key: Any
    name: Any = None
    summary: Any = None
    kind: Any = None
    phase: Any = None
    url: Any = None
    geometry: bytes | None = None
    problem: Text | None = None


@dataclass(frozen=True)
class SourceArea:
    """A feature of a neighbourhood layer."""

    row: str
    code: Any
    name: Any
    parent: Any = None
    geometry: bytes | None = None
    problem: Text | None = None


def as_text(value: Any) -> str | None:
    """A value of any source field as the text it is compared and kept as (contract, "Attaching again"); None where
    nothing is left. It is trimmed; a whole number has no `.0`; case and leading zeros stay; each accented letter is one
    character.

    A list is written with commas, yes and no as in an imported table, bytes as hexadecimal, an object as JSON.
    """
    if value is None:
        return None
    # half a character pair, or a NUL, can be in a layer but in no store or page
    text = _said(value).encode("utf-8", "ignore").decode().replace("\0", "")
    return one_spelling(text).strip() or None


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return ", ".join(said for one in value if (said := as_text(one)) is not None)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
