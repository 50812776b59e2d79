"""How work that takes long tells how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol, TypeVar

from .words import ParticipationError, Text

Item = TypeVar("Item")


class Progress(Protocol):
    """Given to work that may take long. Implemented by QGIS's feedback and by a silent one in tests and scripts."""

    def fraction(self, done: float) -> None:
        """How far the work is, from 0 to 1."""

    def note(self, text: Text) -> None:
        """Something a person should read, that stops nothing."""

    def stop_if_cancelled(self) -> None:
        """Raise CancelledError where a person asked to stop."""


class CancelledError(ParticipationError):
    """A person stopped the work; nothing was written."""

    def __init__(self) -> None:
        super().__init__(Text("Gestopt; er is niets gewijzigd.", "Stopped; nothing was changed."))


class Silent:
    """Progress for work nobody watches."""

    def fraction(self, done: float) -> None:
        pass

    def note(self, text: Text) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        pass


Watch = TypeVar("Watch", bound=Progress)
_watching: ContextVar[Progress] = ContextVar("watching")


@contextmanager
def watched(progress: Watch) -> Iterator[Watch]:
    """Let whatever goes through `stoppable` records meanwhile, in this thread, stop when a person asks for it."""
    before = _watching.set(progress)
    try:
        yield progress
    finally:
        _watching.reset(before)


def stoppable(records: Iterable[Item]) -> Iterator[Item]:
    """The same records; in a large town they take long. Raises CancelledError where a person asked to stop."""
    progress = _watching.get(None) or Silent()
    for record in records:
        progress.stop_if_cancelled()
        yield record


@dataclass(frozen=True)
class Part:
    """Tells the progress of a part as that of the whole."""

    whole: Progress
    begin: float
    end: float

    def nth(self, number: int, of: int) -> Part:
        each = (self.end - self.begin) / of
        return Part(self.whole, self.begin + number * each, self.begin + (number + 1) * each)

    def fraction(self, done: float) -> None:
        self.whole.fraction(self.begin + (self.end - self.begin) * done)

    def note(self, text: Text) -> None:
        self.whole.note(text)

    def stop_if_cancelled(self) -> None:
        self.whole.stop_if_cancelled()
