"""The calendar as a resident's program reads it, and the goals of a neighbourhood, from a real publication."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from participatiekaart.plugin.participation.codes import AreaLevel, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Goal, new_id
from participatiekaart.plugin.publication.release import manifest
from participatiekaart.plugin.publication.writers.calendar import own_file

from .released import make_store, release
from .small_town import AREAS, NOW, area, lies_in, moment, plan, shown_moment


def events(folder: Path, name: str = "agenda.ics") -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical((folder / name).read_bytes())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Moments of a plan, of a stadsdeel and of the town, without a public address."""
    field = plan(name="Veld")
    old = {"previous_begin_local": "2026-12-01 19:30", "previous_end_local": "2026-12-01 21:00"}
    records = [
        *AREAS,
        area("SD999901", "Oost", AreaLevel.DISTRICT),
        Goal(
            id=new_id(),
            neighbourhood_code="WK999902",
            text="Meer schaduw",
            publication_state=PublicationState.PUBLISHED,
        ),
        Goal(id=new_id(), neighbourhood_code="WK999902", text="Nog geheim", publication_state=PublicationState.CONCEPT),
        field,
        moment(field, "2026-12-08 19:30", "2026-12-08 21:00", title="Verschoven", state=MomentState.MOVED, **old),
        moment(field, title="Nog zonder datum", state=MomentState.MOVED, **old),
        moment(field, "2026-12-03", "2026-12-04", title="Twee dagen", precision=Precision.DAY, place="Wijkhuis"),
        moment(field, "2027-03-01", "2027-03-31", title="Maart", precision=Precision.MONTH, period_text="maart"),
        moment(None, "2026-12-09 19:30", "2026-12-09 21:00", title="Stadsdeel", neighbourhood_code="SD999901"),
        moment(None, "2026-12-10 19:30", "2026-12-10 21:00", title="Stad", neighbourhood_code="GM9999"),
        moment(None, title="Geen datum", neighbourhood_code="GM9999", precision=Precision.UNKNOWN, period_text="ooit"),
    ]
    base = tmp_path_factory.mktemp("agenda")
    release(make_store(base / "store.gpkg", records), base / "publiek", base_url=None)
    return base / "publiek"


def test_only_moments_with_a_date_stand_in_it(written: Path) -> None:
    assert set(events(written)) == {"Veld: Verschoven", "Veld: Twee dagen", "Stadsdeel", "Stad"}


def test_whole_days_end_on_the_day_after(written: Path) -> None:
    event = events(written)["Veld: Twee dagen"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 3), date(2026, 12, 5))
    assert event["LOCATION"] == "Wijkhuis"


def test_a_moment_without_an_end_stops_at_the_last_day_there_is(tmp_path: Path) -> None:
    endless = moment(
        None, "2026-12-03", "9999-12-31 23:59", title="Altijd", precision=Precision.DAY, neighbourhood_code="GM9999"
    )
    release(make_store(tmp_path / "store.gpkg", [*AREAS, endless]), tmp_path / "publiek")

    event = events(tmp_path / "publiek")["Altijd"]

    assert event["DTEND"].dt == datetime(9999, 12, 31, 22, 59, tzinfo=timezone.utc)


def test_nobody_is_busy_for_the_weeks_that_a_survey_is_open(tmp_path: Path) -> None:
    """Programs take up time for what does not say otherwise, also for whole days."""
    spans = {
        "Avond": ("2026-12-08 19:30", "2026-12-08 21:00"),
        "Nacht met een uur minder": ("2027-03-27 20:00", "2027-03-28 06:00"),
        "Hele dag": ("2026-12-03", "2026-12-03"),
        "Dag met een uur minder": ("2027-03-28", "2027-03-28"),
        "Vragenlijst": ("2026-11-25", "2026-12-20"),
        "Termijn": ("2026-11-20 09:00", "2026-12-05 17:00"),
    }
    moments = [moment(None, *span, title=title, neighbourhood_code="GM9999") for title, span in spans.items()]
    release(make_store(tmp_path / "store.gpkg", [*AREAS, *moments]), tmp_path / "publiek")

    told = {title: str(event.get("TRANSP", "OPAQUE")) for title, event in events(tmp_path / "publiek").items()}

    busy = {"Avond", "Nacht met een uur minder"}
    assert told == {title: "OPAQUE" if title in busy else "TRANSPARENT" for title in spans}


def test_a_moved_moment_tells_when_it_was(written: Path) -> None:
    event = events(written)["Veld: Verschoven"]
    assert event["DTSTART"].dt == datetime(2026, 12, 8, 18, 30, tzinfo=timezone.utc)
    assert "1 december" in event["DESCRIPTION"]
    assert "LOCATION" not in event
    assert "URL" not in event


def test_goals_that_are_public_stand_on_the_page_of_their_wijk(written: Path) -> None:
    page = (written / "wijken/WK999902/index.html").read_text(encoding="utf-8")
    assert "Meer schaduw" in page
    assert "Nog geheim" not in page


def test_a_manifest_that_points_out_of_the_folder_is_not_ours(written: Path, tmp_path: Path) -> None:
    content, path = json.loads((written / manifest.NAME).read_text(encoding="utf-8")), tmp_path / manifest.NAME
    content["bestanden"][0]["pad"] = "../buiten.txt"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert manifest.read(path) is None


