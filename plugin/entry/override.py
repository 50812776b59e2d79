"""A status that is set by hand, between the form and the store, and what the public reads of it.

Rule: contract, "Status of a plan at a moment t": only `stilgelegd` or `afgerond`, and only between two times.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from ..participation.checks import check_override
from ..participation.codes import OverrideStatus
from ..participation.dates import day
from ..participation.records import Moment, Plan
from ..participation.status import override_times
from ..participation.times import ENDS_TOO_EARLY, clock_of, is_midnight, local_date
from ..participation.words import Text
from ..publication.phrases import day_and_clock
from ..publication.public_view.standing import standing
from .fields import record_of
from .problems import Problem
from .texts import in_html

FIELDS = ("override_status", "override_reason", "override_from", "override_until")
REASON_NEEDED = Text(
    "Schrijf waarom. Dat leest alleen de gemeente, en het blijft in de geschiedenis staan.",
    "Write why. Only the municipality reads it, and it stays in the history.",
)
NO_END = Text(
    "Zonder einde blijft het plan stilliggen tot iemand eraan denkt.",
    "Without an end the plan stays on hold until somebody thinks of it.",
)
NOW = Text("Nu", "Now")
FROM = Text("Vanaf {when}", "From {when}")
BY_MOMENTS = Text("Dat volgt uit de momenten en de fase.", "This follows from the moments and the phase.")


def with_override(
    typed: Mapping[str, Any], opened: Mapping[str, Any], base: Plan, at: datetime, timezone: str
) -> tuple[Plan, list[Problem]]:
    """The plan with what is typed, and what keeps it from being saved. Without a status nothing else of it stays;
    without a begin it holds from `at` (aware). opened: what the form showed. timezone: of the store, that the times are
    in."""
    if not typed["override_status"]:
        return without_override(base), []
    plan, problems = record_of(typed, opened, base, timezone)
    if not plan.override_reason:
        problems.append(Problem("override_reason", REASON_NEEDED))
    if any(problem.field != "override_reason" for problem in problems):
        return plan, problems
    if plan.override_from is None and base.override_status is None:
        plan = dataclasses.replace(plan, override_from=clock_of(at, timezone).text)
    begins, ends = override_times(plan, timezone)
    if begins is not None and ends is not None and ends <= begins:
        problems.append(Problem("override_until", ENDS_TOO_EARLY))
    return plan, problems


def without_override(plan: Plan) -> Plan:
    """The plan whose status follows from its moments."""
    return dataclasses.replace(
        plan, override_status=None, override_reason=None, override_from=None, override_until=None
    )


def doubts(plan: Plan, at: datetime, timezone: str) -> list[Problem]:
    """What is saved all the same, and had better be looked at."""
    found = [Problem(finding.field, finding.remedy) for finding in check_override(plan, at, timezone)]
    if plan.override_status is OverrideStatus.ON_HOLD and not plan.override_until:
        found.append(Problem("override_until", NO_END))
    return found


def override_preview(plan: Plan, moments: Sequence[Moment], at: datetime, timezone: str, language: str) -> str:
    """The status as the public reads it now, from when it is set by hand, and once that ends: simple HTML, every text
    escaped. moments: the public ones of the plan."""
    lines = [f"<h3>{in_html(plan.current_name)}</h3>"]
    for heading, then in _turns(plan, at, timezone):
        stands = standing(plan, moments, then, timezone)
        words = escape(stands.said.in_language(language))
        until = f"<br>{escape(stands.until.in_language(language))}" if stands.until else ""
        lines.append(f"<p>{escape(heading.in_language(language))}:<br><b>{words}</b>{until}</p>")
    if plan.override_status is None:
        lines.append(f"<p><i>{escape(BY_MOMENTS.in_language(language))}</i></p>")
    return "".join(lines)


def _turns(plan: Plan, at: datetime, timezone: str) -> Iterator[tuple[Text, datetime]]:
    yield NOW, at
    for turn in override_times(plan, timezone):
        if turn is not None and turn > at:
            yield _from(turn, timezone), turn


def _from(turn: datetime, timezone: str) -> Text:
    is_day = is_midnight(turn, timezone)
    return FROM.format(when=day(local_date(turn, timezone)) if is_day else day_and_clock(turn, timezone))
