"""What a screen reader says of each field, list and button: in every window there is a name for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.desktop.dialogs.address_dialog import AddressDialog
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.desktop.dialogs.goals_dialog import GoalsDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.moment_for_each import MomentForEachDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.desktop.dock.card import card_of
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.forms import FORMS
from participatiekaart.plugin.desktop.manual import open_help
from participatiekaart.plugin.desktop.options_page import OptionsPage
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact
from participatiekaart.plugin.participation.times import now
from participatiekaart.plugin.store.addresses import open_store
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QWidget

from ..dialogs.doing import name_of, ready


@pytest.fixture
def beside(qgis_application: Any) -> Iterator[QMainWindow]:
    window = QMainWindow()
    yield window
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows(beside: QMainWindow, store: str) -> Iterator[QWidget]:
    """Each window and panel, as a planner sees it; of a plan with a moment and a contact."""
    about = {
        PlanDialog: ("plan",),
        OverrideDialog: ("plan",),
        GoalsDialog: (None,),
        ContactDialog: (OfPlan("plan"), None),
        FeedbackDialog: ("inloop",),
        MomentDialog: ("plan", "inloop"),
        MomentForEachDialog: (["plan"],),
    }
    for kind, what in about.items():
        dialog: Any = kind(beside, store, *what)
        ready(dialog)
        yield dialog
        dialog.discard()
    yield AddressDialog(beside, "https://zoek.voorbeeld.nl", "GM9901", "EPSG:28992", "")
    yield open_help("index", beside)
    yield OptionsPage(beside, None)
    assistant = Assistant(beside)
    yield assistant
    assistant.discard()
    publishing = PublishDialog(beside, store)
    yield publishing
    publishing.reject()
    dock = ParticipationDock(SimpleNamespace(mainWindow=lambda: beside), lambda _: None)
    dock.content.plan_page.show_card(_card(store))
    yield dock
    dock.stop()


def _card(store: str) -> Any:
    with open_store(store) as opened:
        file = opened.plan_file("plan")
    assert file is not None
    return card_of(file, now())


def takes_keyboard(widget: QWidget, window: QWidget) -> bool:
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    is_own = widget.window() is window.window() and not widget.objectName().startswith("qt_")
    # QGIS has a second button there, for links, that we never show
    is_unused = isinstance(widget.parent(), QgsFileWidget) and widget.isHidden()
    return takes_focus and is_own and not is_unused


def test_all_that_the_keyboard_comes_to_in_any_window_has_a_name(beside: QMainWindow, store: str) -> None:
    with open_store(store) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert([Plan(id="plan", name="Molenweg")])
        transaction.insert(
            [Moment(id="inloop", plan="plan", begin_local="2024-11-05 19:30", end_local="2024-11-05 21:00")]
        )
        transaction.insert([Contact(id="jo", name="Jo")])
        transaction.insert([PlanContact(id="tie", plan="plan", contact="jo")])
        transaction.insert([Neighbourhood("a", code="WK990101", year=2026, name="Haven", level=AreaLevel.WIJK)])

    nameless, seen = [], set()
    for window in windows(beside, store):
        widgets = [window, *window.findChildren(QWidget)]
        seen |= {widget.objectName() for widget in widgets}
        used = [widget for widget in widgets if takes_keyboard(widget, window)]
        assert used, window
        nameless += [_told(window, widget) for widget in used if not any(map(str.isalpha, name_of(widget)))]
    assert nameless == []
    forms = {ElementTree.parse(form).getroot().find("widget").get("name") for form in FORMS.glob("*.ui")}  # type: ignore[union-attr]
    assert forms <= seen, "every form was looked at"


def _told(window: QWidget, widget: QWidget) -> str:
    around: Any = widget.parent()
    return f"{type(window).__name__}: {type(widget).__name__} {widget.objectName()!r} in {around.objectName()}"
