"""What labels and styles are told of plans by their code, however often they ask."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest
from participatiekaart.plugin.desktop.own_layer.status_book import LOOK_AFTER, OwnLayer, StatusBook
from participatiekaart.plugin.participation.codes import PublicationState, Status
from participatiekaart.plugin.participation.records import Moment, Plan, PlanSource
from participatiekaart.plugin.store.protocol import Store, StoreError

from tests.unguarded import unguard

OPEN = {"begin_local": "1990-01-01 19:30", "end_local": "2990-01-01 21:00"}


@pytest.fixture
def store(store: Store) -> Store:
    with store.writing("proef") as transaction:
        transaction.insert(
            [
                Plan(id="a", source="een", source_key="P-1"),
                Plan(id="b", source="een", source_key="P-2"),
                Plan(id="c", source="twee", source_key="P-2"),
                Plan(id="d"),
            ]
        )
        transaction.insert(
            [
                Moment(id="m", plan="a", publication_state=PublicationState.PUBLISHED, **OPEN),
                Moment(id="n", plan="d", **OPEN),
            ]
        )
    return store


@pytest.fixture
def book(store: Store, monkeypatch: pytest.MonkeyPatch) -> StatusBook:
    """A book that looks at the file each time it is asked."""
    monkeypatch.setattr("participatiekaart.plugin.desktop.own_layer.status_book.LOOK_AFTER", -LOOK_AFTER)
    made = StatusBook()
    made.turn_to([store.address], {"laag": OwnLayer(store.address, PlanSource(id="twee"))})
    return made


def status(book: StatusBook, key: str, layer: str = "") -> Status | None:
    entry = book.find(key, layer)
    return entry.standing.status if entry else None


def test_a_plan_is_found_by_its_code_or_its_id(book: StatusBook) -> None:
    assert status(book, "P-1") is status(book, "a") is Status.OPEN
    assert status(book, "d") is Status.NOT_STARTED
    assert status(book, "P-9") is None


def test_a_code_of_two_layers_is_that_of_the_layer_that_asks(book: StatusBook) -> None:
    assert book.find("P-2") is None
    found = book.find("P-2", "laag")
    assert found is not None
    assert found.plan.id == "c"
    assert book.find("P-1", "laag") is None


def test_a_change_in_the_store_is_told_the_next_time(book: StatusBook, store: Store) -> None:
    assert status(book, "d") is Status.NOT_STARTED
    with store.writing("proef") as transaction:
        transaction.update(Moment, [("n", {"publication_state": PublicationState.PUBLISHED})])
    assert status(book, "d") is Status.OPEN


def test_of_a_store_that_went_away_what_was_read_still_helps(book: StatusBook, store: Store) -> None:
    assert status(book, "P-1") is Status.OPEN
    Path(store.address).unlink()
    assert status(book, "P-1") is Status.OPEN
    other = StatusBook()
    other.turn_to([store.address], {})
    with pytest.raises(StoreError):
        other.find("P-1")


def test_it_may_be_asked_from_several_threads(book: StatusBook) -> None:
    found: list[Status | None] = []
    threads = [threading.Thread(target=lambda: found.append(status(book, "P-1"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == 8 * [Status.OPEN]


def test_while_another_program_holds_the_store_one_thread_waits_and_the_others_tell_what_was_read(
    book: StatusBook, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert status(book, "d") is Status.NOT_STARTED
    with store.writing("proef") as transaction:
        transaction.update(Moment, [("n", {"publication_state": PublicationState.PUBLISHED})])
    # whoever waits for the other program does so until it is done
    monkeypatch.setattr("participatiekaart.plugin.store.geopackage.connection.BUSY_TIMEOUT_MS", 3_600_000)
    told: Queue[Status | None] = Queue()
    with closing(sqlite3.connect(store.address, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        threads = [threading.Thread(target=lambda: told.put(status(book, "d")), daemon=True) for _ in range(8)]
        for thread in threads:
            thread.start()
        assert {told.get(timeout=60) for _ in range(7)} == {Status.NOT_STARTED}
        book.turn_to([store.address], {})
        assert told.empty()
    assert told.get(timeout=60) is Status.OPEN


@pytest.mark.parametrize("field", ["precision", "timezone", "kind", "state"])
def test_what_was_emptied_in_an_attribute_table_is_as_it_is_by_itself(
    book: StatusBook, store: Store, field: str
) -> None:
    unguard(store.address, "moment")
    with store.writing("proef") as transaction:
        transaction.update(Moment, [("m", {field: None})])
    assert status(book, "P-1") is Status.OPEN
