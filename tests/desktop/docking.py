"""The dock in QGIS's window, and what it shows. For the scripts that QGIS runs."""

from __future__ import annotations

import os
from typing import Any

from qgis.PyQt.QtWidgets import QListWidget
from qgis.utils import iface
from seeing import Step, dock, note, words

STORE = os.environ["LOOK_STORE"]


def lines(of: QListWidget) -> list[Any]:
    return [of.item(row) for row in range(of.count())]


def listed(of: QListWidget) -> list[str]:
    return [line.text() for line in lines(of)]


def shows(text: str) -> Step:
    return lambda: text in words(dock())


def note_dock(name: str) -> None:
    note(name, dock(), iface.mainWindow())
