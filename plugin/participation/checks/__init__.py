"""What to mend before publishing: the findings of the contract's table "What holds a record back"."""

from .checking import check, check_contact, check_moment, check_override, check_records, errors, language_hints
from .definitions import DEFINITIONS
from .findings import Finding, FindingCode, HeldBack, Severity, held_back

__all__ = [
    "DEFINITIONS",
    "Finding",
    "FindingCode",
    "HeldBack",
    "Severity",
    "check",
    "check_contact",
    "check_moment",
    "check_override",
    "check_records",
    "errors",
    "held_back",
    "language_hints",
]
