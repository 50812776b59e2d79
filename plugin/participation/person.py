"""Whether a text names a person: by name, e-mail address or telephone number, however these are spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .code import without_accents

_APART = r"[\s.,_-]{1,3}"
_PAUSE = r"[\s()./–-]{0,3}"
_ADDRESSED = r"(?:mevrouw|mevr|mw|de heer|dhr|heer|meneer|mrs|ms|mr)\.?"
_INITIALS = r"(?:\w\.\s?){0,6}"
_BEFORE_NUMBER = rf"(?:(?:\+|00){_PAUSE}(?:31{_PAUSE}(?:0\){_PAUSE})?)?|0{_PAUSE})?"
_FEWEST_DIGITS = 6  # fewer are a house number or a year
# people keep two numbers in one field; of fewer digits it is a part of one: 038 / 123 45 67
_NEXT_NUMBER = re.compile(r"[/,;]|\b(?:of|en|or|and)\b")
_FEWEST_OF_TWO = 8


@dataclass(frozen=True)
class Person:
    """Whom to look for. What is empty is not looked for."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None

    def is_named_in(self, text: str) -> bool:
        """Capitals and accents make no difference; of the name it may be the surname after an initial, mevrouw or de
        heer, and of the number any way to write it. A name within another word is not meant."""
        folded = _folded(text)
        return any(pattern.search(folded) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        email = _folded(self.email or "").strip()
        found = [*_name_patterns(_folded(self.name or "").split()), *_phone_patterns(self.phone or "")]
        if email:
            found.append(rf"(?<![\w.+%-]){re.escape(email)}(?![\w-])")
        return tuple(re.compile(pattern) for pattern in found)


def _name_patterns(words: list[str]) -> list[str]:
    if not words:
        return []
    first, *surname = words
    last = _APART.join(map(re.escape, surname))
    ways = [_APART.join(map(re.escape, words))]
    whose = "(?:['’]s)?"
    if surname:
        whose = "(?:['’]?s)?"  # after a short name alone an s makes another word
        ways += [rf"{_ADDRESSED}\s{{1,3}}{_INITIALS}{last}", rf"{re.escape(first[0])}\.\s?{_INITIALS}{last}"]
    return [rf"(?<!\w){way}{whose}(?!\w)" for way in ways]


def _phone_patterns(phone: str) -> list[str]:
    parts = (re.sub(r"\(0\)|[^\d+]", "", part) for part in _NEXT_NUMBER.split(phone))
    numbers = [part for part in parts if part]
    if any(len(number) < _FEWEST_OF_TWO for number in numbers):
        numbers = ["".join(numbers)]
    return [pattern for number in numbers for pattern in _number_patterns(number)]


def _number_patterns(number: str) -> list[str]:
    digits = re.sub(r"^(?:(?:\+|00)(?:31)?|0)|\D", "", number)
    if len(digits) < _FEWEST_DIGITS:
        return []
    return [rf"(?<!\d){_BEFORE_NUMBER}{_PAUSE.join(digits)}(?!\d)"]


def _folded(text: str) -> str:
    """Without accents, capitals and what nobody sees, such as a soft hyphen."""
    seen = text if text.isprintable() else "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return without_accents(seen.casefold())
