"""How long work tells what it does, and what an import could not take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .words import ParticipationError, Text


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


@dataclass(frozen=True)
class Rejection:
    """A row or feature that was not taken. record: row number or key as the reader knows it. more: what else is wrong
    with it."""

    record: str | Text
    field: str | None
    value: str | None
    reason: Text
    more: tuple[Rejection, ...] = ()

    @property
    def faults(self) -> tuple[Rejection, ...]:
        """Everything that is wrong with it, each by itself."""
        return (self, *self.more)

    @property
    def sentence(self) -> Text:
        """What is wrong first, in one line, the value cut to what one can read."""
        return Text(self._line("nl"), self._line("en"))

    def named(self, language: str) -> str:
        """The record, as a reader of that language knows it."""
        return self.record.in_language(language) if isinstance(self.record, Text) else self.record

    def _line(self, language: str) -> str:
        where = self.named(language) if self.field is None else f"{self.named(language)}, {self.field}"
        reason = self.reason.in_language(language)
        # some reasons name the value themselves
        said = self.value is None or reason.startswith(f"“{self.value}”")
        return f"{where}: {reason}" if said else f"{where}: “{shortened(self.value or '')}” {reason}"


def shortened(value: str, length: int = 60) -> str:
    """A value cut to what one can read in a sentence."""
    return value if len(value) <= length else value[: length - 1] + "…"
