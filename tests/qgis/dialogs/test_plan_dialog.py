"""The card of a plan: what a planner says beside what the source says, and what the public reads."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.opening import Dialogs
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.participation.records import Contact, Moment, Plan
from participatiekaart.plugin.participation.times import now, zone
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget

from tests.desktop.seeing import clipped

from .conftest import EMAIL, Open
from .doing import change, error, press, ready, rows, type_in, until

HOSTILE = {
    "name": "Stationsgebied wordt groen",
    "summary": "Bel mevrouw Jansen op 06-12345678. [invullen]",
    "phase": "uitvoering",
    "url": "www.voorbeeld.nl",
    "identification": "BP 12",
}


def said(dialog: PlanDialog, field: str) -> str:
    """What stands beside a field of the source's word, as far as it is shown."""
    words = getattr(dialog, f"{field}_source_words")
    return str(words.text()) if words.isVisibleTo(dialog) else ""


def test_the_card_is_filled_in_and_kept_by_keyboard(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    kept: list[str] = []
    dialog.kept.connect(lambda _id, text: kept.append(text.nl))
    type_in(dialog, summary="Nieuwe bomen en een breder fietspad.", influence="De bomen, niet de rijbaan.")
    type_in(dialog, identification="NL.IMRO.9901.BP12345-0001", whole_town=False, level="adviseren")
    assert "We vragen uw advies" in dialog.promise.text()
    text = dialog.preview.toPlainText()
    for words in ("Molenweg", "breder fietspad", "niet de rijbaan", "We vragen uw advies", "Haven", EMAIL):
        assert words in text

    QApplication.setActiveWindow(dialog)
    QTest.keyClick(dialog.summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bool(kept))
    assert kept == ["Plan bewaard: Molenweg."]
    assert rows(full, "SELECT summary, influence, identification, whole_town, level FROM plan") == [
        (
            "Nieuwe bomen en een breder fietspad.",
            "De bomen, niet de rijbaan.",
            "NL.IMRO.9901.BP12345-0001",
            0,
            "adviseren",
        )
    ]


def test_the_sources_word_stands_where_it_differs_and_is_taken_back_with_a_button(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    assert said(dialog, "name") == "In de eigen laag: MOLENWEG 2026"
    assert said(dialog, "phase") == "In de eigen laag: gereed"
    assert said(dialog, "summary") == "", "the planner says nothing yet, so that nothing differs"
    assert "Wat de bron zegt." in dialog.summary.placeholderText()

    dialog.name_take.click()
    dialog.phase_take.click()
    dialog.look()
    assert said(dialog, "name") == ""
    assert "MOLENWEG 2026" in dialog.preview.toPlainText()
    assert dialog.phase.currentText() == "Zoals in de eigen laag: Gereed"
    assert press(dialog)
    assert rows(full, "SELECT name, phase, source_name FROM plan") == [(None, None, "MOLENWEG 2026")]


def test_another_phase_fills_in_since_when(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    today = now().astimezone(zone("Europe/Amsterdam"))
    type_in(dialog, phase="besluitvorming")
    assert dialog.phase_since.text() == f"{today.day}-{today.month}-{today.year}"
    type_in(dialog, phase="planvorming")
    assert dialog.phase_since.text() == "", "as it was opened"
    type_in(dialog, phase_since="3-11-2025", phase="uitvoering")
    assert dialog.phase_since.text() == "3-11-2025", "what was typed stands"


def test_findings_stand_at_their_field_while_one_types(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    type_in(dialog, **HOSTILE)
    assert "invulplek" in error(dialog, "summary")
    assert "hele adres" in error(dialog, "url")
    assert "planidentificatie" in error(dialog, "identification")
    assert "Adres onveilig" in dialog.to_do.text()
    type_in(dialog, summary="Nieuwe bomen.", url="", identification="")
    for field in ("summary", "url", "identification"):
        assert error(dialog, field) == ""
    type_in(dialog, phase_since="31-2-2026")
    assert not press(dialog)
    assert "geen bestaande datum" in error(dialog, "phase_since")
    assert dialog.phase_since.text() == "31-2-2026"


def test_what_an_error_holds_back_is_not_in_what_the_public_reads(open_dialog: Open, full: str) -> None:
    change(full, Contact, "team", website="raad", publish_website=True)
    change(full, Moment, "inloop", response_url="raad")

    dialog = open_dialog(PlanDialog, "plan")

    assert EMAIL not in dialog.preview.toPlainText()
    assert "Nog geen moment gepland" in dialog.status_words.text()
    assert "Nog geen moment gepland" in dialog.preview.toPlainText()


def test_a_plan_without_any_name_is_not_kept(open_dialog: Open, full: str) -> None:
    change(full, Plan, "plan", source_name=None)
    dialog = open_dialog(PlanDialog, "plan")
    type_in(dialog, name=" ")

    assert not press(dialog)
    assert "Geef het plan een naam" in error(dialog, "name")


def test_what_another_changed_meanwhile_is_told_and_nothing_typed_is_lost(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    type_in(dialog, summary="Mijn tekst", kind="Weg")
    change(full, Plan, "plan", summary="Andere tekst", decision_url="https://raad.example")

    assert not press(dialog)
    assert "“Samenvatting”" in dialog.message.text()
    assert dialog.summary.toPlainText() == "Mijn tekst"
    assert press(dialog)
    assert rows(full, "SELECT summary, kind, decision_url FROM plan") == [("Mijn tekst", "Weg", "https://raad.example")]


def test_the_status_set_by_hand_from_the_card_shows_there_and_typed_words_stay(full: str) -> None:
    window = QWidget()
    dialogs = Dialogs(window, lambda text: None)
    card = dialogs.open_plan(full, "plan")
    ready(card)
    type_in(card, summary="Nog niet bewaard")
    card.override_button.click()
    override = window.findChild(OverrideDialog)
    ready(override)
    type_in(override, override_status="stilgelegd", override_reason="Geld")
    assert press(override)

    assert card.status_words.text() == "Status met de hand: Ligt stil"
    assert card.summary.toPlainText() == "Nog niet bewaard"
    assert press(card)
    assert rows(full, "SELECT summary, override_status FROM plan") == [("Nog niet bewaard", "stilgelegd")]
    dialogs.close()
    window.deleteLater()


@pytest.mark.usefixtures("each_language")
@pytest.mark.parametrize("width", [980, 760])
def test_nothing_is_cut_off(open_dialog: Open, full: str, width: int) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    dialog.resize(width, 700)
    type_in(dialog, **HOSTILE)

    until(lambda: clipped(dialog) == [])
