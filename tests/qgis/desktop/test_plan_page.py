"""The page of one plan in the dock: what was added is brought into sight, and then the page is the planner's."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.card import Card, card_of
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.dock.plan_page import PlanPage
from participatiekaart.plugin.participation.records import Moment, Plan, Record
from participatiekaart.plugin.participation.times import now
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractSlider, QApplication, QWidget

from ..dialogs.doing import until


def written(store: str, *records: Record) -> Card:
    """The plan's card, once these are written."""
    with open_store(store) as opened:
        with opened.writing("proef") as transaction:
            for record in records:
                transaction.insert([record])
        file = opened.plan_file("a")
        assert file is not None
        return card_of(file, now())


def moment(number: int) -> Moment:
    begin, end = (f"2090-01-{number:02d} {clock}" for clock in ("19:30", "21:00"))
    return Moment(id=f"m{number}", plan="a", title=f"Avond {number}", begin_local=begin, end_local=end)


@pytest.fixture
def page(qgis_application: Any) -> Iterator[PlanPage]:
    window = QWidget()
    dock = ParticipationDock(SimpleNamespace(mainWindow=lambda: window), lambda _: None)
    made = PlanPage(dock, dock)
    made.setParent(None)
    made.kept = (window, dock)
    made.resize(400, 300)
    made.show()
    yield made
    made.deleteLater()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_moment_that_was_added_is_looked_at_until_a_person_scrolls(page: PlanPage, store: str) -> None:
    page.show_card(written(store, Plan(id="a", name="Molenweg"), *map(moment, range(1, 20))))
    bar = page.scroll_area.verticalScrollBar()
    until(lambda: bar.maximum() > 0)
    QApplication.processEvents()
    assert bar.value() == 0

    page.show_card(written(store, moment(20)))
    until(lambda: bar.value() > 0)

    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    for height in (320, 280):
        before = bar.maximum()
        page.resize(400, height)
        until(lambda before=before: bar.maximum() != before)
    assert bar.value() == 0


def test_enter_presses_what_the_keyboard_is_at(page: PlanPage, store: str) -> None:
    _, dock = page.kept
    asked: list[Any] = []
    dock.moment_wanted.connect(lambda *what: asked.append(what))
    page.setParent(dock)
    page.show_card(written(store, Plan(id="a", name="Molenweg")))
    page.add_moment.setFocus()
    QTest.keyClick(page.add_moment, Qt.Key.Key_Return)
    assert asked == [("a", None)]


@pytest.fixture(params=["", '* { font: 14pt "DejaVu Sans" }'], ids=["default", "chosen"])
def letters(qgis_application: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """As QGIS sets the font that a person chose in its settings: for every widget, over its own."""
    before = qgis_application.styleSheet()
    qgis_application.setStyleSheet(request.param)
    yield
    qgis_application.setStyleSheet(before)


def test_the_name_and_the_headings_stand_out_in_any_letters(letters: None, page: PlanPage, store: str) -> None:
    page.show_card(written(store, Plan(id="a", name="Molenweg")))
    plain = page.about.font()
    assert not plain.bold()
    assert page.moments_label.font().bold()
    assert page.moments_label.font().pointSizeF() == plain.pointSizeF()
    assert page.name.font().bold()
    assert page.name.font().pointSizeF() > 1.3 * plain.pointSizeF()


def test_the_button_of_the_publication_state_is_read_out_with_the_state(page: PlanPage, store: str) -> None:
    page.show_card(written(store, Plan(id="a", name="Molenweg")))
    assert page.state.text() == "Concept"
    assert page.state.accessibleName() == "Publicatie: Concept"
