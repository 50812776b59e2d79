"""How a text is written in a CSV so that a spreadsheet that opens it keeps it as it stands."""

from __future__ import annotations

import re

from ...participation.cells import FORMULA_STARTS

# what makes a date, a time or a number of digits, in Dutch and English, as in 3 mei, ma 3-11, 1E5 and 7 am; of a name
# three letters will do
_NAMES = (
    " januari februari maart april mei juni juli augustus september oktober november december"
    " january february march may june july august october"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " monday tuesday wednesday thursday friday saturday sunday"
)
_SHORTEST_NAME = 3
_SHORT = frozenset({"mrt", "ma", "di", "wo", "do", "vr", "za", "zo", "a", "p", "am", "pm", "d", "e"})
# what it shows in capitals
_TRUTHS = frozenset({"true", "false", "waar", "onwaar"})
# signs that a file of a spreadsheet cannot hold
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_LETTERS, _DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
# of a text in a formula, in Excel
_LONGEST_IN_FORMULA = 255


def as_cell(text: str, is_time: bool) -> str | None:
    """The text; what a spreadsheet may take for a number, a date or a formula as a formula that gives that text. None
    where neither is kept. is_time: it is a date or time, and may be taken for one."""
    if _DROPPED.search(text):
        return None
    if is_time or not (text.startswith(FORMULA_STARTS) or _is_taken_for_a_value(text)):
        return text
    fits = len(text) <= _LONGEST_IN_FORMULA and '"' not in text and "\n" not in text
    return f'="{text}"' if fits else None


def _is_taken_for_a_value(text: str) -> bool:
    small = text.lower()
    if _DIGIT.search(small) is None:
        return small in _TRUTHS
    return all(word in _SHORT or _is_name(word) for word in _LETTERS.findall(small))


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and f" {word}" in _NAMES
