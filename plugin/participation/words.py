"""Texts that a person reads, in Dutch and English, and the error that carries one.

The pairs stand where the thing they name is defined, so that a text cannot lack a translation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_LONGEST = 60


# QGIS makes this class, and some three hundred of these texts, while it starts: a dataclass takes it six times as long
class Text(NamedTuple):
    """One text in the two languages of the plugin."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The Dutch text for "nl" (and "nl_NL"), the English one for every other language."""
        return self.nl if language.lower().startswith("nl") else self.en

    def format(self, **values: object) -> Text:
        """Fill the placeholders of both languages; a value that is a Text is given in the matching language."""
        english = values.copy()
        for name, value in values.items():
            if isinstance(value, Text):
                values[name], english[name] = value
        return Text(self.nl.format_map(values), self.en.format_map(english))


def joined(separator: str, texts: Iterable[Text]) -> Text:
    """Some texts as one, in each language."""
    parts = list(texts)
    return Text(separator.join(part.nl for part in parts), separator.join(part.en for part in parts))


def shortened(value: str) -> str:
    """A value cut to what one can read in a sentence."""
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"


class ParticipationError(Exception):
    """Something a person can act on: the text names the thing and the way out."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
