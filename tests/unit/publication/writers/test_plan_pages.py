"""The page of a plan says only what still holds when it is published."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
)

from ..released import make_store, release
from ..small_town import AREAS, moment, plan

ASKED = plan(level=Level.CONSULT, influence="De plek van de bomen.")


def page(base: Path, *records: Any, language: str = "") -> str:
    release(make_store(base / "opslag.gpkg", [*AREAS, *records]), base / "publiek")
    text = (base / "publiek" / language / "plannen/molenweg/index.html").read_text("utf-8")
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


def changed(**values: Any) -> Any:
    return plan(**{**ASKED.__dict__, **values})


@pytest.mark.parametrize(
    ("language", "was", "is_now", "promise"),
    [
        ("", "Waar kon u over meepraten", "Waar kunt u over meepraten", "Wat u van ons mag verwachten"),
        ("en", "What could you have a say in", "What can you have a say in", "What you may expect from us"),
    ],
)
def test_of_a_finished_plan_it_says_in_what_one_had_a_say_and_promises_nothing(
    tmp_path: Path, language: str, was: str, is_now: str, promise: str
) -> None:
    text = page(tmp_path, changed(phase=Phase.DONE), language=language)
    assert was in text and "De plek van de bomen." in text
    assert is_now not in text and promise not in text


def test_a_plan_that_is_called_finished_until_a_day_still_says_in_what_one_has_a_say(tmp_path: Path) -> None:
    for_now = {
        "override_status": OverrideStatus.FINISHED,
        "override_reason": "Pauze",
        "override_until": "2026-12-31",
    }
    text = page(tmp_path, changed(**for_now))
    assert "Waar kunt u over meepraten" in text and "Wat u van ons mag verwachten" in text


def test_a_meeting_that_asks_nobody_does_not_carry_the_level_of_its_plan(tmp_path: Path) -> None:
    begin, end = "2026-12-01 19:30", "2026-12-01 21:30"
    council = moment(ASKED, begin, end, title="Besluit", kind=MomentKind.COUNCIL_MEETING)
    evening = moment(ASKED, begin, end, title="Startavond", kind=MomentKind.INFORMATION_EVENING, level=Level.INFORM)
    session = moment(ASKED, begin, end, title="Ontwerpen", kind=MomentKind.WORKSHOP)
    text = page(tmp_path, ASKED, council, evening, session)
    assert "Informatieavond · Informeren" in text and "Werksessie · Raadplegen" in text
    assert "Raadsvergadering" in text and "Raadsvergadering ·" not in text


def test_what_was_done_with_the_input_is_told_the_latest_first(tmp_path: Path) -> None:
    told = [
        moment(ASKED, f"2026-{month} 19:30", f"2026-{month} 21:30", title=said, feedback=f"Gedaan: {said}.", **dated)
        for month, said, dated in (
            ("08-01", "ongedateerd", {}),
            ("09-01", "eerst", {"feedback_on": "2026-10-01"}),
            ("10-01", "laatst", {"feedback_on": "2026-11-01"}),
        )
    ]
    assert re.findall(r"Gedaan: (\w+)", page(tmp_path, ASKED, *told)) == ["laatst", "eerst", "ongedateerd"]


@pytest.mark.parametrize(
    ("language", "now", "before"),
    [
        ("", "Verplaatst voorjaar 2027", "Eerder gepland: donderdag 10 december 2026, 19:30 tot 21:30 uur"),
        ("en", "Moved voorjaar 2027", "Was planned for: Thursday 10 December 2026, 19:30 to 21:30"),
    ],
)
def test_of_an_evening_that_is_put_off_to_a_season_it_tells_which_evening_that_was(
    tmp_path: Path, language: str, now: str, before: str
) -> None:
    season = {"precision": Precision.QUARTER, "period_text": "voorjaar 2027"}
    was = {"previous_begin_local": "2026-12-10 19:30", "previous_end_local": "2026-12-10 21:30"}
    evening = moment(ASKED, "2027-04-01", "2027-06-30", title="Avond", state=MomentState.MOVED, **season, **was)
    text = page(tmp_path, ASKED, evening, language=language)
    assert now in text and before in text


def test_of_what_was_called_off_before_it_had_a_new_date_it_announces_none(tmp_path: Path) -> None:
    text = page(tmp_path, ASKED, moment(ASKED, title="Avond", state=MomentState.CANCELLED))
    assert "Geannuleerd" in text and "datum volgt" not in text
    home = (tmp_path / "publiek/index.html").read_text("utf-8")
    assert "Avond" in home and "datum volgt" not in home
