"""Writes the moments or contacts of a store as a table that `importrecords` reads back: to fill in, or to change in a
spreadsheet what is there. A cell that would not come back as it is stays empty, which an import leaves as it was."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from ...on_disk import is_file, is_there
from ...participation.cells import CLEAR
from ...participation.codes import Code, PublicationState
from ...participation.counts import counted
from ...participation.fields import Kind, definitions
from ...participation.progress import Progress
from ...participation.records import Moment, Plan, PlanContact
from ...participation.words import ParticipationError, Text
from ...publication.release.swap import move, temporary_name, write_anew
from ...store.protocol import Keeping, Reader
from .headings import Imported, RecordKind, headings_of
from .kept import as_cell
from .likeness import Standing
from .lookup import Lookup
from .readings import PLANS, readings
from .table import cell_text

NO_CSV = Text(
    "De naam {file} eindigt niet op .csv. Kies een naam die daarop eindigt.",
    "The name {file} does not end in .csv. Choose a name that does.",
)
NOT_WRITTEN = Text(
    "Het bestand {file} kan niet worden geschreven. Sluit het als het open staat, maak ruimte of kies een andere plek.",
    "The file {file} cannot be written. Close it if it is open, make room or choose another place.",
)
IN_PUBLIC = Text(
    "{file} staat in de publieke map {folder}: iedereen zou kunnen ophalen wat niet openbaar is. Kies een andere plek.",
    "{file} lies in the public folder {folder}: anybody could fetch what is not public. Choose another place.",
)
LEFT_EMPTY = Text(
    "Leeg gelaten, omdat het uit een spreadsheet anders terug zou komen: {cells} ({headings}). Bij opnieuw inlezen "
    "blijft daar staan wat er staat.",
    "Left empty, because it would come back from a spreadsheet as something else: {cells} ({headings}). Importing "
    "again leaves there what there is.",
)
CELL, CELLS = Text("1 cel", "1 cell"), Text("{n} cellen", "{n} cells")
_TIMES = (Kind.CLOCK, Kind.LOCAL, Kind.DATE)
_DAY = " 00:00"


def export_records(store: Keeping, path: Path, kind: RecordKind, progress: Progress) -> int:
    """Write a CSV (`;`, UTF-8 with BOM) of all records of a kind, drafts and what is internal too, under the headings
    of the contract; of an empty store the headings alone. What had that name stands until all of it is written. Gives
    how many rows there are, and notes which cells were left empty.

    Raises ParticipationError where the name does not end in .csv, where it cannot be written, and where it would lie in
    a folder that was published into."""
    if path.suffix.lower() != ".csv":
        raise ParticipationError(NO_CSV.format(file=path.name))
    with store.reading() as reader:
        _refuse_public(path, reader.publication_folders())
        table = _Table(reader, kind)
        rows = list(table.rows(progress))
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(table.headings)
    lines.writerows(rows)
    progress.stop_if_cancelled()
    _write(path, text.getvalue().encode("utf-8-sig"))
    left_empty = sum(table.left_empty.values())
    if left_empty:
        headings = ", ".join(table.left_empty)
        progress.note(LEFT_EMPTY.format(cells=counted(left_empty, CELL, CELLS), headings=headings))
    return len(rows)


class _Table:
    """The rows of one kind. left_empty: under each heading how many cells were, that hold something."""

    def __init__(self, reader: Reader, kind: RecordKind) -> None:
        self.headings = headings_of(kind)
        self.left_empty: Counter[str] = Counter()
        self._fields = {field.heading: field for field in definitions(kind.record) if field.heading}
        self._readings = readings(kind.record, Lookup(reader, None), reader.settings().timezone)
        self._codes = dict(reader.values(Plan, ("id", "source_key")))
        found: list[Imported] = reader.find(kind.record)
        self._standing = Standing(kind.record, found)
        self._records = sorted(found, key=self._order)
        self._plans: dict[str, list[str]] = {}
        for tie in reader.find(PlanContact) if kind is RecordKind.CONTACTS else ():
            self._plans.setdefault(tie.contact or "", []).append(tie.plan or "")

    def rows(self, progress: Progress) -> Iterator[list[str]]:
        for number, record in enumerate(self._records):
            progress.stop_if_cancelled()
            progress.fraction(number / len(self._records))
            yield [self._cell(heading, record) for heading in self.headings]

    def _cell(self, heading: str, record: Imported) -> str:
        candidates = list(self._candidates(heading, record))
        for text in candidates:
            cell = as_cell(text, is_time=heading in self._fields and self._fields[heading].kind in _TIMES)
            if cell is not None and self._comes_back(heading, cell, record):
                return cell
        if candidates:
            self.left_empty[heading] += 1
        return ""

    def _candidates(self, heading: str, record: Imported) -> Iterable[str]:
        """How a cell may say it, best first; none where there is nothing to say."""
        if heading == "sleutel":
            # its own, or else the one that we gave it, which an import knows too
            return [key for key in (record.key, record.id) if key and self._standing.by_key(key) is record]
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
        text = cell_text(cell)
        if text in ("", CLEAR):
            return False
        try:
            values = self._readings[heading](text)
        except ParticipationError:
            return False
        if heading == "sleutel" and text == record.id:
            return True
        held = {PLANS: self._plans.get(record.id)} if heading == PLANS else record.__dict__
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


def _write(path: Path, content: bytes) -> None:
    whole = path.resolve()
    beside = whole.with_name(temporary_name(whole.name))
    try:
        if is_there(whole) and not is_file(whole):
            raise ParticipationError(NOT_WRITTEN.format(file=path))
        write_anew(beside, content)
        if is_file(whole):
            shutil.copymode(whole, beside)
        move(beside, whole)
    except OSError as error:
        raise ParticipationError(NOT_WRITTEN.format(file=path)) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _refuse_public(path: Path, folders: Iterable[str]) -> None:
    whole = path.resolve()
    for folder in folders:
        if Path(folder).resolve() in whole.parents:
            raise ParticipationError(IN_PUBLIC.format(file=path, folder=folder))
