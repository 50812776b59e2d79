"""Reads the record that a dialog was opened for, or says that it is gone."""

from __future__ import annotations

from ..participation.records import AnyRecord
from ..participation.snapshot import Snapshot
from ..participation.words import ParticipationError, Text
from ..store.protocol import Reader
from ..store.reading import read_plan_file

GONE = Text(
    "Dit gegeven staat niet meer in de opslag. Sluit dit venster.",
    "This record is no longer in the store. Close this window.",
)


def the_one(reader: Reader, kind: type[AnyRecord], key: str) -> AnyRecord:
    """The record of that id. Raises ParticipationError where it is gone."""
    found = reader.find(kind, {"id": key})
    if not found:
        raise ParticipationError(GONE)
    return found[0]


def the_plan_file(reader: Reader, plan: str) -> Snapshot:
    """A plan with all that belongs to it. Raises ParticipationError where it is gone."""
    file = read_plan_file(reader, plan)
    if file is None:
        raise ParticipationError(GONE)
    return file
