"""Any text in a label and in its tip is shown sign for sign."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.labels import as_tip, words
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QWidget


def shown(tip: str) -> str:
    """What a person reads of a tip: Qt takes it for HTML where it looks like it."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return str(document.toPlainText())


@pytest.mark.parametrize(
    "name", ["Spelen <b>vet</b>", "a < b & c", '<img src="file:///x.png"> "plein"', "één\ntwee", ""]
)
def test_a_tip_shows_every_sign(qgis_application: Any, name: str) -> None:
    assert shown(as_tip(name)) == name


def test_of_a_text_that_is_cut_the_tip_shows_the_whole(qgis_application: Any) -> None:
    text = "Spelen <b>vet</b> op het plein; " * 20 + "einde"
    parent = QWidget()
    label = words(parent, text)

    assert len(label.text()) < len(text)
    assert shown(label.toolTip()) == text
