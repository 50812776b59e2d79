"""The hints on one text: which sentence, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..codes import Code
from ..words import Text
from .office_words import OfficeWords
from .passive import passive_form
from .sentences import WORD, Span, sentences

MOST_WORDS = 25
"""A sentence with more words than this gets a hint. Taalunie and Direct Duidelijk advise ten to fifteen on average;
what is a little over that is left alone."""
LONGEST_TEXT = 20_000
_SHOWN = 90


class HintKind(Code):
    """What a hint is about."""

    LONG = "lang", "Lange zin", "Long sentence"
    PASSIVE = "lijdend", "Lijdende vorm", "Passive form"
    OFFICE = "kantoorwoord", "Kantoorwoord", "Office word"


_SAID = {
    HintKind.LONG: Text(
        "Lange zin ({n} woorden): “{words}”. Maak er twee of meer van.",
        "Long sentence ({n} words): “{words}”. Make two or more of it.",
    ),
    HintKind.PASSIVE: Text(
        "“{words}”: wie doet dat? Liever: wij maken, u kunt, de aannemer begint.",
        "“{words}”: who does that? Better: wij maken, u kunt, de aannemer begint.",
    ),
    HintKind.OFFICE: Text(
        "“{words}” is een kantoorwoord. Gewoner: {plain}.", "“{words}” is an office word. Plainer: {plain}."
    ),
}


@dataclass(frozen=True)
class Hint:
    """One hint. start, end: the words it is about, text[start:end]; a long sentence is marked whole. sentence: the one
    they stand in. values: those words, on one line and cut; of a long sentence how many (n), of an office word the
    plain one."""

    kind: HintKind
    start: int
    end: int
    sentence: Span
    values: Mapping[str, object]

    @property
    def said(self) -> Text:
        """What to tell whoever writes it."""
        return _SAID[self.kind].format(**self.values)


def hints(text: str, office_words: OfficeWords) -> list[Hint]:
    """What a reader may stumble over in a Dutch text, in order of place; not beyond LONGEST_TEXT characters."""
    text = text[:LONGEST_TEXT]
    found = [hint for span in sentences(text) for hint in _of_sentence(text, span, office_words)]
    return sorted(found, key=lambda hint: (hint.start, hint.end))


def _of_sentence(text: str, span: Span, office_words: OfficeWords) -> Iterator[Hint]:
    sentence = text[span.start : span.end]

    def hint(kind: HintKind, start: int, end: int, **values: object) -> Hint:
        words = _shown(sentence[start:end])
        return Hint(kind, span.start + start, span.start + end, span, {"words": words, **values})

    count = sum(1 for _ in WORD.finditer(sentence))
    if count > MOST_WORDS:
        yield hint(HintKind.LONG, 0, len(sentence), n=count)
    passive = passive_form(sentence)
    if passive is not None:
        yield hint(HintKind.PASSIVE, *passive)
    for word in office_words.find(sentence):
        yield hint(HintKind.OFFICE, word.start, word.end, plain=word.plain)


def _shown(words: str) -> str:
    """Words on one line, cut after a whole word."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]}…"
