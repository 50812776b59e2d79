"""What a check looks at: one published record with what belongs to it, prepared once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ..codes import ContactKind, MomentKind, MomentState
from ..dates import day
from ..records import Contact, Goal, Moment, Plan
from ..status import feedback_from
from ..words import ParticipationError, Text

OF_DAY = Text("{moment} van {when}", "{moment} of {when}")
AND_WHEN = Text("{moment}, {when}", "{moment}, {when}")
OF_AREA = Text("Doel van {area}", "Goal of {area}")
OF_PLAN = Text("{moment} ({plan})", "{moment} ({plan})")

_TIMES: dict[str, Callable[[Moment], datetime | None]] = {
    "begin_local": lambda moment: moment.begin,
    "end_local": lambda moment: moment.end,
    "previous_begin_local": lambda moment: moment.previous_begin,
    "previous_end_local": lambda moment: moment.previous_end,
    "feedback_on": feedback_from,
}


@dataclass(frozen=True)
class Spot:
    """Where in a record something was found, and the words for its text."""

    field: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class PlanSubject:
    """A published plan. moments: its published ones whose times can be read. at: the instant of publishing (UTC)."""

    plan: Plan
    moments: tuple[Moment, ...]
    contacts: tuple[Contact, ...]
    has_area: bool
    has_bad_geometry: bool
    is_outside: bool
    at: datetime
    timezone: str

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def name(self) -> str:
        return plan_name(self.plan)

    @property
    def words(self) -> Text:
        return Text(self.name, self.name)

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by the field to mend: the planner's where there is one, else the source's."""
        plan = self.plan
        return _filled(
            ("name", plan.name) if plan.name else ("source_name", plan.source_name),
            ("summary", plan.summary) if plan.summary else ("source_summary", plan.source_summary),
            ("kind", plan.kind) if plan.kind else ("source_kind", plan.source_kind),
            ("influence", plan.influence),
        )

    def links(self) -> list[tuple[str, str]]:
        """The addresses the public can follow, by field."""
        plan = self.plan
        return _filled(
            ("url", plan.url) if plan.url else ("source_url", plan.source_url),
            ("decision_url", plan.decision_url),
        )


@dataclass(frozen=True)
class MomentSubject:
    """A published moment of a published plan, or of none. begin, end: in UTC, None where absent or not to be read.
    unreadable: the field of a time that cannot be read."""

    moment: Moment
    plan: Plan | None
    begin: datetime | None
    end: datetime | None
    unreadable: str | None
    has_bad_geometry: bool
    at: datetime

    @property
    def id(self) -> str:
        return self.moment.id

    @property
    def name(self) -> str:
        return moment_name(self.moment, self.plan)

    @property
    def words(self) -> Text:
        return moment_words(self.moment, self.plan)

    @property
    def is_cancelled(self) -> bool:
        return self.moment.state is MomentState.CANCELLED

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by field; a kitchen-table talk's address is never public."""
        moment = self.moment
        return _filled(
            ("title", moment.title),
            ("influence", moment.influence),
            ("audience", moment.audience),
            ("period_text", moment.period_text),
            ("place", moment.place),
            ("address", None if moment.kind is MomentKind.KITCHEN_TABLE else moment.address),
            ("feedback", moment.feedback),
        )

    def links(self) -> list[tuple[str, str]]:
        """The addresses the public can follow, by field."""
        moment = self.moment
        return _filled(
            ("online_url", moment.online_url),
            ("signup_url", moment.signup_url),
            ("response_url", moment.response_url),
            ("feedback_url", moment.feedback_url),
        )


@dataclass(frozen=True)
class ContactSubject:
    """A contact of which something is flagged for the public."""

    contact: Contact
    at: datetime
    timezone: str

    @property
    def id(self) -> str:
        return self.contact.id

    @property
    def name(self) -> str:
        return contact_name(self.contact)

    @property
    def words(self) -> Text:
        return Text(self.name, self.name)

    def links(self) -> list[tuple[str, str]]:
        """The addresses the public can follow, by field."""
        return _filled(("website", self.contact.website if self.contact.publish_website else None))

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by field."""
        contact = self.contact
        return _filled(
            ("name", contact.name if contact.publish_name else None),
            ("organisation", contact.organisation if contact.kind is ContactKind.ORGANISATION else None),
        )


@dataclass(frozen=True)
class GoalSubject:
    """A published goal. name: of its neighbourhood, or its code where there is none."""

    goal: Goal
    name: str

    @property
    def id(self) -> str:
        return self.goal.id

    @property
    def words(self) -> Text:
        return OF_AREA.format(area=self.name)

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by field."""
        return _filled(("text", self.goal.text))


def flagged_fields(contact: Contact) -> tuple[str, ...]:
    """The fields of a contact, by name, that are filled in and flagged for the public."""
    told = {
        "name": own_name(contact) if contact.publish_name else None,
        "email": contact.email if contact.publish_email else None,
        "phone": contact.phone if contact.publish_phone else None,
        "website": contact.website if contact.publish_website else None,
    }
    return tuple(name for name, value in told.items() if (value or "").strip())


def own_name(contact: Contact) -> str | None:
    """What a contact is called: an organisation that has no other name, by what stands under organisation."""
    has_name = bool((contact.name or "").strip())
    return contact.name if has_name or contact.kind is ContactKind.PERSON else contact.organisation


def plan_name(plan: Plan) -> str:
    """What a planner knows a plan by."""
    return plan.current_name.strip() or plan.source_key or plan.slug or plan.id


def contact_name(contact: Contact) -> str:
    """What a planner knows a contact by."""
    return contact.name or contact.organisation or contact.key or contact.id


def moment_title(moment: Moment) -> Text:
    """Its own title, else the words for its kind."""
    title = (moment.title or "").strip()
    return Text(title, title) if title else moment.kind.label


def moment_name(moment: Moment, plan: Plan | None) -> str:
    """What tables name a moment by, the same in each language: its title or kind, its day, its plan."""
    words = [moment_title(moment).nl]
    if moment.begin_local:
        words.append(moment.begin_local[:10])
    if plan is not None:
        words.append(f"({plan_name(plan)})")
    return " ".join(words)


def moment_words(moment: Moment, plan: Plan | None) -> Text:
    """What a planner knows a moment by, in the reader's words: its title or kind, its day or period, its plan."""
    said, begins = moment_title(moment), _begins(moment)
    if begins is not None:
        words = OF_DAY if said is moment.kind.label else AND_WHEN
        said = words.format(moment=said, when=day(begins))
    elif moment.period_text:
        said = AND_WHEN.format(moment=said, when=moment.period_text)
    return said if plan is None else OF_PLAN.format(moment=said, plan=plan_name(plan))


def _begins(moment: Moment) -> date | None:
    """The day a moment begins; None where that is not known, or no date (another program may have written it)."""
    if moment.precision is not None and not moment.precision.is_exact:
        return None
    try:
        return date.fromisoformat((moment.begin_local or "")[:10])
    except ValueError:
        return None


def read_times(moment: Moment) -> tuple[datetime | None, datetime | None, str | None]:
    """Begin and end of a moment in UTC, and the field of the first time that cannot be read (another program may have
    written a zone or a time nobody knows)."""
    read: list[datetime | None] = []
    for field_name, reading in _TIMES.items():
        try:
            read.append(reading(moment))
        except ParticipationError:
            return None, None, field_name
    return read[0], read[1], None


def _filled(*values: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values if value]
