"""Legal terms."""

from __future__ import annotations

from datetime import datetime, timedelta

from .times import local_date

FORMAL_VIEWS = timedelta(weeks=6)
"""Views on a draft can be given for six weeks (Awb 3:16)."""


def is_short_for_formal_views(begin: datetime, end: datetime, timezone: str) -> bool:
    """Whether a period, counted in whole calendar days of the zone, is under six weeks. The end is exclusive."""
    last_day = local_date(end - timedelta(seconds=1), timezone)
    return last_day - local_date(begin, timezone) + timedelta(days=1) < FORMAL_VIEWS
