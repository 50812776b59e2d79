"""What the store makes public at an instant, as rows to compare with a release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from ...participation.codes import PublicationState
from ...participation.naming import moment_day
from ...participation.record_types import MOMENT, PLAN
from ...participation.snapshot import Snapshot
from ...participation.words import Text
from ..public_view.areas import AreaFinder
from ..public_view.choice import Choice
from ..public_view.moments import public_moments
from ..public_view.plans import public_plans
from ..records import PublicSite
from ..release.reading import Row, rows_by_id
from ..writers.rows import rows_of

DELETED = Text("Het staat niet meer in de opslag.", "It is no longer in the store.")
TAKEN_BACK = Text("Het is ingetrokken.", "It was withdrawn.")
CONCEPT = Text("Het is weer een concept.", "It is a draft again.")
BY_ERROR = Text("Een fout houdt het tegen.", "An error holds it back.")
WITH_PLAN = Text("Het gaat met zijn plan mee.", "It is removed with its plan.")


@dataclass(frozen=True)
class State:
    """What the store makes public at an instant."""

    snapshot: Snapshot
    choice: Choice
    areas: AreaFinder
    at: datetime

    @cached_property
    def plans(self) -> dict[str, Row]:
        return self._rows(plans=public_plans(self.choice, self.snapshot.settings, self.areas, self.at))[0]

    @cached_property
    def moments(self) -> dict[str, Row]:
        made = public_moments(self.choice, self.snapshot.settings, self.areas, self.at)
        return self._rows(moments=made)[1]

    def at_another(self, at: datetime, record_type: str, ids: set[str]) -> dict[str, Row]:
        """The rows of these records only, by id, with the same data at another instant."""
        if record_type == PLAN:
            some = replace(self.choice, plans=tuple(plan for plan in self.choice.plans if plan.id in ids))
            return State(self.snapshot, some, self.areas, at).plans
        some = replace(self.choice, moments=tuple(one for one in self.choice.moments if one.id in ids))
        return State(self.snapshot, some, self.areas, at).moments

    def why_gone(self, record_type: str, id: str) -> Text:
        record = self._known.get((record_type, id))
        if record is None:
            return DELETED
        if record.publication_state is PublicationState.WITHDRAWN:
            return TAKEN_BACK
        if record.publication_state is PublicationState.CONCEPT:
            return CONCEPT
        return WITH_PLAN if record_type == MOMENT and record.plan and record.plan not in self.plans else BY_ERROR

    def day_of(self, moment: str) -> Text | None:
        """What tells a moment of the store from others of its title; None where nothing does."""
        record = self._known.get((MOMENT, moment))
        return moment_day(record) if record is not None else None

    @cached_property
    def _known(self) -> dict[tuple[str, str], Any]:
        """Every record of the store, public or not, by its type and id."""
        plans = {(PLAN, plan.id): plan for plan in self.snapshot.plans}
        return {**plans, **{(MOMENT, moment.id): moment for moment in self.snapshot.moments}}

    def _rows(self, plans: Iterable[Any] = (), moments: Iterable[Any] = ()) -> tuple[dict[str, Row], dict[str, Row]]:
        """The rows of these records as a publication of them alone would hold them."""
        settings = self.snapshot.settings
        site = PublicSite(
            titel=settings.title,
            gemeente=settings.municipality,
            timezone=settings.timezone,
            crs=settings.crs,
            at=self.at,
            bijgewerkt_op=self.at,
            geldig_tot=None,
            base_url=None,
            plannen=tuple(plans),
            momenten=tuple(moments),
            wijken=(),
            verdwenen=(),
            verhuisd=(),
        )
        return rows_by_id(site, rows_of(site))
