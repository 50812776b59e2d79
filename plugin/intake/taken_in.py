"""What bringing something into the store did."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..participation.rejection import Rejection


@dataclass
class TakenIn:
    """What came in of a layer or table, counted in plans, areas or rows; what did not, by name. missing: plans that the
    layer no longer has."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: int = 0
    rejected: list[Rejection] = field(default_factory=list)
