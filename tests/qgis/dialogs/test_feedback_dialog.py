"""The feedback dialog: what was done with the input, told and dated."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.participation.codes import MomentState
from participatiekaart.plugin.participation.records import Moment

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import change, error, press, rows, type_in

KEPT = "SELECT feedback, feedback_url, feedback_on FROM moment"


def test_text_and_day_are_kept_and_read_as_the_public_will(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    assert dialog.moment_name.text() == "Inloop"
    assert "5 november 2024" in dialog.moment_when.text()
    assert dialog.feedback_on.text() != "", "today is proposed"
    type_in(dialog, feedback="We planten <12> bomen meer.", feedback_on="12-11-2024")

    assert "We planten <12> bomen meer." in dialog.preview.toPlainText()
    assert press(dialog) == "Terugkoppeling bewaard voor de volgende publicatie: Inloop."
    assert rows(address, KEPT) == [("We planten <12> bomen meer.", None, "2024-11-12")]


def test_no_date_is_said_to_follow_of_a_moment_that_was_called_off_without_one(open_dialog: Open, address: str) -> None:
    none = {"begin_local": None, "end_local": None}
    change(address, Moment, "inloop", state=MomentState.CANCELLED, feedback="Ging niet door.", **none)
    assert open_dialog(FeedbackDialog, "inloop").moment_when.isHidden()


def test_nothing_to_tell_is_not_kept(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    assert not press(dialog)
    assert "Schrijf wat er met de inbreng is gedaan" in error(dialog, "feedback")
    type_in(dialog, feedback="We planten bomen.", feedback_on="")
    assert not press(dialog)
    assert "welke dag" in error(dialog, "feedback_on")
    type_in(dialog, feedback_on="31-2-2025")
    assert "bestaande datum" in error(dialog, "feedback_on")
    assert rows(address, KEPT) == [(None, None, None)]


def test_what_is_wrong_at_one_field_hides_no_warning_at_another(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="Bel 038-1234567.", feedback_on="onzin")

    assert "een telefoonnummer" in error(dialog, "feedback")
    assert "geen datum" in error(dialog, "feedback_on")


def test_personal_data_in_the_text_is_warned_for(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="Bel mevrouw Jansen, 038-1234567.")

    assert "Haal dit uit de tekst: een telefoonnummer." in error(dialog, "feedback")
    assert press(dialog), "a warning holds nothing back"


def test_a_day_before_the_moment_is_warned_for(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="Er komen bomen.", feedback_on="4-11-2024")
    assert "het moment begint op 5 november 2024" in error(dialog, "feedback_on")
    type_in(dialog, feedback_on="5-11-2024")
    assert error(dialog, "feedback_on") == ""


def test_feedback_can_be_taken_back(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="We planten bomen.")
    assert press(dialog)
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="")

    assert press(dialog)
    assert rows(address, KEPT) == [(None, None, None)]


def test_a_day_ahead_says_from_when_it_will_be_read(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    type_in(dialog, feedback="We planten bomen.", feedback_on="12-11-2199")

    assert "vanaf 12 november 2199" in dialog.preview.toPlainText()
    assert "We planten bomen." in dialog.preview.toPlainText()


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    dialog.save()

    assert clipped(dialog) == []


def test_what_the_public_reads_stays_where_a_person_was_reading(open_dialog: Open) -> None:
    dialog = open_dialog(FeedbackDialog, "inloop")
    lines = [f"Regel {number}" for number in range(200)]
    type_in(dialog, feedback="\n".join(lines))
    bar = dialog.preview.verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(100)

    type_in(dialog, feedback="\n".join([*lines, "Nog een"]))

    assert "Nog een" in dialog.preview.toPlainText()
    assert bar.value() == 100
