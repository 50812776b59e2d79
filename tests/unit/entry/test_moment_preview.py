"""The preview says what the page will say, and lets no typed text be anything but text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from participatiekaart.plugin.entry.moment_preview import moment_preview
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.times import UTC

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
PLAN = Plan(id="p", name="Molenweg", level=Level.CONSULT)


def shown(language: str = "nl", **values: object) -> str:
    times = {"begin_local": "2026-11-20 09:00", "end_local": "2026-12-06 00:00"}
    return moment_preview(Moment(id="m", plan="p", **{**times, **values}), PLAN, AT, ZONE, language)  # type: ignore[arg-type]


def test_an_open_moment_tells_how_long_what_and_what_people_may_expect() -> None:
    texts = {"title": "Enquête groen", "audience": "De hele straat", "influence": "Over de bomen."}
    text = shown(kind=MomentKind.SURVEY, **texts, response_url="https://x.nl")

    for words in (
        "Enquête groen",
        "De hele straat",
        "Nu meedoen · nog 11 dagen",
        "tot 5 december 2026, 24:00 uur",
        "Enquête · Raadplegen",
        "Over de bomen.",
        "Reageren",
    ):
        assert words in text
    assert "We luisteren naar uw mening" in text


def test_people_may_expect_what_the_page_of_the_plan_promises() -> None:
    moment = Moment(id="m", plan="p", level=Level.INFORM, begin_local="2026-11-20 09:00", end_local="2026-12-06 00:00")
    text = moment_preview(moment, PLAN, AT, ZONE, "nl")
    assert "Bijeenkomst" in text and "Informeren" in text, "its own level stands beside what it is"
    assert "We luisteren naar uw mening" in text

    undecided = replace(PLAN, level=None)
    assert "We vertellen u op tijd" in moment_preview(moment, undecided, AT, ZONE, "nl")
    cancelled = replace(moment, state=MomentState.CANCELLED)
    assert "verwachten" not in moment_preview(cancelled, undecided, AT, ZONE, "nl")
    assert "verwachten" not in moment_preview(moment, None, AT, ZONE, "nl"), "the page of a wijk promises nothing"


def test_a_title_that_the_page_cuts_is_cut_here_too() -> None:
    long = "Een titel die maar doorgaat " * 20
    (heading,) = re.findall("<h3>(.*?)</h3>", shown(title=long))
    assert heading.endswith("…")
    assert len(heading) < len(long)


def test_without_a_plan_nothing_is_promised_and_a_moment_that_was_held_tells_when_only() -> None:
    held = Moment(id="m", begin_local="2026-11-10 09:00", end_local="2026-11-10 10:00")

    text = moment_preview(held, None, AT, ZONE, "nl")

    assert text == "<h3>Bijeenkomst</h3><p>dinsdag 10 november 2026, 9:00 tot 10:00 uur</p>"


def test_whether_one_takes_part_or_visits_follows_from_the_plan() -> None:
    moment = Moment(id="m", plan="p", begin_local="2026-11-20 09:00", end_local="2026-12-06 00:00")

    assert "Nu meedoen" in moment_preview(moment, PLAN, AT, ZONE, "nl")
    assert "Nu te bezoeken" in moment_preview(moment, replace(PLAN, level=Level.INFORM), AT, ZONE, "nl")


def test_of_a_plan_that_is_not_public_it_says_that_nobody_reads_this_yet() -> None:
    moment = Moment(id="m", plan="p", begin_local="2026-11-20 09:00", end_local="2026-12-06 00:00")
    for state, words in (
        (PublicationState.CONCEPT, "Dit plan is nog een concept"),
        (PublicationState.WITHDRAWN, "Dit plan is ingetrokken"),
    ):
        assert words in moment_preview(moment, replace(PLAN, publication_state=state), AT, ZONE, "nl")
    public = moment_preview(moment, replace(PLAN, publication_state=PublicationState.PUBLISHED), AT, ZONE, "nl")
    assert public.startswith("<h3>")
    assert "Dit plan" not in public


def test_to_what_is_over_or_called_off_nobody_is_invited() -> None:
    link = {"signup_url": "https://x.nl"}
    over = {"begin_local": "2026-11-10 09:00", "end_local": "2026-11-10 10:00"}

    assert "Aanmelden" in shown(**link)
    assert "Aanmelden" not in shown(**link, **over)
    assert "Aanmelden" not in shown(**link, state=MomentState.CANCELLED)


def test_a_moment_that_was_moved_tells_when_it_would_have_been() -> None:
    before = {"previous_begin_local": "2026-11-10 09:00", "previous_end_local": "2026-11-10 10:00"}

    assert "Eerder gepland: dinsdag 10 november 2026, 9:00 tot 10:00 uur" in shown(state=MomentState.MOVED, **before)
    assert "Eerder gepland" not in shown()


def test_an_address_that_is_not_safe_is_no_link() -> None:
    assert "Reageren" not in shown(response_url="javascript:alert(1)")


def test_it_speaks_english_too() -> None:
    assert "Take part now · 11 days left" in shown("en", kind=MomentKind.SURVEY)


def test_a_moment_without_a_title_reads_its_kind_once_in_the_language_of_the_page() -> None:
    text = shown("en", kind=MomentKind.OTHER)

    assert text.count("Meeting") == 1
    assert "Bijeenkomst" not in text
    assert shown("nl", kind=MomentKind.OTHER).count("Bijeenkomst") == 1


def test_an_imprecise_moment_reads_its_own_words() -> None:
    text = shown(precision=Precision.UNKNOWN, begin_local=None, end_local=None, period_text="najaar 2027")

    assert "Binnenkort · najaar 2027" in text


def test_the_address_of_a_kitchen_table_and_the_internal_note_are_not_in_it() -> None:
    text = shown(kind=MomentKind.KITCHEN_TABLE, address="Molenweg 12", internal_note="bel eerst")

    assert "Molenweg 12" not in text
    assert "bel eerst" not in text


def test_typed_html_is_shown_as_text() -> None:
    text = shown(title="<script>x</script>", place="<img src=x>", influence="a & b\nc")

    assert "<script" not in text
    assert "<img" not in text
    assert "a &amp; b<br>c" in text


def test_a_very_long_text_is_cut_and_a_cancelled_moment_says_so() -> None:
    text = shown(influence="woord " * 20_000, state=MomentState.CANCELLED)

    assert len(text) < 6000
    assert "Geannuleerd" in text
