"""The dialog for a status by hand: which, why, from when until when, and one action to end it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.participation.codes import OverrideStatus
from participatiekaart.plugin.participation.records import Plan

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import answer, change, error, press, ready, rows, type_in, until

OVERRIDE = "SELECT override_status, override_reason, override_from, override_until FROM plan WHERE id = 'plan'"
NOTHING = [(None, None, None, None)]


@pytest.fixture
def on_hold(address: str) -> str:
    """The store with a plan that lies still since long."""
    change(
        address,
        Plan,
        "plan",
        override_status=OverrideStatus.ON_HOLD,
        override_reason="Wacht op de raad",
        override_from="2020-01-01",
    )
    return address


def test_a_plan_is_put_on_hold_with_a_reason_and_an_end(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    assert not dialog.override_reason.isVisibleTo(dialog), "there is nothing to give a reason for yet"
    assert not dialog.end_button.isVisibleTo(dialog)
    assert "We verwerken de inbreng" in dialog.preview.toPlainText()
    assert "volgt uit de momenten" in dialog.preview.toPlainText()

    type_in(dialog, override_status="stilgelegd")
    assert "Europe/Amsterdam" in dialog.timezone.text()
    assert not press(dialog)
    assert "waarom" in error(dialog, "override_reason")
    type_in(dialog, override_reason="Wacht op de raad", override_from="1-1-2026", override_until="1-6-2099 9:00")
    assert "Ligt stil" in dialog.preview.toPlainText()
    assert "Vanaf 1 juni 2099, 9:00 uur" in dialog.preview.toPlainText()
    assert "Wacht op de raad" not in dialog.preview.toPlainText()

    assert press(dialog)
    assert rows(address, OVERRIDE) == [("stilgelegd", "Wacht op de raad", "2026-01-01", "2099-06-01 09:00")]


def test_without_a_begin_it_holds_from_now(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    type_in(dialog, override_status="afgerond", override_reason="Klaar")

    assert press(dialog)
    assert rows(address, "SELECT override_from IS NOT NULL, override_until FROM plan") == [(1, None)]


def test_it_is_ended_with_one_button(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    told: list[str] = []
    dialog.kept.connect(lambda _id, text: told.append(text.nl))
    dialog.end_button.click()
    until(lambda: bool(told))

    assert told == ["De status volgt weer uit de momenten: Molenweg."]
    assert rows(on_hold, OVERRIDE) == NOTHING
    assert ("stilgelegd", None) in rows(on_hold, "SELECT old_value, new_value FROM status_change")


def test_ending_it_is_for_once_it_was_read(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    dialog.read_again()
    dialog.end_button.click()
    ready(dialog)
    type_in(dialog, override_until="1-6-2099")

    assert press(dialog)
    assert rows(on_hold, "SELECT override_status, override_until FROM plan") == [("stilgelegd", "2099-06-01")]


def test_an_end_before_the_begin_and_an_hour_that_is_skipped_are_not_kept(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    type_in(dialog, override_until="31-12-2019")
    assert not press(dialog)
    assert "niet na het begin" in error(dialog, "override_until")
    type_in(dialog, override_until="28-3-2027 2:30")
    assert "bestaat niet" in error(dialog, "override_until")
    type_in(dialog, override_until="1-1-2021")
    assert "kies een later tijdstip" in error(dialog, "override_until"), "a doubt, said and yet kept"
    assert rows(on_hold, "SELECT override_until FROM plan") == [(None,)]


def test_what_another_changed_meanwhile_is_not_overwritten_unseen(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    type_in(dialog, override_reason="Wacht op geld")
    change(on_hold, Plan, "plan", override_reason="Wacht op de rechter", summary="Nieuw")

    assert not press(dialog)
    assert "“Reden (intern)”" in dialog.message.text()
    assert dialog.override_reason.text() == "Wacht op geld"
    assert press(dialog)
    assert rows(on_hold, "SELECT override_reason, summary FROM plan") == [("Wacht op geld", "Nieuw")]


def test_esc_asks_before_typed_words_go(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    type_in(dialog, override_reason="Wacht op geld")
    asked = answer("Weggooien")
    dialog.reject()

    assert asked == ["Weggooien wat u hebt getypt?"]
    assert rows(on_hold, "SELECT override_reason FROM plan") == [("Wacht op de raad",)]


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off(open_dialog: Open, on_hold: str) -> None:
    dialog = open_dialog(OverrideDialog, "plan")
    type_in(dialog, override_reason="")
    dialog.save()

    until(lambda: clipped(dialog) == [])
