"""The windows on a small screen, in large letters: with their frames they are within 1024 by 720 points."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop import forms
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QToolButton, QWidget

from .conftest import Open
from .doing import until

# a frame of the widest that Windows draws, at both sides
ROOM = 1024 - 2 * 8
# what title, menu, three rows of tools and status bar of QGIS leave of 720 points in these letters
PANEL = 500


@pytest.fixture(autouse=True)
def large_letters(qgis_application: Any) -> Iterator[None]:
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSize(14)
    QApplication.setFont(larger)
    yield
    QApplication.setFont(before)


@pytest.fixture(params=["nl", "en"], autouse=True)
def words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "language", lambda: request.param)


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (PlanDialog, ("plan",)),
        (OverrideDialog, ("plan",)),
        (ContactDialog, (OfPlan("plan"), None)),
        (FeedbackDialog, ("inloop",)),
        (MomentDialog, ("plan", None)),
        (MomentDialog, ("plan", "inloop")),
    ],
)
def test_a_dialog_fits(open_dialog: Open, kind: Any, about: tuple[str | None, ...]) -> None:
    dialog = open_dialog(kind, *about)
    QApplication.processEvents()

    assert dialog.minimumSizeHint().width() <= ROOM


def test_the_window_that_publishes_fits_also_while_it_works(address: str) -> None:
    window = QWidget()
    dialog = PublishDialog(window, address)
    dialog.show()
    busy = dialog.minimumSizeHint().width()
    until(dialog.publish.isEnabled)

    assert max(busy, dialog.minimumSizeHint().width()) <= ROOM
    dialog.reject()
    window.deleteLater()


def test_the_panel_with_its_filters_makes_no_window_higher_than_a_small_screen(qgis_application: Any) -> None:
    """QGIS makes itself as high as its panels need at least, and its lower edge goes off the screen."""
    window = QMainWindow()
    dock = ParticipationDock(SimpleNamespace(mainWindow=lambda: window), lambda _: None)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.content.findChild(QToolButton, "narrow").setChecked(True)
    dock.content.findChild(QToolButton, "overview").show()
    window.show()
    QApplication.processEvents()

    height = dock.minimumSizeHint().height()
    dock.stop()
    window.deleteLater()
    assert height <= PANEL
