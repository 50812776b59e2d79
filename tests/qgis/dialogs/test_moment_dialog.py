"""The moment dialog: filled in, checked, saved, left, and failing to save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from .conftest import Open
from .doing import answer, change, error, press, rows, type_in, until

ASK = "Weggooien wat u hebt getypt?"


def test_six_fields_are_enough_and_history_knows_who(open_moment: Open, address: str) -> None:
    dialog = open_moment()
    assert dialog.plan_name.text() == "Molenweg"
    type_in(dialog, kind="werksessie", title="Samen tekenen", begin_day="3-12-2026", begin_time="19:30")
    type_in(dialog, end_time="21:00", place="Wijkhuis", influence="Waar de bomen komen.")

    assert press(dialog)

    kept = rows(address, "SELECT kind, title, begin_local, end_local, place, plan FROM moment WHERE id != 'inloop'")
    assert kept == [("werksessie", "Samen tekenen", "2026-12-03 19:30", "2026-12-03 21:00", "Wijkhuis", "plan")]
    who = rows(address, "SELECT DISTINCT changed_by FROM status_change WHERE record_id NOT IN ('plan', 'inloop')")
    assert who not in ([], [("onbekend",)])


def test_what_is_wrong_stands_beside_its_field_and_holds_the_saving_back(open_moment: Open, address: str) -> None:
    dialog = open_moment()
    assert error(dialog, "begin") == ""
    assert not press(dialog)
    assert "Vul een datum in" in error(dialog, "begin")
    assert dialog.begin_day.accessibleDescription().startswith("Vul een datum in")
    assert dialog.focusWidget() is dialog.begin_day

    type_in(dialog, begin_day="3-12-2026", begin_time="19:30", end_time="19:00")
    assert error(dialog, "begin") == ""
    assert "niet na het begin" in error(dialog, "end")
    type_in(dialog, end_time="21:00", signup_url="www.voorbeeld.nl", attendance="veel")
    assert error(dialog, "end") == ""
    assert not press(dialog)
    assert "cijfers" in error(dialog, "attendance"), "the fold opens where something in it is wrong"
    type_in(dialog, attendance="12")
    assert "https://" in error(dialog, "signup_url")

    assert press(dialog), "what holds a record back from the public does not hold it back from the store"


def test_only_what_was_typed_changes(open_moment: Open, address: str) -> None:
    dialog = open_moment("inloop")
    type_in(dialog, place="Wijkhuis")

    assert press(dialog) == "Bewaard voor de volgende publicatie: Inloop."

    assert rows(address, "SELECT title, place, feedback, publication_state FROM moment") == [
        ("Inloop", "Wijkhuis", None, "published")
    ]
    lines = rows(address, "SELECT field FROM status_change WHERE record_id = 'inloop' AND field != 'toegevoegd'")
    assert lines == [("place",)]


def test_of_a_plan_that_is_a_draft_nothing_is_said_to_go_public(open_moment: Open, address: str) -> None:
    change(address, Plan, "plan", publication_state=PublicationState.CONCEPT)
    dialog = open_moment("inloop")
    type_in(dialog, place="Wijkhuis")
    assert press(dialog) == "Bewaard, nog niet openbaar: Inloop."


def test_a_copy_is_a_new_moment_still_to_be_dated(open_moment: Open, address: str) -> None:
    dialog = open_moment("inloop", is_copy=True)
    assert (dialog.title.text(), dialog.begin_day.text(), dialog.begin_time.text()) == ("Inloop", "", "19:30")
    type_in(dialog, begin_day="1-12-2026")

    assert press(dialog)

    assert rows(address, "SELECT begin_local, feedback, publication_state FROM moment WHERE id != 'inloop'") == [
        ("2026-12-01 19:30", None, "concept")
    ]


WAYS_OUT = {
    "Esc": lambda dialog: QTest.keyClick(dialog.title, Qt.Key.Key_Escape),
    "the button": lambda dialog: dialog.cancel_button.click(),
    "the cross": lambda dialog: dialog.close(),
}


@pytest.mark.parametrize("leave", WAYS_OUT.values(), ids=WAYS_OUT)
def test_each_way_out_asks_before_it_throws_away_what_was_typed(
    open_moment: Open, address: str, leave: Callable[[Any], object]
) -> None:
    dialog = open_moment()
    type_in(dialog, title="Samen tekenen")

    asked = answer("Verder typen")
    leave(dialog)
    assert asked == [ASK]
    assert dialog.isVisible()
    assert dialog.title.text() == "Samen tekenen"

    answer("Weggooien")
    leave(dialog)
    assert not dialog.isVisible()
    assert rows(address, "SELECT count(*) FROM moment") == [(1,)]


def test_nothing_typed_nothing_asked(open_moment: Open) -> None:
    dialog = open_moment("inloop")
    dialog.reject()

    assert not dialog.isVisible()


def test_a_store_that_goes_while_one_types_costs_no_word(open_moment: Open, address: str) -> None:
    dialog = open_moment()
    type_in(dialog, title="Samen tekenen", begin_day="3-12-2026", begin_time="19:30", end_time="21:00")
    away = Path(address).rename(Path(address).with_suffix(".elders"))
    dialog.title.setFocus()

    assert not press(dialog)
    assert dialog.focusWidget() is dialog.save_button, "Enter tries again"
    assert "bestaat niet" in dialog.message.text()
    assert (dialog.title.text(), dialog.begin_time.text()) == ("Samen tekenen", "19:30")

    away.rename(address)
    assert press(dialog)
    assert rows(address, "SELECT title FROM moment WHERE id != 'inloop'") == [("Samen tekenen",)]


def test_somebody_elses_change_is_told_and_saving_again_lets_ours_hold(open_moment: Open, address: str) -> None:
    dialog = open_moment("inloop")
    type_in(dialog, title="Inloopavond")
    change(address, Moment, "inloop", title="Inloopmiddag", audience="Buren")

    assert not press(dialog)
    assert "“Titel”" in dialog.message.text()
    assert press(dialog)
    assert rows(address, "SELECT title, audience FROM moment") == [("Inloopavond", "Buren")]


def test_a_moment_that_is_gone_can_only_be_closed(qgis_application: Any, address: str) -> None:
    window = QWidget()
    dialog = MomentDialog(window, address, "plan", "weg")
    dialog.show()
    until(lambda: "niet meer" in dialog.message.text())

    assert not dialog.save_button.isEnabled()
    dialog.save()
    dialog.reject()
    assert not dialog.isVisible()


def test_what_another_dialog_mends_is_named_here(open_moment: Open, address: str) -> None:
    change(address, Moment, "inloop", feedback_url="geen link")
    assert "“Link naar het verslag” is niet veilig" in open_moment("inloop").to_do.text()
