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
# people type these into the field of a name as well; a text need not
_TITLES = re.compile(rf"^(?:(?:{_ADDRESSED}|(?:drs|dr|ir|ing|prof)\.?)\s+)+")
_SURNAME_FIRST = re.compile(r"^\s*([^,]+),\s*([^,]+)$")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_OF_A_SURNAME = frozenset(
    ("van", "von", "de", "den", "der", "het", "'t", "’t", "ter", "ten", "te", "in", "op", "la", "le")
)
_BEFORE_NUMBER = rf"(?:(?:\+|00){_PAUSE}(?:31{_PAUSE}(?:0\){_PAUSE})?)?|0{_PAUSE})?"
_FEWEST_DIGITS = 6  # fewer are a house number or a year
# people keep two numbers in one field; of fewer digits it is a part of one: 038 / 123 45 67
_NEXT_NUMBER = re.compile(r"[/,;]|\b(?:of|en|or|and)\b")
_FEWEST_OF_TWO = 8
_ONLY_A_NUMBER = re.compile(r"[\d\s()+./–-]+")
_NEXT_EMAIL = re.compile(r"[\s,;<>]+")


@dataclass(frozen=True)
class Person:
    """Whom to look for. What is empty is not looked for."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None

    def is_named_in(self, text: str) -> bool:
        """Whether the text names this person. Capitals and accents make no difference. A surname alone counts after
        an initial, "mevrouw" or "de heer"; a telephone number counts in any spelling. A name inside another word
        does not."""
        folded = _folded(text)
        return any(pattern.search(folded) for pattern in self._patterns)

    @property
    def known_by(self) -> str:
        """All of it in one line, as `person_of` reads it."""
        name = " ".join((self.name or "").split())
        return "; ".join([*([name] if name else []), *_emails(self.email or ""), *_numbers(self.phone or "")])

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        emails = _emails(_folded(self.email or ""))
        names = dict.fromkeys((self.name or "", _SURNAME_FIRST.sub(r"\2 \1", self.name or "")))
        found = [pattern for name in names for pattern in _name_patterns(name_words(name))]
        found += _phone_patterns(self.phone or "")
        found += [rf"(?<![\w.+%-]){re.escape(email)}(?![\w-])" for email in emails]
        return tuple(re.compile(pattern) for pattern in found)


def person_of(words: str) -> Person:
    """The person known by a name, an e-mail address or a telephone number, or by several with ; between them."""
    parts = [part.strip() for part in words.split(";")]
    emails = [part for part in parts if "@" in part]
    phones = [part for part in parts if _ONLY_A_NUMBER.fullmatch(part)]
    names = [part for part in parts if part and part not in (*emails, *phones)]
    return Person(*("; ".join(some) or None for some in (names, emails, phones)))


def name_words(name: str) -> list[str]:
    """The words of a name, however it is spelled, without what stands around it: dhr. Jan Bakker (voorzitter). mevrouw
    before a surname stays, since the surname alone may be any word."""
    words = _folded(_IN_BRACKETS.sub(" ", name)).split()
    bare = _TITLES.sub("", " ".join(words)).split()
    chosen = bare if len(bare) > 1 and bare[0] not in _OF_A_SURNAME else words
    # a dash or question mark for want of a name names nobody
    return chosen if any(map(str.isalnum, "".join(chosen))) else []


def _emails(text: str) -> list[str]:
    """The e-mail addresses in the text of one field. What people type for want of one, such as a dash, is left out: it
    would be found in any text."""
    return [part for part in _NEXT_EMAIL.split(text) if "@" in part]


def _name_patterns(words: list[str]) -> list[str]:
    if not words:
        return []
    first, *surname = words
    last = _APART.join(map(re.escape, surname))
    ways = [_APART.join(map(re.escape, words))]
    whose = "(?:['’]s)?"
    if surname:
        whose = "(?:['’]?s)?"  # of one short name, an s without an apostrophe makes another word
        ways += [rf"{_ADDRESSED}\s{{1,3}}{_INITIALS}{last}", rf"{re.escape(first[0])}\.\s?{_INITIALS}{last}"]
        ways.append(_surname_first(first, surname))
    return [rf"(?<!\w){way}{whose}(?!\w)" for way in ways]


def _surname_first(first: str, surname: list[str]) -> str:
    """As a list in order of the alphabet has it: "Berg, A. van den"."""
    at = next((at for at, word in enumerate(surname) if word not in _OF_A_SURNAME), 0)
    before, main = (_APART.join(map(re.escape, words)) for words in (surname[:at], surname[at:]))
    given = rf"(?:{re.escape(first)}|{re.escape(first[0])}\.\s?{_INITIALS})"
    return rf"{main}\s?,\s{{0,3}}{given}" + (rf"\s{{0,3}}{before}" if before else "")


def _phone_patterns(phone: str) -> list[str]:
    return [pattern for number in _numbers(phone) for pattern in _number_patterns(number)]


def _numbers(phone: str) -> list[str]:
    """The telephone numbers in a text, each in digits alone."""
    parts = (re.sub(r"\(0\)|[^\d+]", "", part) for part in _NEXT_NUMBER.split(phone))
    numbers = [part for part in parts if part]
    if any(len(number) < _FEWEST_OF_TWO for number in numbers):
        return ["".join(numbers)]
    return numbers


def _number_patterns(number: str) -> list[str]:
    digits = re.sub(r"^(?:(?:\+|00)(?:31)?|0)|\D", "", number)
    if len(digits) < _FEWEST_DIGITS:
        return []
    return [rf"(?<!\d){_BEFORE_NUMBER}{_PAUSE.join(digits)}(?!\d)"]


def _folded(text: str) -> str:
    """The text without accents, capitals and invisible characters, such as a soft hyphen."""
    seen = text if text.isprintable() else "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return without_accents(seen.casefold())
