"""Moments of a release that comes back: at the time they had, but called off or moved where they are so by now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan

from ..released import BLOCKS, EVENING, EVERYTHING, change, make_store, public, release, roll_back
from ..small_town import AREAS, NOW, moment, plan
from .first_release import DAY, values


def test_a_moment_that_was_called_off_or_moved_stays_so_and_a_home_stays_private(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    off, moved, home = (
        moment(
            street, f"2026-12-0{day} 19:30", f"2026-12-0{day} 21:00", title=title, place="Achter", address="Lindelaan 4"
        )
        for day, title in enumerate(("Af", "Verschoven", "Thuis"), 1)
    )
    address = make_store(tmp_path / "opslag.gpkg", [street, off, moved, home])
    release(address, folder)
    change(address, Plan, street.id, summary="Anders")
    change(address, Moment, off.id, state=MomentState.CANCELLED)
    change(
        address, Moment, moved.id, state=MomentState.MOVED, begin_local="2026-12-09 19:30",
        end_local="2026-12-09 21:00", previous_begin_local="2026-12-02 19:30", previous_end_local="2026-12-02 21:00",
    )  # fmt: skip
    change(address, Moment, home.id, kind=MomentKind.KITCHEN_TABLE, place="Aan de keukentafel")
    release(address, folder)
    result = roll_back(address, folder)
    assert values(folder, street)["samenvatting"] is None
    assert values(folder, off)["staat"] == "geannuleerd"
    assert values(folder, moved)["begin"] == "2026-12-09T19:30:00+01:00"
    assert (values(folder, home)["plaats"], values(folder, home)["adres"]) == ("Aan de keukentafel", None)
    assert len(result.notes) == 2


def test_a_moment_that_was_moved_once_more_is_told_and_stays_where_it_is(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    twice, once = (
        moment(street, "2026-12-09 19:30", "2026-12-09 21:00", title=title, state=MomentState.MOVED)
        for title in ("Tweemaal", "Eenmaal")
    )
    address = make_store(tmp_path / "opslag.gpkg", [street, twice, once])
    release(address, folder)
    change(address, Moment, twice.id, begin_local="2026-12-16 19:30", end_local="2026-12-16 21:00")
    release(address, folder)

    (note,) = roll_back(address, folder).notes

    assert note.nl == (
        "Het moment “Tweemaal” (woensdag 9 december 2026, 19:30 tot 21:00 uur) is sinds die uitgave geannuleerd of "
        "verplaatst en blijft dat."
    )
    assert values(folder, twice)["begin"] == "2026-12-16T19:30:00+01:00"


def test_a_moment_that_was_called_off_and_goes_on_since_is_called_off_again(store: str, folder: Path) -> None:
    off = next(r for r in EVERYTHING if isinstance(r, Moment) and r.title == "Afgezegd")
    change(store, Moment, off.id, state=MomentState.PLANNED)
    release(store, folder)

    result = roll_back(store, folder)

    assert values(folder, off)["staat"] == "geannuleerd"
    assert result.notes == ()


def test_a_moment_of_a_plan_that_is_gone_is_not_named_beside_it(store: str, folder: Path) -> None:
    days = next(r for r in EVERYTHING if isinstance(r, Moment) and r.title == "Twee dagen")
    change(store, Moment, days.id, state=MomentState.CANCELLED)
    change(store, Plan, BLOCKS.id, publication_state=PublicationState.WITHDRAWN)
    release(store, folder)

    (note,) = roll_back(store, folder).notes

    assert "“Blokken”" in note.nl


def test_moments_of_no_plan_come_back_too(tmp_path: Path, folder: Path) -> None:
    fair, cleaning = (moment(None, "2026-12-01", "2026-12-01", title=title) for title in ("Markt", "Schoonmaak"))
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, plan(), fair, cleaning])
    release(address, folder)
    change(address, Moment, fair.id, title="Braderie")
    change(address, Moment, cleaning.id, publication_state=PublicationState.WITHDRAWN)
    release(address, folder)

    result = roll_back(address, folder)

    assert [row["properties"]["titel"] for row in public(folder, "momenten").values()] == ["Markt"]
    assert [note.nl for note in result.notes] == [
        "Het moment “Schoonmaak” (dinsdag 1 december 2026) is sinds die uitgave ingetrokken, verwijderd of weer "
        "concept en komt niet terug."
    ]


def test_feedback_comes_back_with_the_hour_it_was_given_at(store: str, folder: Path) -> None:
    for given in ("2026-11-05 14:00", "2026-11-06"):
        change(store, Moment, EVENING.id, feedback_on=given)
        release(store, folder)
    told = values(folder, EVENING)["terugkoppeling_op"]

    roll_back(store, folder)
    hour = values(folder, EVENING)["terugkoppeling_op"]
    roll_back(store, folder)

    assert (told, hour) == ("2026-11-06T00:00:00+01:00", "2026-11-05T14:00:00+01:00")
    assert values(folder, EVENING)["terugkoppeling_op"] == told


@pytest.mark.parametrize(
    "given",
    [
        {"precision": Precision.UNKNOWN, "period_text": "ooit"},
        {"begin": "2027-10-31T02:30+01:00", "end": "2027-10-31 04:00"},
    ],
    ids=["no date yet", "the second of the hour that occurs twice"],
)
def test_a_moment_comes_back_at_the_time_it_had(tmp_path: Path, folder: Path, given: dict[str, Any]) -> None:
    street = plan(name="Straat")
    one = moment(street, **given)
    address = make_store(tmp_path / "opslag.gpkg", [street, one])
    release(address, folder)
    told = values(folder, one)["begin"]
    change(
        address, Moment, one.id, begin_local="2027-12-01 19:30", begin_fold=0, end_local="2027-12-01 21:00",
        precision=Precision.TIME,
    )  # fmt: skip
    release(address, folder)

    roll_back(address, folder)

    assert values(folder, one)["begin"] == told


def test_calendars_count_up_when_a_moment_comes_back(store: str, folder: Path) -> None:
    change(store, Moment, EVENING.id, place="Elders")
    release(store, folder, NOW + DAY)
    roll_back(store, folder, NOW + 2 * DAY)
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    found = {str(event["UID"]).split("@", maxsplit=1)[0]: event for event in calendar.walk("VEVENT")}
    assert found[EVENING.id]["SEQUENCE"] == 2
    assert found[EVENING.id]["DTSTAMP"].dt == NOW + 2 * DAY


@pytest.mark.parametrize(("of_plan", "of_moment"), [(None, Level.CONSULT), (Level.INFORM, Level.INFORM)])
def test_a_moment_without_a_level_takes_over_none_that_its_plan_had_from_another(
    tmp_path: Path, folder: Path, of_plan: Level | None, of_moment: Level
) -> None:
    street = plan(name="Straat")
    told = moment(street, "2026-12-01", "2026-12-01", level=Level.INFORM)
    asked = moment(street, "2026-11-20", "2026-11-24")
    address = make_store(tmp_path / "opslag.gpkg", [street, told, asked])
    release(address, folder)
    before = values(folder, street), values(folder, asked)
    assert [row["niveau"] for row in before] == ["informeren", None]
    change(address, Moment, told.id, level=of_moment)
    change(address, Plan, street.id, level=of_plan, summary="Anders")
    release(address, folder)

    roll_back(address, folder)

    assert (values(folder, street), values(folder, asked)) == before
