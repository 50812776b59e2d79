"""What a check looks at: one published record with what belongs to it, prepared once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..codes import ContactKind
from ..naming import contact_name, moment_name, moment_words, plan_name
from ..records import Contact, Goal, Moment, Plan
from ..words import Text

OF_AREA = Text("Doel van {area}", "Goal of {area}")


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

    def texts(self) -> list[tuple[str, str]]:
        """What the public reads, by field; a kitchen-table talk's address is never public."""
        moment = self.moment
        return _filled(
            ("title", moment.title),
            ("influence", moment.influence),
            ("audience", moment.audience),
            ("period_text", moment.period_text),
            ("place", moment.place),
            ("address", None if moment.is_at_home else moment.address),
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


def _filled(*values: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values if value]
