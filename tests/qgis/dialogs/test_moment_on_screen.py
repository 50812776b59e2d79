"""What one reads in the moment dialog and goes through with the keyboard: its rows, hints, colours and preview."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFormLayout

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import error, press, rows, type_in, until


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


@pytest.mark.parametrize("is_folded", [True, False])
@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off_and_every_field_has_a_name(open_moment: Open, is_folded: bool) -> None:
    dialog = open_moment("inloop")
    dialog.more.setChecked(not is_folded)
    type_in(dialog, begin_day="x", end_day="y", online_url="z")
    QApplication.processEvents()

    assert clipped(dialog) == []
    labels = {label.buddy(): label.text() for label in dialog.findChildren(type(dialog.message)) if label.buddy()}
    for name in dialog.fields:
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
