"""Loads a .ui form in the language of QGIS's user interface.

The words of the forms are English; resources/i18n holds the Dutch ones in a .ts file, as Qt Linguist keeps it. It is
read as it is: nothing has to be compiled before the plugin runs.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QGuiApplication, QPalette
from qgis.PyQt.QtWidgets import (
    QWIDGETSIZE_MAX,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ..host.language import language
from .labels import embolden

Widget = TypeVar("Widget", bound=QWidget)
ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
DUTCH = ROOT / "resources/i18n/participatiekaart_nl.ts"
TITLE_BAR = 40
"""What a window's frame takes of the screen's height, at most."""
LINE = 17
"""The height of a line of letters that the forms were drawn for."""
HINT = 0.6
"""How much of the colour of what is typed a hint has."""


def load_form(widget: QWidget, name: str) -> None:
    """Build forms/NAME.ui on a widget; its children become attributes of the widget, by their object names."""
    # both files read here are the plugin's own
    form = ElementTree.parse(FORMS / f"{name}.ui")  # nosec B314
    if language().lower().startswith("nl"):
        words = translations().get(form.findtext("class", ""), {})
        for string in form.iter("string"):
            if string.get("notr") != "true" and string.text:
                string.text = words.get(string.text, string.text)
    uic.loadUi(io.StringIO(ElementTree.tostring(form.getroot(), encoding="unicode")), widget)
    if widget.isWindow():
        fit_on_screen(widget)
    for field in (*widget.findChildren(QPlainTextEdit), *widget.findChildren(QListWidget)):
        _keep_lines(field)
    for part in form.iter("widget"):
        if part.findtext("property[@name='font']/font/bold") == "true":
            embolden(getattr(widget, part.get("name", "")))
    labels = [label for label in widget.findChildren(QLabel) if label.buddy() is not None]
    for label in labels:
        _give_room(label)
    for file in widget.findChildren(QgsFileWidget):
        _lead_to_line(file, labels)
    for habit in (_Hints, _Enter):
        widget.installEventFilter(habit(widget))


def open_children(window: QWidget, kind: type[Widget], *name: str) -> list[Widget]:
    """Its child windows of a kind, and of a name where one is given, that are open. One that was closed is among its
    children until Qt deletes it."""
    return [child for child in window.findChildren(kind, *name) if child.isVisible()]


def fit_on_screen(window: QWidget) -> None:
    """Make a window as much larger as its letters are, or fields that must be filled in lie out of sight; but no larger
    than there is room for: on a laptop whose screen is enlarged to 150 % the buttons would lie below the edge."""
    beside = window.parentWidget()
    handle = beside.window().windowHandle() if beside is not None else None
    screen = handle.screen() if handle is not None else QGuiApplication.primaryScreen()
    larger = window.size() * _enlargement(window)
    window.resize(larger.boundedTo(screen.availableSize() - QSize(0, TITLE_BAR)))


def _enlargement(widget: QWidget) -> float:
    """How many times the letters are as high as usual."""
    # those that a person chose in QGIS's settings come with its style
    widget.ensurePolished()
    return max(1.0, float(widget.fontMetrics().height() / LINE))


def _keep_lines(field: QWidget) -> None:
    """Let a field of a certain height show as many lines in large letters: of three the last was cut through."""
    if field.maximumHeight() < QWIDGETSIZE_MAX:
        times = _enlargement(field)
        field.setMinimumHeight(round(times * field.minimumHeight()))
        field.setMaximumHeight(round(times * field.maximumHeight()))


def _give_room(label: QLabel) -> None:
    """Qt measures a label's words as a whole, but draws them in parts around the underlined letter. With kerning, "Te"
    of "&Telefoon" then takes more room drawn than measured, and the end is cut off."""
    font = label.font()
    font.setKerning(False)
    label.setFont(font)


def _lead_to_line(file: QgsFileWidget, labels: Iterable[QLabel]) -> None:
    """Let the focus, the label's shortcut and the name for a screen reader go to the line in which one types. By itself
    QGIS gives them to the frame around it, where what is typed is lost, and calls the button by its three dots."""
    line = file.lineEdit()
    file.setFocusProxy(line)
    line.setAccessibleName(file.accessibleName())
    for label in labels:
        if label.buddy() is file:
            label.setBuddy(line)
    for button in file.findChildren(QToolButton):
        button.setAccessibleName(button.toolTip())


class _Hints(QObject):
    """Lets the hints of a form be read once it is shown: a page of QGIS's settings or of the assistant has the colours
    of the theme only then."""

    def eventFilter(self, form: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            for field in (*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)):
                _show_hint(field)
        return False


class _Enter(QObject):
    """Lets Enter press the button that the keyboard is at. By itself Qt presses the default one of the window instead,
    or none at all."""

    def eventFilter(self, form: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            reached = form.focusWidget()
            if isinstance(reached, (QPushButton, QToolButton)):
                reached.click()
                return True
        return False


def _show_hint(field: QWidget) -> None:
    """QGIS's dark themes draw the hint in an empty field as if a person had typed it, or so dim that it cannot be
    read."""
    field.ensurePolished()
    palette = field.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        colour = palette.color(group, QPalette.ColorRole.Text)
        colour.setAlphaF(HINT)
        palette.setColor(group, QPalette.ColorRole.PlaceholderText, colour)
    field.setPalette(palette)


@lru_cache(maxsize=1)
def translations() -> dict[str, dict[str, str]]:
    """By form class: each English text with the Dutch one."""
    found: dict[str, dict[str, str]] = {}
    for context in ElementTree.parse(DUTCH).iter("context"):  # nosec B314
        words = found.setdefault(context.findtext("name", ""), {})
        for message in context.iter("message"):
            words[message.findtext("source", "")] = message.findtext("translation", "")
    return found
