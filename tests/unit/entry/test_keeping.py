"""Two people with the same record open: nothing that either typed is lost without being told."""

from __future__ import annotations

import dataclasses

import pytest
from participatiekaart.plugin.entry.keeping import ChangedMeanwhileError, keep, refuse_orphans
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Store

from tests.history import history

FIRST = Moment(id="m", title="Inloop", place="De Stoof")


def save(store: Store, before: Moment | None, after: Moment, who: str = "planner") -> None:
    with store.writing(who) as transaction:
        keep(transaction, before, after)


def stored(store: Store) -> Moment:
    with store.reading() as reader:
        return reader.find(Moment, {"id": "m"})[0]


def changed(moment: Moment, **values: str) -> Moment:
    return dataclasses.replace(moment, **values)


def test_a_new_record_is_added_and_history_says_who(store: Store) -> None:
    save(store, None, FIRST)

    assert stored(store).title == "Inloop"
    assert [(line.field, line.changed_by) for line in history(store, "m")] == [("toegevoegd", "planner")]


def test_two_people_who_change_different_fields_both_get_their_way(store: Store) -> None:
    save(store, None, FIRST)
    opened = stored(store)
    save(store, opened, changed(opened, title="Inloopavond"), "de een")
    save(store, opened, changed(opened, place="Wijkhuis"), "de ander")

    assert (stored(store).title, stored(store).place) == ("Inloopavond", "Wijkhuis")


def test_the_same_field_changed_by_both_is_told_and_nothing_is_written(store: Store) -> None:
    save(store, None, FIRST)
    opened = stored(store)
    save(store, opened, changed(opened, title="Inloopavond"))

    with pytest.raises(ChangedMeanwhileError) as told:
        save(store, opened, changed(opened, title="Inloopmiddag", place="Wijkhuis"))

    assert "“Titel”" in told.value.text.nl
    assert (stored(store).title, stored(store).place) == ("Inloopavond", "De Stoof")
    current = told.value.current
    assert isinstance(current, Moment)
    save(store, current, changed(current, title="Inloopmiddag"))
    assert stored(store).title == "Inloopmiddag"


def test_what_no_form_names_is_told_as_time_or_place(store: Store) -> None:
    save(store, None, FIRST)
    opened = stored(store)
    save(store, opened, dataclasses.replace(opened, begin_fold=1))

    with pytest.raises(ChangedMeanwhileError, match="time or place"):
        save(store, opened, dataclasses.replace(opened, begin_fold=2))


def test_what_is_added_to_a_plan_needs_it_and_what_is_of_none_needs_none(store: Store) -> None:
    with store.writing("planner") as transaction:
        transaction.insert([Plan(id="p", name="Molenweg")])
        refuse_orphans(transaction, [None, "p", "p"])
        with pytest.raises(ParticipationError, match="removed"):
            refuse_orphans(transaction, [None, "p", "weg"])


def test_both_typing_the_same_is_no_conflict(store: Store) -> None:
    save(store, None, FIRST)
    opened = stored(store)
    for _ in range(2):
        save(store, opened, changed(opened, title="Inloopavond"))

    assert stored(store).title == "Inloopavond"


def test_a_record_that_was_removed_meanwhile_is_told(store: Store) -> None:
    save(store, None, FIRST)
    opened = stored(store)
    with store.writing("een ander") as transaction:
        transaction.delete(Moment, ["m"])

    with pytest.raises(ParticipationError, match="removed"):
        save(store, opened, changed(opened, title="Inloopavond"))


def test_an_untouched_record_writes_no_history(store: Store) -> None:
    save(store, None, FIRST)
    save(store, stored(store), stored(store))

    assert len(history(store, "m")) == 1
