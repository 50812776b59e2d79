"""Releases that are kept beside the public folder, and one put back: as it was, but for what may no longer be shown."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from participatiekaart.plugin.participation.codes import (
    Basis,
    ContactKind,
    Level,
    MomentKind,
    MomentState,
    Phase,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Plan, PlanContact, new_id
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication import manifest
from participatiekaart.plugin.publication.kept import KEEP
from participatiekaart.plugin.store.addresses import open_store

from .released import PLACES, change, contents, kept, make_store, records, release, roll_back, wkb
from .small_town import AREAS, NOW, contact, moment, plan, square, tie, when

DAY = timedelta(days=1)
CONCEPT, WITHDRAWN = PublicationState.CONCEPT, PublicationState.WITHDRAWN
EVERYTHING = records()
FIELD, BLOCKS, *_ = (r for r in EVERYTHING if isinstance(r, Plan))
EVENING = next(r for r in EVERYTHING if isinstance(r, Moment) and r.title == "Avond")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "publiek"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> str:
    """A store whose first release stands."""
    address = make_store(tmp_path / "opslag.gpkg", EVERYTHING)
    release(address, folder)
    return address


def public(folder: Path, name: str = "plannen") -> dict[str, Any]:
    """The features by id, without their date of change."""
    features = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    for feature in features:
        feature["properties"].pop("bijgewerkt_op")
    return {feature["id"]: feature for feature in features}


def values(folder: Path, of: Plan | Moment) -> dict[str, Any]:
    found = public(folder, "plannen" if isinstance(of, Plan) else "momenten")[of.id]["properties"]
    return dict(found)


def add(store: str, *records: Any) -> None:
    opened = open_store(store)
    with opened.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])
    opened.close()


def is_whole(folder: Path) -> bool:
    known = manifest.read(folder / manifest.NAME)
    return known is not None and known.files == manifest.describe(folder)


def told(folder: Path) -> list[Any]:
    """What each kept release says of the field, newest first."""
    return [one.read().plans[FIELD.id]["samenvatting"] for one in kept(folder)]


def test_the_standing_release_and_five_before_it_are_kept_out_of_the_publics_reach(store: str, folder: Path) -> None:
    for number in range(8):
        change(store, Plan, FIELD.id, summary=f"Versie {number}")
        release(store, folder, NOW + number * DAY)
    assert told(folder) == [f"Versie {number}" for number in range(7, 1, -1)]
    assert [one.stands_in(folder) for one in kept(folder)] == [True, *[False] * 5]
    assert all(folder not in one.path.parents for one in kept(folder))
    assert folder.stat().st_dev == kept(folder)[0].path.stat().st_dev


def test_other_accounts_such_as_a_web_servers_cannot_look_into_what_is_kept(store: str, folder: Path) -> None:
    (first,) = kept(folder)

    assert first.path.parents[1].stat().st_mode & 0o007 == 0
    assert folder.stat().st_mode & 0o005 == 0o005


def test_no_contact_is_kept(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    person = contact(name="Anna Bakker", publish_name=True, email="anna@prive.example", publish_email=True,
                     phone="038 111 22 33", publish_phone=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    club = contact(kind=ContactKind.ORGANISATION, organisation="Buurtvereniging Zuid", neighbourhood_code="WK999902",
                   website="https://zuid.example/", publish_website=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    release(make_store(tmp_path / "opslag.gpkg", [*AREAS, street, person, tie(street, person), club]), folder)
    every = b"".join(contents(folder).values())
    private = [b"Anna Bakker", b"anna@prive.example", b"038 111 22 33", b"Buurtvereniging", b"zuid.example"]
    assert all(text in every for text in private)
    (only,) = kept(folder)
    assert not [text for text in private if text in gzip.decompress(only.path.read_bytes())]


def test_how_many_are_kept_can_be_chosen(store: str, folder: Path) -> None:
    for number in range(3):
        change(store, Plan, FIELD.id, summary=f"Versie {number}")
        release(store, folder, keep=1)
    assert len(kept(folder)) == 2
    change(store, Plan, FIELD.id, summary="Nieuw")
    release(store, folder, keep=0)
    assert told(folder) == ["Nieuw"]


def test_publishing_the_same_again_keeps_it_once(store: str, folder: Path) -> None:
    release(store, folder)
    release(store, folder)
    assert len(kept(folder)) == 1


def test_a_release_comes_back_as_it_was(store: str, folder: Path) -> None:
    plans, moments, files = public(folder), public(folder, "momenten"), contents(folder)
    street = next(r for r in EVERYTHING if isinstance(r, Plan) and r.name == "Straat")
    change(
        store, Plan, FIELD.id, name="Akker", summary="Anders", phase=Phase.DECISION, level=Level.INFORM,
        influence="Niets", url="https://anders.example/", geometry=square(200_300, 500_300, 50),
    )  # fmt: skip
    change(store, Plan, street.id, geometry=None)
    change(
        store, Moment, EVENING.id, title="Ochtend", begin_local="2026-11-03 09:00", end_local="2026-11-03 10:00",
        place="Elders", feedback="Iets anders.", geometry=None,
    )  # fmt: skip
    release(store, folder)
    assert public(folder) != plans
    result = roll_back(store, folder)
    assert result.notes == ()
    assert public(folder) == plans
    assert public(folder, "momenten") == moments
    assert is_whole(folder)
    dated = {"manifest.json", "plannen.geojson", "plannen.gpkg", "plannen.fgb", "momenten.geojson", "momenten.csv"}
    for name, data in contents(folder).items():
        assert data == files[name] or name in dated or name.endswith((".html", ".ics", ".xml", ".json", ".gz")), name
    assert release_is_the_stores(store, folder)


def release_is_the_stores(store: str, folder: Path) -> bool:
    """Nothing was changed in the store: publishing tells again what the planner typed."""
    release(store, folder)
    return values(folder, FIELD)["naam"] == "Akker"


def test_what_does_not_change_by_it_keeps_bytes_and_time(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    page = folder / f"plannen/{values(folder, BLOCKS)['pagina'].split('/')[-2]}/index.html"
    shapes = {id: feature["geometry"] for id, feature in public(folder).items()}
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = page.read_bytes()
    roll_back(store, folder)
    assert (page.read_bytes(), page.stat().st_mtime) == (before, 1_000_000_000)
    assert (folder / "plannen.geojson").stat().st_mtime > 1_000_000_000
    assert {id: feature["geometry"] for id, feature in public(folder).items()} == shapes


def test_what_was_withdrawn_or_deleted_since_does_not_come_back(store: str, folder: Path) -> None:
    change(store, Plan, BLOCKS.id, publication_state=WITHDRAWN)
    change(store, Moment, EVENING.id, publication_state=CONCEPT)
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    result = roll_back(store, folder)
    assert BLOCKS.id not in public(folder)
    assert EVENING.id not in public(folder, "momenten")
    assert "summary" not in values(folder, FIELD) and values(folder, FIELD)["samenvatting"] is None
    assert [note.nl for note in result.notes] == [
        "“Blokken” is sinds die uitgave ingetrokken of verwijderd en komt niet terug.",
        "Het moment “Avond” is sinds die uitgave ingetrokken of verwijderd en komt niet terug.",
    ]
    every = b"".join(contents(folder).values())
    assert b"Gedaan." not in every and b"Twee dagen" not in every
    assert (folder / "plannen/blokken/index.html").is_file()


def test_a_permission_that_ended_since_is_looked_at_again(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    person = contact(
        kind=ContactKind.PERSON, name="Anna Bakker", publish_name=True, email="anna@prive.example", publish_email=True,
        basis=Basis.PERMISSION, permission_on="2026-01-01", permission_until="2026-12-01",
    )  # fmt: skip
    address = make_store(tmp_path / "opslag.gpkg", [street, person, tie(street, person)])
    release(address, folder)
    (first,) = kept(folder)
    assert values(folder, street)["contact"] == "Anna Bakker"
    change(address, Plan, street.id, summary="Anders")
    release(address, folder, NOW + DAY)
    roll_back(address, folder, NOW + 30 * DAY, first.name)
    assert values(folder, street)["contact"] is None
    assert not any(b"Anna" in data or b"anna@" in data for data in contents(folder).values())


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

    assert note.nl == "Het moment “Tweemaal” is sinds die uitgave geannuleerd of verplaatst en blijft dat."
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
    change(store, Plan, BLOCKS.id, publication_state=WITHDRAWN)
    release(store, folder)

    (note,) = roll_back(store, folder).notes

    assert "“Blokken”" in note.nl


def test_moments_of_no_plan_come_back_too(tmp_path: Path, folder: Path) -> None:
    fair, cleaning = (moment(None, "2026-12-01", "2026-12-01", title=title) for title in ("Markt", "Schoonmaak"))
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, plan(), fair, cleaning])
    release(address, folder)
    change(address, Moment, fair.id, title="Braderie")
    change(address, Moment, cleaning.id, publication_state=WITHDRAWN)
    release(address, folder)

    result = roll_back(address, folder)

    assert [row["properties"]["titel"] for row in public(folder, "momenten").values()] == ["Markt"]
    assert [note.nl for note in result.notes] == [
        "Het moment “Schoonmaak” is sinds die uitgave ingetrokken of verwijderd en komt niet terug."
    ]


def test_what_came_since_is_not_public_any_more(store: str, folder: Path) -> None:
    plans, moments = public(folder), public(folder, "momenten")
    later = plan(name="Later bedacht")
    add(store, later, moment(later, "2026-12-10", "2026-12-10"), moment(FIELD, "2026-12-11", "2026-12-11"))
    release(store, folder)

    roll_back(store, folder)

    assert (public(folder).keys(), public(folder, "momenten").keys()) == (plans.keys(), moments.keys())


def test_since_when_a_plan_is_ready_stays_where_other_words_come_back(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat", phase=Phase.DONE, phase_since="2026-10-01")
    address = make_store(tmp_path / "opslag.gpkg", [street])
    release(address, folder)
    change(address, Plan, street.id, summary="Anders")
    release(address, folder)

    roll_back(address, folder)

    assert values(folder, street)["samenvatting"] is None
    assert values(folder, street)["status_vanaf"] == "2026-10-01T00:00:00+02:00"


def test_a_phase_that_was_dated_ahead_in_a_release_holds_once_its_day_has_come(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat", phase=Phase.DONE, phase_since="2026-12-01")
    address = make_store(tmp_path / "opslag.gpkg", [street])
    release(address, folder)
    change(address, Plan, street.id, summary="Anders")
    release(address, folder)

    roll_back(address, folder, NOW + 60 * DAY)

    assert values(folder, street)["samenvatting"] is None
    assert (values(folder, street)["fase"], values(folder, street)["status"]) == ("gereed", "afgerond")


def test_it_is_right_for_the_day_on_which_it_is_put_back(store: str, folder: Path) -> None:
    assert values(folder, FIELD)["status"] == "open"
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    result = roll_back(store, folder, NOW + 60 * DAY)
    assert values(folder, FIELD)["status"] == "in_verwerking"
    known = manifest.read(folder / manifest.NAME)
    assert known is not None
    assert known.details["gepubliceerd_op"] == "2027-01-22T12:00:00+01:00"
    assert result.valid_until is None or result.valid_until > NOW + 60 * DAY


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


def test_a_plan_that_an_error_holds_back_now_comes_back_with_the_words_it_had(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, name="", summary="Anders")
    release(store, folder)
    assert FIELD.id not in public(folder)

    roll_back(store, folder)

    assert (values(folder, FIELD)["naam"], values(folder, FIELD)["samenvatting"]) == ("Veld", None)


def test_calendars_count_up_when_a_moment_comes_back(store: str, folder: Path) -> None:
    change(store, Moment, EVENING.id, place="Elders")
    release(store, folder, NOW + DAY)
    roll_back(store, folder, NOW + 2 * DAY)
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    found = {str(event["UID"]).split("@", maxsplit=1)[0]: event for event in calendar.walk("VEVENT")}
    assert found[EVENING.id]["SEQUENCE"] == 2
    assert found[EVENING.id]["DTSTAMP"].dt == NOW + 2 * DAY


def test_languages_and_address_are_those_of_the_release(store: str, folder: Path) -> None:
    from participatiekaart.plugin.publication.languages import Languages

    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder, language=Languages.NL, base_url=None)
    assert not (folder / "en").exists()
    roll_back(store, folder)
    assert (folder / "en/index.html").is_file()
    assert values(folder, FIELD)["pagina"].startswith("https://kaart.example/plannen/")


def test_the_release_that_is_named_comes_back_and_not_the_last_one(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    for day, words in (("2026-11-24", "Anders."), ("2026-11-25", "Nog anders.")):
        change(store, Plan, FIELD.id, summary=words)
        release(store, folder, when(f"{day} 12:00"))
    assert told(folder) == ["Nog anders.", "Anders.", None]
    roll_back(store, folder, when("2026-11-26 12:00"), first.name)
    assert values(folder, FIELD)["samenvatting"] is None


def test_a_rollback_can_itself_be_put_back(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    roll_back(store, folder)
    assert values(folder, FIELD)["samenvatting"] is None
    roll_back(store, folder)
    assert values(folder, FIELD)["samenvatting"] == "Anders"


def test_without_a_kept_release_or_with_an_unknown_name_it_says_so(store: str, folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(ParticipationError, match="No earlier release"):
        roll_back(store, folder)
    with pytest.raises(ParticipationError, match="No earlier release"):
        roll_back(store, folder.with_name("elders"), name="gisteren")
    with pytest.raises(ParticipationError, match="“gisteren” is not kept"):
        roll_back(store, folder, name="gisteren")
    with pytest.raises(ParticipationError, match="is not kept"):
        roll_back(store, folder, name="../../opslag.gpkg")
    assert contents(folder) == before


ABYSS = gzip.compress(99_999 * b"[")


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-9], lambda _: b"kapot", lambda _: ABYSS])
def test_a_damaged_release_is_not_put_back(store: str, folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    _, first = kept(folder)
    first.path.write_bytes(spoil(first.path.read_bytes()))
    before = contents(folder)
    with pytest.raises(ParticipationError, match="can no longer be read"):
        roll_back(store, folder)
    assert contents(folder) == before


def _said_otherwise(data: bytes, before: str, after: str) -> bytes:
    return gzip.compress(gzip.decompress(data).decode().replace(before, after).encode())


@pytest.mark.parametrize(("said", "other"), [('"planvorming"', '"oudefase"'), ('"2026-11-02T', '"ooit ')])
def test_a_release_in_other_words_is_not_put_back_and_named(store: str, folder: Path, said: str, other: str) -> None:
    change(store, Plan, FIELD.id, phase=Phase.DECISION)
    change(store, Moment, EVENING.id, begin_local="2026-11-03 19:30", end_local="2026-11-03 21:00")
    release(store, folder)
    _, first = kept(folder)
    first.path.write_bytes(_said_otherwise(first.path.read_bytes(), said, other))
    before = contents(folder)
    with pytest.raises(ParticipationError, match="can no longer be read"):
        roll_back(store, folder)
    assert contents(folder) == before


def test_a_file_of_others_among_the_kept_releases_is_none_of_them(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    copy = first.path.with_name("kopie.json.gz")
    copy.write_bytes(b"")
    change(store, Plan, FIELD.id, summary="Anders")

    release(store, folder)

    assert len(kept(folder)) == 2
    assert copy.exists()


def test_where_nothing_may_be_shown_any_more_it_is_refused_with_the_reason(tmp_path: Path, folder: Path) -> None:
    street, other = plan(name="Straat"), plan(name="Ander", publication_state=CONCEPT)
    address = make_store(tmp_path / "opslag.gpkg", [street, other])
    release(address, folder)
    change(address, Plan, street.id, publication_state=WITHDRAWN)
    change(address, Plan, other.id, publication_state=PublicationState.PUBLISHED)
    release(address, folder)
    before = contents(folder)
    with pytest.raises(ParticipationError, match="Nothing of release"):
        roll_back(address, folder)
    assert contents(folder) == before


def test_files_of_others_stay_when_a_release_comes_back(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    (folder / "robots.txt").write_text("van een ander")
    roll_back(store, folder)
    assert (folder / "robots.txt").read_text() == "van een ander"
    assert values(folder, FIELD)["samenvatting"] is None


def test_shapes_of_several_kinds_come_back(tmp_path: Path, folder: Path) -> None:
    mixed = wkb("GEOMETRYCOLLECTION (POLYGON ((200100 500100, 200200 500100, 200200 500200, 200100 500100)), "
                "LINESTRING (200300 500300, 200400 500350), POINT (200500 500500))")  # fmt: skip
    street = plan(name="Straat", geometry=mixed)
    boom = plan(name="Boom", geometry=wkb(PLACES["Boom"]))
    address = make_store(tmp_path / "opslag.gpkg", [street, boom])
    release(address, folder)
    before = public(folder)
    for one in (street, boom):
        change(address, Plan, one.id, geometry=square(200_100, 500_100, 50))
    release(address, folder)
    roll_back(address, folder)
    after = public(folder)
    assert after[boom.id]["geometry"] == before[boom.id]["geometry"]
    kinds = [part["type"] for part in after[street.id]["geometry"]["geometries"]]
    assert kinds == ["Polygon", "LineString", "Point"]


def test_a_kept_release_that_never_came_to_stand_is_forgotten(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    home = first.path.parent
    (home / ".komt-20260101T000000.000000Z-abcdef0123456789.json.gz").write_bytes(b"x")
    (home / ".half").write_bytes(b"x")
    change(store, Plan, FIELD.id, summary="Anders.")
    release(store, folder, when("2026-11-24 12:00"))
    second, before = kept(folder)
    assert before == first
    assert set(home.iterdir()) == {first.path, second.path}


def test_goals_come_back_and_a_withdrawn_one_does_not(tmp_path: Path, folder: Path) -> None:
    green, quiet, late = (
        Goal(id=new_id(), neighbourhood_code="WK999902", text=text, publication_state=PublicationState.PUBLISHED)
        for text in ("Meer groen", "Meer rust", "Later bedacht")
    )
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, plan(name="Straat"), green, quiet])
    release(address, folder)
    change(address, Goal, green.id, text="Minder groen")
    change(address, Goal, quiet.id, publication_state=WITHDRAWN)
    add(address, late)
    release(address, folder)
    notes = [note.nl for note in roll_back(address, folder).notes]
    assert notes == ["Het doel “Meer rust” is sinds die uitgave ingetrokken of verwijderd en komt niet terug."]
    page = (folder / "wijken/WK999902/index.html").read_text(encoding="utf-8")
    assert [text in page for text in ("Meer groen", "Minder groen", "Meer rust", "Later bedacht")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_an_association_and_a_person_that_were_removed_do_not_come_back(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat")
    club = contact(kind=ContactKind.ORGANISATION, organisation="Buurtvereniging Zuid", neighbourhood_code="WK999902",
                   email="club@zuid.example", publish_email=True, basis=Basis.FUNCTIONAL)  # fmt: skip
    other = contact(kind=ContactKind.ORGANISATION, organisation="Speeltuin Zuid", neighbourhood_code="WK999902",
                    email="speel@zuid.example", publish_email=True, permission_on="2026-01-01")  # fmt: skip
    person = contact(name="Anna Bakker", publish_name=True, basis=Basis.FUNCTIONAL)
    link = tie(street, person)
    address = make_store(tmp_path / "opslag.gpkg", [*AREAS, street, club, other, person, link])
    release(address, folder)
    assert b"Buurtvereniging Zuid" in (folder / "wijken/WK999902/index.html").read_bytes()
    change(address, Plan, street.id, summary="Anders")
    change(address, Contact, other.id, permission_until="2026-11-01")
    opened = open_store(address)
    with opened.writing("proef") as transaction:
        transaction.delete(PlanContact, [link.id])
        transaction.delete(Contact, [club.id, person.id])
    opened.close()
    release(address, folder)
    roll_back(address, folder)
    assert values(folder, street)["samenvatting"] is None
    every = b"".join(contents(folder).values())
    assert not [text for text in (b"Buurtvereniging", b"Speeltuin", b"zuid.example", b"Anna") if text in every]


def test_nights_without_a_change_push_no_release_out(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Met een fout.")
    for night in range(KEEP + 2):
        release(store, folder, NOW + timedelta(minutes=night))
    assert len(kept(folder)) == 2

    roll_back(store, folder)

    assert values(folder, FIELD)["samenvatting"] == FIELD.summary


def test_what_is_published_again_as_it_was_is_one_release(store: str, folder: Path) -> None:
    for summary in ("Eerst.", "Anders.", "Eerst."):
        change(store, Plan, FIELD.id, summary=summary)
        release(store, folder)
    assert [one.stands_in(folder) for one in kept(folder)] == [True, False, False]
