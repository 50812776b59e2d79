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


@dataclass(frozen=True)
class OfficeWord:
    """Where an office word stands in a text, text[start:end], and what one can write instead."""

    start: int
    end: int
    plain: str


class OfficeWords:
    """A list to look for in texts, by its plain words. A * at the end of an office word stands for any ending."""

    def __init__(self, plain_by_word: dict[str, str]) -> None:
        self._plain = [plain for _, plain in plain_by_word.items()]
        # the longest first: "ten behoeve van" before "ten behoeve"
        order = sorted(enumerate(plain_by_word), key=lambda one: -len(one[1]))
        parts = [f"(?P<w{number}>{_pattern(word)})" for number, word in order]
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE) if parts else None

    def find(self, text: str) -> Iterator[OfficeWord]:
        """The office words in a text, in order."""
        for found in self._pattern.finditer(text) if self._pattern is not None else ():
            number = int((found.lastgroup or "w0")[1:])
            yield OfficeWord(found.start(), found.end(), self._plain[number])


def read_office_words(text: str) -> OfficeWords:
    """A list as a person keeps it: a line for each, "middels; met", with several forms of one word parted by commas. An
    empty line and what comes after # say nothing. Raises ParticipationError naming the line that is something else."""
    plain_by_word: dict[str, str] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        words, _, plain = (part.strip() for part in said.partition(";"))
        forms = [" ".join(form.lower().split()) for form in words.split(",")]
        if not plain or not all(form.strip("*").strip() for form in forms):
            raise ParticipationError(NO_PLAIN_WORD.format(line=number, found=said[:60]))
        plain_by_word.update(dict.fromkeys(forms, plain))
    return OfficeWords(plain_by_word)


def _pattern(word: str) -> str:
    stem = word.rstrip("*")
    spelled = r"\s+".join(re.escape(part) for part in stem.split())
    return spelled + (r"\w*" if stem != word else "")
