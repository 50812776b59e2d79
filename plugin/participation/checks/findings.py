"""What a check finds, and which records that keeps from the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..codes import Code
from ..words import Text

PLAN = "plan"
MOMENT = "moment"
CONTACT = "contact"
PAGES = "pages"


class Severity(Code):
    """What a finding means for publishing; errors first. A hint is about language only."""

    ERROR = "error", "Fout", "Error"
    WARNING = "warning", "Waarschuwing", "Warning"
    HINT = "hint", "Tip", "Hint"


@dataclass(frozen=True)
class Finding:
    """Something to mend in one record.

    code: of the contract's table "What holds a record back". record_type: "plan", "moment", "contact", or "pages"
    for the face of the public pages, which is no record.
    record: its name, the same in each language; the texts say it in the reader's words. field: name of the attribute
    to look at (its label stands in the text).
    text: what is wrong. remedy: what to do.
    """

    code: str
    severity: Severity
    record_type: str
    record_id: str
    record: str
    field: str
    text: Text
    remedy: Text


@dataclass(frozen=True)
class HeldBack:
    """The records, by id, that an error keeps from the public; an error holds back that record only."""

    plans: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()


def held_back(findings: Iterable[Finding]) -> HeldBack:
    """The records with an error among these findings."""
    ids: dict[str, set[str]] = {PLAN: set(), MOMENT: set(), CONTACT: set()}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            ids[finding.record_type].add(finding.record_id)
    return HeldBack(frozenset(ids[PLAN]), frozenset(ids[MOMENT]), frozenset(ids[CONTACT]))
