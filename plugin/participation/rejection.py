"""What an import could not take, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Text, shortened


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
