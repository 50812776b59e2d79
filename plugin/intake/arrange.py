"""Sets up a store in one go: areas, plans and what is recorded of them. All of it stands afterwards, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ..participation.codes import AreaLevel
from ..participation.progress import Part, Progress
from ..participation.records import Neighbourhood
from ..participation.rejection import Rejection
from ..participation.snapshot import StoreSettings
from ..store.addresses import open_store, store_in_the_making
from ..store.protocol import Reader, Store, Transaction
from .areas.assign import assign_neighbourhoods
from .areas.neighbourhoods import import_neighbourhoods
from .plan_layers.attach import attach_plans
from .sources import Attachment, SourceArea, SourceFeature
from .tables.headings import RecordKind
from .tables.imports import import_records
from .tables.table import read_table

LEVELS = (AreaLevel.WIJK, AreaLevel.BUURT)
# percent, as `assignneighbourhoods` has them by itself
MIN_SHARE, WHOLE_SHARE = 1.0, 50.0


@dataclass(frozen=True)
class Areas:
    """The areas of one level and year. rows: a function that reads them, anew each time, and tells how far it is."""

    level: AreaLevel
    year: int
    rows: Callable[[Progress], Iterable[SourceArea]]


@dataclass(frozen=True)
class Plans:
    """A plan layer to attach. rows: as for areas."""

    attachment: Attachment
    rows: Callable[[Progress], Iterable[SourceFeature]]


@dataclass(frozen=True)
class Arrangement:
    """What is to be set up. settings: of a new store; None where one stands at the address already. by_hand: records
    what no layer or table brings."""

    address: str
    settings: StoreSettings | None = None
    areas: Sequence[Areas] = ()
    plans: Plans | None = None
    tables: Sequence[tuple[RecordKind, Path]] = ()
    by_hand: Callable[[Transaction], None] | None = None


@dataclass
class Arranged:
    """What came in, counted; the rows that did not by name. assigned: plans with a neighbourhood."""

    address: str
    areas: int = 0
    plans: int = 0
    assigned: int = 0
    records: int = 0
    rejected: list[Rejection] = field(default_factory=list)


def arrange(wanted: Arrangement, who: str, at: datetime, progress: Progress) -> Arranged:
    """Set the store up; `at` (aware) counts as now. Raises ParticipationError; then there is no new store, and one that
    stood is as it was.

    All rows are read before a store that stands is written to, so that others can work in it while a slow source is
    read.
    """
    reading, importing = Part(progress, 0.0, 0.2), Part(progress, 0.8, 1.0)
    areas = [(one, list(one.rows(reading.nth(n, len(wanted.areas))))) for n, one in enumerate(wanted.areas)]
    plans = list(wanted.plans.rows(Part(progress, 0.2, 0.4))) if wanted.plans else []
    done = Arranged(wanted.address)
    with _opened(wanted) as store, store.writing(who, "inrichten") as transaction:
        together = _InOneTransaction(transaction)
        for one, rows in areas:
            result = import_neighbourhoods(together, rows, one.level, one.year, who, progress)
            done.areas += result.added + result.updated
            done.rejected += result.rejected
        if wanted.plans is not None:
            attaching = Part(progress, 0.4, 0.6)
            attached = attach_plans(together, plans, wanted.plans.attachment, who, at, attaching)
            done.plans = attached.added + attached.updated + attached.unchanged
            done.rejected += attached.rejected
        if any(level in LEVELS for (level,) in transaction.values(Neighbourhood, ("level",))):
            assigning = Part(progress, 0.6, 0.8)
            done.assigned = assign_neighbourhoods(together, LEVELS, MIN_SHARE, WHOLE_SHARE, who, assigning).assigned
        for n, (kind, path) in enumerate(wanted.tables):
            part = importing.nth(n, len(wanted.tables))
            taken = import_records(together, read_table(path), kind, None, who, part)
            done.records += taken.added + taken.updated
            done.rejected += taken.rejected
        if wanted.by_hand is not None:
            wanted.by_hand(transaction)
        progress.stop_if_cancelled()
    return done


def _opened(wanted: Arrangement) -> AbstractContextManager[Store]:
    if wanted.settings is not None:
        return store_in_the_making(wanted.address, wanted.settings)
    return open_store(wanted.address)


class _InOneTransaction:
    """A transaction that is open, for functions that would each open one of their own."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def reading(self) -> AbstractContextManager[Reader]:
        return nullcontext(self._transaction)

    def writing(self, who: str, why: str | None = None) -> AbstractContextManager[Transaction]:
        return nullcontext(self._transaction)
