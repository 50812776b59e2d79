"""What whoever publishes, or puts an earlier release back, asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .database import Database
from .languages import Languages
from .release.kept import KEEP


@dataclass(frozen=True)
class Website:
    """The pages of a publication. language: they are written in. base_url: where on the web their folder will be, as a
    person typed it; None or empty where that is not known."""

    language: Languages = Languages.NL
    base_url: str | None = None


@dataclass(frozen=True)
class Order:
    """One publication. at: the instant (aware) it is right for. who, why: for the history of the store. confirm: a
    person agreed that there are no plans, far fewer than in the folder now, or another town's there. database: tables
    to fill beside the folder. keep: how many earlier releases are kept beside the folder."""

    at: datetime
    who: str
    why: str = "publicatie"
    confirm: bool = False
    database: Database | None = None
    keep: int = KEEP