def test_a_program_that_subscribes_is_told_to_look_once_a_day(written: Path) -> None:
    lines = (written / "agenda.ics").read_text(encoding="utf-8").splitlines()
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines


@pytest.mark.parametrize(
    ("folder", "title"),
    [("", "Participatiekaart Proefstad"), ("wijken/WK999902/", "Participatiekaart Proefstad: Zuid")],
)
def test_a_calendar_to_subscribe_to_bears_a_title_and_the_towns_zone(written: Path, folder: str, title: str) -> None:
    calendar = icalendar.Calendar.from_ical((written / folder / "agenda.ics").read_bytes())
    assert (calendar["X-WR-CALNAME"], calendar["X-WR-TIMEZONE"]) == (title, "Europe/Amsterdam")


def test_calendar_and_news_of_a_wijk_tell_of_it_and_of_the_whole_town_only(tmp_path: Path) -> None:
    begin, end = "2026-12-10 19:30", "2026-12-10 21:00"
    north, south = plan(name="Boven"), plan(name="Onder")
    town = moment(None, begin, end, title="Stad", neighbourhood_code="GM9999")
    records = [*AREAS, north, south, town, moment(north, begin, end), moment(south, begin, end)]
    ties = [lies_in(north, "WK999901", 1.0), lies_in(south, "WK999902", 1.0)]
    release(make_store(tmp_path / "store.gpkg", [*records, *ties]), tmp_path / "publiek")

    for code, name in (("WK999901", "Boven"), ("WK999902", "Onder")):
        home = tmp_path / f"publiek/wijken/{code}"
        assert set(events(home)) == {f"{name}: Inloop", "Stad"}
        news = feedparser.parse((home / "nieuws.xml").read_bytes())
        assert {entry.title for entry in news.entries} == {name, f"{name}: Inloop", "Stad"}


@pytest.mark.parametrize(
    ("values", "file"),
    [
        ({"id": "een"}, "momenten/een.ics"),
        ({"end": "2026-11-23 12:00"}, None),
        ({"id": "../weg"}, None),
        ({"state": MomentState.CANCELLED}, None),
        ({"precision": Precision.MONTH, "period_text": "november 2026"}, None),
    ],
    ids=["ahead", "over now", "no file name", "called off", "of a month"],
)
def test_an_entry_can_be_taken_over_of_what_is_ahead_by_the_day_and_goes_on(
    values: dict[str, Any], file: str | None
) -> None:
    street = plan()
    one = shown_moment(street, moment(street, **{"begin": "2026-11-23 10:00", "end": "2026-11-23 12:01", **values}))
    assert own_file(one, NOW) == file


@pytest.mark.parametrize(
    ("values", "link", "told"),
    [
        ({"audience": "Buren", "influence": "De kleur"}, None, ["Buren", "De kleur"]),
        ({"online_url": "https://hier.example"}, "https://hier.example", ["Online: https://hier.example"]),
        (
            {"response_url": "https://zeg.example", "online_url": "https://hier.example"},
            "https://zeg.example",
            ["Reageren: https://zeg.example", "Online: https://hier.example"],
        ),
        ({"state": MomentState.MOVED}, None, []),
        ({"previous_begin_local": "2026-12-01 19:30"}, None, []),
        ({"state": MomentState.CANCELLED, "audience": "Jongeren"}, None, ["Geannuleerd", "Jongeren"]),
    ],
    ids=["whom and what about", "online", "where to respond first", "moved from nowhere", "not moved", "called off"],
)
def test_an_entry_tells_what_a_program_that_shows_no_link_would_hide(
    tmp_path: Path, values: dict[str, Any], link: str | None, told: list[str]
) -> None:
    street = plan(name="Straat")
    one = moment(street, "2026-12-10 19:30", "2026-12-10 21:00", **values)
    store = make_store(tmp_path / "store.gpkg", [*AREAS, street, one])
    release(store, tmp_path / "zonder", base_url=None)
    release(store, tmp_path / "met")

    (without,), (with_address,) = (events(tmp_path / folder).values() for folder in ("zonder", "met"))

    page = "https://kaart.example/plannen/straat/index.html"
    assert (without.get("URL"), with_address["URL"]) == (link, page)
    assert without.get("DESCRIPTION", "").split("\n") == (told or [""])
    assert with_address["DESCRIPTION"].split("\n") == [*told, page]
    assert without.get("LOCATION") == values.get("online_url")


def test_a_moment_of_no_plan_leads_to_where_one_takes_part_or_to_the_start_page(tmp_path: Path) -> None:
    begin, end = "2026-12-10 19:30", "2026-12-10 21:00"
    records = [
        *AREAS,
        plan(),
        moment(None, begin, end, title="Stad", neighbourhood_code="GM9999"),
        moment(None, begin, end, title="Mee", neighbourhood_code="GM9999", signup_url="https://mee.example"),
    ]
    release(make_store(tmp_path / "store.gpkg", records), tmp_path / "publiek")

    made = events(tmp_path / "publiek")
    assert {title: str(event["URL"]) for title, event in made.items()} == {
        "Stad": "https://kaart.example/index.html",
        "Mee": "https://mee.example",
    }
    assert all(str(event["URL"]) in event["DESCRIPTION"] for event in made.values())
