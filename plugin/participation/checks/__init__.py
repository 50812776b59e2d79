"""What to mend before publishing: the findings of the contract's table "What holds a record back"."""

from .findings import Finding, HeldBack, Severity, held_back

__all__ = ["Finding", "HeldBack", "Severity", "held_back"]
