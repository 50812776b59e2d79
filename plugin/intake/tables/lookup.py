"""Finds the plan or area that a code in a table means."""

from __future__ import annotations

from ...participation.cells import number_as_text
from ...participation.encoding import trimmed
from ...participation.records import Neighbourhood, Plan, PlanSource
from ...participation.words import ParticipationError, Text
from ...store.protocol import Reader
from ..sources import as_text

UNKNOWN_PLAN = Text(
    "is geen bekende plancode. Koppel eerst de planlaag.", "is not a known plan code. Attach the plan layer first."
)
AMBIGUOUS_PLAN = Text(
    "komt in meer dan één bron voor. Geef de bron op (SOURCE).",
    "occurs in more than one source. Name the source (SOURCE).",
)
UNKNOWN_AREA = Text(
    "is geen bekende wijk- of buurtcode. Lees eerst de wijken in.",
    "is not a known neighbourhood code. Import the neighbourhoods first.",
)
UNKNOWN_SOURCE = Text(
    "Er is geen gekoppelde laag “{name}”. Gekoppeld zijn: {names}.",
    "There is no attached layer “{name}”. Attached are: {names}.",
)


class Lookup:
    """Codes as they are now in the store. source: name of the attached layer that plan codes are of; None for any."""

    def __init__(self, reader: Reader, source: str | None) -> None:
        only = _source_id(reader, source)
        self._plans: dict[str, list[str]] = {}
        for id, code, layer in reader.values(Plan, ("id", "source_key", "source")):
            if code is not None and (only is None or layer == only):
                # a sign that nobody sees is no part of a cell
                self._plans.setdefault(trimmed(code), []).append(id)
        self._areas = {code for (code,) in reader.values(Neighbourhood, ("code",))}
        self._areas.add(reader.settings().municipality)

    def plan(self, code: str) -> str:
        """The id of the plan with that code. Raises ParticipationError where there is none, or more than one."""
        found = self._plans.get(as_text(code) or "", [])
        if not found:
            found = self._plans.get(number_as_text(code), [])
        if not found:
            raise ParticipationError(UNKNOWN_PLAN)
        if len(found) > 1:
            raise ParticipationError(AMBIGUOUS_PLAN)
        return found[0]

    def area(self, code: str) -> str:
        """The code, where an area or the municipality has it. Raises ParticipationError."""
        if code not in self._areas:
            raise ParticipationError(UNKNOWN_AREA)
        return code


def _source_id(reader: Reader, name: str | None) -> str | None:
    if name is None:
        return None
    sources = {source.name: source.id for source in reader.find(PlanSource)}
    if name not in sources:
        raise ParticipationError(UNKNOWN_SOURCE.format(name=name, names=", ".join(sorted(sources)) or "–"))
    return sources[name]
