"""What the layers say of each plan and moment, worked out once for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Optional, Union

from ...participation.progress import stoppable
from ...participation.times import iso_local
from ..fields import MOMENT_FIELDS, PLAN_FIELDS, PublicField, Type
from ..records import PublicPlan, PublicRecord, PublicSite
from ..texts import clean

Value = Union[str, bool, list[str], None]
Row = dict[str, Value]
Step = dict[str, Optional[str]]


@dataclass(frozen=True)
class Rows:
    """The values by field of site.plannen and site.momenten, in their order: texts clean, an empty one is none; times
    as text in the site's zone; lists as lists. courses: of each plan its statuses in order of time, the first from
    None; steps that differ in `meedoen` alone are one."""

    plans: list[Row]
    moments: list[Row]
    courses: list[list[Step]]

    @cached_property
    def flat_plans(self) -> list[Row]:
        """For a format without lists: joined by `;`."""
        return [_flat(row) for row in self.plans]

    @cached_property
    def flat_moments(self) -> list[Row]:
        """For a format without lists: joined by `;`."""
        return [_flat(row) for row in self.moments]


def rows_of(site: PublicSite) -> Rows:
    """The rows of a publication. `pagina` is a whole address where the public address is known."""
    plans = _rows(site.plannen, PLAN_FIELDS, site.timezone)
    if site.base_url:
        for row in plans:
            row["pagina"] = f"{site.base_url}{row['pagina']}"
    moments = _rows(site.momenten, MOMENT_FIELDS, site.timezone)
    return Rows(plans, moments, [_course(plan, site.timezone) for plan in site.plannen])


def _course(plan: PublicPlan, timezone: str) -> list[Step]:
    course: list[Step] = []
    for step in plan.statusverloop:
        if not course or course[-1]["status"] != step.status:
            course.append({"vanaf": iso_local(step.vanaf, timezone) if step.vanaf else None, "status": step.status})
    return course


def _rows(records: Iterable[PublicRecord], fields: tuple[PublicField, ...], timezone: str) -> list[Row]:
    tell: dict[Type, Callable[[Any], Any]] = {
        Type.TEXT: lambda text: clean(text) or None,
        Type.BOOLEAN: bool,
        Type.TIME: lambda instant: iso_local(instant, timezone),
        Type.LIST: lambda texts: [clean(text) for text in texts],
    }
    told = [(field.name, tell[field.type]) for field in fields]
    values_of = attrgetter(*(field.name for field in fields))
    return [
        {name: None if value is None else say(value) for (name, say), value in zip(told, values_of(record))}
        for record in stoppable(records)
    ]


def _flat(row: Row) -> Row:
    return {name: ";".join(value) if isinstance(value, list) else value for name, value in row.items()}
