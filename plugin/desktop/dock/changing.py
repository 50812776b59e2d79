"""Publishes or withdraws plans from the dock: in the background, in one short transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...host.language import spoken
from ...host.writer import writer_name
from ...participation.codes import PublicationState
from ...participation.records import Plan
from ...participation.words import ParticipationError, Text
from ...store.addresses import open_store
from ..tasks import Work

CHANGING = Text("Publicatie van plannen wijzigen", "Change the publication of plans")
DONE = {
    PublicationState.PUBLISHED: Text(
        "Met de volgende publicatie openbaar: {n}.", "Public with the next publication: {n}."
    ),
    PublicationState.WITHDRAWN: Text(
        "Ingetrokken: {n}. Met de volgende publicatie ziet het publiek ze niet meer.",
        "Withdrawn: {n}. With the next publication the public no longer sees them.",
    ),
    PublicationState.CONCEPT: Text("Weer concept: {n}.", "Draft again: {n}."),
}


def state_work(
    address: str,
    plans: Sequence[str],
    state: PublicationState,
    done: Callable[[Text], None],
    failed: Callable[[ParticipationError], None],
) -> Work:
    """The work that gives plans a publication state; tells how many had another."""
    who = writer_name()

    def told(count: int) -> None:
        done(DONE[state].format(n=count))

    return Work(spoken(CHANGING), lambda progress: set_state(address, plans, state, who), told, failed)


def set_state(address: str, plans: Sequence[str], state: PublicationState, who: str) -> int:
    """How many plans had another state. Raises StoreError; then nothing changed."""
    with open_store(address) as store, store.writing(who) as transaction:
        rows = transaction.values(Plan, ("id", "publication_state"), {"id": list(plans)})
        others = [id for id, standing in rows if standing is not state]
        transaction.update(Plan, ((id, {"publication_state": state}) for id in others))
        return len(others)
