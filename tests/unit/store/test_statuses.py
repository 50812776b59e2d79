"""What is kept of the statuses between two searches is never another than what the store says now."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import MomentKind, OverrideStatus, Phase, PublicationState, Status
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.status import status_at
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.geopackage import statuses
from participatiekaart.plugin.store.protocol import SearchFilter, Store

from tests.unguarded import unguard

from .making import SETTINGS, id_of, moment, plan, sql, write
from .programs import PROGRAMS

NOW, SOON = "2026-11-23 12:00", "2026-11-23 15:00"
ZONE = SETTINGS.timezone
PUBLISHED = PublicationState.PUBLISHED
OPEN = {"begin_local": "2026-11-20 09:00", "end_local": "2026-12-05 17:00"}
HELD = {"begin_local": "2026-11-01 19:30", "end_local": "2026-11-01 21:30"}
PUBLIC = {"publication_state": PUBLISHED, "kind": MomentKind.WALK_IN}


def told(store: Store, now: str = NOW) -> dict[str, Status]:
    """The status of each plan by name, as the search has it and as the subject has it, which are the same."""
    searched = {
        hit.name: status for status in Status for hit in store.search("", 100, SearchFilter(now, status=status))
    }
    with store.reading() as reader:
        moments = reader.find(Moment, {"publication_state": PUBLISHED})
        at = read_instant(now, ZONE)
        meant = {
            str(of.name): status_at(of, [m for m in moments if m.plan == of.id], at, ZONE).status
            for of in reader.find(Plan)
        }
    assert searched == meant
    return searched


@pytest.fixture
def town(store: Store) -> Store:
    write(
        store,
        plan("Molenweg"),
        plan("Kade"),
        moment("Inloop", **PUBLIC, **OPEN),
        moment("Markt", plan=id_of("Kade"), **PUBLIC, **HELD),
    )
    assert told(store) == {"Molenweg": Status.OPEN, "Kade": Status.PROCESSING}
    return store


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda by: by.update("moment", id_of("Inloop"), state="geannuleerd"), Status.NOT_STARTED),
        (lambda by: by.update("moment", id_of("Inloop"), **HELD), Status.PROCESSING),
        (lambda by: by.update("moment", id_of("Inloop"), publication_state="concept"), Status.NOT_STARTED),
        (lambda by: by.update("moment", id_of("Inloop"), plan=id_of("Kade")), Status.NOT_STARTED),
        (lambda by: by.delete("moment", id_of("Inloop")), Status.NOT_STARTED),
        (lambda by: by.update("plan", id_of("Molenweg"), phase="gereed", phase_since="2026-11-01"), Status.FINISHED),
        (lambda by: by.update("plan", id_of("Molenweg"), override_status="stilgelegd"), Status.ON_HOLD),
    ],
)
def test_a_change_by_any_program_counts_at_once(
    town: Store, program: type[Any], change: Callable[[Any], None], expected: Status
) -> None:
    change(program(Path(town.address)))
    assert told(town)["Molenweg"] is expected


@pytest.mark.parametrize("emptied", ["state", "kind", "precision"])
def test_a_choice_that_was_emptied_while_a_store_took_that_is_that_of_a_new_moment(town: Store, emptied: str) -> None:
    unguard(town.address, "moment")
    sql(Path(town.address), f'UPDATE moment SET "{emptied}" = NULL')
    assert told(town) == {"Molenweg": Status.OPEN, "Kade": Status.PROCESSING}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_comes_in_and_what_goes_counts_at_once(town: Store, program: type[Any]) -> None:
    by = program(Path(town.address))
    by.insert("plan", id=id_of("Brink"), name="Brink")
    assert told(town)["Brink"] is Status.NOT_STARTED
    values = {"title": "Avond", "plan": id_of("Brink"), "publication_state": "published", "kind": "inloop", **OPEN}
    by.insert("moment", id=id_of("Avond"), **values)
    assert told(town)["Brink"] is Status.OPEN
    by.delete("moment", id_of("Avond"))
    by.delete("plan", id_of("Brink"))
    assert "Brink" not in told(town)


@pytest.mark.parametrize(("title", "of", "other"), [("Inloop", "Molenweg", "Kade"), ("Markt", "Kade", "Molenweg")])
def test_a_moment_that_another_takes_the_place_of_counts_no_longer(
    town: Store, title: str, of: str, other: str
) -> None:
    path = Path(town.address)
    ((fid,),) = sql(path, "SELECT fid FROM moment WHERE id = ?", id_of(title))
    before = told(town)
    sql(path, "REPLACE INTO moment (fid, id, plan) VALUES (?, ?, ?)", fid, id_of("Anders"), id_of(other))
    assert told(town) == {of: Status.NOT_STARTED, other: before[other]}


def test_the_status_turns_with_the_clock_and_back_with_it(town: Store) -> None:
    later = {"begin_local": "2026-11-24 19:30", "end_local": "2026-11-24 21:30"}
    write(town, moment("Later", plan=id_of("Kade"), **PUBLIC, **later))
    turns = {
        "2026-11-23 12:00": Status.BETWEEN,
        "2026-11-24 19:29": Status.BETWEEN,
        "2026-11-24 19:30": Status.OPEN,
        "2026-11-24 21:30": Status.PROCESSING,
        "2027-03-01 09:00": Status.PROCESSING,
        "2026-11-24 21:00": Status.OPEN,
        "2026-10-01 09:00": Status.ANNOUNCED,
    }
    assert {now: told(town, now)["Kade"] for now in turns} == turns


def test_a_moment_of_no_plan_turns_no_status(town: Store) -> None:
    soon = {"begin_local": "2026-11-23 12:30", "end_local": "2026-11-23 13:00"}
    write(town, moment("Straks", plan=None, **PUBLIC, **soon))
    # of a clock that is set back every status is told anew
    before = told(town, "2026-11-23 11:00")
    assert told(town, "2026-11-23 12:30") == before


def test_of_a_change_the_clock_counts_too(town: Store) -> None:
    """A moment that begins within the day that was looked ahead, and came in after that."""
    write(
        town,
        moment("Straks", plan=id_of("Kade"), **PUBLIC, begin_local="2026-11-23 12:30", end_local="2026-11-23 13:00"),
    )
    assert [told(town, f"2026-11-23 {clock}")["Kade"] for clock in ("12:00", "12:30", "13:00")] == [
        Status.BETWEEN,
        Status.OPEN,
        Status.PROCESSING,
    ]
    with town.writing("proef") as transaction:
        transaction.update(Moment, [(id_of("Markt"), {"feedback": "Gedaan.", "feedback_on": "2026-11-24"})])
        transaction.update(Plan, [(id_of("Molenweg"), {"phase": Phase.DONE, "phase_since": "2026-11-24"})])
    assert told(town, "2026-11-23 23:59") == {"Molenweg": Status.OPEN, "Kade": Status.PROCESSING}
    assert told(town, "2026-11-24 00:00")["Molenweg"] is Status.FINISHED


@pytest.mark.parametrize(
    ("of", "record", "values", "turn", "expected"),
    [
        ("Kade", Plan, {"override_status": OverrideStatus.ON_HOLD, "override_from": SOON}, SOON, Status.ON_HOLD),
        ("Kade", Plan, {"override_status": OverrideStatus.ON_HOLD, "override_until": SOON}, SOON, Status.PROCESSING),
        ("Kade", Plan, {"phase": Phase.DONE, "phase_since": "2026-11-24"}, "2026-11-24 00:00", Status.FINISHED),
        ("Molenweg", Moment, {"end_local": SOON}, SOON, Status.PROCESSING),
        ("Molenweg", Moment, {"begin_local": SOON}, SOON, Status.OPEN),
        ("Kade", Moment, {"feedback": "Gedaan.", "feedback_on": SOON}, SOON, Status.REPORTED),
    ],
)
def test_at_each_time_that_turns_a_status_it_turns(
    town: Store, of: str, record: type[Any], values: dict[str, Any], turn: str, expected: Status
) -> None:
    id = id_of(of if record is Plan else {"Kade": "Markt", "Molenweg": "Inloop"}[of])
    with town.writing("proef") as transaction:
        transaction.update(record, [(id, values)])
    assert told(town)[of] is not expected
    assert told(town, turn)[of] is expected


def test_a_change_after_many_of_another_plan_counts(town: Store) -> None:
    phases = (Phase.PLANNING, Phase.DECISION)
    with town.writing("proef") as transaction:
        transaction.update(Plan, [(id_of("Kade"), {"phase": phases[turn % 2]}) for turn in range(1_000)])
        transaction.update(Plan, [(id_of("Molenweg"), {"phase": Phase.DONE, "phase_since": "2026-11-01"})])
    assert told(town)["Molenweg"] is Status.FINISHED


def test_many_changes_at_once_count_each(town: Store) -> None:
    names = [f"Plan {number}" for number in range(1_000)]
    write(town, *(plan(name) for name in names))
    write(town, *(moment(name, plan=id_of(name), **PUBLIC, **OPEN) for name in names))
    with town.reading() as reader:
        assert len(reader.find(Plan)) == 1_002
    assert len(town.search("", 2_000, SearchFilter(NOW, status=Status.OPEN))) == 1_001


def test_another_file_in_its_place_is_told_anew(town: Store, tmp_path: Path) -> None:
    path = Path(town.address)
    copy = Path(shutil.copy(path, tmp_path / "kopie.gpkg"))
    for store, name in ((town, "Kade"), (open_store(str(copy)), "Molenweg")):
        with store.writing("proef") as transaction:
            transaction.update(Plan, [(id_of(name), {"phase": Phase.DROPPED, "phase_since": "2026-11-01"})])
        assert told(store)[name] is Status.FINISHED
        store.close()
    shutil.move(copy, path)
    with open_store(str(path)) as again:
        assert told(again) == {"Molenweg": Status.FINISHED, "Kade": Status.PROCESSING}


def test_what_another_program_left_where_a_time_should_be_stops_no_search(town: Store) -> None:
    path = Path(town.address)
    for (name,) in sql(path, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        sql(path, f'DROP TRIGGER "{name}"')
    sql(path, "UPDATE plan SET phase_since = '2026-12-02', override_from = x'00ff' WHERE name = 'Kade'")
    hits = town.search("", 10, SearchFilter("2026-12-01 12:00", status=Status.PROCESSING))
    assert [hit.name for hit in hits] == ["Kade"]


def test_only_what_changed_is_told_again(town: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    tell = statuses._tell
    monkeypatch.setattr(statuses, "_tell", lambda *words: asked.append(words[1]) or tell(*words))
    told(town)
    assert asked == []
    with town.writing("proef") as transaction:
        transaction.update(Plan, [(id_of("Kade"), {"phase": Phase.DONE, "phase_since": "2026-11-01"})])
    told(town)
    told(town, "2026-11-23 12:01")
    assert [len(plans) for plans in asked] == [1]


def test_a_store_without_any_history_has_no_plans_in_a_status(tmp_path: Path) -> None:
    with create_store(str(tmp_path / "leeg.gpkg"), SETTINGS) as store:
        assert told(store) == told(store, "2026-11-23 12:30") == {}
        write(store, plan())
        assert told(store, "2026-11-23 12:30") == {"Molenweg": Status.NOT_STARTED}
