"""What the window does for whoever asks: the menu, the dock, or QGIS as it ends."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.handlers import Handlers
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Moment, Neighbourhood, Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtWidgets import QFileDialog, QMainWindow, QTextBrowser

from ..dialogs.doing import answer, press, ready
from .conftest import delete_what_closed


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
    delete_what_closed()
    assert anew.isVisible()


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
