"""Neighbourhoods in the dock, with the store's own layers in the project."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import shapely
from participatiekaart.plugin.desktop.dock.content import Content
from participatiekaart.plugin.desktop.dock.dock import ParticipationDock
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.host.store_layers import layers_of
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Neighbourhood, Plan, Record
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QApplication, QMainWindow

from ..dialogs.doing import until

HAVEN, KADE, PARK = "WK990101", "BU99010101", "WK990102"


def square(x: float, y: float = 0) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(x, y, x + 1000, y + 1000)))


def area(code: str, name: str, year: int = 2026, **values: Any) -> Neighbourhood:
    border = shapely.MultiPolygon([shapely.box(0, 0, 900, 900)])
    standard = {"level": AreaLevel.WIJK, "geometry": bytes(shapely.to_wkb(border))}
    return Neighbourhood(f"{code}-{year}", code=code, year=year, name=name, **{**standard, **values})


def write(store: str, *records: Record) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])


@pytest.fixture
def town(store: str) -> str:
    write(
        store,
        area(HAVEN, "Haven"),
        area(HAVEN, "Oude haven", 2025),
        area(KADE, "Kade", level=AreaLevel.BUURT, parent_code=HAVEN),
        area(PARK, "Park"),
        Plan("plan", name="Molenweg", geometry=square(200)),
    )
    return store


@pytest.fixture
def content(qgis_application: Any, town: str) -> Iterator[Content]:
    window, canvas, bar = QMainWindow(), QgsMapCanvas(), QgsMessageBar()
    iface = SimpleNamespace(
        mainWindow=lambda: window,
        mapCanvas=lambda: canvas,
        messageBar=lambda: bar,
        setActiveLayer=canvas.setCurrentLayer,
    )
    dock = ParticipationDock(iface, lambda _: None)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    dock.show()
    add_store(QgsProject.instance(), town)
    made = dock.content
    until(lambda: made.pages.currentWidget() is made.agenda_page)
    until(lambda: made._search.offers(PARK))
    yield made
    dock.stop()
    QgsProject.instance().clear()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def layer(store: str, table: str) -> QgsVectorLayer:
    return layers_of(QgsProject.instance(), store, table)[0]


def shown(content: Content) -> str:
    """The code of the area whose page is shown."""
    is_shown = content.pages.currentWidget() is content.area_page and content.area_page.card is not None
    return content.area_page.card.code if is_shown else ""


def test_going_to_a_plan_lets_go_of_the_neighbourhood_and_the_other_way_round(content: Content, town: str) -> None:
    content.go_to_area(HAVEN)
    until(lambda: shown(content) == HAVEN)
    wijken = layer(town, "neighbourhood")
    assert [(f["code"], f["year"]) for f in wijken.selectedFeatures()] == [(HAVEN, 2026)]

    content.go_to(town, "plan")
    until(lambda: content.pages.currentWidget() is content.plan_page)
    assert wijken.selectedFeatureCount() == 0

    content.go_to_area(PARK)
    until(lambda: shown(content) == PARK)
    assert [plans.selectedFeatureCount() for plans in layers_of(QgsProject.instance(), town, "plan")] == [0, 0, 0, 0]


def test_a_buurt_leads_to_its_wijk(content: Content) -> None:
    content.go_to_area(KADE)
    until(lambda: shown(content) == KADE)
    assert content.area_page.wijk.isVisible()
    assert not content.area_page.plans.isVisible()
    content.area_page.wijk.click()
    until(lambda: shown(content) == HAVEN)
    assert not content.area_page.wijk.isVisible()
    # once it is known in which wijken one can search
    until(content.area_page.plans.isVisible)


def test_plans_of_a_wijk_that_came_in_meanwhile_can_be_listed(content: Content, town: str) -> None:
    write(town, area("WK990103", "Nieuw"))
    content.go_to_area("WK990103")
    until(lambda: shown(content) == "WK990103")
    content.look_again()
    until(content.area_page.plans.isVisible)


def test_from_several_there_is_a_way_back(content: Content, town: str) -> None:
    layer(town, "neighbourhood").selectAll()
    until(lambda: content.message.text().startswith("3 wijken en buurten gekozen"))
    assert content._search.overview.isVisible()
    content._search.overview.click()
    until(lambda: content.pages.currentWidget() is content.agenda_page)
    assert layer(town, "neighbourhood").selectedFeatureCount() == 0
    assert not content._search.overview.isVisible()


def test_a_neighbourhood_that_another_program_deleted_is_not_shown_any_more(content: Content, town: str) -> None:
    content.go_to_area(PARK)
    until(lambda: shown(content) == PARK)
    with open_store(town) as opened, opened.writing("ander") as transaction:
        transaction.delete(Neighbourhood, [f"{PARK}-2026"])
    content.look_again()
    until(lambda: content.pages.currentWidget() is content.agenda_page)


def test_a_store_that_is_put_back_into_the_project_begins_with_its_overview(content: Content, town: str) -> None:
    content.go_to_area("GM9901")
    until(lambda: shown(content) == "GM9901")
    QgsProject.instance().clear()
    until(lambda: content.pages.currentWidget() is content.message_page)
    add_store(QgsProject.instance(), town)
    until(lambda: content.pages.currentWidget() is not content.message_page)
    assert content.pages.currentWidget() is content.agenda_page
