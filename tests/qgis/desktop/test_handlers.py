"""What the window does for whoever asks: what was mended from the publish window is looked at again, if it still stands
open."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.forms import open_children
from participatiekaart.plugin.desktop.handlers import Handlers
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import Qgis, QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QTextBrowser

from ..dialogs.doing import answer, press, ready, until

TILES = "https://tegels.example/{z}/{x}/{y}.png"


@pytest.fixture
def window(qgis_application: Any) -> Iterator[QMainWindow]:
    made = QMainWindow()
    yield made
    made.deleteLater()
    _delete_what_closed()


@pytest.fixture
def asked_before_end() -> list[Any]:
    """What QGIS asks whether it may end."""
    return []


@pytest.fixture
def handlers(window: QMainWindow, asked_before_end: list[Any]) -> Iterator[Handlers]:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    iface = SimpleNamespace(
        mainWindow=lambda: window,
        mapCanvas=lambda: canvas,
        messageBar=lambda: bar,
        registerApplicationExitBlocker=asked_before_end.append,
        unregisterApplicationExitBlocker=asked_before_end.remove,
    )
    dock = ParticipationDock(iface, lambda _: None)
    made = Handlers(iface, dock)
    yield made
    made.stop()
    assert open_children(window, QDialog) == []
    dock.stop()


@pytest.fixture
def publishing(handlers: Handlers, store: str) -> PublishDialog:
    """The publish window on a store of which a plan has a link that is none."""
    wrong = Plan(id="a", name="Molenweg", url="geen link", publication_state=PublicationState.PUBLISHED)
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([wrong])
    dialog = handlers.publish(store)
    until(dialog.publish.isEnabled)
    assert dialog.findings.rowCount() > 0
    return dialog


def _delete_what_closed() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def mended(window: QMainWindow) -> str:
    dialog = window.findChild(PlanDialog)
    ready(dialog)
    dialog.url.setText("https://voorbeeld.example/molenweg")
    return press(dialog)


@pytest.mark.parametrize(
    ("signal", "about", "opened"),
    [
        ("moment_wanted", ("a", None), "MomentDialog"),
        ("moment_wanted", ("a", "m"), "MomentDialog Inloop 3-11-2024"),
        ("moment_copy_wanted", ("a", "m"), "MomentDialog Inloop"),
        ("moment_for_each_wanted", (["a"],), "MomentDialog"),
        ("feedback_wanted", ("a", "m"), "FeedbackDialog"),
        ("contact_wanted", ("a", None), "ContactDialog"),
        ("plan_wanted", ("a",), "PlanDialog"),
        ("override_wanted", ("a",), "OverrideDialog"),
        ("goals_wanted", ("WK990101",), "GoalsDialog"),
        ("area_moment_wanted", ("WK990101",), "MomentDialog"),
        ("moment_wanted", ("", "los"), "MomentDialog Wijkgesprek 3-11-2024"),
        ("moment_copy_wanted", ("", "los"), "MomentDialog Wijkgesprek"),
        ("area_contact_wanted", ("WK990101", None), "ContactDialog"),
    ],
)
def test_what_the_dock_asks_for_is_opened(
    handlers: Handlers, store: str, signal: str, about: tuple[Any, ...], opened: str
) -> None:
    times = {"begin_local": "2024-11-03 19:30", "end_local": "2024-11-03 21:00"}
    with open_store(store) as with_store, with_store.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name="Molenweg")])
        transaction.insert([Moment(id="m", plan="a", title="Inloop", **times)])
        transaction.insert([Moment("los", neighbourhood_code="WK990101", title="Wijkgesprek", **times)])
        transaction.insert([Neighbourhood("n", code="WK990101", year=2026, name="Haven", level=AreaLevel.WIJK)])
    dock = handlers._dock
    dock.loaded = SimpleNamespace(address=store, stop=lambda: None)
    handlers.answer(dock)

    getattr(dock, signal).emit(*about)
    (dialog,) = handlers.dialogs.standing
    ready(dialog)

    told = [dialog.objectName()]
    if opened.startswith("MomentDialog"):
        told += [dialog.title.text(), dialog.begin_day.text()]
    assert " ".join(filter(None, told)) == opened


def test_qgis_does_not_end_over_what_is_typed(handlers: Handlers, asked_before_end: list[Any], store: str) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name="Molenweg")])
    dialog = handlers.dialogs.open_plan(store, "a")
    ready(dialog)
    (ends,) = asked_before_end
    assert ends.allowExit()

    dialog.summary.setPlainText("Half")
    asked = answer("Verder typen")
    assert not ends.allowExit()
    assert asked == ["Weggooien wat u hebt getypt?"]
    answer("Weggooien")
    assert ends.allowExit()


def test_qgis_does_not_end_over_an_assistant_that_is_half_way(
    handlers: Handlers, asked_before_end: list[Any], tmp_path: Path
) -> None:
    assistant = handlers.set_up()
    assistant.store_page.new_store.setFilePath(str(tmp_path / "nieuw.gpkg"))
    (ends,) = asked_before_end
    assert ends.allowExit()

    assistant.next()
    asked = answer("Doorgaan")
    assert not ends.allowExit()
    assert "Stoppen met inrichten?" in asked[0]
    answer("Stoppen")
    assert ends.allowExit()


def test_an_assistant_that_was_closed_a_moment_ago_does_not_come_back(handlers: Handlers) -> None:
    closed = handlers.set_up()
    closed.reject()

    anew = handlers.set_up()

    assert anew is not closed
    _delete_what_closed()
    assert anew.isVisible()


def test_what_was_mended_is_looked_at_again(window: QMainWindow, publishing: PublishDialog) -> None:
    found = publishing.findings.rowCount()
    publishing.mend.emit("plan", "a", "url")

    assert mended(window)

    until(lambda: publishing.findings.rowCount() == found - 1)


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        (PageSettings(), (0, "", "", "")),
        (PageSettings(NO_BASEMAP, statement="https://x.example"), (1, "", "", "https://x.example")),
        (PageSettings(TILES, "Eigen luchtfoto"), (2, TILES, "Eigen luchtfoto", "")),
    ],
    ids=["standard", "none, with a statement", "of one's own"],
)
def test_colours_alike_are_mended_where_they_are_chosen_and_the_rest_stays(
    handlers: Handlers, window: QMainWindow, store: str, pages: PageSettings, shown: tuple[int, str, str, str]
) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    pale = ":root { --pk-merk: #ff9900; --pk-op-merk: #ffffff; }"
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.change_pages(replace(pages, face=pale))
    publishing = handlers.publish(store)
    until(publishing.publish.isEnabled)
    assert publishing.findings.rowCount() > 0
    publishing.findings.itemActivated.emit(publishing.findings.item(0, 0))

    dialog = window.findChild(AlgorithmDialog)
    wrappers = dialog.mainWidget().wrappers
    chosen = {name: wrappers[name].parameterValue() or "" for name in ("BASEMAP", "TILES", "SOURCE", "STATEMENT")}
    assert wrappers["STORE"].value() == store
    assert (int(chosen.pop("BASEMAP") or 0), *chosen.values()) == shown
    dialog.close()


@pytest.mark.parametrize(
    ("contact", "name"),
    [("both", "Molenweg"), ("club", "Haven"), ("draft", "Haven")],
)
def test_a_contact_is_mended_where_the_public_reads_of_it(
    window: QMainWindow, publishing: PublishDialog, store: str, contact: str, name: str
) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Neighbourhood("n", code="WK990101", year=2026, name="Haven", level=AreaLevel.WIJK)])
        transaction.insert([Plan("b", name="Concept")])
        transaction.insert(Contact(id, name=id, neighbourhood_code="WK990101") for id in ("both", "club", "draft"))
        transaction.insert([PlanContact("1", plan="gone", contact="both"), PlanContact("2", plan="a", contact="both")])
        transaction.insert([PlanContact("3", plan="b", contact="draft")])
    publishing.mend.emit("contact", contact, "permission_on")
    until(lambda: window.findChild(ContactDialog) is not None)
    dialog = window.findChild(ContactDialog)
    ready(dialog)
    assert (dialog.plan_name.text(), dialog.name.text()) == (name, contact)
    assert dialog.focusWidget() is dialog.permission_on


def test_a_contact_of_nobody_is_mended_in_the_form_of_qgis(
    handlers: Handlers, publishing: PublishDialog, store: str
) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Contact("los", name="Los")])
    publishing.mend.emit("contact", "los", "email")
    said = handlers._iface.messageBar
    until(lambda: said().currentItem() is not None)
    (read,) = [shown.toPlainText() for shown in said().findChildren(QTextBrowser)]
    assert "staat in geen laag van het project" in read


def test_nobody_is_told_where_the_window_was_closed_meanwhile(
    window: QMainWindow, publishing: PublishDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_wrong: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: went_wrong.append(error[1]))
    publishing.mend.emit("plan", "a", "url")
    publishing.reject()
    _delete_what_closed()

    assert mended(window)

    QApplication.processEvents()
    assert went_wrong == []


def test_a_name_with_signs_of_html_is_told_whole(handlers: Handlers, store: str) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name="Spelen <5 jaar & <b>groen</b>")])
    dialog = handlers.dialogs.open_plan(store, "a")
    ready(dialog)
    dialog.url.setText("https://voorbeeld.example/spelen")
    assert press(dialog)

    (read,) = [shown.toPlainText() for shown in handlers._iface.messageBar().findChildren(QTextBrowser)]
    assert "Plan bewaard: Spelen <5 jaar & <b>groen</b>." in read


@pytest.mark.parametrize("groups", [True, False])
def test_who_opens_a_store_is_told_that_transaction_groups_lock_it(
    handlers: Handlers, window: QMainWindow, store: str, groups: bool
) -> None:
    project = QgsProject.instance()
    group_edits(project, groups)

    handlers.open_store(store)

    said = [item.text() for item in handlers._iface.messageBar().items()]
    group_edits(project, False)
    project.clear()
    assert any("Databronnen" in text for text in said) is groups


def group_edits(project: QgsProject, groups: bool) -> None:
    if hasattr(project, "transactionMode"):
        modes = Qgis.TransactionMode
        project.setTransactionMode(modes.AutomaticGroups if groups else modes.Disabled)
    else:
        project.setAutoTransaction(groups)


def test_the_store_in_the_project_is_published_and_not_the_one_opened_before_it(
    handlers: Handlers, window: QMainWindow, store: str, tmp_path: Path
) -> None:
    """As where a project is opened that was copied to another folder, store and all."""
    copy = shutil.copy(store, tmp_path / "kopie.gpkg")
    handlers.open_store(str(copy))
    settings.STORE.keep(store)

    handlers.publish_opened()
    handlers.open_goals()

    QgsProject.instance().clear()
    settings.STORE.keep("")
    assert [dialog.address for dialog in window.findChildren(PublishDialog)] == [str(copy)]
    assert [dialog.store_address for dialog in handlers.dialogs.standing] == [str(copy)]


def test_whoever_chooses_no_store_publishes_none(
    handlers: Handlers, window: QMainWindow, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copy(store, tmp_path / "kopie.gpkg"))
    handlers.open_store(str(copy))
    settings.STORE.keep(store)
    copy.unlink()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    handlers.publish_opened()

    QgsProject.instance().clear()
    settings.STORE.keep("")
    assert window.findChildren(PublishDialog) == []
