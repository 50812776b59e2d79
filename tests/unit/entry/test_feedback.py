"""What was done with the input: what is proposed, kept and taken back, and what the public reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from participatiekaart.plugin.entry.feedback import FIELDS, feedback_preview, shown_feedback, with_feedback
from participatiekaart.plugin.entry.fields import shown_values
from participatiekaart.plugin.participation.codes import MomentKind, PublicationState
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.times import UTC

AT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
LINK = "https://voorbeeld.example/verslag"
HELD = Moment(id="m", title="Inloop", begin_local="2026-11-01 19:30", end_local="2026-11-01 21:00")
GIVEN = replace(HELD, feedback="Dank.", feedback_on="2026-11-03")


def typed(base: Moment, **values: str) -> tuple[Moment, list[str]]:
    opened = shown_values(base, FIELDS, "nl")
    moment, problems = with_feedback({**opened, **values}, opened, base)
    return moment, [problem.field for problem in problems]


def test_today_in_the_zone_of_the_moment_is_proposed_where_no_feedback_was_given_yet() -> None:
    assert shown_feedback(HELD, AT, "nl") == {"feedback": "", "feedback_url": "", "feedback_on": "25-11-2026"}
    assert shown_feedback(GIVEN, AT, "nl")["feedback_on"] == "3-11-2026"
    assert shown_feedback(replace(GIVEN, feedback_on=None), AT, "nl")["feedback_on"] == ""


@pytest.mark.parametrize("field", ["feedback", "feedback_url"])
def test_a_text_or_a_link_is_feedback_and_needs_a_date(field: str) -> None:
    assert typed(HELD, **{field: LINK, "feedback_on": "3-11-2026"}) == (
        replace(HELD, **{field: LINK, "feedback_on": "2026-11-03"}),
        [],
    )
    assert typed(HELD, **{field: LINK})[1] == ["feedback_on"]
    assert typed(HELD, feedback_on="3-11-2026")[1] == ["feedback"]


def test_feedback_is_changed_and_taken_back_with_its_date() -> None:
    assert typed(GIVEN, feedback="Dank aan allen.") == (replace(GIVEN, feedback="Dank aan allen."), [])
    assert typed(GIVEN, feedback=" ") == (HELD, [])
    linked = replace(GIVEN, feedback=None, feedback_url=LINK)
    assert typed(linked, feedback_url="") == (HELD, [])


def test_the_moment_is_called_as_the_page_calls_it() -> None:
    untitled = replace(GIVEN, title=None, kind=MomentKind.WALK_IN)
    assert "<b>Inloop</b>" in feedback_preview(untitled, AT, "nl")
    assert "<b>Walk-in</b>" in feedback_preview(untitled, AT, "en")
    assert "…</b>" in feedback_preview(replace(GIVEN, title="Een titel die maar doorgaat " * 20), AT, "nl")


def test_of_a_moment_that_is_not_public_it_says_that_nobody_reads_this_yet() -> None:
    public = replace(GIVEN, publication_state=PublicationState.PUBLISHED)
    assert feedback_preview(public, AT, "nl").startswith("<h3>")
    assert feedback_preview(GIVEN, AT, "nl").startswith("<p><i>Dit moment is niet openbaar")
    assert "This moment is not public" in feedback_preview(GIVEN, AT, "en")


def test_the_public_reads_it_from_its_day_on_and_the_form_says_so() -> None:
    later = replace(GIVEN, feedback_on="2026-12-03", feedback_url=LINK)

    assert "vanaf 3 december 2026, zodra u dan opnieuw publiceert" in feedback_preview(later, AT, "nl")
    assert "<p>3 november 2026</p><p>Dank.</p>" in feedback_preview(GIVEN, AT, "nl"), "the page has the day too"
    for moment in (later, replace(later, feedback_on="2026-11-03")):
        assert "<p>Dank.</p><p><u>" in feedback_preview(moment, AT, "nl")
    assert "anaf" not in feedback_preview(GIVEN, AT, "nl")
    coming = replace(HELD, end_local="2026-12-04 21:00", feedback_url=LINK)
    assert "anaf 4 december 2026" in feedback_preview(coming, AT, "nl")
    assert "<u>" not in feedback_preview(replace(GIVEN, feedback_url="javascript:alert(1)"), AT, "nl")
    assert feedback_preview(HELD, AT, "nl").endswith("<p>Nog niets.</p>")
    for moment in (GIVEN, replace(HELD, feedback_url=LINK)):
        assert "Nog niets" not in feedback_preview(moment, AT, "nl")
