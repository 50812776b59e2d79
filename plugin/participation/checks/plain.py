"""Hints on the language of what the public reads."""

from __future__ import annotations

from collections.abc import Iterator

from ..plain import HintKind, OfficeWords, hints
from .findings import FindingCode
from .shared import WithTexts
from .subjects import Spot

PLAIN_FIELDS = frozenset(("title", "summary", "source_summary", "influence", "audience", "feedback", "text"))
"""The texts for residents that are to be in plain language. Names of plans and places are as they are."""
_CODES = {
    HintKind.LONG: FindingCode.LONG_SENTENCE,
    HintKind.PASSIVE: FindingCode.PASSIVE_FORM,
    HintKind.OFFICE: FindingCode.OFFICE_WORD,
}


def plain_language(subject: WithTexts, office_words: OfficeWords) -> Iterator[tuple[FindingCode, Spot]]:
    """What could be plainer in a record, by field."""
    for field, text in subject.texts():
        if field in PLAIN_FIELDS:
            for hint in hints(text, office_words):
                yield _CODES[hint.kind], Spot(field, hint.values)
