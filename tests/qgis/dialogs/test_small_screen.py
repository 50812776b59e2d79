"""The windows on a small screen, in large letters: none is wider than 1024 points with its frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from participatiekaart.plugin.desktop import forms
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from qgis.PyQt.QtWidgets import QApplication, QWidget

from .conftest import Open
from .doing import until

# a frame of the widest that Windows draws, at both sides
ROOM = 1024 - 2 * 8


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
        (ContactDialog, ("plan", None)),
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
