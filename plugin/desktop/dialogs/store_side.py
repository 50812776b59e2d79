"""The store behind a dialog: read and written in the background, each in one short transaction."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject

from ...entry.keeping import refuse_other_store
from ...host.writer import writer_name
from ...store.addresses import open_store
from ...store.protocol import Reader, Transaction
from ..reading import Answer, Failure, Reading


class StoreSide:
    """For one dialog; only the last of what it asks is answered, and nothing once it is gone."""

    def __init__(self, dialog: QObject, address: str) -> None:
        self._address = address
        self._reading = Reading(dialog)
        self._identity: str | None = None

    def read(self, read: Callable[[Reader], Answer], answer: Callable[[Answer], None], failed: Failure) -> None:
        """Tell what was read, in the window's thread, or why it could not be."""

        def question() -> Answer:
            with open_store(self._address) as store, store.reading() as reader:
                self._identity = reader.identity()
                return read(reader)

        self._reading.ask(question, answer, failed)

    def write(self, write: Callable[[Transaction], None], answer: Callable[[None], None], failed: Failure) -> None:
        """Write, in the store that was read: it fails where another one lies at its address now."""

        def question() -> None:
            with open_store(self._address) as store, store.writing(writer_name()) as transaction:
                refuse_other_store(transaction, self._identity)
                write(transaction)

        self._reading.ask(question, answer, failed)

    def forget(self) -> None:
        """Ask nothing more; nobody waits for what is under way, which another program may hold up."""
        self._reading.forget()

    def stop(self) -> None:
        """Ask nothing more, and wait for what is under way."""
        self._reading.stop()
