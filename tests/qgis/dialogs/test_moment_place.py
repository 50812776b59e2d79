"""Where a moment is: pointed at on the map, looked up by address, or typed."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
import shapely
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.opening import Dialogs
from participatiekaart.plugin.desktop.dialogs.pointing import Pointing
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.records import Moment
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsMessageBar
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.desktop.seeing import clipped
from tests.unit.intake.locatieserver import Service, serving

from .conftest import Open
from .doing import answer, change, error, press, ready, type_in, until


class Map:
    """A window with a map and a message bar, as QGIS has."""

    def __init__(self) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.bar, self.canvas = QgsMessageBar(), QgsMapCanvas()
        column.addWidget(self.bar)
        column.addWidget(self.canvas)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
        self.window.resize(600, 500)
        self.window.show()
        QApplication.processEvents()
        self.canvas.setExtent(QgsRectangle(203000, 502600, 204000, 503400))
        self.pan = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self.pan)

    def click(self, x: float, y: float) -> None:
        spot = self.canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        QTest.mouseClick(
            self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x()), round(spot.y()))
        )


@pytest.fixture
def map(qgis_application: Any) -> Iterator[Map]:
    made = Map()
    yield made
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def dialog(open_dialog: Open, map: Map) -> Any:
    made = open_dialog(MomentDialog, "plan", None, False, Pointing(map.canvas, map.bar))
    type_in(made, begin_day="3-12-2026", begin_time="19:30", end_time="21:00", title="Kijken")
    return made


def test_another_hall_with_the_address_of_the_former_is_told(open_moment: Open, address: str) -> None:
    change(address, Moment, "inloop", address="Lindelaan 12", geometry=shapely.Point(203500, 503000).wkb)
    dialog = open_moment("inloop")
    type_in(dialog, place="Kulturhus")
    assert "adres “Lindelaan 12” (bij “Meer”), het punt" in error(dialog, "place")
    type_in(dialog, address="Brink 1")
    assert "vorige plaats: het punt op de kaart" in error(dialog, "place")
    type_in(dialog, point="")
    assert error(dialog, "place") == ""


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        settings.LOCATIESERVER.keep(running.address)
        yield running
    settings.LOCATIESERVER.keep(settings.LOCATIESERVER.default)


def kept_point(address: str) -> tuple[float, float]:
    from participatiekaart.plugin.participation.records import Moment
    from participatiekaart.plugin.store.addresses import open_store

    with open_store(address) as store, store.reading() as reader:
        (moment,) = (one for one in reader.find(Moment) if one.id != "inloop")
    point = shapely.from_wkb(moment.geometry)
    return point.x, point.y


def actions(dialog: Any) -> dict[str, Any]:
    return {action.text(): action for action in dialog.point_button.menu().actions()}


def test_a_click_on_the_map_gives_the_point_and_the_dialog_comes_back(dialog: Any, map: Map, address: str) -> None:
    actions(dialog)["Aanwijzen op de kaart…"].trigger()
    assert not dialog.isVisible()
    assert "Klik op de plek" in map.bar.currentItem().text()
    map.click(203400, 503000)

    assert dialog.isVisible()
    assert map.bar.currentItem() is None
    assert map.canvas.mapTool() is map.pan, "QGIS has its own tool back"
    assert dialog.title.text() == "Kijken"
    assert press(dialog)
    x, y = kept_point(address)
    assert abs(x - 203400) < 3 and abs(y - 503000) < 3


@pytest.mark.parametrize("by", ["Enter", "button", "menu"])
def test_without_a_mouse_the_middle_of_the_map_is_the_point(dialog: Any, map: Map, by: str) -> None:
    if by == "menu":
        actions(dialog)["Midden van de kaart nemen"].trigger()
    else:
        actions(dialog)["Aanwijzen op de kaart…"].trigger()
        if by == "Enter":
            QTest.keyClick(map.canvas, Qt.Key.Key_Return)
        else:
            buttons = map.bar.currentItem().findChildren(QPushButton)
            next(button for button in buttons if button.text() == "Midden van de kaart (Enter)").click()
    assert dialog.isVisible()
    assert dialog.point.text() == "203500.0 503000.0"


@pytest.mark.parametrize("by", ["Esc", "button", "another tool"])
def test_one_can_come_back_without_a_point(dialog: Any, map: Map, by: str) -> None:
    actions(dialog)["Aanwijzen op de kaart…"].trigger()
    if by == "Esc":
        QTest.keyClick(map.canvas, Qt.Key.Key_Escape)
    elif by == "button":
        buttons = map.bar.currentItem().findChildren(QPushButton)
        next(button for button in buttons if button.text() == "Terug (Esc)").click()
    else:
        other = QgsMapToolPan(map.canvas)
        map.canvas.setMapTool(other)
        assert map.canvas.mapTool() is other, "what the person chose stays"
    assert dialog.isVisible()
    assert dialog.point.text() == ""
    assert map.bar.currentItem() is None


@pytest.mark.parametrize("by", ["a click", "Esc"])
def test_whoever_closes_the_note_above_the_map_still_comes_back(dialog: Any, map: Map, by: str) -> None:
    actions(dialog)["Aanwijzen op de kaart…"].trigger()
    map.bar.clearWidgets()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if by == "a click":
        map.click(203400, 503000)
    else:
        QTest.keyClick(map.canvas, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert bool(dialog.point.text()) is (by == "a click")
    assert map.canvas.mapTool() is map.pan


def test_whoever_asks_for_the_same_meanwhile_gets_the_dialog_back(map: Map, address: str) -> None:
    dialogs = Dialogs(map.window, lambda text: None, Pointing(map.canvas, map.bar))
    dialog = dialogs.open_moment(address, "plan")
    ready(dialog)
    actions(dialog)["Aanwijzen op de kaart…"].trigger()
    assert dialogs.open_moment(address, "plan") is dialog
    assert dialog.isVisible()
    assert map.canvas.mapTool() is map.pan
    dialogs.close()


def test_another_dialog_that_closes_meanwhile_leaves_it_pointing(map: Map, address: str) -> None:
    dialogs = Dialogs(map.window, lambda text: None, Pointing(map.canvas, map.bar))
    dialog, other = dialogs.open_moment(address, "plan"), dialogs.open_moment(address, "plan", "inloop")
    ready(dialog)
    actions(dialog)["Aanwijzen op de kaart…"].trigger()

    other.reject()

    assert not dialog.isVisible()
    map.click(203400, 503000)
    assert dialog.isVisible()
    assert dialog.point.text()
    dialogs.close()


def test_the_point_comes_in_the_system_of_the_store_whatever_the_map_shows(dialog: Any, map: Map) -> None:
    map.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    map.canvas.setExtent(QgsRectangle(5.386203657, 52.154172897, 5.388203657, 52.156172897))
    actions(dialog)["Midden van de kaart nemen"].trigger()
    x, y = (float(number) for number in dialog.point.text().split())
    assert abs(x - 155000) < 1 and abs(y - 463000) < 1


def test_numbers_can_be_typed_and_anything_else_is_told(dialog: Any, address: str) -> None:
    type_in(dialog, point="hier")
    assert "twee getallen" in error(dialog, "point")
    assert not press(dialog)
    type_in(dialog, point="203411, 503020")
    assert error(dialog, "point") == ""
    assert press(dialog)
    assert kept_point(address) == (203411, 503020)


def test_an_address_fills_address_and_point_and_can_be_cleared(dialog: Any, service: Service, address: str) -> None:
    type_in(dialog, place="Molenweg")
    actions(dialog)["Adres opzoeken…"].trigger()
    (look_up,) = dialog.findChildren(QWidget, "AddressDialog")
    assert look_up.words.text() == "Molenweg"
    assert service.asked == [], "nothing goes out before one asks"
    assert "127.0.0.1" in look_up.message.text()
    QTest.keyClick(look_up.words, Qt.Key.Key_Return)
    until(lambda: look_up.found.count() > 0)
    assert look_up.found.item(0).text() == "Molenweg 1, 1234AB Veldermond"
    QTest.keyClick(look_up.found, Qt.Key.Key_Down)
    QTest.keyClick(look_up.found, Qt.Key.Key_Return)

    assert dialog.address.text() == "Molenweg 2, 1234AB Veldermond"
    assert dialog.address.isVisibleTo(dialog), "what was filled in is seen"
    assert dialog.point.text() == "203421.5 503020.2"
    dialog.look()
    assert "Molenweg 2" in dialog.preview.toPlainText()
    actions(dialog)["Punt en adres wissen"].trigger()
    assert (dialog.address.text(), dialog.point.text()) == ("", "")


def test_an_address_of_somebody_elses_making_is_only_text(dialog: Any, service: Service) -> None:
    evil = "<img src=x onerror=alert(1)> Molenweg"
    docs = [{"weergavenaam": evil, "centroide_rd": "POINT(203411 503020)"}]
    service.answer = json.dumps({"response": {"docs": docs}}).encode()
    look_up = dialog._place.look_up()
    look_up.words.setText("molenweg")
    look_up.search_button.click()
    until(lambda: look_up.found.count() > 0)
    look_up.take_button.click()
    dialog.look()
    assert dialog.address.text() == evil
    assert evil in dialog.preview.toPlainText()


def test_without_an_answer_a_sentence_says_so_and_the_window_lives(dialog: Any, service: Service) -> None:
    service.answer = b"<html>onderhoud"
    look_up = dialog._place.look_up()
    look_up.words.setText("")
    look_up.search()
    assert "Schrijf eerst" in look_up.message.text()
    look_up.words.setText("molenweg")
    look_up.search()
    until(lambda: "niet te lezen" in look_up.message.text())
    assert not look_up.take_button.isEnabled()
    look_up.reject()

    settings.LOCATIESERVER.keep("http://127.0.0.1:9/")
    look_up = dialog._place.look_up()
    look_up.words.setText("molenweg")
    look_up.search()
    until(lambda: "geen verbinding met 127.0.0.1:9" in look_up.message.text())


def test_a_service_that_says_nothing_is_left_at_once(dialog: Any, service: Service) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        settings.LOCATIESERVER.keep(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        look_up = dialog._place.look_up()
        look_up.words.setText("molenweg")
        look_up.search()
        assert look_up.message.text() == "Zoeken…"
        QApplication.processEvents()
        look_up.reject()
        assert not look_up.isVisible()
        until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def test_no_address_leaves_where_the_service_is_switched_off(open_dialog: Open, map: Map) -> None:
    settings.LOCATIESERVER.keep("")
    dialog = open_dialog(MomentDialog, "plan", None, False, Pointing(map.canvas, map.bar))
    settings.LOCATIESERVER.keep(settings.LOCATIESERVER.default)
    off = actions(dialog)["Adres opzoeken (staat uit bij de instellingen)"]
    assert not off.isEnabled()


def test_of_a_home_the_dialog_says_that_it_stays_private(dialog: Any) -> None:
    assert error(dialog, "point") == ""
    type_in(dialog, kind="keukentafel", address="Thuisweg 1", point="203411 503020")
    assert "nooit openbaar" in error(dialog, "point")
    assert "nooit openbaar" in dialog.point.accessibleDescription()
    assert "Thuisweg" not in dialog.preview.toPlainText()
    dialog.unfold()
    type_in(dialog, kind="inloop")
    type_in(dialog, kind="keukentafel", influence="Thans wordt het plein middels een spel ingericht.")
    QApplication.processEvents()
    assert clipped(dialog) == []


def test_the_dialog_can_be_thrown_away_while_one_points(dialog: Any, map: Map) -> None:
    dialog._place.point()
    dialog.discard()
    QApplication.processEvents()
    assert map.bar.currentItem() is None
    assert map.canvas.mapTool() is map.pan


def test_a_point_that_was_typed_is_asked_about(dialog: Any) -> None:
    type_in(dialog, point="203411 503020")
    asked = answer("Weggooien")
    dialog.reject()
    assert asked
