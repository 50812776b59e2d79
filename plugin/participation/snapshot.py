"""A consistent view of the whole store at one moment, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from .areas import current_areas
from .crs import RD_NEW
from .page_settings import PageSettings
from .records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)

Item = TypeVar("Item")


@dataclass(frozen=True)
class StoreSettings:
    """What holds for the whole store.

    municipality: GM code. crs: authority code of every geometry. timezone: IANA name that times without a zone are in.
    """

    title: str
    municipality: str
    crs: str = RD_NEW
    timezone: str = "Europe/Amsterdam"
    pages: PageSettings = PageSettings()


@dataclass(frozen=True)
class PublishedRecord:
    """What the public has seen of a plan or moment: what keeps dates, sequence numbers and addresses steady.

    kind: "plan" or "moment". digest: of the public values. changed_at: instant (UTC, ISO) the digest last changed.
    sequence: how often it changed since the first publication. visible: whether it stands in the latest publication.
    """

    kind: str
    id: str
    digest: str
    first_published_at: str
    changed_at: str
    sequence: int
    visible: bool


@dataclass(frozen=True)
class FormerSlug:
    """An address a plan's page once had."""

    slug: str
    plan: str


@dataclass(frozen=True)
class Snapshot:
    """The records of the store, read in one transaction; all but the plan layers (PlanSource), of which nothing but
    attaching needs to know."""

    settings: StoreSettings
    plans: tuple[Plan, ...] = ()
    moments: tuple[Moment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    plan_contacts: tuple[PlanContact, ...] = ()
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    goals: tuple[Goal, ...] = ()
    plan_neighbourhoods: tuple[PlanNeighbourhood, ...] = ()
    published: tuple[PublishedRecord, ...] = ()
    former_slugs: tuple[FormerSlug, ...] = ()

    @cached_property
    def moments_by_plan(self) -> dict[str, list[Moment]]:
        """The moments of each plan, by plan id."""
        return _grouped((moment.plan, moment) for moment in self.moments)

    @cached_property
    def contacts_by_plan(self) -> dict[str, list[Contact]]:
        """The contacts of each plan in the plan's order, by plan id."""
        contacts = {contact.id: contact for contact in self.contacts}
        ties = sorted(self.plan_contacts, key=lambda tie: (tie.position, tie.contact or ""))
        return _grouped((tie.plan, contacts[tie.contact]) for tie in ties if tie.contact in contacts)

    @cached_property
    def areas_by_plan(self) -> dict[str, list[PlanNeighbourhood]]:
        """In which neighbourhoods each plan lies, largest share first, by plan id."""
        ties = sorted(self.plan_neighbourhoods, key=lambda tie: (-(tie.share or 0), tie.neighbourhood_code or ""))
        return _grouped((tie.plan, tie) for tie in ties)

    @cached_property
    def current_neighbourhoods(self) -> dict[str, Neighbourhood]:
        """The neighbourhoods that hold now (areas.py), by code."""
        return {area.code: area for area in current_areas(self.neighbourhoods)}


def _grouped(pairs: Iterable[tuple[str | None, Item]]) -> dict[str, list[Item]]:
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            groups[key].append(item)
    return dict(groups)
