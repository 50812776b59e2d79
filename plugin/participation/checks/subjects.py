"""What a check looks at: one published record with what belongs to it, prepared once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..codes import ContactKind
from ..naming import contact_name, moment_name, moment_words, plan_name
from ..records import Contact, Goal, Moment, Plan
from ..words import Text

OF_AREA = Text("Doel van {area}", "Goal of {area}")
# what the public reads and the addresses it can follow, by field; the store looks at the same (find_attention)
PLAN_TEXTS = ("name", "source_name", "summary", "source_summary", "kind", "source_kind", "influence")
PLAN_LINKS = ("url", "source_url", "decision_url")
MOMENT_TEXTS = ("title", "influence", "audience", "period_text", "place", "address", "feedback")
MOMENT_LINKS = ("online_url", "signup_url", "response_url", "feedback_url")
_SOURCE = "source_"


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
        return _said(self.plan, PLAN_TEXTS)

    def links(self) -> list[tuple[str, str]]:
        """The addresses the public can follow, by field."""
        return _said(self.plan, PLAN_LINKS)


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

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by field; neither the address of a kitchen-table talk, nor a period beside a date."""
        moment = self.moment
        hidden = {"address": moment.is_at_home, "period_text": moment.precision.is_exact}
        return [said for said in _said(moment, MOMENT_TEXTS) if not hidden.get(said[0])]

    def links(self) -> list[tuple[str, str]]:
        """The addresses the public can follow, by field."""
        return _said(self.moment, MOMENT_LINKS)


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


def _said(record: Plan | Moment, names: Iterable[str]) -> list[tuple[str, str]]:
    """What stands in these fields; what the source says only where the planner says nothing."""
    values = record.__dict__
    told = [name for name in names if not (name.startswith(_SOURCE) and values[name[len(_SOURCE) :]])]
    return _filled(*((name, values[name]) for name in told))


def _filled(*values: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values if value]
