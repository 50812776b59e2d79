"""Publishes, withdraws or attaches plans from the dock: in the background, in one short transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...host.language import spoken
from ...host.writer import writer_name
from ...participation.codes import PublicationState
from ...participation.records import Plan
from ...participation.words import ParticipationError, Text
from ...store.addresses import open_store
from ..tasks import Work
from .attaching import attach_work
from .finding_plans import Unattached

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


class Changing(QObject):
    """Changes the store while the pages of the dock wait. Signal changed: it did. tell: says in the message bar how it
    went."""

    changed = pyqtSignal()

    def __init__(self, pages: QWidget, tell: Callable[[Text, Any], None]) -> None:
        super().__init__(pages)
        self._pages, self._tell = pages, tell

    def set_state(self, address: str, plans: Sequence[str], state: PublicationState) -> None:
        """Give plans a publication state; tells how many had another."""
        who = writer_name()
        self._start(
            Work(
                spoken(CHANGING),
                lambda progress: set_state(address, plans, state, who),
                lambda count: self._done(DONE[state].format(n=count)),
                self._failed,
            )
        )

    def attach(self, address: str, layer: QgsVectorLayer, rows: Sequence[Unattached]) -> None:
        """Attach rows that are selected on a layer; tells how many, and which not and why."""
        self._start(attach_work(address, layer, rows, self._done, self._failed))

    def _start(self, work: Work) -> None:
        self.destroyed.connect(work.leave)
        self._pages.setEnabled(False)
        work.start()

    def _done(self, said: Text) -> None:
        self._pages.setEnabled(True)
        self._tell(said, Qgis.MessageLevel.Success)
        self.changed.emit()

    def _failed(self, error: ParticipationError) -> None:
        self._pages.setEnabled(True)
        self._tell(error.text, Qgis.MessageLevel.Critical)


def set_state(address: str, plans: Sequence[str], state: PublicationState, who: str) -> int:
    """How many plans had another state. Raises StoreError; then nothing changed."""
    with open_store(address) as store, store.writing(who) as transaction:
        rows = transaction.values(Plan, ("id", "publication_state"), {"id": list(plans)})
        others = [id for id, standing in rows if standing is not state]
        transaction.update(Plan, ((id, {"publication_state": state}) for id in others))
        return len(others)
