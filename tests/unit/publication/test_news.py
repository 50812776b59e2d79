"""The feed as a reader of news gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from participatiekaart.plugin.participation.codes import MomentKind, MomentState, OverrideStatus, Precision
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.news import write_news

from .small_town import NOW, area, moment, plan, site, town


def read(shown: PublicSite, folder: Path, name: str = "nieuws.xml") -> Any:
    write_news(shown, folder)
    return feedparser.parse((folder / name).read_bytes())


def test_it_tells_of_the_fifty_that_changed_last_the_newest_first(tmp_path: Path) -> None:
    shown = site(town(*(plan(name=f"Plan {number}") for number in range(60))))
    plans = [replace(one, bijgewerkt_op=NOW - timedelta(hours=n * 7 % 60)) for n, one in enumerate(shown.plannen)]

    found = read(replace(shown, plannen=tuple(plans)), tmp_path)

    newest = sorted(plans, key=lambda one: one.bijgewerkt_op, reverse=True)[:50]
    assert [entry.title for entry in found.entries] == [one.naam for one in newest]
    assert found.feed.updated == "2026-11-23T12:00:00+01:00"


def test_each_feed_bears_a_title_and_an_id_of_its_own(tmp_path: Path) -> None:
    shown = site(town(plan()))
    feeds = [read(shown, tmp_path, f"{folder}nieuws.xml").feed for folder in ("", "wijken/WK999901/")]
    assert [(feed.title, feed.id) for feed in feeds] == [
        ("Participatiekaart Proefstad", "tag:participatiekaart,2026:GM9999/nieuws"),
        ("Participatiekaart Proefstad: Noord", "tag:participatiekaart,2026:GM9999/wijken/WK999901/nieuws"),
    ]


def test_the_feed_of_a_wijk_without_news_changes_with_the_publication_and_not_each_night(tmp_path: Path) -> None:
    shown = replace(site(town()), bijgewerkt_op=NOW - timedelta(days=9))
    assert read(shown, tmp_path, "wijken/WK999901/nieuws.xml").feed.updated == "2026-11-14T12:00:00+01:00"


def test_the_address_of_a_feed_can_be_followed_whatever_the_code_of_its_wijk(tmp_path: Path) -> None:
    shown = replace(site(town(neighbourhoods=[area("Wijk 1", "Zuid")])), base_url="https://kaart.example/")
    feed = read(shown, tmp_path, "wijken/Wijk 1/nieuws.xml").feed
    assert feed.links[0].href == "https://kaart.example/wijken/Wijk%201/nieuws.xml"


def test_of_a_moment_it_tells_first_whether_it_was_called_off_then_when_and_where(tmp_path: Path) -> None:
    street = plan(name="Straat")
    times = "2026-12-10 19:30", "2026-12-10 21:00"
    off = moment(street, *times, title="Avond", state=MomentState.CANCELLED, place="Wijkhuis")
    fair = moment(None, *times, title="Markt")

    entries = {entry.title: entry for entry in read(site(town(street, off, fair)), tmp_path).entries}

    told = "donderdag 10 december 2026, 19:30 tot 21:00 uur"
    assert entries["Straat: Avond"].summary == f"Geannuleerd: {told}. Wijkhuis"
    assert (entries["Markt"].summary, entries["Markt"].link) == (told, "index.html")


def test_of_what_was_called_off_before_it_had_a_new_date_it_announces_none(tmp_path: Path) -> None:
    street = plan(name="Straat")
    off = moment(street, title="Avond", state=MomentState.CANCELLED, place="Wijkhuis")
    told = {entry.title: entry.summary for entry in read(site(town(street, off)), tmp_path).entries}
    assert told["Straat: Avond"] == "Geannuleerd. Wijkhuis"


def test_of_what_was_done_with_the_input_it_says_that_it_is_that(tmp_path: Path) -> None:
    street, times = plan(name="Straat"), ("2026-11-03 19:30", "2026-11-03 21:00")
    told = moment(street, *times, title="Avond", place="Wijkhuis", feedback="Er komen bomen.", feedback_on="2026-11-10")
    report = moment(street, *times, title="Inloop", feedback_url="https://zuid.example/a", feedback_on="2026-11-10")

    entries = {entry.title: entry.summary for entry in read(site(town(street, told, report)), tmp_path).entries}

    when = "dinsdag 3 november 2026, 19:30 tot 21:00 uur"
    assert entries["Straat: Avond"] == f"{when}. Wijkhuis. Wat we met de inbreng deden: Er komen bomen."
    assert entries["Straat: Inloop"] == f"{when}. Lees wat we met de inbreng deden"


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("2026-11-20", "2026-12-10", "Nu meedoen t/m 10 december 2026"),
        ("2026-11-23 10:00", "2026-11-23 14:00", "Nu meedoen tot 23 november 2026, 14:00 uur"),
        ("2026-12-03 19:30", "2026-12-03 21:00", "Binnenkort vanaf 3 december 2026"),
        ("2026-11-03", "2026-11-04", "We verwerken de inbreng"),
    ],
)
def test_of_a_plan_it_tells_first_how_it_stands_and_until_when(tmp_path: Path, begin: str, end: str, told: str) -> None:
    street = plan(name="Straat", summary="Meer groen.")

    shown = read(site(town(street, moment(street, begin, end, title="Vragen"))), tmp_path)

    assert told_of_plan(shown) == f"{told}. Meer groen."


def told_of_plan(shown: Any) -> str:
    (summary,) = [entry.summary for entry in shown.entries if entry.title == "Straat"]
    return str(summary)


VAGUE = {"precision": Precision.QUARTER, "period_text": "voorjaar 2027"}
SHOWN_TOO = {"kind": MomentKind.NETWORK_MEETING}
ON_HOLD = {"override_status": OverrideStatus.ON_HOLD}


@pytest.mark.parametrize(
    ("moments", "values", "told"),
    [
        ([("2027-03-01", "2027-05-31", VAGUE)], {}, "Binnenkort · voorjaar 2027"),
        ([("2026-11-02", "2026-11-02", {}), (None, None, VAGUE)], {}, "Vervolg komt · voorjaar 2027"),
        (
            [("2026-11-20", "2026-12-05", {}), ("2026-11-20", "2026-12-10", SHOWN_TOO)],
            {},
            "Nu meedoen t/m 5 december 2026",
        ),
        (
            [("2026-11-20", "2026-12-05", {}), ("2026-11-20", "2026-12-01", SHOWN_TOO)],
            {},
            "Nu meedoen t/m 5 december 2026",
        ),
        (
            [("2026-11-20", "2026-11-25", {}), ("2026-11-01", "2026-12-10", {})],
            {},
            "Nu meedoen t/m 10 december 2026",
        ),
        (
            [("2026-12-10", "2026-12-10", {})],
            {**ON_HOLD, "override_from": "2026-12-01", "override_until": "2026-12-04"},
            "Binnenkort vanaf 10 december 2026",
        ),
    ],
)
def test_of_a_plan_it_tells_the_day_of_the_moment_and_not_of_the_status(
    tmp_path: Path, moments: list[Any], values: dict[str, Any], told: str
) -> None:
    street = plan(name="Straat", **values)
    dated = [moment(street, begin, end, title="Vragen", **more) for begin, end, more in moments]

    assert told_of_plan(read(site(town(street, *dated)), tmp_path)) == told
