"""What a table of moments or contacts may have in its first row, and what its rows then say (contract, "Imported
tables")."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Union

from ...participation.cells import CLEAR, number_as_text
from ...participation.counts import counted
from ...participation.fields import definitions
from ...participation.progress import Progress
from ...participation.records import Contact, Moment
from ...participation.rejection import Rejection
from ...participation.words import ParticipationError, Text, shortened
from .table import Table

NO_HEADINGS = Text(
    "In {file} staat geen enkele bekende kop. Zet in de eerste rij koppen uit deze lijst: {headings}.",
    "{file} has no heading that is known. Put headings in the first row from this list: {headings}.",
)
UNKNOWN_HEADING = Text(
    "De kolom “{heading}” is niet bekend en wordt overgeslagen.", "Column “{heading}” is not known and is skipped."
)
ONE_MORE_UNKNOWN = Text(
    "En nog 1 kolom is niet bekend en wordt overgeslagen.", "And 1 more column is not known and is skipped."
)
MORE_UNKNOWN = Text(
    "En nog {n} kolommen zijn niet bekend en worden overgeslagen.",
    "And {n} more columns are not known and are skipped.",
)
KNOWN_HEADINGS = Text("Koppen die bekend zijn: {headings}.", "Headings that are known: {headings}.")
OTHER_KIND = Text(
    "De koppen in {file} zijn die van {kind}. Kies bij “Wat” (KIND) {kind}.",
    "The headings in {file} are those of {kind}. Choose {kind} at “What” (KIND).",
)
FIRST_SHEET = Text(
    "Van {file} is blad “{sheet}” gelezen, en niet: {others}. Zet een ander blad vooraan om dat in te lezen.",
    "Of {file} sheet “{sheet}” was read, and not: {others}. Put another sheet first to import that.",
)
KINDS = (Text("momenten", "moments"), Text("contacten", "contacts"))
TWICE_HEADING = Text("De kolom “{heading}” staat er twee keer in.", "Column “{heading}” occurs twice.")
MOST_NAMED = 20
ROW = Text("rij {number}", "row {number}")
Imported = Union[Moment, Contact]
"""What a row becomes."""


class RecordKind(IntEnum):
    """The KIND parameter of `importrecords`."""

    MOMENTS = 0
    CONTACTS = 1

    @property
    def record(self) -> type[Imported]:
        """The class of what its rows become."""
        return Moment if self is RecordKind.MOMENTS else Contact


# what a table may say besides the fields that have a heading
_MORE_HEADINGS = {
    RecordKind.MOMENTS: ("plancode", "publiceren"),
    RecordKind.CONTACTS: ("plancodes",),
}


@dataclass(frozen=True)
class Row:
    """One row. number: as a spreadsheet counts them. cells: what is filled, by known heading."""

    number: int
    cells: Mapping[str, str]

    @property
    def key(self) -> str | None:
        """Its `sleutel`, where it has one."""
        key = self.cells.get("sleutel")
        return None if key is None or key == CLEAR else number_as_text(key)

    def reject(self, *faults: tuple[str | None, Text]) -> Rejection:
        """Name this row with each heading at fault, None for the whole row, and why."""
        named = ROW.format(number=self.number)
        first, *more = (Rejection(named, heading, self.cells.get(heading or ""), why) for heading, why in faults)
        return replace(first, more=tuple(more))


def headings_of(kind: RecordKind) -> tuple[str, ...]:
    """Every heading a table of that kind may have, with what a row is about first."""
    key, *fields = (f.heading for f in definitions(kind.record) if f.heading)
    plans, *more = _MORE_HEADINGS[kind]
    return (key, plans, *fields, *more)


def known_rows(table: Table, kind: RecordKind, progress: Progress) -> list[Row]:
    """The rows of a table, each with its filled cells by heading. Notes which other sheets and which columns are
    skipped.

    Raises ParticipationError where no heading is known, one stands in it twice, or they are those of the other kind.
    """
    if len(table.sheets) > 1:
        sheet, *others = table.sheets
        named = ", ".join(f"“{shortened(other)}”" for other in others)
        progress.note(FIRST_SHEET.format(file=table.name, sheet=sheet, others=named))
    known = {_letters(heading): heading for heading in headings_of(kind)}
    columns: dict[str, int] = {}
    filled = [written for written in table.headings if written.strip()]
    unknown = [written for written in filled if _letters(written) not in known]
    other = next(one for one in RecordKind if one is not kind)
    if unknown and {_letters(written) for written in filled} <= {_letters(heading) for heading in headings_of(other)}:
        raise ParticipationError(OTHER_KIND.format(file=table.name, kind=KINDS[other]))
    for written in unknown[:MOST_NAMED]:
        progress.note(UNKNOWN_HEADING.format(heading=shortened(written)))
    if len(unknown) > MOST_NAMED:
        progress.note(counted(len(unknown) - MOST_NAMED, ONE_MORE_UNKNOWN, MORE_UNKNOWN))
    for position, written in enumerate(table.headings):
        heading = known.get(_letters(written))
        if heading is None:
            continue
        if heading in columns:
            raise ParticipationError(TWICE_HEADING.format(heading=written))
        columns[heading] = position
    if not columns:
        raise ParticipationError(NO_HEADINGS.format(file=table.name, headings=", ".join(known.values())))
    if unknown:
        progress.note(KNOWN_HEADINGS.format(headings=", ".join(known.values())))
    return [
        Row(number, {heading: cells[at] for heading, at in columns.items() if at < len(cells) and cells[at] != ""})
        for number, cells in table.rows
    ]


def _letters(heading: str) -> str:
    """A heading without what people write in more than one way: capitals, accents, spaces and hyphens (E-mail,
    Publiceer naam, Beïnvloedingsruimte)."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", heading.lower()) if sign.isalnum())
