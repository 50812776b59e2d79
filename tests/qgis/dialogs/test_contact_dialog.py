"""The contact dialog: who it is, what of it is public, and why that may be."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from participatiekaart.plugin.participation.codes import Basis, ContactRole
from participatiekaart.plugin.participation.records import Contact, PlanContact
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from tests.desktop.seeing import clipped
from tests.unguarded import unguard

from .conftest import EMAIL, Open
from .doing import answer, change, choose_by_keys, error, press, ready, rows, type_in

TIES = "SELECT contact, position FROM plan_contact WHERE plan = 'plan' ORDER BY position"


@pytest.fixture
def known(address: str) -> str:
    """The store with two contacts, of which one stands with the plan."""
    with open_store(address) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert(
            [
                Contact(id="een", name="Jo", role=ContactRole.PROJECT_LEADER),
                Contact(id="team", organisation="Team Ruimte", email=EMAIL, basis=Basis.FUNCTIONAL),
            ]
        )
        transaction.insert([PlanContact(id="tie", plan="plan", contact="een", position=3)])
    return address


def test_a_new_contact_publishes_nothing_until_it_is_ticked(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    type_in(dialog, name="Jo", role="projectleider", email=EMAIL, basis="functioneel")
    assert "leest het publiek niets" in dialog.preview.toPlainText()
    type_in(dialog, publish_email=True)
    text = dialog.preview.toPlainText()
    assert "Projectleider" in text
    assert EMAIL in text
    assert "Jo" not in text

    assert press(dialog)
    assert rows(address, "SELECT name, publish_name, publish_email, basis FROM contact") == [
        ("Jo", 0, 1, "functioneel")
    ]
    assert len(rows(address, TIES)) == 1


def test_permission_is_asked_for_only_where_that_is_why(open_dialog: Open) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    type_in(dialog, name="Jo", publish_name=True, basis="toestemming")
    assert dialog.permission_on.isVisibleTo(dialog)
    assert "geen toestemming" in dialog.preview.toPlainText()
    type_in(dialog, permission_on="1-1-2025")
    assert "Jo" in dialog.preview.toPlainText()
    type_in(dialog, basis="publieke_taak")
    assert not dialog.permission_on.isVisibleTo(dialog)


def test_a_contact_without_a_name_or_an_organisation_is_not_kept(open_dialog: Open) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)

    assert not press(dialog)
    assert "Vul ten minste" in error(dialog, "name")


def test_somebody_known_is_tied_and_not_written_twice(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    assert [dialog.existing.itemText(row) for row in range(dialog.existing.count())] == [
        "Iemand nieuws",
        "Team Ruimte, contactpersoon",
    ]
    dialog.existing.setCurrentIndex(1)
    dialog.existing.activated.emit(1)
    ready(dialog)
    assert dialog.email.text() == EMAIL

    assert press(dialog)
    assert rows(known, TIES) == [("een", 3), ("team", 4)]
    assert rows(known, "SELECT count(*) FROM contact") == [(2,)]


def test_somebody_whose_role_was_emptied_in_an_attribute_table_keeps_nobody_from_being_chosen(
    open_dialog: Open, known: str
) -> None:
    unguard(known, "contact")
    change(known, Contact, "team", role=None)
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    assert dialog.existing.itemText(1) == "Team Ruimte, contactpersoon"


def test_somebody_known_is_chosen_by_the_arrows_which_change_nothing_on_the_way(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    choose_by_keys(dialog.existing, Qt.Key.Key_Down, Qt.Key.Key_Down)
    ready(dialog)

    assert dialog.email.text() == EMAIL
    assert not dialog.is_dirty


def test_choosing_somebody_known_asks_before_typed_words_go(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    type_in(dialog, name="Iemand anders")
    dialog.existing.setCurrentIndex(1)
    answer("Verder typen")
    dialog.existing.activated.emit(1)

    assert dialog.name.text() == "Iemand anders"
    assert dialog.existing.currentIndex() == 0


@pytest.mark.parametrize(
    ("others", "said"),
    [(0, "openbaar is."), (1, "ook bij 1 ander plan:"), (2, "ook bij 2 andere plannen:")],
)
def test_who_stands_with_other_plans_changes_there_too(open_dialog: Open, known: str, others: int, said: str) -> None:
    with open_store(known) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert([PlanContact(plan=f"ander {n}", contact="een", position=1) for n in range(others)])

    words = open_dialog(ContactDialog, OfPlan("plan"), "een").shared.text()
    assert words.startswith("Het publiek leest het eerste contact")
    assert said in words


def test_a_contact_is_taken_off_the_plan_and_stays_in_the_store(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), "een")
    told: list[object] = []
    dialog.kept.connect(lambda *what: told.append(what))
    dialog.remove_button.click()
    while not told:
        QApplication.processEvents()

    assert rows(known, TIES) == []
    assert rows(known, "SELECT count(*) FROM contact") == [(2,)]


def test_taking_off_is_for_once_it_was_read(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), "een")
    dialog.read_again()
    dialog.remove_button.click()
    ready(dialog)
    type_in(dialog, internal_note="Belt liever")

    assert press(dialog)
    assert rows(known, TIES) == [("een", 3)]
    assert rows(known, "SELECT internal_note FROM contact WHERE id = 'een'") == [("Belt liever",)]


def test_taking_off_asks_before_typed_words_go(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), "een")
    type_in(dialog, internal_note="Belt liever")
    asked = answer("Verder typen")
    dialog.remove_button.click()

    assert asked == ["Weggooien wat u hebt getypt?"]
    assert press(dialog)
    assert rows(known, TIES) == [("een", 3)]


def test_nobody_else_is_chosen_while_it_is_saved(open_dialog: Open, known: str) -> None:
    """What is read then would be answered in the place of what is written, and the window could no longer close."""
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    type_in(dialog, name="Jo")
    dialog.save()

    assert not dialog.existing.isEnabled()


def test_what_another_filled_in_meanwhile_is_not_emptied_by_saving_once_more(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), "een")
    type_in(dialog, name="Jo Jansen")
    change(known, Contact, "een", name="Jo de Vries", phone="088 000 00 00")

    assert not press(dialog)
    assert press(dialog)
    assert rows(known, "SELECT name, phone FROM contact WHERE id = 'een'") == [("Jo Jansen", "088 000 00 00")]


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off(open_dialog: Open, known: str) -> None:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    dialog.save()

    assert clipped(dialog) == []
