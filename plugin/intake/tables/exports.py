"""Writes the moments or contacts of a store as a table that `importrecords` reads back: to fill in, or to change in a
spreadsheet what is there. A cell that would not come back as it is stays empty, which an import leaves as it was."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ...participation.cells import CLEAR, FORMULA_STARTS
from ...participation.codes import Code, PublicationState
from ...participation.fields import Kind, definitions
from ...participation.progress import Progress
from ...participation.records import Moment, Plan, PlanContact
from ...participation.words import ParticipationError, Text
from ...store.protocol import Keeping, Reader
from .headings import Imported, RecordKind, headings_of
from .lookup import Lookup
from .readings import PLANS, readings
from .table import cell_text

NOT_WRITTEN = Text(
    "Het bestand {file} kan niet worden geschreven. Sluit het als het open staat, of kies een andere plek.",
    "The file {file} cannot be written. Close it if it is open, or choose another place.",
)
IN_PUBLIC = Text(
    "{file} staat in de publieke map {folder}: iedereen zou kunnen ophalen wat niet openbaar is. Kies een andere plek.",
    "{file} lies in the public folder {folder}: anybody could fetch what is not public. Choose another place.",
)
LEFT_EMPTY = Text(
    "Leeg gelaten, omdat het uit een spreadsheet anders terug zou komen: {n} cellen. Bij opnieuw inlezen blijft daar "
    "staan wat er staat.",
    "Left empty, because it would come back from a spreadsheet as something else: {n} cells. Importing again leaves "
    "there what there is.",
)
# what a spreadsheet takes for a number or a date, and so writes in its own way: 0101, 3-11, december 2026
_NUMBER = re.compile(r"[\d.,:/ E+-]*\d[\d.,:/ E+-]*", re.ASCII)
_LONGEST_DATE = 40
_OUR_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?", re.ASCII)
# of a text in a formula, in Excel
_LONGEST_IN_FORMULA = 255
_DAY = " 00:00"


@dataclass(frozen=True)
class Exported:
    """How many rows were written, and how many cells were left empty that hold something."""

    rows: int
    left_empty: int


def export_records(store: Keeping, path: Path, kind: RecordKind, progress: Progress) -> Exported:
    """Write a CSV (`;`, UTF-8 with BOM) of all records of a kind, drafts and what is internal too, under the headings
    of the contract; of an empty store the headings alone. Raises ParticipationError where it cannot be written, or
    would lie in a folder that was published into."""
    with store.reading() as reader:
        _refuse_public(path, reader.publication_folders())
        table = _Table(reader, kind)
        rows = list(table.rows(progress))
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(table.headings)
    lines.writerows(rows)
    try:
        path.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))
    except OSError as error:
        raise ParticipationError(NOT_WRITTEN.format(file=path)) from error
    if table.left_empty:
        progress.note(LEFT_EMPTY.format(n=table.left_empty))
    return Exported(len(rows), table.left_empty)


class _Table:
    """The rows of one kind. left_empty: how many cells were, that hold something."""

    def __init__(self, reader: Reader, kind: RecordKind) -> None:
        self.headings = headings_of(kind)
        self.left_empty = 0
        self._fields = {field.heading: field for field in definitions(kind.record) if field.heading}
        self._readings = readings(kind.record, Lookup(reader, None), reader.settings().timezone)
        self._codes = dict(reader.values(Plan, ("id", "source_key")))
        self._records: list[Imported] = sorted(reader.find(kind.record), key=self._order)
        self._keys = Counter(record.key for record in self._records)
        self._plans: dict[str, list[str]] = {}
        for tie in reader.find(PlanContact) if kind is RecordKind.CONTACTS else ():
            self._plans.setdefault(tie.contact or "", []).append(tie.plan or "")

    def rows(self, progress: Progress) -> Iterator[list[str]]:
        for number, record in enumerate(self._records):
            progress.stop_if_cancelled()
            progress.fraction(number / len(self._records))
            yield [self._cell(heading, record) for heading in self.headings]

    def _cell(self, heading: str, record: Imported) -> str:
        if heading == "sleutel":
            return _as_cell(self._key(record)) or ""
        candidates = list(self._candidates(heading, record))
        for text in candidates:
            cell = _as_cell(text)
            if cell is not None and self._comes_back(heading, cell, record):
                return cell
        self.left_empty += bool(candidates)
        return ""

    def _key(self, record: Imported) -> str:
        """Its own key, where a table can name it by that; else the one that we gave it, which an import knows too."""
        key = record.key or ""
        cell = _as_cell(key)
        is_usable = self._keys[key] == 1 and cell is not None and self._comes_back("sleutel", cell, record)
        return key if is_usable else record.id

    def _candidates(self, heading: str, record: Imported) -> Iterable[str]:
        """How a cell may say it, best first; none where there is nothing to say."""
        if heading == PLANS:
            codes = [self._codes.get(plan) or "" for plan in self._plans.get(record.id, ())]
            return [";".join(codes)] if codes else []
        if heading == "plancode":
            plan = record.plan if isinstance(record, Moment) else None
            return [self._codes.get(plan) or ""] if plan else []
        if heading == "publiceren":
            is_public = isinstance(record, Moment) and record.publication_state is PublicationState.PUBLISHED
            return ["ja" if is_public else "nee"]
        field = self._fields[heading]
        value = getattr(record, field.name)
        if value is None or value == "":
            return []
        if isinstance(value, Code):
            own_words = [record.role_text or ""] if heading == "rol" and not isinstance(record, Moment) else []
            return [value.label.nl, value.value, *filter(None, own_words)]
        if isinstance(value, bool):
            return ["ja" if value else "nee"]
        if field.kind is Kind.CLOCK:
            return [*_as_day(str(value), is_end=heading == "einde"), str(value)]
        return [str(value)]

    def _comes_back(self, heading: str, cell: str, record: Imported) -> bool:
        """Whether an import reads from the cell what the record holds."""
        text = _as_read(cell)
        if text in ("", CLEAR):
            return False
        try:
            values = self._readings[heading](text)
        except ParticipationError:
            return False
        held = {**record.__dict__, PLANS: self._plans.get(record.id)}
        return all(held[name] == value for name, value in values.items())

    def _order(self, record: Imported) -> tuple[str, str, str]:
        if isinstance(record, Moment):
            return self._codes.get(record.plan or "") or "", record.begin_local or "", record.id
        return (record.name or record.organisation or "").casefold(), "", record.id


def _as_day(clock: str, is_end: bool) -> Iterator[str]:
    """A whole day as people write it: the end of one counts up to and including that day."""
    if not clock.endswith(_DAY):
        return
    try:
        day = date.fromisoformat(clock.removesuffix(_DAY))
    except ValueError:
        return
    yield str(day - timedelta(days=1) if is_end else day)


def _as_cell(text: str) -> str | None:
    """The text so that a spreadsheet keeps it as it stands: what it may take for a number, a date or a formula becomes
    a formula that gives that text. None where that cannot be."""
    may_be_date = len(text) <= _LONGEST_DATE and "://" not in text and any(sign.isdigit() for sign in text)
    is_taken = text.startswith(FORMULA_STARTS) or may_be_date or _NUMBER.fullmatch(text) is not None
    if _OUR_DATE.fullmatch(text) or not is_taken:
        return text
    fits = len(text) <= _LONGEST_IN_FORMULA and '"' not in text and "\n" not in text and "\r" not in text
    return f'="{text}"' if fits else None


def _as_read(cell: str) -> str:
    return cell_text(cell.replace("\0", ""))


def _refuse_public(path: Path, folders: Iterable[str]) -> None:
    whole = path.resolve()
    for folder in folders:
        if Path(folder).resolve() in whole.parents:
            raise ParticipationError(IN_PUBLIC.format(file=path, folder=folder))
