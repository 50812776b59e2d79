"""The forms as they are loaded: each label has room for its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop import forms
from participatiekaart.plugin.desktop.forms import FORMS, load_form
from qgis.PyQt.QtGui import QFontMetricsF
from qgis.PyQt.QtWidgets import QDialog, QLabel, QWizardPage

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


def lacks(label: QLabel) -> float:
    """How many dots its words are wider, drawn in parts, than the room it asks for."""
    measured = QFontMetricsF(label.font())
    before, _, after = label.text().partition("&")
    drawn = sum(measured.horizontalAdvance(part) for part in (before, after[:1], after[1:]))
    return drawn - label.sizeHint().width()
