"""What every engine that keeps the records offers. Callers know this protocol only (design decision 7).

Selections (`where`) name fields of the record type: a plain value must be equal (None: is empty), a list, tuple or set
must contain the value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from ..participation.codes import Level, Phase, Status
from ..participation.page_settings import PageSettings
from ..participation.records import AnyRecord, Record
from ..participation.snapshot import FormerSlug, PublishedRecord, Snapshot, StoreSettings
from ..participation.words import ParticipationError

Selection = Mapping[str, Any]


class StoreError(ParticipationError):
    """The store cannot be made, opened, read or written; the text says why and what to do."""


@dataclass(frozen=True)
class Publication:
    """A publication that was made. folder is private. at: the moment it is right for; both instants UTC, ISO 8601."""

    published_at: str
    at: str
    published_by: str
    folder: str
    manifest_sha256: str
    plans: int
    moments: int


@dataclass(frozen=True)
class SearchHit:
    """A plan found by search. code: its key in its own layer, where it came from one."""

    plan: str
    name: str
    code: str | None


@dataclass(frozen=True)
class SearchFilter:
    """What a plan must be to be found, besides having the words that are searched for. neighbourhood: a code; a plan of
    the whole town lies in each. now: wall clock in the store's zone ("2026-09-01 19:30"), for the status. worked_on_by:
    who changed the plan or a moment of it by hand, as the history names them; of somebody who changed much, the latest
    changes count."""

    now: str
    neighbourhood: str | None = None
    status: Status | None = None
    phase: Phase | None = None
    level: Level | None = None
    worked_on_by: str | None = None


@dataclass(frozen=True)
class Attention:
    """Ids of what asks for a planner's attention, the most urgent of each kind. coming, feedback_owed: of moments.
    without_moments: of plans. suspect: of plans in which, or in a moment of which, an error is likely; `check` tells.
    suspect_loose: of moments without a plan in which one is. gone: plans that their source no longer has and that were
    not withdrawn."""

    coming: tuple[str, ...]
    feedback_owed: tuple[str, ...]
    without_moments: tuple[str, ...]
    suspect: tuple[str, ...]
    suspect_loose: tuple[str, ...]
    gone: tuple[str, ...]


class Reader(Protocol):
    """Reads within one transaction, so that everything read belongs together."""

    def settings(self) -> StoreSettings: ...

    def identity(self) -> str:
        """What tells this store from every other, wherever it lies; a copy of it has the same."""

    def find(self, kind: type[AnyRecord], where: Selection | None = None) -> list[AnyRecord]:
        """The records of a type, in order of their creation."""

    def values(
        self, kind: type[Record], fields: Sequence[str], where: Selection | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """The named fields of the records of a type, streamed; geometry as WKB."""

    def published(self, ids: Collection[str] | None = None) -> list[PublishedRecord]:
        """What the public has seen: of every record, or of those with these ids only."""

    def attention(self, now: str, until: str, owed: str, limit: int) -> Attention:
        """What begins or ends between two times, and what a planner still has to do. owed: feedback is due on what
        ended by then. Times are wall clock in the store's zone ("2026-09-01 19:30"); of each kind `limit` at most,
        what is nearest first."""

    def former_slugs(self) -> list[FormerSlug]: ...

    def publication_folders(self) -> list[str]:
        """Every folder that was ever published into. Private."""

    def earlier_times(self) -> list[tuple[str, str, str]]:
        """Each time, by the history, that a moment had which was moved since: its id, the field and the wall clock."""

    def has_published(self, manifest_sha256: str) -> bool:
        """Whether the release with that manifest came from this store."""


class Transaction(Reader, Protocol):
    """A short write transaction: all of it is kept, or nothing."""

    def insert(self, records: Iterable[Record]) -> None:
        """Add records, streamed; all of one type. Raises StoreError where a rule of the store refuses one."""

    def update(self, kind: type[Record], changes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Set the named fields of records, given as (id, field → value), streamed."""

    def delete(self, kind: type[Record], ids: Iterable[str]) -> None: ...

    def clear_history(self, names_somebody: Callable[[str], bool]) -> int:
        """Take the values and reasons that name somebody out of the history; that, when and by whom it changed stays.
        How many lines that were."""

    def change_pages(self, pages: PageSettings) -> None:
        """Set what the municipality chose for its pages."""

    def remember_publication(
        self, publication: Publication, records: Iterable[PublishedRecord], slugs: Mapping[str, str]
    ) -> None:
        """Record a publication: what the public now sees, and the slug (by plan id) of each newly public plan."""


class Keeping(Protocol):
    """What reads and writes records: a store, or one transaction of it that is open already."""

    def reading(self) -> AbstractContextManager[Reader]:
        """Open a short read; in a file, whoever writes waits for it."""

    def writing(self, who: str, why: str | None = None) -> AbstractContextManager[Transaction]:
        """Open a write transaction; `who` and `why` go to the history. Commits on leaving, rolls back on an error."""


class Store(Keeping, Protocol):
    """A place where records are kept. As a context manager it closes on leaving."""

    def __enter__(self) -> Store: ...

    def __exit__(self, *error: object) -> None: ...

    @property
    def address(self) -> str:
        """How the store is named to a person; never with a password."""

    def snapshot(self) -> Snapshot:
        """Everything, as it was at one moment; nobody waits while it is read."""

    def plan_file(self, plan: str) -> Snapshot | None:
        """All there is about one plan, as a snapshot of that plan alone, whatever the size of the store; None where
        there is no such plan. Neighbourhoods are all there, by name only; the municipality with its border."""

    def search(self, words: str, limit: int = 50, only: SearchFilter | None = None) -> list[SearchHit]:
        """The plans whose name, code, address or contact has words that begin as these do, best first; where there are
        none, the plans that have these words anywhere in their name. With a filter and no words, all that pass it."""

    def close(self) -> None: ...
