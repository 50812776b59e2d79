"""A dialog about a record that was removed before it opened."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.entry.fetching import GONE, the_one, the_plan_file
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Store


def test_what_is_gone_is_told_and_what_stands_is_given(store: Store) -> None:
    with store.writing("planner") as transaction:
        transaction.insert([Plan(id="p", name="Molenweg")])

    with store.reading() as reader:
        for fetch in (lambda: the_one(reader, Moment, "m"), lambda: the_plan_file(reader, "weg")):
            with pytest.raises(ParticipationError) as told:
                fetch()
            assert told.value.text == GONE
        assert the_one(reader, Plan, "p").name == the_plan_file(reader, "p").plans[0].name == "Molenweg"
