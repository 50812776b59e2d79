"""Writes a record that was open in a form, without undoing what others wrote meanwhile."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from ..participation.fields import labels
from ..participation.records import AnyRecord, Plan, Record
from ..participation.words import ParticipationError, Text
from ..store.protocol import Transaction

_BY_STORE = {field.name for field in dataclasses.fields(Record)}

CHANGED_MEANWHILE = Text(
    "Terwijl u typte heeft iemand anders dit ook gewijzigd: {fields}. Er is nog niets bewaard en uw tekst staat er "
    "nog. Bewaar nog eens om uw versie te laten gelden.",
    "While you were typing somebody else changed this too: {fields}. Nothing was saved and your text is still here. "
    "Save again to replace it with yours.",
)
GONE_MEANWHILE = Text(
    "Dit gegeven is intussen verwijderd. Uw tekst staat er nog; kopieer wat u wilt houden.",
    "This record has been removed meanwhile. Your text is still here; copy what you want to keep.",
)
PLAN_GONE_MEANWHILE = Text(
    "Het plan waar dit bij hoort is intussen verwijderd. Er is niets bewaard en uw tekst staat er nog; kopieer "
    "wat u wilt houden.",
    "The plan that this belongs to has been removed meanwhile. Nothing was saved and your text is still here; copy "
    "what you want to keep.",
)
OTHER_STORE = Text(
    "Op deze plek staat nu een andere opslag dan toen u dit venster opende. Er is niets bewaard en uw tekst staat er "
    "nog. Zet de eerdere opslag terug en bewaar nog eens, of kopieer wat u wilt houden.",
    "There is another store here now than when you opened this window. Nothing was saved and your text is still here. "
    "Put the earlier store back and save again, or copy what you want to keep.",
)


class ChangedMeanwhileError(ParticipationError):
    """Somebody else changed a field that was changed here too. current: the record as it stands now."""

    def __init__(self, text: Text, current: Record) -> None:
        super().__init__(text)
        self.current = current


def changes(before: Record, after: Record) -> dict[str, Any]:
    """The fields that differ, with their new value; not those the store keeps by itself."""
    names = [field.name for field in dataclasses.fields(after) if field.name not in _BY_STORE]
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


def refuse_other_store(transaction: Transaction, opened: str | None) -> None:
    """Raise ParticipationError where another store lies at the address now. opened: identity of the one that a form
    was filled from."""
    if transaction.identity() != opened:
        raise ParticipationError(OTHER_STORE)


def refuse_orphans(transaction: Transaction, plans: Iterable[str | None]) -> None:
    """Raise ParticipationError where a plan that something is to be added to is gone."""
    wanted = {plan for plan in plans if plan}
    if len(list(transaction.values(Plan, ("id",), {"id": wanted}))) < len(wanted):
        raise ParticipationError(PLAN_GONE_MEANWHILE)


def keep(transaction: Transaction, before: AnyRecord | None, after: AnyRecord) -> None:
    """Add a record (before is None), or set what was changed in it since it was read as `before`.

    Raises ChangedMeanwhileError where another program changed one of the same fields to something else, and
    ParticipationError where it removed the record.
    """
    if before is None:
        transaction.insert([after])
        return
    new = changes(before, after)
    found = transaction.find(type(after), {"id": after.id})
    if not found:
        raise ParticipationError(GONE_MEANWHILE)
    theirs = changes(before, found[0])
    both = [name for name in new if name in theirs and theirs[name] != new[name]]
    if both:
        called = labels(type(after))
        raise ChangedMeanwhileError(CHANGED_MEANWHILE.format(fields=_listed([called[name] for name in both])), found[0])
    transaction.update(type(after), [(after.id, new)])


def _listed(called: list[Text]) -> Text:
    named = [label for label in called if label.nl] or [Text("tijd of ligging", "time or place")]
    return Text(", ".join(f"“{label.nl}”" for label in named), ", ".join(f"“{label.en}”" for label in named))
