"""The calendar as a resident's program reads it, and the goals of a neighbourhood, from a real publication."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
from participatiekaart.plugin.participation.codes import AreaLevel, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Goal, new_id
from participatiekaart.plugin.publication import manifest

from .released import make_store, release
from .small_town import AREAS, area, moment, plan


def events(folder: Path, name: str = "agenda.ics") -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical((folder / name).read_bytes())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture
def published(tmp_path: Path) -> Path:
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
        moment(field, "2026-12-03", "2026-12-04", title="Twee dagen", precision=Precision.DAY, place="Wijkhuis"),
        moment(field, "2027-03-01", "2027-03-31", title="Maart", precision=Precision.MONTH, period_text="maart"),
        moment(None, "2026-12-09 19:30", "2026-12-09 21:00", title="Stadsdeel", neighbourhood_code="SD999901"),
        moment(None, "2026-12-10 19:30", "2026-12-10 21:00", title="Stad", neighbourhood_code="GM9999"),
        moment(None, title="Geen datum", neighbourhood_code="GM9999", precision=Precision.UNKNOWN, period_text="ooit"),
    ]
    folder = tmp_path / "publiek"
    release(make_store(tmp_path / "store.gpkg", records), folder, base_url=None)
    return folder


def test_only_moments_with_a_date_stand_in_it(published: Path) -> None:
    assert set(events(published)) == {"Veld: Verschoven", "Veld: Twee dagen", "Stadsdeel", "Stad"}


def test_whole_days_end_on_the_day_after(published: Path) -> None:
    event = events(published)["Veld: Twee dagen"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 3), date(2026, 12, 5))
    assert event["LOCATION"] == "Wijkhuis"


def test_a_moved_moment_tells_when_it_was(published: Path) -> None:
    event = events(published)["Veld: Verschoven"]
    assert event["DTSTART"].dt == datetime(2026, 12, 8, 18, 30, tzinfo=timezone.utc)
    assert "1 december" in event["DESCRIPTION"]
    assert "LOCATION" not in event
    assert "URL" not in event


def test_goals_that_are_public_stand_on_the_page_of_their_wijk(published: Path) -> None:
    page = (published / "wijken/WK999902/index.html").read_text(encoding="utf-8")
    assert "Meer schaduw" in page
    assert "Nog geheim" not in page


def test_a_manifest_that_points_out_of_the_folder_is_not_ours(published: Path) -> None:
    path = published / manifest.NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    content["bestanden"][0]["pad"] = "../buiten.txt"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert manifest.read(path) is None


def test_a_program_that_subscribes_is_told_to_look_once_a_day(published: Path) -> None:
    lines = (published / "agenda.ics").read_text(encoding="utf-8").splitlines()
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines


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
