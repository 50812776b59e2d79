"""What the public would see change if a store were published: its records beside the release that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from ...participation.checks import Finding, Severity, check, held_back, language_hints
from ...participation.checks.findings import FindingCode
from ...participation.codes import Code
from ...participation.naming import AND_WHEN
from ...participation.plain import OfficeWords
from ...participation.progress import stoppable
from ...participation.record_types import MOMENT, PLAN
from ...participation.snapshot import Snapshot
from ...participation.times import whole_second
from ...participation.words import Text, joined
from ..fields import CONTACT_FIELDS
from ..garbage import rare_collections
from ..public_view.areas import AreaFinder
from ..public_view.choice import choose
from ..public_view.moments import title_of
from ..release.reading import Release, Row, read_release
from ..release.workplace import Workplace, refuse_others
from .state import State
from .words import NOTHING, in_words, label_of, label_of_unsaid, when_of

ONLY_TIME = Text("Alleen door het verstrijken van de tijd.", "By the passing of time alone.")


class ChangeKind(Code):
    """What is to happen to something the public sees, in the order in which it is told."""

    HELD_BACK = "tegengehouden", "Tegengehouden", "Held back"
    NEW = "nieuw", "Nieuw", "New"
    CHANGED = "gewijzigd", "Gewijzigd", "Changed"
    WITHDRAWN = "ingetrokken", "Verdwijnt", "Removed"
    CONTACT_APPEARS = "contact_erbij", "Contact erbij", "Contact appears"
    CONTACT_VANISHES = "contact_weg", "Contact verdwijnt", "Contact vanishes"
    BY_TIME = "door_tijd", "Door de tijd", "By time alone"
    SOURCE_MISSING = "bron_ontbreekt", "Weg uit de bron", "Gone from the source"
    PLAINER = "taaltip", "Kan gewoner worden gezegd", "Could be plainer"

    @property
    def is_change(self) -> bool:
        """Whether the public sees something else; the others are for the planner to know."""
        return self not in (ChangeKind.HELD_BACK, ChangeKind.SOURCE_MISSING, ChangeKind.PLAINER)


@dataclass(frozen=True)
class Change:
    """One thing to know before publishing: what the public would see change of a plan or moment, or a finding.

    record_type: of a finding it may be any that has findings. plan: id of the plan it concerns; None where that is not
    one. field: name of the public field, or of the record's own for a finding; None for the record as a whole. before,
    after: the words the public reads. when: which of the moments by that name it is, where nothing else here tells it.
    """

    kind: ChangeKind
    record_type: str
    record_id: str
    plan: str | None
    name: str
    field: str | None = None
    label: Text = NOTHING
    before: Text = NOTHING
    after: Text = NOTHING
    why: Text = NOTHING
    when: Text | None = None

    @property
    def full_name(self) -> Text:
        """What a planner knows the record by: of one evening of a series with its day."""
        name = Text(self.name, self.name)
        return name if self.when is None else AND_WHEN.format(moment=name, when=self.when)


@dataclass(frozen=True)
class Difference:
    """All that a publication would change. has_release: whether a release stands there at all."""

    changes: tuple[Change, ...]
    has_release: bool

    @cached_property
    def is_empty(self) -> bool:
        """Whether the public would see the same plans and moments."""
        return not any(change.kind.is_change for change in self.changes)

    def count(self, kind: ChangeKind) -> int:
        """How many records that concerns."""
        return len({change.record_id for change in self.changes if change.kind is kind})


@rare_collections()
def difference(snapshot: Snapshot, folder: Path, at: datetime, office_words: OfficeWords | None = None) -> Difference:
    """What a publication of the snapshot at an instant (aware) would change in a folder. Reads only. office_words:
    for hints on the language of what is new or changed; None: none are wanted.

    Raises ParticipationError where the folder holds something else than a publication of ours, or a damaged one.
    """
    folder = folder.resolve()
    refuse_others(Workplace(folder))
    release = read_release(folder)
    at = whole_second(at)
    findings = check(snapshot, at)
    now = State(snapshot, choose(snapshot, held_back(findings)), AreaFinder(snapshot), at)
    shown = release or Release(at, {}, {})
    changes = [
        *_of_findings(findings, snapshot),
        *_compared(PLAN, shown.plans, now.plans, now, shown.at),
        *_compared(MOMENT, shown.moments, now.moments, now, shown.at),
    ]
    if office_words is not None:
        fresh = {change.record_id for change in changes if change.kind in (ChangeKind.NEW, ChangeKind.CHANGED)}
        changes += _of_findings(language_hints(snapshot, at, office_words, fresh), snapshot)
    order = list(ChangeKind)
    changes.sort(key=lambda one: (order.index(one.kind), one.name.casefold(), one.plan or ""))
    return Difference(tuple(changes), release is not None)


def _compared(
    record_type: str, before: Mapping[str, Row], after: Mapping[str, Row], now: State, shown_at: datetime
) -> Iterator[Change]:
    timezone = now.snapshot.settings.timezone
    for id in stoppable(_in_time(after, after.keys() - before.keys())):
        yield _whole(ChangeKind.NEW, record_type, after[id], NOTHING, timezone)
    for id in _in_time(before, before.keys() - after.keys()):
        yield _whole(ChangeKind.WITHDRAWN, record_type, before[id], now.why_gone(record_type, id), timezone)
    # a field that came with a later version was empty before
    differing = {id for id in before.keys() & after.keys() if {**dict.fromkeys(after[id]), **before[id]} != after[id]}
    # where today's data would have said at that time what was said, only time has passed
    then = now.at_another(shown_at, record_type, differing)
    for id in stoppable(_in_time(after, differing)):
        when = now.day_of(id) if record_type == MOMENT else None
        yield from (replace(one, when=when) for one in _fields(record_type, before[id], after[id], then[id], timezone))


def _in_time(rows: Mapping[str, Row], ids: Iterable[str]) -> list[str]:
    """The moments of a series have one name."""
    return sorted(ids, key=lambda one: (rows[one].get("begin") or "", one))


def _fields(record_type: str, before: Row, after: Row, then: Row, timezone: str) -> Iterator[Change]:
    of, has_plan = _of(record_type, after), bool(after.get("plan_id"))
    differing = [field for field in sorted(after) if before.get(field) != after[field]]
    labels = {field: label for field in differing if (label := label_of(record_type, field, has_plan)) is not None}
    for field, label in labels.items():
        old, new = before.get(field), after[field]
        is_time = then[field] == old
        kind = ChangeKind.BY_TIME if is_time else ChangeKind.CHANGED
        if field in CONTACT_FIELDS and not (old and new):
            kind = ChangeKind.CONTACT_APPEARS if new else ChangeKind.CONTACT_VANISHES
        why = ONLY_TIME if is_time else NOTHING
        before_words, after_words = (in_words(record_type, field, value, timezone) for value in (old, new))
        yield Change(kind, *of, field, label, before_words, after_words, why)
    if not labels:
        is_time = all(then.get(field) == value for field, value in before.items())
        kind, why = (ChangeKind.BY_TIME, ONLY_TIME) if is_time else (ChangeKind.CHANGED, NOTHING)
        yield Change(kind, *of, label=label_of_unsaid(record_type, differing, has_plan), why=why)


def _whole(kind: ChangeKind, record_type: str, row: Row, why: Text, timezone: str) -> Change:
    if record_type == PLAN:
        words = in_words(record_type, "status_tekst", row.get("status_tekst"), timezone)
    else:
        words = when_of(row, timezone)
    before, after = (NOTHING, words) if kind is ChangeKind.NEW else (words, NOTHING)
    return Change(kind, *_of(record_type, row), before=before, after=after, why=why)


def _of(record_type: str, row: Row) -> tuple[str, str, str | None, str]:
    """To what a change belongs: type and id of the record, id of its plan, and the name to tell it by."""
    if record_type == PLAN:
        return record_type, row["id"], row["id"], row["naam"] or ""
    return record_type, row["id"], row["plan_id"], _name_of(row["plannaam"], row["titel"])


def _name_of(plan: str | None, moment: str) -> str:
    """What a moment is told by among the changes."""
    return f"{plan}: {moment}" if plan else moment


def _of_findings(findings: Iterable[Finding], snapshot: Snapshot) -> Iterator[Change]:
    """What is held back and why, what went missing in its source layer, and what could be put more plainly."""
    moments = {moment.id: moment for moment in snapshot.moments}
    plans = {plan.id: plan.current_name for plan in snapshot.plans}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            kind = ChangeKind.HELD_BACK
        elif finding.code is FindingCode.GONE_FROM_SOURCE:
            kind = ChangeKind.SOURCE_MISSING
        elif finding.severity is Severity.HINT:
            kind = ChangeKind.PLAINER
        else:
            continue
        moment = moments.get(finding.record_id)
        of_itself = finding.record_id if finding.record_type == PLAN else None
        plan = moment.plan if moment else of_itself
        name = _name_of(plans.get(moment.plan or ""), title_of(moment)) if moment else finding.record
        why = joined(" ", (finding.text, finding.remedy))
        yield Change(kind, finding.record_type, finding.record_id, plan, name, finding.field, why=why)
