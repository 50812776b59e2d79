"""Any record between a form and the store, field by field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.entry.fields import record_of, shown_values
from participatiekaart.plugin.participation.codes import OverrideStatus, Phase
from participatiekaart.plugin.participation.records import Plan

NAMES = ("name", "phase", "phase_since", "whole_town", "override_status", "override_from", "override_until")
PLAN = Plan(
    id="p",
    name=" Molenweg",
    phase=Phase.PLANNING,
    phase_since="2026-01-02",
    override_status=OverrideStatus.ON_HOLD,
    override_from="2026-01-02 09:30",
    override_until="2026-06-01",
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_untouched_stays_untouched(language: str) -> None:
    shown = shown_values(PLAN, NAMES, language)

    assert record_of(shown, shown, PLAN) == (PLAN, [])


def test_dates_are_shown_as_they_are_written() -> None:
    shown = shown_values(PLAN, NAMES, "nl")

    assert (shown["phase_since"], shown["override_from"]) == ("2-1-2026", "2-1-2026 09:30")
    assert (shown["phase"], shown["whole_town"]) == (Phase.PLANNING, None)


@pytest.mark.parametrize(
    ("typed", "field", "kept"),
    [
        ("3-2-2026", "override_until", "2026-02-03"),
        ("3-2-2026 9.15", "override_until", "2026-02-03 09:15"),
        ("di. 3 feb. 2026  9:15 uur", "override_until", "2026-02-03 09:15"),
        ("2026-02-03", "phase_since", "2026-02-03"),
        ("", "phase_since", None),
        (None, "phase", None),
        ("gereed", "phase", Phase.DONE),
        (True, "whole_town", True),
        ("  ", "name", None),
    ],
)
def test_what_is_typed_is_kept(typed: Any, field: str, kept: Any) -> None:
    shown = shown_values(PLAN, NAMES, "nl")

    plan, problems = record_of({**shown, field: typed}, shown, PLAN)

    assert problems == []
    assert getattr(plan, field) == kept


def test_a_day_has_no_hour() -> None:
    shown = shown_values(PLAN, NAMES, "nl")

    plan, problems = record_of({**shown, "phase_since": "3-2-2026 9:15"}, shown, PLAN)

    assert ([problem.field for problem in problems], plan) == (["phase_since"], PLAN)


@given(st.text(), st.sampled_from(["phase_since", "override_from", "name"]))
def test_any_typed_text_is_kept_as_the_field_wants_it_or_told(text: str, field: str) -> None:
    shown = shown_values(PLAN, NAMES, "nl")

    plan, problems = record_of({**shown, field: text}, shown, PLAN)

    value = getattr(plan, field)
    assert problems or value is None or (value.strip() == value if field == "name" else value[4] == "-")
