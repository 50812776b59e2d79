"""The moment dialog: filled in, checked, saved, left, and failing to save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.participation.codes import MomentKind, Precision
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QApplication, QFormLayout, QWidget

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import answer, error, press, rows, type_in, until

ASK = "Weggooien wat u hebt getypt?"


@pytest.fixture
def open_moment(open_dialog: Open) -> Open:
    """Opens a new moment of the plan, one that stands, or a copy of it."""

    def make(moment: str | None = None, is_copy: bool = False) -> Any:
        return open_dialog(MomentDialog, "plan", moment, is_copy)

    return make


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


def test_formal_views_get_their_term_and_why(open_moment: Open) -> None:
    dialog = open_moment()
    type_in(dialog, kind="zienswijze", begin_day="14-11-2026")

    assert dialog.end_day.text() == "28-12-2026"
    assert "Eerste Kerstdag" in dialog.end_why.text()
    type_in(dialog, begin_day="3-9-2026")
    assert dialog.end_day.text() == "14-10-2026", "the proposal follows the begin"
    type_in(dialog, end_day="20-10-2026", begin_day="4-9-2026")
    assert dialog.end_day.text() == "20-10-2026", "what was typed stays"
    assert not dialog.end_why.isVisibleTo(dialog)


def test_rows_that_are_hidden_leave_no_gap(open_moment: Open) -> None:
    dialog = open_moment()
    dialog.show()
    for precision in ("tijd", "dag", "maand", "onbekend"):
        type_in(dialog, precision=precision)
        QApplication.processEvents()
        form = dialog.findChild(QFormLayout, "main_form")
        items = [form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(form.rowCount())]
        shown = [item.geometry() for item in items if item.widget().isVisible()]
        assert {below.top() - above.bottom() for above, below in zip(shown, shown[1:])} == {1}


@pytest.mark.parametrize(
    ("stood", "proposed"),
    [
        ("2026-10-15 00:00", "13-1-2027"),  # the end of its own term
        ("2026-12-01 00:00", "13-1-2027"),  # longer, and too short for the new begin
        ("2027-02-01 00:00", "31-1-2027"),  # longer on purpose
    ],
)
def test_a_moved_term_gets_a_new_end(open_moment: Open, address: str, stood: str, proposed: str) -> None:
    store = open_store(address)
    with store.writing("proef") as transaction:
        values = {"kind": MomentKind.FORMAL_VIEWS, "precision": Precision.DAY, "begin_local": "2026-09-03 00:00"}
        transaction.update(Moment, [("inloop", {**values, "end_local": stood})])
    store.close()
    dialog = open_moment("inloop")
    type_in(dialog, state="verplaatst", begin_day="3-12-2026")
    assert dialog.end_day.text() == proposed
    assert ("Awb 3:16" in dialog.end_why.text()) is (proposed == "13-1-2027")


@pytest.mark.parametrize(
    ("values", "shown", "kept"),
    [
        ({"precision": "dag", "begin_day": "3-12-2026"}, "donderdag 3 december 2026", "2026-12-03 00:00"),
        ({"precision": "maand", "period": 12, "year": "2026"}, "december 2026", "2026-12-01 00:00"),
        ({"precision": "kwartaal", "period": 4, "year": "2026"}, "vierde kwartaal van 2026", "2026-10-01 00:00"),
        ({"precision": "onbekend", "period_text": "najaar 2027"}, "najaar 2027", None),
    ],
)
def test_a_time_may_be_a_day_a_month_a_quarter_or_words(
    open_moment: Open, address: str, values: dict[str, Any], shown: str, kept: str | None
) -> None:
    dialog = open_moment()
    type_in(dialog, **values)

    assert shown in dialog.preview.toPlainText()
    assert press(dialog)
    assert rows(address, "SELECT begin_local FROM moment WHERE id != 'inloop'") == [(kept,)]


def test_a_period_begins_with_the_one_under_way_and_keeps_to_its_time_of_year(open_moment: Open) -> None:
    dialog, today = open_moment(), QDate.currentDate()
    type_in(dialog, precision="kwartaal")
    assert (dialog.period.currentData(), dialog.year.text()) == ((today.month() + 2) // 3, str(today.year()))
    assert not dialog.to_do.isVisibleTo(dialog), "nothing that is planned is over already"

    type_in(dialog, period=3, precision="maand")
    assert dialog.period.currentText() == "juli"
    type_in(dialog, period=11, precision="kwartaal")
    assert dialog.period.currentText() == "4e kwartaal"


def test_the_fields_under_more_begin_in_one_line_with_those_above(open_moment: Open) -> None:
    dialog = open_moment()
    dialog.more.setChecked(True)
    until(lambda: dialog.more_fields.height() > dialog.address.height())
    begins = {field.mapTo(dialog, field.rect().topLeft()).x() for field in (dialog.title, dialog.address)}
    assert len(begins) == 1


def test_what_is_wrong_has_its_colour_under_a_theme_too(open_moment: Open) -> None:
    dialog = open_moment()
    dialog.setStyleSheet("QWidget { color: #aaaaaa; background: #323232 }")
    type_in(dialog, begin_day="32-13")
    assert "“32-13” is geen datum. Schrijf bijvoorbeeld 1-9-2026" in error(dialog, "begin")

    drawn = dialog.begin_problem.grab().toImage()
    dots = (drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height()))
    assert any(dot.red() > dot.green() + 40 for dot in dots)


def test_language_gets_a_hint_under_the_text_and_the_words_are_underlined(open_moment: Open, address: str) -> None:
    dialog = open_moment()
    text = "👍 Reeds bekend. Het plein wordt middels een spel ingericht."
    type_in(dialog, influence=text, title="Praten inzake het plein")

    said = error(dialog, "influence")
    assert said.count("ℹ") == 3
    assert "“Reeds” is een kantoorwoord. Gewoner: al." in said
    assert "wie doet dat?" in said
    assert "Gewoner: over." in error(dialog, "title")
    assert said.replace("ℹ ", "") == dialog.influence.accessibleDescription()
    marked = [mark.cursor.selectedText() for mark in dialog.influence.extraSelections()]
    assert marked == ["Reeds", "wordt middels een spel ingericht", "middels"]
    assert dialog.influence.toPlainText() == text

    type_in(dialog, influence="Wij maken het plein. U kiest mee.")
    assert (error(dialog, "influence"), dialog.influence.extraSelections()) == ("", [])
    type_in(dialog, influence=text, begin_day="3-12-2026", begin_time="19:30", end_time="21:00")
    assert press(dialog), "a hint holds nothing back"
    assert rows(address, "SELECT influence FROM moment WHERE id != 'inloop'") == [(text,)]


def test_the_zone_is_the_stores_whatever_the_computers_is(open_moment: Open) -> None:
    assert "Europe/Amsterdam" in open_moment().timezone.text()


def test_the_preview_is_what_the_public_reads(open_moment: Open) -> None:
    dialog = open_moment("inloop")

    text = dialog.preview.toPlainText()
    for words in ("Inloop", "dinsdag 5 november 2024, 19:30 tot 21:00 uur", "De Stoof", "We luisteren naar uw mening"):
        assert words in text
    type_in(dialog, title="<b>Inloop</b> 👍 مرحبا", place="x" * 100_000)
    assert "<b>Inloop</b> 👍 مرحبا" in dialog.preview.toPlainText()


def test_what_is_pasted_into_a_field_of_one_line_becomes_one_line_and_can_be_undone(
    open_moment: Open, address: str
) -> None:
    dialog = open_moment("inloop")
    dialog.title.selectAll()
    QApplication.clipboard().setText("Inloop\r\n  over het plan\u2028(2e keer)\r\n")
    dialog.title.paste()
    assert dialog.title.text() == "Inloop over het plan (2e keer)"
    dialog.title.selectAll()
    QApplication.clipboard().setText("Inloop\t2e keer")
    dialog.title.paste()
    assert dialog.title.text() == "Inloop 2e keer", "as two cells of a spreadsheet are copied"
    for _ in range(9):
        dialog.title.undo()
    assert dialog.title.text() == "Inloop"


def test_only_what_was_typed_changes(open_moment: Open, address: str) -> None:
    dialog = open_moment("inloop")
    type_in(dialog, place="Wijkhuis")

    assert press(dialog)

    assert rows(address, "SELECT title, place, feedback, publication_state FROM moment") == [
        ("Inloop", "Wijkhuis", None, "published")
    ]
    lines = rows(address, "SELECT field FROM status_change WHERE record_id = 'inloop' AND field != 'toegevoegd'")
    assert lines == [("place",)]


def test_a_copy_is_a_new_moment_still_to_be_dated(open_moment: Open, address: str) -> None:
    dialog = open_moment("inloop", is_copy=True)
    assert (dialog.title.text(), dialog.begin_day.text(), dialog.begin_time.text()) == ("Inloop", "", "19:30")
    type_in(dialog, begin_day="1-12-2026")

    assert press(dialog)

    assert rows(address, "SELECT begin_local, feedback, publication_state FROM moment WHERE id != 'inloop'") == [
        ("2026-12-01 19:30", None, "concept")
    ]


def test_escape_asks_before_it_throws_away_what_was_typed(open_moment: Open, address: str) -> None:
    dialog = open_moment()
    type_in(dialog, title="Samen tekenen")

    asked = answer("Verder typen")
    dialog.reject()
    assert asked == [ASK]
    assert dialog.isVisible()
    assert dialog.title.text() == "Samen tekenen"

    answer("Weggooien")
    dialog.reject()
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
    theirs = open_store(address)
    with theirs.writing("een ander") as transaction:
        transaction.update(Moment, [("inloop", {"title": "Inloopmiddag", "audience": "Buren"})])
    theirs.close()

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
    opened = open_store(address)
    with opened.writing("voorbereiding") as transaction:
        transaction.update(Moment, [("inloop", {"feedback_url": "geen link"})])
    opened.close()
    assert "“Link naar het verslag” is niet veilig" in open_moment("inloop").to_do.text()


def test_one_that_stands_is_cancelled_without_unfolding_and_a_new_time_asks_whether_it_moved(
    open_moment: Open, address: str
) -> None:
    new = open_moment()
    assert not new.state.isVisible(), "what is new goes ahead"
    new.reject()

    dialog = open_moment("inloop")
    assert dialog.state.isVisible()
    assert error(dialog, "state") == ""
    type_in(dialog, begin_time="20:00")
    assert "Verplaatst" in error(dialog, "state")
    type_in(dialog, state="verplaatst")
    assert error(dialog, "state") == ""
    read = dialog.preview.toPlainText()
    assert "Eerder gepland" in read and "19:30" in read
    type_in(dialog, begin_time="19:30", state="geannuleerd")

    assert press(dialog)
    assert rows(address, "SELECT begin_local, state FROM moment") == [("2024-11-05 19:30", "geannuleerd")]


@pytest.mark.parametrize("is_folded", [True, False])
@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off_and_every_field_has_a_name(open_moment: Open, is_folded: bool) -> None:
    dialog = open_moment("inloop")
    dialog.more.setChecked(not is_folded)
    type_in(dialog, begin_day="x", end_day="y", online_url="z")
    QApplication.processEvents()

    assert clipped(dialog) == []
    labels = {label.buddy(): label.text() for label in dialog.findChildren(type(dialog.message)) if label.buddy()}
    for name in dialog.fields():
        field = getattr(dialog, name)
        assert field.accessibleName() or field in labels or getattr(field, "text", str)(), name


def test_the_keyboard_goes_through_the_fields_in_the_order_they_are_read(open_moment: Open) -> None:
    dialog = open_moment("inloop")
    read = [
        "kind",
        "title",
        "precision",
        "begin_day",
        "end_day",
        "state",
        "place",
        "point",
        "point_button",
        "influence",
    ]
    read += ["repeat", "every", "rhythm", "ends", "times", "last_day", "skips_holidays", "days", "more", "address"]
    order = []
    field = dialog.kind
    for _ in range(90):
        order.append(field.objectName())
        field = field.nextInFocusChain()

    assert [name for name in order if name in read] == read
    assert dialog.save_button.focusPolicy() & Qt.FocusPolicy.TabFocus
