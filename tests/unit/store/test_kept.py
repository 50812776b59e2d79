"""What the store keeps by itself, whatever program writes: keys, times, versions, history, the former address."""

from __future__ import annotations

import re
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from participatiekaart.plugin.participation.codes import Phase
from participatiekaart.plugin.participation.records import Contact, Moment, Plan
from participatiekaart.plugin.participation.snapshot import PublishedRecord
from participatiekaart.plugin.store.protocol import Publication, Store

from tests.history import history

from .making import INSTANT, UUID, WHO, all_of, id_of, lines_of, moment, plan, sql, square, the, write
from .programs import OTHERS, PROGRAMS

A = id_of("Molenweg")
B = id_of("Plannen")

every_program = pytest.mark.parametrize("program", PROGRAMS)


@pytest.mark.parametrize("program", OTHERS)
def test_a_row_that_another_program_adds_gets_a_key_times_and_defaults(program: Any, store: Store, path: Path) -> None:
    sql(path, "UPDATE setting SET value = 'America/Curacao' WHERE name = 'timezone'")
    program(path).insert("moment", title="Wijkschouw")

    made = the(store, Moment)
    assert re.fullmatch(UUID, made.id)
    assert re.fullmatch(INSTANT, made.created_at)
    assert made.updated_at == made.created_at
    # in the table itself, where other programs read them
    assert sql(path, 'SELECT version, kind, state, "precision", publication_state, timezone FROM moment') == [
        (1, "overig", "gepland", "tijd", "concept", "America/Curacao")
    ]
    assert lines_of(store, made.id) == [("toegevoegd", None, None, "onbekend")]


@pytest.mark.parametrize("program", OTHERS)
def test_of_a_contact_that_another_program_adds_nothing_is_public(program: Any, store: Store, path: Path) -> None:
    program(path).insert("contact", name="Anna Bakker", email="anna@prive.example")

    flags = "publish_name, publish_email, publish_phone, publish_website"
    assert sql(path, f"SELECT {flags}, basis FROM contact") == [(0, 0, 0, 0, "toestemming")]


@pytest.mark.parametrize("program", OTHERS)
def test_an_empty_key_is_filled_too(program: Any, store: Store, path: Path) -> None:
    program(path).insert("plan", id="", name="Plan zonder kenmerk")

    assert re.fullmatch(UUID, the(store, Plan).id)


@every_program
def test_a_change_raises_the_version_and_is_told(program: Any, store: Store, path: Path) -> None:
    write(store, plan(updated_at="2020-01-01T00:00:00Z", created_at="2020-01-01T00:00:00Z"))

    program(path).update("plan", A, name="Molenlaan", summary="Nieuw.")

    after = the(store, Plan)
    assert (after.version, after.created_at) == (2, "2020-01-01T00:00:00Z")
    assert re.fullmatch(INSTANT, after.updated_at)
    assert after.updated_at > "2026"
    assert lines_of(store, A)[1:] == [
        ("name", "Molenweg", "Molenlaan", program.who),
        ("summary", None, "Nieuw.", program.who),
    ]


@every_program
def test_writing_what_stands_already_changes_nothing(program: Any, store: Store, path: Path) -> None:
    write(store, plan(geometry=square()))
    before = the(store, Plan)

    program(path).update("plan", A, name="Molenweg")

    assert the(store, Plan) == before
    assert len(lines_of(store, A)) == 1


@every_program
def test_a_removal_is_told_and_the_history_stays(program: Any, store: Store, path: Path) -> None:
    write(store, plan())

    program(path).delete("plan", A)

    assert all_of(store, Plan) == []
    assert [line[0] for line in lines_of(store, A)] == ["toegevoegd", "verwijderd"]


@every_program
def test_history_names_a_personal_field_but_never_its_value(program: Any, store: Store, path: Path) -> None:
    write(store, Contact(id=A, name="Ada Voorbeeld", email="ada@voorbeeld.example"))

    program(path).update("contact", A, name="Bea Voorbeeld", phone="0380000000", publish_name=1)

    assert lines_of(store, A)[1:] == [
        ("name", None, None, program.who),
        ("phone", None, None, program.who),
        ("publish_name", "0", "1", program.who),
    ]


def test_history_says_why(store: Store) -> None:
    with store.writing("Planbureau", "koppelen plangebieden") as transaction:
        transaction.insert([plan()])

    (line,) = history(store, A)
    assert (line.changed_by, line.reason, line.record_type) == ("Planbureau", "koppelen plangebieden", "plan")


def test_who_wrote_before_is_not_taken_for_who_writes_now(store: Store, path: Path) -> None:
    write(store, plan())
    sql(path, "UPDATE plan SET name = 'Molenlaan'")

    assert [line.changed_by for line in history(store, A)] == ["planner", "onbekend"]


