"""The dialogs without a mouse: Tab reaches everything, in the order one reads, and all of it has a name to read out."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.feedback_dialog import FeedbackDialog
from participatiekaart.plugin.desktop.dialogs.goals_dialog import GoalsDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Contact, Neighbourhood, PlanContact
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QScrollBar, QWidget

from .conftest import Open
from .doing import name_of

MOST = 80


@pytest.fixture
def full(address: str) -> str:
    """The store with two contacts of the plan and a wijk, so that every button can be pressed."""
    with open_store(address) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert(Contact(id=who, name=who) for who in ("jo", "li", "ot"))
        transaction.insert(
            PlanContact(id=who, plan="plan", contact=who, position=place) for place, who in enumerate(("jo", "li"))
        )
        transaction.insert([Neighbourhood("a", code="WK990101", year=2026, name="Haven", level=AreaLevel.WIJK)])
    return address


def tabbed(dialog: Any) -> list[QWidget]:
    """What gets the focus, from the first on, until Tab comes round."""
    QApplication.setActiveWindow(dialog)
    found: list[QWidget] = []
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        if focused is None or focused in found:
            break
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


def can_be_used(widget: QWidget, dialog: QWidget) -> bool:
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_own = not isinstance(widget, QScrollBar) and widget.focusProxy() is None and bool(widget.objectName())
    return takes_focus and is_own and not widget.objectName().startswith("qt_") and _is_open(widget, dialog)


def _is_open(widget: QWidget, dialog: QWidget) -> bool:
    return widget.isVisibleTo(dialog) and widget.isEnabled() and widget.window() is dialog


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (PlanDialog, ("plan",)),
        (OverrideDialog, ("plan",)),
        (GoalsDialog, (None,)),
        (ContactDialog, (OfPlan("plan"), None)),
        (FeedbackDialog, ("inloop",)),
        (MomentDialog, ("plan", "inloop")),
    ],
    ids=["plan", "override", "goals", "contact", "feedback", "moment"],
)
def test_tab_reaches_everything_in_order_and_all_of_it_has_a_name(
    open_dialog: Open, full: str, kind: Any, about: tuple[str | None, ...]
) -> None:
    dialog = open_dialog(kind, *about)
    found = tabbed(dialog)

    area = dialog.findChild(QWidget, "fields_area")
    usable = [widget for widget in dialog.findChildren(QWidget) if can_be_used(widget, dialog)]
    assert [widget.objectName() for widget in usable if widget not in found] == []
    assert [widget.objectName() for widget in found if not name_of(widget)] == []
    fields = [widget for widget in found if area.isAncestorOf(widget)]
    rows = [widget.mapTo(area.widget(), widget.rect().topLeft()).y() for widget in _from_the_top(fields, dialog)]
    assert [row for row, before in zip(rows[1:], rows) if row < before - 60] == [], "no jump back up"


def _from_the_top(fields: list[QWidget], dialog: Any) -> list[QWidget]:
    first = min(range(len(fields)), key=lambda n: fields[n].mapTo(dialog, fields[n].rect().topLeft()).y())
    return [*fields[first:], *fields[:first]]
