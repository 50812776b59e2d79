"""Where sentences and words begin and end in a Dutch text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[-'’./:@&][^\W_]+)*")
# what ends a sentence, with the quotes and brackets that still belong to it, or a new line
_END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’)\]]*(?=\s|$)|(?P<line>\s*\n\s*)")
_STARTS_SMALL = re.compile(r"\s*[a-zà-öø-ÿ]")
_LAST_WORD = re.compile(r"\S*$")
# after these a sentence may go on with a capital: "art. 3", "dhr. Jansen"
_SHORT = frozenset(
    """
    art bijv bijz blz bv ca co d.d dhr dir dr drs etc evt excl fam gebr incl ing ir jl ll max mevr min mr mw nl nr nrs
    plm prof resp s sr st t.a.v tel vgl zgn
    """.split()  # noqa: SIM905 (words read better so)
)


class Span(NamedTuple):
    """A piece of a text: text[start:end]."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without the space around them. A line is a sentence too, as a heading is."""
    start = 0
    for found in _END.finditer(text):
        if found["mark"] is not None and _goes_on(text, start, found):
            continue
        yield from _trimmed(text, start, found.end() if found["mark"] is not None else found.start())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation, and not its sentence."""
    if found["mark"] != ".":
        return _STARTS_SMALL.match(text, found.end()) is not None
    # nothing that is looked for is longer than this
    before = _LAST_WORD.search(text, max(start, found.start() - 12), found.start())
    word = before.group().lstrip("(\"'“‘") if before else ""
    is_initial = len(word) == 1 and word.isalpha()
    return is_initial or word.lower() in _SHORT or _STARTS_SMALL.match(text, found.end()) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(piece.strip()))
