"""What a person does in a window and sees of a widget: its words, and whether any is cut off. For the scripts that QGIS
runs."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from qgis.utils import plugins

seen: dict[str, Any] = {}
Step = Callable[[], Any]


def finish() -> None:
    Path(os.environ["LOOK_REPORT"]).write_text(json.dumps(seen), encoding="utf-8")
    QgsProject.instance().clear()
    QApplication.exit(0)


def careful(step: Step) -> Step:
    """A step whose failure is written down too, so that the window never stays open on it."""

    def run(*_: Any) -> None:
        try:
            step()
        except Exception:
            seen["failed"] = traceback.format_exc()
            finish()

    return run


class OneByOne:
    """Runs steps; each gives a condition, and the next one runs as soon as that keeps holding."""

    def __init__(self, parent: QWidget, steps: Iterable[Step]) -> None:
        self._steps = list(steps)
        self._reached, self._times = "", 0
        self._until: Step = lambda: True
        self._timer = QTimer(parent)
        self._timer.timeout.connect(careful(self._go_on))
        self._timer.start(20)
        # for each step anew: a busy machine is slow, but never stands still
        self._limit = QTimer(parent)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(careful(self._too_long))
        self._limit.start(60_000)

    def _go_on(self) -> None:
        self._times = self._times + 1 if self._until() else 0
        # rows that just came are shown and get their places in the rounds that follow
        if self._times < 3:
            return
        self._times = 0
        # a step may let the window handle events, and so this timer too
        self._timer.stop()
        if not self._steps:
            finish()
            return
        step = self._steps.pop(0)
        self._reached = step.__name__
        self._until = step()
        self._timer.start(20)
        self._limit.start()

    def _too_long(self) -> None:
        raise TimeoutError(f"QGIS did not get past {self._reached}")


def menu() -> Any:
    """What the plugin's entries in QGIS's menu call."""
    return plugins["participatiekaart"].menu


def dock() -> Any:
    return menu().dock


def layer_of(part: str) -> QgsVectorLayer:
    """The layer of the store that shows that part."""
    layers = QgsProject.instance().mapLayers().values()
    return next(layer for layer in layers if layer.customProperty("participatiekaart/part") == part)


def start_at(field: QWidget) -> None:
    """Let the keyboard begin there."""
    # there is no window manager here that would do it
    QApplication.setActiveWindow(field.window())
    field.setFocus()


def write(text: str) -> None:
    """Type it where the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab(times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def words(widget: QWidget) -> list[str]:
    """What can be read, from top to bottom."""
    return [part.text() for part in _parts(widget) if part.text()]


def clipped(widget: QWidget) -> list[str]:
    """The words that do not fit where they stand, or stand where nobody sees them."""
    return [part.text() for part in _parts(widget) if not _fits(part) or not _within(part, widget)]


def note(name: str, of: QWidget, window: QWidget | None = None) -> None:
    """Write down what can be read of a widget and what of it is cut off, with a picture of the window it is in; of the
    whole screen where none is given."""
    seen[name] = words(of)
    seen[f"{name} clipped"] = clipped(of)
    picture = window.grab() if window is not None else QApplication.primaryScreen().grabWindow(0)
    picture.save(f"{os.environ['LOOK_PICTURES']}/{name}.png")


def _parts(widget: QWidget) -> list[Any]:
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    visible = [part for part in parts if part.isVisibleTo(widget) and part.text()]
    return sorted(visible, key=lambda part: (part.mapTo(widget, part.rect().topLeft()).y(), part.x()))


def _fits(part: Any) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        # the longest word is its least width
        return bool(
            part.heightForWidth(part.width()) <= part.height() + 1
            and part.minimumSizeHint().width() <= part.width() + 1
        )
    return bool(part.sizeHint().width() <= part.width() + 1)


def _within(part: QWidget, widget: QWidget) -> bool:
    left = part.mapTo(widget, part.rect().topLeft()).x()
    return left >= 0 and left + part.width() <= widget.width()
