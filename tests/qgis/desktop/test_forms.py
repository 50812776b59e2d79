"""The forms as they are loaded: each label has room for its words, the keyboard comes past everything, and a hint can
be read and does not look like what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop import forms
from participatiekaart.plugin.desktop.forms import FORMS, load_form
from participatiekaart.plugin.participation.face import contrast
from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

NAMES = sorted(path.stem for path in Path(FORMS).glob("*.ui"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_label_has_room_for_its_words_as_they_are_drawn_around_the_underlined_letter(
    qgis_application: Any, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setattr(forms, "language", lambda: language)
    made = QWizardPage() if name.startswith("assistant") else QDialog()
    load_form(made, name)

    narrow = {label.text() for label in made.findChildren(QLabel) if label.buddy() is not None and lacks(label) > 0}

    assert narrow == set()


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("assistant")])
def test_a_window_is_no_larger_than_the_screen_has_room_for(qgis_application: Any, name: str) -> None:
    window = QDialog()
    load_form(window, name)

    room = QGuiApplication.primaryScreen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_a_window_is_as_much_larger_as_its_letters_are(qgis_application: Any) -> None:
    sizes, letters = [], []
    for points in (12, 16):
        around = QWidget()
        # as QGIS gives its windows the size that a person chose in its settings
        around.setStyleSheet(f"* {{ font: {points}pt }}")
        window = QDialog(around)
        load_form(window, "address")
        window.ensurePolished()
        sizes.append(window.width())
        letters.append(window.fontMetrics().height())

    assert sizes[1] / sizes[0] == pytest.approx(letters[1] / letters[0], rel=0.01)


def test_a_text_shows_as_many_lines_in_large_letters(qgis_application: Any) -> None:
    lines = []
    for points in (12, 16):
        around = QWidget()
        around.setStyleSheet(f"* {{ font: {points}pt }}")
        window = QDialog(around)
        load_form(window, "goals")
        for field in (window.text, window.goals):
            assert field.minimumHeight() == field.maximumHeight()
            lines.append(field.maximumHeight() / field.fontMetrics().height())

    assert lines[:2] == pytest.approx(lines[2:], rel=0.02)


@pytest.mark.parametrize("name", NAMES)
def test_tab_comes_past_everything(qgis_application: Any, name: str) -> None:
    window = QWizardPage() if name.startswith("assistant") else QDialog()
    load_form(window, name)

    passed, stop = [], window.nextInFocusChain()
    while stop is not window:
        passed.append(stop)
        stop = stop.nextInFocusChain()
    named = [widget for widget in window.findChildren(QWidget) if widget.objectName() and widget.window() is window]
    wanted = [widget for widget in named if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [widget.objectName() for widget in wanted if widget not in passed] == []


@pytest.mark.parametrize("name", NAMES)
def test_enter_presses_the_button_that_the_keyboard_is_at_and_no_other(qgis_application: Any, name: str) -> None:
    # the settings stand in QGIS's own window, and the panel in no dialog
    is_part = name.startswith(("dock", "options"))
    window = QWizardPage() if name.startswith("assistant") else QWidget() if is_part else QDialog()
    load_form(window, name)
    window.show()
    pressed: list[QAbstractButton] = []
    for button in window.findChildren(QAbstractButton):
        button.pressed.connect(lambda button=button: pressed.append(button))

    for widget in window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        # the button of a file asks for one at once, and waits
        if takes_focus and widget.isVisible() and not isinstance(widget.parent(), QgsFileWidget):
            widget.setEnabled(True)
            widget.setFocus()
            pressed.clear()
            QTest.keyClick(widget, Qt.Key.Key_Return)
            wanted = [widget] if isinstance(widget, (QPushButton, QToolButton)) else []
            assert pressed == wanted, widget.objectName()


@pytest.mark.parametrize(("name", "fields"), [("assistant_store", 2), ("options", 2), ("publish", 1)])
def test_what_is_typed_of_a_file_lands_in_its_line_which_has_a_name(
    qgis_application: Any, name: str, fields: int
) -> None:
    window = QWizardPage() if name.startswith("assistant") else QDialog()
    load_form(window, name)

    found = window.findChildren(QgsFileWidget)
    assert len(found) == fields
    for field in found:
        field.setEnabled(True)
        field.setFocus()
        assert window.focusWidget() is field.lineEdit()
        labels = [label.text() for label in window.findChildren(QLabel) if label.buddy() is field.lineEdit()]
        assert field.lineEdit().accessibleName() or labels, field.objectName()


def lacks(label: QLabel) -> float:
    """How many dots its words are wider, drawn in parts, than the room it asks for."""
    measured = QFontMetricsF(label.font())
    before, _, after = label.text().partition("&")
    drawn = sum(measured.horizontalAdvance(part) for part in (before, after[:1], after[1:]))
    return drawn - label.sizeHint().width()


@pytest.fixture(params=["default", "Night Mapping"])
def theme(request: pytest.FixtureRequest, qgis_application: Any) -> Iterator[str]:
    colours = QgsApplication.palette()
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    # which leaves those of the other
    QgsApplication.setPalette(colours)


def test_the_words_of_the_button_that_chooses_a_spot_stand_clear_of_its_arrow(theme: str) -> None:
    window = QDialog()
    load_form(window, "moment")
    window.show()
    button = window.point_button
    button.setMenu(QMenu(button))

    button.setFixedSize(button.sizeHint())
    whole = button.grab().toImage()
    button.setText("")
    arrow = button.grab().toImage()
    button.setMenu(None)
    bare = button.grab().toImage()
    assert max(differing(whole, arrow)) + 4 < min(differing(arrow, bare))


def differing(one: QImage, other: QImage) -> list[int]:
    """The columns of dots in which two pictures differ."""
    rows, columns = range(one.height()), range(one.width())
    return [x for x in columns if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)]


@pytest.mark.parametrize("name", ["plan", "options", "dock_search"])
def test_a_hint_in_an_empty_field_can_be_read_and_does_not_look_like_what_was_typed(theme: str, name: str) -> None:
    window, form = QDialog(), QDialog()
    load_form(form, name)
    # as a page of QGIS's settings comes into their window
    QVBoxLayout(window).addWidget(form)
    window.show()

    fields = [*form.findChildren(QPlainTextEdit), *form.findChildren(QLineEdit)]
    assert fields
    for field in fields:
        typed, hint, below = (
            field.palette().color(QPalette.ColorGroup.Active, role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base)
        )
        assert hint.alphaF() < 0.8 * typed.alphaF() or hint.rgb() != typed.rgb(), field.objectName()
        # 2.2 as QGIS draws it in a line; what is typed there has 5.3 in QGIS 3.22
        assert contrast(over(hint, below).name(), below.name()) > 2.8, field.objectName()


def over(colour: QColor, below: QColor) -> QColor:
    """As it is seen, where one can see through it."""
    part = colour.alphaF()
    mixed = (part * one + (1 - part) * other for one, other in zip(colour.getRgb()[:3], below.getRgb()[:3]))
    return QColor(*map(round, mixed))
