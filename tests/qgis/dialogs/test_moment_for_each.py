"""One moment recorded with several plans at once."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_for_each import MomentForEachDialog
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store

from .conftest import Open
from .doing import press, rows, type_in

NEW = "SELECT plan, title, begin_local FROM moment WHERE id != 'inloop' ORDER BY plan"


@pytest.fixture
def several(address: str) -> list[str]:
    with open_store(address) as store, store.writing("proef") as transaction:
        transaction.insert([Plan(id="b", name="Plein"), Plan(id="c", name="Park")])
    return ["plan", "b", "c"]


def test_each_plan_gets_a_moment_of_its_own(open_dialog: Open, address: str, several: list[str]) -> None:
    dialog = open_dialog(MomentForEachDialog, several)
    assert dialog.plan_name.text() == "3 plannen: elk krijgt dit moment"
    type_in(dialog, kind="inloop", title="Open dag", begin_day="3-12-2026", begin_time="10:00", end_time="16:00")
    assert rows(address, NEW) == []

    assert press(dialog) == "Bewaard, nog niet openbaar: Open dag. Bij elk van de 3 plannen."

    assert rows(address, NEW) == [(plan, "Open dag", "2026-12-03 10:00") for plan in ("b", "c", "plan")]
    assert rows(address, "SELECT count(DISTINCT id) FROM moment") == [(4,)]
