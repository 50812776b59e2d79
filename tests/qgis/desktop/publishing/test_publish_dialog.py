"""The publish dialog publishes when it is asked to, by mouse and by keyboard, and never otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, new_id
from participatiekaart.plugin.participation.times import clock_of, now, read_instant
from participatiekaart.plugin.publication.phrases import day_and_clock
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from ...dialogs.doing import until
from .walking_through import PLANS, again, names, press, publish, ready, write


def test_a_key_pressed_twice_on_publish_does_not_stop_it(dialog: PublishDialog, tmp_path: Path) -> None:
    dialog.publish.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    ready(dialog)

    assert dialog.isVisible()
    assert len(names(tmp_path)) == 5


@pytest.mark.parametrize("where", ["in the window", "in QGIS's list of tasks"])
def test_a_publication_is_stopped_half_way_and_what_stood_there_stays(
    dialog: PublishDialog, store: str, tmp_path: Path, where: str
) -> None:
    publish(dialog)
    manifest = tmp_path / "publiek/manifest.json"
    stood = manifest.read_bytes()
    # enough to be under way when it is stopped
    write(store, *(replace(plan, id=new_id()) for plan in PLANS * 40))

    def stop(percent: int) -> None:
        if percent > 0 and where == "in the window":
            dialog.stop.click()
        elif percent > 0:
            for task in QgsApplication.taskManager().activeTasks():
                task.cancel()

    dialog.progress.valueChanged.connect(stop)
    press(dialog)

    assert dialog.message.text() == "Gestopt; er is niets gewijzigd."
    assert manifest.read_bytes() == stood
    dialog.progress.valueChanged.disconnect(stop)
    publish(dialog)
    assert json.loads(manifest.read_text(encoding="utf-8"))["plannen"] == 205


@pytest.mark.parametrize("way", ["button", "Esc", "cross"])
def test_closing_it_while_it_publishes_stops_that_and_tells_so_first(
    dialog: PublishDialog, store: str, tmp_path: Path, way: str
) -> None:
    """It closed, and whoever meant it to go on behind had no publication and was not told."""
    write(store, *(replace(plan, id=new_id()) for plan in PLANS * 40))

    def leave(percent: int) -> None:
        if percent > 0:
            close(dialog, way)

    dialog.progress.valueChanged.connect(leave)
    press(dialog)
    assert dialog.isVisible()
    assert dialog.message.text() == "Gestopt; er is niets gewijzigd."
    assert not (tmp_path / "publiek/manifest.json").exists()

    dialog.progress.valueChanged.disconnect(leave)
    close(dialog, way)
    assert not dialog.isVisible()


def test_enter_publishes_from_the_button_only(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    """Not from a field, not with a line that is opened, and not with another button."""
    write(store, summary="bel jan@voorbeeld.nl")
    again(dialog)
    asked: list[Any] = []
    dialog.mend.connect(lambda *what: asked.append(what))
    dialog.findings.setCurrentCell(0, 1)
    lists = (dialog.tabs.tabBar(), dialog.changes, dialog.findings)
    for widget in (*lists, dialog.folder.lineEdit(), dialog.language, dialog.base_url, dialog.message, dialog):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert len(asked) == 1
    dialog.close_button.setFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not (tmp_path / "publiek").exists()

    dialog.show()
    dialog.publish.setFocus()
    QTest.keyClick(dialog.publish, Qt.Key.Key_Return)
    until(lambda: dialog.message.text().startswith("Gepubliceerd"))


@pytest.mark.parametrize("way", ["button", "Esc", "cross"])
def test_the_publish_dialog_closes(dialog: PublishDialog, way: str) -> None:
    close(dialog, way)
    assert not dialog.isVisible()


def close(dialog: PublishDialog, way: str) -> None:
    if way == "button":
        QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    elif way == "Esc":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()


def test_a_store_that_comes_back_is_published_from(qgis_application: Any, store: str, tmp_path: Path) -> None:
    soon = now() + timedelta(days=2)
    begin, end = (clock_of(soon + timedelta(hours=hours), "Europe/Amsterdam").text for hours in (0, 2))
    public = PublicationState.PUBLISHED
    write(
        store, PLANS[0], Moment(new_id(), plan=PLANS[0].id, begin_local=begin, end_local=end, publication_state=public)
    )
    away = Path(store).rename(f"{store}.weg")
    window = QWidget()
    dialog = PublishDialog(window, store)
    until(lambda: "bestaat niet" in dialog.summary.text())
    away.rename(store)
    dialog.folder.setFilePath(str(tmp_path / "publiek"))

    publish(dialog)

    begins = day_and_clock(read_instant(begin, "Europe/Amsterdam"), "Europe/Amsterdam").nl
    assert f"Dit klopt tot {begins}. Publiceer dan opnieuw." in dialog.message.text(), "before it nothing changes yet"
    dialog.close()
    window.deleteLater()


class Browser(QObject):
    """Stands in for the person's own, which is no part of QGIS."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        self.read: list[str] = []

    @pyqtSlot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))
        self.read.append(self.opened[-1].read_text(encoding="utf-8"))


def test_a_preview_shows_the_pages_and_publishes_nothing(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    try:
        dialog.preview.click()
        until(lambda: bool(browser.read))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert "Plan 3" in browser.read[0]
    assert "niets gepubliceerd" in dialog.message.text()
    assert not (tmp_path / "publiek").exists()
    with open_store(store) as opened:
        assert opened.snapshot().published == ()
    dialog.close()
    assert not browser.opened[0].parent.exists()
