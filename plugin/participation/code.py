"""What a code is, and the two lists of codes that QGIS needs while it starts. The others stand in codes.py."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from .words import Text

AnyCode = TypeVar("AnyCode", bound="Code")


class Code(str, Enum):
    """A code with a label. The value is what is stored and published."""

    label: Text

    def __new__(cls, value: str, nl: str, en: str) -> Code:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Text(nl, en)
        return member

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def of(cls: type[AnyCode], value: str) -> AnyCode:
        """The member with that value. Raises ValueError where there is none."""
        return cls(value)  # type: ignore[call-arg]


def find_code(kind: type[AnyCode], text: str) -> AnyCode | None:
    """The code written as `text`, in any case, with or without accents and with spaces for underscores ("Enquête");
    None where there is no such code."""
    wanted = _plain(text).replace(" ", "_")
    return next((member for member in kind if member.value == wanted), None)


def find_named(kind: type[AnyCode], text: str) -> AnyCode | None:
    """The code written as `find_code` takes it, or in the words that a window has for it ("Zienswijze indienen"), in
    either language; None where there is none."""
    wanted = _plain(text)
    labelled = (member for member in kind if wanted in (_plain(member.label.nl), _plain(member.label.en)))
    return find_code(kind, text) or next(labelled, None)


def without_accents(text: str) -> str:
    """The text with plain letters ("Enquête": "Enquete")."""
    # not while QGIS starts: it is a library of its own there
    import unicodedata

    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _plain(text: str) -> str:
    return " ".join(without_accents(text).lower().split())


class Phase(Code):
    """Phase of a plan, in the order a plan goes through them."""

    INITIATIVE = "initiatief", "Initiatief", "Initiative"
    EXPLORATION = "verkenning", "Verkenning", "Exploration"
    PLANNING = "planvorming", "Planvorming", "Planning"
    DECISION = "besluitvorming", "Besluitvorming", "Decision"
    EXECUTION = "uitvoering", "Uitvoering", "Being carried out"
    DONE = "gereed", "Gereed", "Done"
    DROPPED = "ingetrokken", "Ingetrokken", "Dropped"


class AreaLevel(Code):
    """Level of a neighbourhood, largest first; the index is the LEVEL parameter of `importneighbourhoods`."""

    MUNICIPALITY = "gemeente", "Gemeente", "Municipality"
    DISTRICT = "stadsdeel", "Stadsdeel", "District"
    WIJK = "wijk", "Wijk", "Neighbourhood (wijk)"
    BUURT = "buurt", "Buurt", "Neighbourhood (buurt)"
