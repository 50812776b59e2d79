"""The dialog for the goals of a neighbourhood: which wijk, in which order, public or not."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.goals_dialog import GoalsDialog
from participatiekaart.plugin.desktop.dialogs.opening import Dialogs
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.records import Goal, Neighbourhood
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import answer, change, choose_by_keys, error, press, ready, rows, type_in, until

GOALS = (
    "SELECT neighbourhood_code, text, publication_state FROM neighbourhood_goal ORDER BY neighbourhood_code, position"
)
WATER, GREEN = ("WK990101", "Water", "concept"), ("WK990101", "Groen", "published")


@pytest.fixture
def wijken(address: str) -> str:
    """The store with two wijken, of which one has two goals."""
    with open_store(address) as opened, opened.writing("voorbereiding") as transaction:
        named = (("WK990101", "Haven"), ("WK990102", "Esch"))
        transaction.insert(
            Neighbourhood(code, code=code, year=2026, name=name, level=AreaLevel.WIJK) for code, name in named
        )
        published = PublicationState.PUBLISHED
        transaction.insert(
            [
                Goal("g1", neighbourhood_code="WK990101", text="Water", position=0),
                Goal("g2", neighbourhood_code="WK990101", text="Groen", position=1, publication_state=published),
            ]
        )
    return address


def choose(dialog: GoalsDialog, code: str) -> None:
    dialog.area.setCurrentIndex(dialog.area.findData(code))
    dialog.area.activated.emit(dialog.area.currentIndex())


def shown(dialog: GoalsDialog) -> list[str]:
    return [dialog.goals.item(row).text() for row in range(dialog.goals.count())]


def test_goals_are_written_put_in_order_and_kept(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    assert dialog.area.currentText() == "Haven (2)"
    assert shown(dialog) == ["Water · alleen intern", "Groen · openbaar"]
    assert "Water" not in dialog.preview.toPlainText()

    dialog.goals_down.click()
    dialog.goals_add.click()
    QTest.keyClicks(dialog.text, "Een veilige kade")
    type_in(dialog, is_public=True)
    assert shown(dialog) == ["Groen · openbaar", "Water · alleen intern", "Een veilige kade · openbaar"]
    assert "Een veilige kade" in dialog.preview.toPlainText()
    assert press(dialog) == "Doelen bewaard: Haven."
    assert rows(wijken, GOALS) == [GREEN, WATER, ("WK990101", "Een veilige kade", "published")]


def test_goals_are_put_in_order_and_taken_out_by_the_keyboard(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    QApplication.setActiveWindow(dialog)
    dialog.goals.setFocus()

    QTest.keyClick(dialog.goals, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(dialog) == ["Groen · openbaar", "Water · alleen intern"]
    QTest.keyClick(dialog.goals, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(dialog) == ["Water · alleen intern", "Groen · openbaar"]
    QTest.keyClick(dialog.goals, Qt.Key.Key_Delete)
    assert shown(dialog) == ["Groen · openbaar"]


def test_choosing_another_goal_shows_its_words_and_changes_nothing(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    for row in (1, 0, 1):
        dialog.goals.setCurrentRow(row)
    assert dialog.text.toPlainText() == "Groen"
    assert dialog.is_public.isChecked()
    assert not dialog.is_dirty


def test_where_no_wijk_was_looked_at_it_is_chosen_first_and_then_one_types(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, None)
    assert dialog.focusWidget() is dialog.area
    choose_by_keys(dialog.area, *"Ha")
    assert dialog.area.currentText() == "Haven (2)"
    assert dialog.focusWidget() is dialog.text
    assert open_dialog(GoalsDialog, "WK990101").focusWidget().objectName() == "text"


def test_a_wijk_without_goals_takes_what_is_typed_as_its_first(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, None)
    assert dialog.area.currentText() == "Esch"
    QTest.keyClicks(dialog.text, "Meer bankjes")
    assert press(dialog)
    assert rows(wijken, GOALS)[-1] == ("WK990102", "Meer bankjes", "concept")


def test_another_wijk_asks_before_typed_words_go(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    type_in(dialog, text="Schoon water")
    answer("Verder typen")
    choose(dialog, "WK990102")
    assert dialog.area.currentData() == "WK990101"
    assert dialog.text.toPlainText() == "Schoon water"

    answer("Weggooien")
    choose(dialog, "WK990102")
    ready(dialog)
    assert shown(dialog) == []
    assert rows(wijken, GOALS) == [WATER, GREEN]


def test_another_wijk_is_chosen_by_its_first_letters_of_which_none_is_typed_in_a_goal(
    open_dialog: Open, wijken: str
) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    choose_by_keys(dialog.area, "E", "s")
    ready(dialog)

    assert dialog.area.currentData() == "WK990102"
    assert dialog.text.toPlainText() == ""
    assert not dialog.is_dirty


def test_the_goals_that_are_asked_for_are_shown_also_where_it_stands_open_at_others(wijken: str) -> None:
    window = QWidget()
    dialogs = Dialogs(window, lambda text: None)
    dialog = dialogs.open_goals(wijken, "WK990102")
    ready(dialog)
    choose(dialog, "WK990101")
    ready(dialog)

    assert dialogs.open_goals(wijken, "WK990102") is dialog
    ready(dialog)
    assert (dialog.area.currentText(), shown(dialog)) == ("Esch", [])

    type_in(dialog, text="Schaduw")
    answer("Verder typen")
    dialogs.open_goals(wijken, "WK990101")
    assert dialog.area.currentText() == "Esch"
    assert dialog.text.toPlainText() == "Schaduw"
    assert dialogs.open_goals(wijken, None) is dialog, "the menu asks for none"

    dialogs.close()
    window.deleteLater()


def test_an_empty_goal_is_not_kept_and_nothing_is_lost(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    dialog.goals_add.click()
    dialog.goals.setCurrentRow(0)
    type_in(dialog, text="Schoon water")
    assert not press(dialog)
    assert dialog.goals.currentRow() == 2
    assert "Schrijf het doel" in error(dialog, "text")
    dialog.goals_remove.click()
    assert press(dialog)
    assert rows(wijken, GOALS) == [("WK990101", "Schoon water", "concept"), GREEN]


def test_what_another_changed_meanwhile_is_told_first(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    type_in(dialog, text="Schoon water")
    change(wijken, Goal, "g1", text="Zwemwater")
    change(wijken, Goal, "g2", text="Bomen")

    assert not press(dialog)
    assert "“Doel”" in dialog.message.text()
    assert press(dialog)
    assert rows(wijken, GOALS) == [("WK990101", "Schoon water", "concept"), ("WK990101", "Bomen", "published")]


def test_a_goal_taken_out_is_asked_about_by_esc_and_stands_until_saved(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    dialog.goals_remove.click()
    asked = answer("Weggooien")
    dialog.reject()
    assert len(asked) == 1
    assert rows(wijken, GOALS) == [WATER, GREEN]


def test_what_a_check_found_in_a_goal_is_mended_there(qgis_application: object, wijken: str) -> None:
    window = QWidget()
    dialogs = Dialogs(window, lambda text: None)
    dialog = dialogs.open_record(wijken, "neighbourhood_goal", "g2", None, "text")
    ready(dialog)
    assert (dialog.area.currentData(), dialog.text.toPlainText()) == ("WK990101", "Groen")
    assert dialog.focusWidget() is dialog.text

    choose(dialog, "WK990102")
    ready(dialog)
    assert (dialog.area.currentData(), shown(dialog)) == ("WK990102", [])
    dialogs.close()
    window.deleteLater()


@pytest.fixture
def lapsed(wijken: str) -> str:
    """With two goals of a wijk that no longer exists, and one of a buurt that does."""
    with open_store(wijken) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert([Neighbourhood("b", code="BU990101", year=2026, name="Kade", level=AreaLevel.BUURT)])
        published = PublicationState.PUBLISHED
        transaction.insert(
            [
                Goal("g3", neighbourhood_code="WK990199", text="Stil", position=0, publication_state=published),
                Goal("g4", neighbourhood_code="WK990199", text="Veilig", position=1),
                Goal("g5", neighbourhood_code="BU990101", text="Rust"),
            ]
        )
    return wijken


def test_the_goals_of_a_wijk_that_lapsed_move_to_another_in_one_go(open_dialog: Open, lapsed: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990199")
    assert "Alleen een wijk die nu bestaat" in dialog.preview.toPlainText()
    assert [dialog.moved_to.itemText(n) for n in range(dialog.moved_to.count())] == ["(hier laten)", "Esch", "Haven"]
    assert not dialog.is_dirty

    dialog.goals.setCurrentRow(1)
    type_in(dialog, text="Heel veilig")
    dialog.moved_to.setCurrentIndex(dialog.moved_to.findData("WK990101"))
    until(lambda: "Haven" in dialog.preview.toPlainText())
    assert dialog.preview.toPlainText().splitlines()[-2:] == ["Groen", "Stil"], "behind what stands there"
    assert press(dialog) == "Doelen verplaatst naar Haven."
    assert rows(lapsed, GOALS)[1:] == [
        WATER,
        GREEN,
        ("WK990101", "Stil", "published"),
        ("WK990101", "Heel veilig", "concept"),
    ]


def test_goals_of_what_exists_have_no_way_to_move(open_dialog: Open, lapsed: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990199")
    assert dialog.moved_to.isVisibleTo(dialog) and dialog.moved_to_label.isVisibleTo(dialog)
    for code in ("WK990101", "BU990101"):
        choose(dialog, code)
        ready(dialog)
        assert not dialog.moved_to.isVisibleTo(dialog) and not dialog.moved_to_label.isVisibleTo(dialog)


def test_another_wijk_asks_before_a_move_that_is_not_saved_goes(open_dialog: Open, lapsed: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990199")
    dialog.moved_to.setCurrentIndex(1)
    answer("Weggooien")
    choose(dialog, "WK990102")
    ready(dialog)
    choose(dialog, "WK990199")
    ready(dialog)
    assert (dialog.moved_to.currentText(), shown(dialog)) == (
        "(hier laten)",
        ["Stil · openbaar", "Veilig · alleen intern"],
    )


def test_without_neighbourhoods_it_says_where_they_come_from(address: str) -> None:
    dialog = GoalsDialog(None, address, None)
    until(lambda: "Inrichten" in dialog.message.text())
    assert not dialog.save_button.isEnabled()
    dialog.discard()


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off(open_dialog: Open, wijken: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990101")
    type_in(dialog, text="Bel mevrouw Jansen op 06-12345678 [invullen] en lees dit " * 20)
    dialog.save()

    until(lambda: clipped(dialog) == [])


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off_where_goals_can_move(open_dialog: Open, lapsed: str) -> None:
    dialog = open_dialog(GoalsDialog, "WK990199")

    until(lambda: clipped(dialog) == [])
