"""What is mended from the publish window: opened at its place, and looked at again if that window still stands open."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.handlers import Handlers
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.records import Contact, Neighbourhood, Plan, PlanContact
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QTextBrowser

from ..dialogs.doing import press, ready, until
from .conftest import delete_what_closed

TILES = "https://tegels.example/{z}/{x}/{y}.png"


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


def mended(window: QMainWindow) -> str:
    dialog = window.findChild(PlanDialog)
    ready(dialog)
    dialog.url.setText("https://voorbeeld.example/molenweg")
    return press(dialog)


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
    delete_what_closed()

    assert mended(window)

    QApplication.processEvents()
    assert went_wrong == []
