"""What the layers say of each plan and moment, worked out once for every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..fields import MOMENT_FIELDS, PLAN_FIELDS, values_of
from ..records import PublicSite
from .text import printable


@dataclass(frozen=True)
class Rows:
    """The values by field of site.plannen and site.momenten, in their order; lists are lists."""

    plans: list[dict[str, Any]]
    moments: list[dict[str, Any]]


def rows_of(site: PublicSite) -> Rows:
    """The rows of a publication: texts clean, times with their offset."""
    return Rows(
        [printable(values_of(plan, PLAN_FIELDS, site.timezone, site.base_url)) for plan in site.plannen],
        [printable(values_of(moment, MOMENT_FIELDS, site.timezone, site.base_url)) for moment in site.momenten],
    )
