"""The dock goes, as where the plugin is switched off, while a change that was asked for is still being made."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.participation.codes import PublicationState
from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QApplication, QMainWindow

from ..dialogs.doing import until


def test_what_still_runs_then_tells_nobody(qgis_application: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    went_wrong: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: went_wrong.append(error[1]))
    window, canvas, bar = QMainWindow(), QgsMapCanvas(), QgsMessageBar()
    iface = SimpleNamespace(mainWindow=lambda: window, mapCanvas=lambda: canvas, messageBar=lambda: bar)
    dock = ParticipationDock(iface, lambda _: None)
    dock.content.plan_page.state_chosen.emit(PublicationState.PUBLISHED)

    dock.stop()
    dock.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    QApplication.processEvents()
    assert went_wrong == []
    assert bar.currentItem() is None