def test_a_moved_place_is_told_without_its_coordinates(store: Store) -> None:
    write(store, plan(geometry=square()))
    with store.writing("planner") as transaction:
        transaction.update(Plan, [(A, {"geometry": square(200)})])

    assert lines_of(store, A)[1:] == [("geometry", None, None, "planner")]
    assert the(store, Plan).version == 2


@pytest.mark.parametrize("statement", ["DELETE FROM status_change", "UPDATE status_change SET changed_by = 'ander'"])
def test_history_is_written_once(store: Store, path: Path, statement: str) -> None:
    write(store, plan())

    with pytest.raises(Exception, match=r"De geschiedenis kan niet worden gewijzigd\. / History cannot be changed\."):
        sql(path, statement)


@every_program
@pytest.mark.parametrize(
    ("stored", "changed", "told"),
    [
        ({"phase": Phase.PLANNING}, {"phase": "gereed"}, True),
        ({"source_phase": "Planvorming"}, {"source_phase": "Gereed"}, True),
        ({"phase": Phase.PLANNING, "source_phase": "verkenning"}, {"source_phase": "gereed"}, False),
        ({"source_phase": "planvorming"}, {"phase": "planvorming"}, False),
        ({"source_phase": "concept"}, {"source_phase": "definitief"}, False),
        ({"phase": Phase.PLANNING}, {"phase": "gereed", "phase_since": "2026-01-02"}, None),
    ],
    ids=["the planner's", "the source's", "under the planner's", "the same", "none", "with a date"],
)
def test_since_when_a_phase_holds(
    program: Any, store: Store, path: Path, stored: dict[str, Any], changed: dict[str, Any], told: bool | None
) -> None:
    write(store, plan(**stored))
    assert the(store, Plan).phase_since is None

    program(path).update("plan", A, **changed)

    since = the(store, Plan).phase_since
    assert since == "2026-01-02" if told is None else (since is not None) == told


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_phase_holds_since_the_planner_s_day(store: Store, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one of the two it is another day than in UTC, whatever the hour."""
    write(store, plan(phase=Phase.PLANNING))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = datetime.now(ZoneInfo(zone)).date()
        with store.writing(WHO) as transaction:
            transaction.update(Plan, [(A, {"phase": Phase.DONE})])
        after = datetime.now(ZoneInfo(zone)).date()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert the(store, Plan).phase_since in {str(before), str(after)}


@every_program
def test_a_moved_moment_keeps_its_previous_times(program: Any, store: Store, path: Path) -> None:
    write(store, plan(), moment())

    # what is put right without being moved was never another time
    program(path).update("moment", id_of("Inloop"), begin_local="2026-12-03 19:00")
    assert the(store, Moment).previous_begin_local is None
    program(path).update(
        "moment",
        id_of("Inloop"),
        state="verplaatst",
        begin_local="2026-12-10 20:00",
        end_local="2026-12-10 22:00",
    )

    moved = the(store, Moment)
    assert (moved.begin_local, moved.previous_begin_local) == ("2026-12-10 20:00", "2026-12-03 19:00")
    assert (moved.end_local, moved.previous_end_local) == ("2026-12-10 22:00", "2026-12-03 21:30")


@every_program
def test_a_moved_moment_that_waits_for_its_new_time_keeps_the_one_it_had(
    program: Any, store: Store, path: Path
) -> None:
    write(store, plan(), moment())
    by = program(path)
    by.update("moment", id_of("Inloop"), state="verplaatst", begin_local=None, end_local=None)
    by.update("moment", id_of("Inloop"), begin_local="2026-12-10 20:00", end_local="2026-12-10 22:00")
    moved = the(store, Moment)
    assert (moved.previous_begin_local, moved.previous_end_local) == ("2026-12-03 19:30", "2026-12-03 21:30")

    # who says what it was himself is believed
    said = {"previous_begin_local": "2026-12-04 19:30", "previous_end_local": "2026-12-04 21:30"}
    by.update("moment", id_of("Inloop"), begin_local="2026-12-10 19:00", **said)
    moved = the(store, Moment)
    assert (moved.previous_begin_local, moved.previous_end_local) == tuple(said.values())


@every_program
@pytest.mark.parametrize("seen", [True, False])
def test_an_address_the_public_saw_is_remembered(program: Any, store: Store, path: Path, seen: bool) -> None:
    write(store, plan(slug="molenweg"))
    if seen:
        now = "2026-11-23T12:00:00Z"
        with store.writing(WHO, "publiceren") as transaction:
            transaction.remember_publication(
                Publication(now, now, WHO, "publiek", "0" * 64, 1, 0),
                [PublishedRecord("plan", A, "een", now, now, 0, True)],
                {A: "molenweg"},
            )

    program(path).update("plan", A, slug="molenlaan")

    with store.reading() as reader:
        assert [former.slug for former in reader.former_slugs()] == ["molenweg"] * seen
