"""Imports a table as a person has it, a CSV file with headings, one row a list; and exports one."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from participatiekaart.plugin.intake.tables.exports import export_records
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood
from participatiekaart.plugin.store.protocol import Store

from .making import WHO, attach, feature, id_of, records

MOMENTS, CONTACTS = RecordKind.MOMENTS, RecordKind.CONTACTS
_RECORDS: dict[RecordKind, Any] = {MOMENTS: Moment, CONTACTS: Contact}


class Desk:
    """A store with the plans P1, P2 and 0012 and the wijk WK999901, and a folder for tables."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self._folder = folder
        attach(store, [feature("P1"), feature("P2"), feature("0012")])
        with store.writing(WHO) as transaction:
            transaction.insert([Neighbourhood(id=id_of("wijk"), code="WK999901", year=2026, name="Molenveld")])

    def bring(
        self,
        kind: RecordKind,
        headings: Sequence[str],
        *rows: Sequence[str],
        source: str | None = None,
        progress: Silent | None = None,
    ) -> TakenIn:
        path = self._folder / "tabel.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows([headings, *rows])
        return import_records(self.store, read_table(path), kind, source, WHO, progress or Silent())

    def row(self, kind: RecordKind, **cells: str) -> TakenIn:
        """Bring in a table of one row."""
        return self.bring(kind, list(cells), list(cells.values()))

    def all(self, kind: RecordKind) -> list[Any]:
        return records(self.store, _RECORDS[kind])

    def one(self, kind: RecordKind) -> Any:
        (found,) = self.all(kind)
        return found

    def plan_id(self, code: str) -> str:
        (found,) = [plan.id for plan in self.store.snapshot().plans if plan.source_key == code]
        return found


def counts(result: TakenIn) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, rejected."""
    return result.added, result.updated, result.unchanged, len(result.rejected)


def refusal(result: TakenIn) -> tuple[str, str | None, str | None, str]:
    """Record, field, value and reason of the one row that was turned away."""
    (rejected,) = result.rejected
    return rejected.named("nl"), rejected.field, rejected.value, rejected.reason.nl


def taken_out(store: Store, path: Path, kind: RecordKind) -> int:
    return export_records(store, path, kind, Silent())


def brought_back(store: Store, path: Path, kind: RecordKind) -> TakenIn:
    return import_records(store, read_table(path), kind, None, "proef", Silent())
