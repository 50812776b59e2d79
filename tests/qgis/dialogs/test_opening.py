"""One dialog for what is asked for twice: by a double click, or from dock and check both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from participatiekaart.plugin.desktop.dialogs.opening import Dialogs
from qgis.PyQt.QtWidgets import QApplication, QWidget

from .doing import ready


@pytest.fixture
def dialogs(qgis_application: object) -> Iterator[Dialogs]:
    window = QWidget()
    opened = Dialogs(window, lambda text: None)
    yield opened
    opened.close()
    window.deleteLater()
    QApplication.processEvents()


def test_a_double_click_opens_one(dialogs: Dialogs, address: str) -> None:
    new = dialogs.open_moment(address, "plan")
    ready(new)
    new.title.setText("Enquête")

    assert dialogs.open_moment(address, "plan") is new
    assert new.title.text() == "Enquête", "all that was typed stands"
    assert dialogs.open_moment(address, "plan", "inloop") is not new


def test_what_was_closed_opens_anew(dialogs: Dialogs, address: str) -> None:
    before = dialogs.open_plan(address, "plan")
    ready(before)
    before.reject()

    assert dialogs.open_plan(address, "plan") is not before


def test_a_finding_leads_to_its_field_in_the_one_that_stands_open(dialogs: Dialogs, address: str) -> None:
    standing = dialogs.open_moment(address, "plan", "inloop")
    ready(standing)

    assert dialogs.open_record(address, "moment", "inloop", "plan", "place") is standing
    assert standing.focusWidget() is standing.place
