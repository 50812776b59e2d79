"""Who stands with a plan and where it lies, put in order, added and taken off on its card."""

from __future__ import annotations

from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from .conftest import EMAIL, Open
from .doing import answer, error, press, rows, type_in

TIES = "SELECT contact FROM plan_contact WHERE plan = 'plan' ORDER BY position"
AREAS = "SELECT neighbourhood_code, share, by_hand FROM plan_neighbourhood WHERE plan = 'plan' ORDER BY 1"


def test_contacts_are_put_in_order_added_and_taken_off(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    names = [dialog.contacts.item(row).text() for row in range(dialog.contacts.count())]
    assert names == ["Jo, projectleider · alleen intern", "Team Ruimte, contactpersoon · publiek: e-mail"]
    assert not dialog.contacts_up.isEnabled()

    QTest.keyClick(dialog.contacts, Qt.Key.Key_Down)
    dialog.contacts_up.click()
    assert dialog.is_dirty
    dialog.contacts_other.setCurrentIndex(dialog.contacts_other.findData("ot"))
    dialog.contacts_add.click()
    assert press(dialog)
    assert rows(full, TIES) == [("team",), ("jo",), ("ot",)]


def test_without_anybody_public_the_card_says_so(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    assert error(dialog, "contacts") == ""
    dialog.contacts.setCurrentRow(1)
    dialog.contacts_remove.click()
    dialog.look()
    assert "Koppel een contact" in error(dialog, "contacts")
    assert EMAIL not in dialog.preview.toPlainText()
    assert press(dialog)
    assert rows(full, TIES) == [("jo",)]
    assert rows(full, "SELECT count(*) FROM contact") == [(3,)]


def test_a_share_typed_by_hand_and_a_wijk_more_are_kept(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    assert dialog.areas.item(0).text() == "Haven (wijk) · 82 % · berekend"
    type_in(dialog, whole_town=False)
    dialog.areas_share.setFocus()
    dialog.areas_share.selectAll()
    QTest.keyClicks(dialog.areas_share, "veel")
    assert not press(dialog)
    assert "Haven" in error(dialog, "areas")
    dialog.areas_share.selectAll()
    QTest.keyClicks(dialog.areas_share, "40")
    assert dialog.areas.item(0).text() == "Haven (wijk) · 40 % · met de hand"
    dialog.areas_other.setCurrentIndex(dialog.areas_other.findData("WK990102"))
    dialog.areas_add.click()
    dialog.look()
    assert "Haven, Esch" in dialog.preview.toPlainText()
    assert press(dialog)
    assert rows(full, AREAS) == [("WK990101", 0.4, 1), ("WK990102", None, 1)]


def test_a_wijk_is_taken_off(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    QApplication.setActiveWindow(dialog)
    dialog.areas.setFocus()
    QTest.keyClick(dialog.areas, Qt.Key.Key_Delete)
    assert press(dialog)
    assert rows(full, AREAS) == []


def test_esc_asks_also_for_what_was_only_moved_in_a_list(open_dialog: Open, full: str) -> None:
    dialog = open_dialog(PlanDialog, "plan")
    dialog.contacts_down.click()
    asked = answer("Weggooien")
    dialog.reject()

    assert len(asked) == 1
    assert rows(full, TIES) == [("jo",), ("team",)]
