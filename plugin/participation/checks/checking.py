"""Runs every check over a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from ..face import read_face, weak_pairs
from ..fields import labels
from ..page_settings import PageSettings
from ..permission import flagged_fields
from ..plain import OfficeWords
from ..progress import stoppable
from ..record_types import CONTACT, GOAL, MOMENT, PLAN
from ..records import Contact, Goal, Moment, Plan
from ..snapshot import Snapshot
from ..status import read_times
from ..words import Text
from .definitions import DEFINITIONS
from .findings import PAGES, Finding, FindingCode, Severity
from .places import municipality_areas, outside, usable_shapes
from .plain import plain_language
from .registry import CONTACT_CHECKS, GOAL_CHECKS, MOMENT_CHECKS, ORPHAN_CHECKS, PLAN_CHECKS
from .shared import WithTexts
from .subjects import ContactSubject, GoalSubject, MomentSubject, PlanSubject, Spot

_LABELS: dict[str, dict[str, Text]] = {
    record_type: labels(record)
    for record_type, record in ((PLAN, Plan), (MOMENT, Moment), (CONTACT, Contact), (GOAL, Goal))
}
# what an error in a field of it keeps from the public
_WITHHELD = {
    PLAN: Text("dit plan", "this plan"),
    MOMENT: Text("dit moment", "this moment"),
    CONTACT: Text("dit contact", "this contact"),
    GOAL: Text("dit doel", "this goal"),
}
FACE = Text("Huisstijl", "House style")
_SEVERITIES = list(Severity)
_RECORD_TYPES = (PLAN, MOMENT, CONTACT, GOAL, PAGES)
_CODES = list(FindingCode)


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def words(self) -> Text: ...


class _Told(_Named, WithTexts, Protocol):
    """A record with public texts."""


Subject = TypeVar("Subject", bound=_Named)


def check(snapshot: Snapshot, at: datetime) -> list[Finding]:
    """Everything to mend in the published records, as it stands at an instant (aware). Errors first, then by record;
    the same snapshot and instant give the same list."""
    return sorted([*check_records(snapshot, at), *_face(snapshot.settings.pages)], key=_order)


def check_records(snapshot: Snapshot, at: datetime) -> list[Finding]:
    """What `check` finds in the records themselves, and not in the face of all pages."""
    return sorted(_in_records(snapshot, at, tuple(Severity)), key=_order)


def errors(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    """The errors that `check` gives, in no order: what a publication asks."""
    return _in_records(snapshot, at, (Severity.ERROR,))


def _in_records(snapshot: Snapshot, at: datetime, severities: Collection[Severity]) -> Iterator[Finding]:
    moments = _moments(snapshot, at)
    yield from _findings(PLAN, _plans(snapshot, moments, at), PLAN_CHECKS, severities)
    yield from _findings(MOMENT, moments, MOMENT_CHECKS, severities)
    yield from _findings(MOMENT, _orphans(snapshot, at), ORPHAN_CHECKS, severities)
    yield from _findings(CONTACT, _contacts(snapshot, at), CONTACT_CHECKS, severities)
    yield from _findings(GOAL, _goals(snapshot), GOAL_CHECKS, severities)


def language_hints(
    snapshot: Snapshot, at: datetime, office_words: OfficeWords, only: Container[str] | None = None
) -> list[Finding]:
    """What could be said plainer in the published records; apart from `check`, for nothing follows from it. only: the
    records to look at, by id; None: all."""
    plans, moments = _published(snapshot)
    plan_subjects = (
        _by_itself(plan, at, snapshot.settings.timezone) for plan in plans.values() if only is None or plan.id in only
    )
    moment_subjects = (
        _moment(moment, plans.get(moment.plan or ""), False, at)
        for moment in moments
        if only is None or moment.id in only
    )
    found = [*_hints(PLAN, plan_subjects, office_words), *_hints(MOMENT, moment_subjects, office_words)]
    return sorted(found, key=_order)


def check_moment(moment: Moment, plan: Plan | None, at: datetime) -> list[Finding]:
    """What the check will find in one moment as soon as it is published, but for its place on the map; errors first.
    plan: the one it belongs to."""
    subject = _moment(moment, plan, False, at)
    return list(_findings(MOMENT, [subject], MOMENT_CHECKS))


def check_contact(contact: Contact, at: datetime, timezone: str) -> list[Finding]:
    """What the check will find in one contact of a published plan, where something of it is flagged."""
    subjects = [ContactSubject(contact, at, timezone)] if flagged_fields(contact) else []
    return list(_findings(CONTACT, subjects, CONTACT_CHECKS))


def check_override(plan: Plan, at: datetime, timezone: str) -> list[Finding]:
    """What the check will find in the status of one plan that is set by hand, as soon as it is published."""
    of_override = (FindingCode.OVERRIDE_ENDED, FindingCode.OVERRIDE_UNEXPLAINED)
    chosen = tuple(one for one in PLAN_CHECKS if one[0] in of_override)
    return list(_findings(PLAN, [_by_itself(plan, at, timezone)], chosen))


def _order(finding: Finding) -> tuple[int, int, str, str, int, str, str]:
    return (
        _SEVERITIES.index(finding.severity),
        _RECORD_TYPES.index(finding.record_type),
        finding.record.casefold(),
        finding.record_id,
        _CODES.index(finding.code),
        finding.field,
        finding.text.nl,
    )


def _findings(
    record_type: str,
    subjects: Iterable[Subject],
    checks: tuple[tuple[FindingCode, Callable[[Subject], Iterator[Spot]]], ...],
    severities: Collection[Severity] = tuple(Severity),
) -> Iterator[Finding]:
    wanted = [one for one in checks if DEFINITIONS[one[0]].severity in severities]
    for subject in stoppable(subjects):
        for code, find in wanted:
            for spot in find(subject):
                yield _finding(record_type, subject, code, spot)


def _hints(record_type: str, subjects: Iterable[_Told], office_words: OfficeWords) -> Iterator[Finding]:
    for subject in stoppable(subjects):
        for code, spot in plain_language(subject, office_words):
            yield _finding(record_type, subject, code, spot)


def _finding(record_type: str, subject: _Named, code: FindingCode, spot: Spot) -> Finding:
    definition = DEFINITIONS[code]
    label = _LABELS[record_type].get(spot.field, Text(spot.field, spot.field))
    named = {"record": subject.words, "field": label, "withheld": _WITHHELD[record_type]}
    values: Mapping[str, object] = {**_LABELS[record_type], **named, **spot.values}
    return Finding(
        code=code,
        severity=definition.severity,
        record_type=record_type,
        record_id=subject.id,
        record=subject.name,
        field=spot.field,
        text=definition.text.format(**values),
        remedy=definition.remedy.format(**values),
    )


def _face(pages: PageSettings) -> Iterator[Finding]:
    """The colours a municipality set that cannot be told apart; the standard ones can."""
    definition = DEFINITIONS[FindingCode.LOW_CONTRAST]
    for pair in weak_pairs(read_face(pages.face)) if pages.face else ():
        values = {**pair.__dict__, "ratio": f"{pair.ratio:.1f}", "record": FACE}
        yield Finding(
            code=FindingCode.LOW_CONTRAST,
            severity=definition.severity,
            record_type=PAGES,
            record_id="",
            record=FACE.nl,
            field=pair.front,
            text=definition.text.format(**values),
            remedy=definition.remedy,
        )


def _published(snapshot: Snapshot) -> tuple[dict[str, Plan], list[Moment]]:
    """The published plans by id; the published moments of these, of a neighbourhood or of the whole town."""
    plans = {plan.id: plan for plan in snapshot.plans if plan.is_published}
    return plans, [one for one in snapshot.moments if one.is_published and (not one.plan or one.plan in plans)]


def _by_itself(plan: Plan, at: datetime, timezone: str) -> PlanSubject:
    """A plan of which only its own fields are looked at, not what belongs to it or where it lies."""
    return PlanSubject(
        plan=plan,
        moments=(),
        contacts=(),
        has_area=True,
        has_bad_geometry=False,
        is_outside=False,
        at=at,
        timezone=timezone,
    )


def _plans(snapshot: Snapshot, moments: Iterable[MomentSubject], at: datetime) -> Iterator[PlanSubject]:
    plans = [plan for plan in snapshot.plans if plan.is_published]
    shapes = usable_shapes({plan.id: plan.geometry for plan in plans if plan.geometry is not None})
    beyond = outside(shapes, municipality_areas(snapshot))
    readable: dict[str, list[Moment]] = {}
    for subject in moments:
        if subject.plan is not None and subject.unreadable is None:
            readable.setdefault(subject.plan.id, []).append(subject.moment)
    for plan in plans:
        yield PlanSubject(
            plan=plan,
            moments=tuple(readable.get(plan.id, ())),
            contacts=tuple(snapshot.contacts_by_plan.get(plan.id, ())),
            has_area=plan.id in snapshot.areas_by_plan,
            has_bad_geometry=plan.geometry is not None and plan.id not in shapes,
            is_outside=plan.id in beyond,
            at=at,
            timezone=snapshot.settings.timezone,
        )


def _moments(snapshot: Snapshot, at: datetime) -> list[MomentSubject]:
    plans, moments = _published(snapshot)
    points = {m.id: m.geometry for m in moments if m.geometry is not None and not m.is_at_home}
    bad = points.keys() - usable_shapes(points).keys()
    return [_moment(moment, plans.get(moment.plan or ""), moment.id in bad, at) for moment in stoppable(moments)]


def _orphans(snapshot: Snapshot, at: datetime) -> Iterator[MomentSubject]:
    known = {plan.id for plan in snapshot.plans}
    for moment in snapshot.moments:
        if moment.is_published and moment.plan and moment.plan not in known:
            yield _moment(moment, None, False, at)


def _moment(moment: Moment, plan: Plan | None, has_bad_geometry: bool, at: datetime) -> MomentSubject:
    begin, end, unreadable = read_times(moment)
    return MomentSubject(
        moment=moment,
        plan=plan,
        begin=begin,
        end=end,
        unreadable=unreadable,
        has_bad_geometry=has_bad_geometry,
        at=at,
    )


def _contacts(snapshot: Snapshot, at: datetime) -> Iterator[ContactSubject]:
    """The contacts of a published plan or of a neighbourhood with something flagged for the public."""
    published = {plan.id for plan in snapshot.plans if plan.is_published}
    tied = {tie.contact for tie in snapshot.plan_contacts if tie.plan in published}
    for contact in snapshot.contacts:
        if (contact.id in tied or contact.neighbourhood_code) and flagged_fields(contact):
            yield ContactSubject(contact, at, snapshot.settings.timezone)


def _goals(snapshot: Snapshot) -> Iterator[GoalSubject]:
    areas = snapshot.current_neighbourhoods
    for goal in snapshot.goals:
        if goal.is_published:
            area = areas.get(goal.neighbourhood_code or "")
            yield GoalSubject(goal, area.name if area and area.name else goal.neighbourhood_code or goal.id)
