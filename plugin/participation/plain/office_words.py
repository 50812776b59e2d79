"""Words of the office with the plain word beside each, as a list that a municipality keeps itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..words import ParticipationError, Text

NO_PLAIN_WORD = Text(
    "Regel {line} van de woordenlijst is niet te lezen: “{found}”. Schrijf het kantoorwoord, een puntkomma en het "
    "gewone woord, zoals: middels; met.",
    "Line {line} of the word list cannot be read: “{found}”. Write the office word, a semicolon and the plain word, "
    "such as: middels; met.",
)

_A_WORD = re.compile(r"(?<![\w-])\w[\w-]*")
_BEGIN = 3


@dataclass(frozen=True)
class OfficeWord:
    """Where an office word stands in a text, text[start:end], and what one can write instead."""

    start: int
    end: int
    plain: str


class OfficeWords:
    """A list to look for in texts, by its plain words. A * at the end of an office word stands for any ending."""

    def __init__(self, plain_by_word: dict[str, str]) -> None:
        self._plain = list(plain_by_word.values())
        parts: dict[str, list[str]] = {}
        # the longest first: "ten behoeve van" before "ten behoeve"
        for number, word in sorted(enumerate(plain_by_word), key=lambda one: -len(one[1])):
            begin = _A_WORD.match(word)
            parts.setdefault(begin.group()[:_BEGIN] if begin else "", []).append(f"(?P<w{number}>{_pattern(word)})")
        # by how they begin: a word of a text is then compared with a few only
        self._patterns = {
            begin: re.compile(rf"(?:{'|'.join(some)})(?![\w-])", re.IGNORECASE) for begin, some in parts.items()
        }

    def find(self, text: str) -> Iterator[OfficeWord]:
        """The office words in a text, in order."""
        end = 0
        for word in _A_WORD.finditer(text):
            found = self._at(text, word) if word.start() >= end else None
            if found is not None:
                end = found.end()
                yield OfficeWord(found.start(), end, self._plain[int((found.lastgroup or "w0")[1:])])

    def _at(self, text: str, word: re.Match[str]) -> re.Match[str] | None:
        begin = word.group()[:_BEGIN].lower()
        for length in range(len(begin), 0, -1):
            pattern = self._patterns.get(begin[:length])
            found = pattern.match(text, word.start()) if pattern is not None else None
            if found is not None:
                return found
        return None


def read_office_words(text: str) -> OfficeWords:
    """A list as a person keeps it: a line for each, "middels; met", with commas between the forms of one word. An empty
    line and what comes after # say nothing. Raises ParticipationError naming the line that is something else."""
    plain_by_word: dict[str, str] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        words, _, plain = (part.strip() for part in said.partition(";"))
        forms = [" ".join(form.lower().split()) for form in words.split(",")]
        if not plain or not all(_A_WORD.match(form) for form in forms):
            raise ParticipationError(NO_PLAIN_WORD.format(line=number, found=said[:60]))
        plain_by_word.update(dict.fromkeys(forms, plain))
    return OfficeWords(plain_by_word)


def _pattern(word: str) -> str:
    stem = word.rstrip("*")
    spelled = r"\s+".join(re.escape(part) for part in stem.split())
    return spelled + (r"\w*" if stem != word else "")
