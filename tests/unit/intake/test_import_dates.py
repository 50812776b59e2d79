"""Imported tables (contract): what a date or time in a cell means, and which are turned away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import Table
from participatiekaart.plugin.participation.codes import Precision
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

from tests.unit.store.making import SETTINGS

from .making import edit
from .tabling import CONTACTS, MOMENTS, Desk, counts, refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# what stands in `begin`, the wall clock that is kept, and the instant it is
BEGINS = [
    ("2026-09-01 19:30", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("01-09-2026 19:30", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("1-9-2026 9:05", "2026-09-01 09:05", "2026-09-01T07:05Z"),
    ("2026-09-01 19.30", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-12-01 19:30", "2026-12-01 19:30", "2026-12-01T18:30Z"),
    ("2026-09-01", "2026-09-01 00:00", "2026-08-31T22:00Z"),
    ("01-09-2026", "2026-09-01 00:00", "2026-08-31T22:00Z"),
    ("2026-09-01T19:30", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-09-01T19:30:00", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-09-01T17:30Z", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-09-01T19:30:00+02:00", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-09-01T13:30:00.000-0400", "2026-09-01 19:30", "2026-09-01T17:30Z"),
    ("2026-08-31T23:30-05:00", "2026-09-01 06:30", "2026-09-01T04:30Z"),
    ("2026-10-25 02:30", "2026-10-25 02:30", "2026-10-25T00:30Z"),
    ("2026-10-25T02:30+02:00", "2026-10-25 02:30", "2026-10-25T00:30Z"),
    ("2026-10-25T02:30+01:00", "2026-10-25 02:30", "2026-10-25T01:30Z"),
    ("2026-10-25T01:30Z", "2026-10-25 02:30", "2026-10-25T01:30Z"),
    ("2028-02-29", "2028-02-29 00:00", "2028-02-28T23:00Z"),
]


@pytest.mark.parametrize(("text", "local", "instant"), BEGINS)
def test_a_begin_is_read_in_every_way_people_write_it(desk: Desk, text: str, local: str, instant: str) -> None:
    assert counts(desk.row(MOMENTS, plancode="P1", begin=text)) == (1, 0, 0, 0)

    found = desk.one(MOMENTS)
    assert (found.begin_local, found.timezone) == (local, "Europe/Amsterdam")
    assert found.begin == datetime.fromisoformat(instant.replace("Z", "+00:00"))


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026-09-01", "2026-09-02 00:00"),
        ("31-12-2026", "2027-01-01 00:00"),
        ("2026-10-25", "2026-10-26 00:00"),
        ("2026-09-01 24:00", "2026-09-02 00:00"),
        ("2026-09-01 00:00", "2026-09-01 00:00"),
        ("2026-09-01 21:30", "2026-09-01 21:30"),
    ],
)
def test_an_end_that_is_a_date_lasts_to_the_end_of_that_day(desk: Desk, text: str, local: str) -> None:
    assert counts(desk.row(MOMENTS, plancode="P1", einde=text)) == (1, 0, 0, 0)

    assert desk.one(MOMENTS).end_local == local


IMPOSSIBLE = [
    "2026-02-30",
    "2026-02-29 10:00",
    "31-04-2026",
    "2026-13-01",
    "00-01-2026",
    "2026-09-01 25:00",
    "2026-09-01 24:01",
    "2026-09-01 19:60",
    "2026-09-01 19:30:61",
    "01-09-26",
    "9/1/2026",
    "1 september",
    "najaar 2026",
    "46266",
    "2026-09-01Z",
    "2026-09-01 19:30 +25:00",
    "2026-03-29 02:00",
    "2026-03-29 02:30",
    "2026-03-29T02:59:59",
]


@pytest.mark.parametrize("heading", ["begin", "einde"])
@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_time_that_does_not_exist_is_turned_away(desk: Desk, heading: str, text: str) -> None:
    result = desk.row(MOMENTS, plancode="P1", titel="Inloop", **{heading: text})

    assert counts(result) == (0, 0, 0, 1)
    record, field, value, reason = refusal(result)
    assert (record, field, value) == ("rij 2", heading, text)
    assert reason.endswith(".")


def test_the_skipped_hour_is_named_as_such(desk: Desk) -> None:
    reason = refusal(desk.row(MOMENTS, plancode="P1", begin="2026-03-29 02:30"))[3]

    assert reason.startswith("“2026-03-29 02:30” bestaat niet: de klok gaat dan een uur vooruit.")


ENDS = [
    ("2026-09-01 19:30", "2026-09-01 19:31", True),
    ("2026-09-01 19:30", "2026-09-01 19:30", False),
    ("2026-09-01 19:30", "2026-09-01 18:30", False),
    ("2026-09-01", "2026-09-01", True),
    ("2026-09-02", "2026-09-01", False),
    ("2026-09-01", "2026-09-01 00:00", False),
    ("2026-09-01 19:30", "2026-09-01T17:31Z", True),
    ("2026-09-01 19:30", "2026-09-01T17:30Z", False),
    ("2026-10-25T02:30+02:00", "2026-10-25T02:10+01:00", True),
    ("2026-10-25T02:30+01:00", "2026-10-25T02:40+02:00", False),
    ("2026-10-25 01:30", "2026-10-25 02:30", True),
]


@pytest.mark.parametrize(("begin", "end", "taken"), ENDS)
def test_an_end_at_or_before_its_begin_is_turned_away(desk: Desk, begin: str, end: str, taken: bool) -> None:
    result = desk.row(MOMENTS, plancode="P1", begin=begin, einde=end)

    assert counts(result) == ((1, 0, 0, 0) if taken else (0, 0, 0, 1))
    if not taken:
        assert refusal(result) == ("rij 2", "einde", end, "Het einde ligt niet na het begin.")


def test_the_end_is_held_against_the_begin_that_is_stored(desk: Desk) -> None:
    desk.row(MOMENTS, sleutel="M1", plancode="P1", begin="2026-09-01 19:30", einde="2026-09-01 21:30")

    assert counts(desk.row(MOMENTS, sleutel="M1", einde="2026-09-01 19:00")) == (0, 0, 0, 1)
    assert counts(desk.row(MOMENTS, sleutel="M1", begin="2026-09-01 21:30")) == (0, 0, 0, 1)
    assert counts(desk.row(MOMENTS, sleutel="M1", begin="2026-09-01 21:30", einde="-")) == (0, 1, 0, 0)


def test_times_without_a_zone_are_in_the_stores(tmp_path: Path) -> None:
    store = create_store(str(tmp_path / "elders.gpkg"), replace(SETTINGS, timezone="America/New_York"))
    desk = Desk(store, tmp_path)
    times = ("2026-09-01 19:30", "2026-09-01T19:30Z")
    rows = (("Zonder", "P1", times[0]), ("Met", "P1", times[1]), ("Later", "P1", ""))
    desk.bring(MOMENTS, ("titel", "plancode", "begin"), *rows)

    found = {moment.title: moment for moment in desk.all(MOMENTS)}
    assert found["Zonder"].begin == datetime(2026, 9, 1, 23, 30, tzinfo=timezone.utc)
    assert found["Met"].begin == datetime(2026, 9, 1, 19, 30, tzinfo=timezone.utc)
    assert found["Met"].begin_local == "2026-09-01 15:30"
    assert found["Later"].timezone == found["Zonder"].timezone == "America/New_York"
    store.close()


def test_a_row_that_says_nothing_of_times_leaves_them_in_their_own_zone(desk: Desk) -> None:
    desk.row(MOMENTS, sleutel="M1", plancode="P1", begin="2026-10-25T01:30Z", einde="2026-10-25 04:00")
    before = desk.one(MOMENTS)

    desk.row(MOMENTS, sleutel="M1", plaats="Wijkhuis")

    found = desk.one(MOMENTS)
    assert (found.begin, found.end, found.begin_fold, before.begin_fold) == (before.begin, before.end, 1, 1)


def test_new_times_are_in_the_zone_of_the_store_whatever_zone_the_moment_had(desk: Desk) -> None:
    desk.row(MOMENTS, sleutel="M1", plancode="P1", begin="2026-09-01 19:30", einde="2026-09-01 21:30")
    edit(desk.store, Moment, desk.one(MOMENTS).id, {"timezone": "America/New_York"})

    desk.row(MOMENTS, sleutel="M1", begin="2026-09-02 19:30", einde="2026-09-02 21:30")

    assert desk.one(MOMENTS).begin == datetime(2026, 9, 2, 17, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("", Precision.TIME),
        ("tijd", Precision.TIME),
        ("Dag", Precision.DAY),
        ("maand", Precision.MONTH),
        ("KWARTAAL", Precision.QUARTER),
        ("onbekend", Precision.UNKNOWN),
    ],
)
def test_the_precision_of_a_time_is_read_in_any_case(desk: Desk, written: str, precision: Precision) -> None:
    cells = {"begin": "2026-09-01", "einde": "30-11-2026", "tijd_precisie": written, "periode_tekst": "najaar 2026"}
    desk.row(MOMENTS, plancode="P1", **cells)

    found = desk.one(MOMENTS)
    assert (found.precision, found.period_text) == (precision, "najaar 2026")
    assert (found.begin_local, found.end_local) == ("2026-09-01 00:00", "2026-12-01 00:00")


def test_an_unknown_precision_is_turned_away_with_the_known(desk: Desk) -> None:
    result = desk.row(MOMENTS, plancode="P1", tijd_precisie="week")

    assert refusal(result) == (
        "rij 2",
        "tijd_precisie",
        "week",
        "is geen bekende waarde. Gebruik: tijd, dag, maand, kwartaal, onbekend.",
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-12-05", "2026-12-05"),
        ("05-12-2026", "2026-12-05"),
        ("2026-12-05 10:00", "2026-12-05 10:00"),
        ("2026-12-05 00:00", "2026-12-05"),
        ("2026-02-30", None),
        ("volgt", None),
    ],
)
def test_the_day_of_feedback_is_read_or_its_row_refused(desk: Desk, text: str, kept: str | None) -> None:
    result = desk.row(MOMENTS, plancode="P1", terugkoppeling="Dank.", terugkoppeling_op=text)

    assert counts(result) == ((1, 0, 0, 0) if kept else (0, 0, 0, 1))
    if kept:
        assert desk.one(MOMENTS).feedback_on == kept


@pytest.mark.parametrize("heading", ["toestemming_op", "toestemming_tot"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-12-05", "2026-12-05"),
        ("5-12-2026", "2026-12-05"),
        ("2026-12-05 00:00", "2026-12-05"),
        ("2026-12-05 00:00:00", "2026-12-05"),
        ("2026-12-05 10:00", None),
        ("2026-02-30", None),
    ],
)
def test_the_days_of_permission_are_read_or_their_row_refused(
    desk: Desk, heading: str, text: str, kept: str | None
) -> None:
    result = desk.row(CONTACTS, naam="Ada Voorbeeld", **{heading: text})

    assert counts(result) == ((1, 0, 0, 0) if kept else (0, 0, 0, 1))
    if kept:
        found = desk.one(CONTACTS)
        assert kept in (found.permission_on, found.permission_until)


@given(
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0)),
    offset=st.integers(-14 * 4, 14 * 4),
)
def test_an_instant_with_any_zone_is_kept(shared_store: Store, moment: datetime, offset: int) -> None:
    written = moment.replace(tzinfo=timezone(timedelta(minutes=15 * offset)))
    table = Table("tabel", ("sleutel", "wijkcode", "begin"), ((2, ("M", "GM9999", written.isoformat())),))
    import_records(shared_store, table, MOMENTS, None, "wie", Silent())

    with shared_store.reading() as reader:
        (found,) = reader.find(Moment)
    assert found.begin == written
    assert found.begin_local == written.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")
