"""Asks for a spot on QGIS's map, by a click or by the keyboard, while the window that asks steps aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMessageBar, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...host.language import spoken
from ...participation.words import ParticipationError, Text

WHERE = Text(
    "Klik op de plek.",
    "Click on the spot.",
)
TAKE_MIDDLE = Text("Midden van de kaart (Enter)", "Middle of the map (Enter)")
BACK = Text("Terug (Esc)", "Back (Esc)")
NOT_THERE = Text(
    "Deze plek op de kaart heeft geen coördinaten in {crs}. Kies een plek in Nederland.",
    "This spot on the map has no coordinates in {crs}. Choose a spot in the Netherlands.",
)
Picked = Callable[[float, float], None]
Failed = Callable[[ParticipationError], None]


class Pointing(QObject):
    """One for a window: whoever asks next takes the place of whoever asked before."""

    def __init__(self, canvas: QgsMapCanvas, bar: QgsMessageBar) -> None:
        super().__init__()
        self._canvas, self._bar = canvas, bar
        self._end: Callable[[], None] | None = None
        self._asking: QWidget | None = None

    def ask(self, window: QWidget, crs: str, picked: Picked, failed: Failed) -> None:
        """Let a person point; tell the place in the system of `crs` (authority code). The window hides until then."""
        self.stop()
        former = self._canvas.mapTool()
        tool, cross, note = _SpotTool(self._canvas), _Cross(self._canvas), _Note(self._bar)
        window.hide()

        def end() -> None:
            self._end = self._asking = None
            tool.blockSignals(True)
            self._canvas.unsetMapTool(tool)
            if former is not None:
                self._canvas.setMapTool(former)
            cross.remove()
            note.remove()
            window.show()
            window.raise_()
            window.activateWindow()

        def take(point: QgsPointXY) -> None:
            end()
            self._tell(point, crs, picked, failed)

        def take_middle() -> None:
            take(self._canvas.center())

        self._end, self._asking = end, window
        tool.spot.connect(take)
        tool.middle.connect(take_middle)
        tool.left.connect(self.stop)
        # another tool of QGIS was chosen
        tool.deactivated.connect(self.stop)
        note.take_middle.clicked.connect(take_middle)
        note.back.clicked.connect(self.stop)
        self._bar.pushWidget(note.item, Qgis.MessageLevel.Info)
        self._canvas.setMapTool(tool)
        self._canvas.window().activateWindow()
        self._canvas.setFocus()

    def tell_middle(self, crs: str, picked: Picked, failed: Failed) -> None:
        """Tell the place of the map's middle."""
        self._tell(self._canvas.center(), crs, picked, failed)

    def stop(self) -> None:
        """Back to whoever asked, without a point."""
        if self._end is not None:
            self._end()

    def leave(self, window: QWidget) -> None:
        """Stop where it is this window that asked: it closes."""
        if window is self._asking:
            self.stop()

    def _tell(self, point: QgsPointXY, crs: str, picked: Picked, failed: Failed) -> None:
        here, there = self._canvas.mapSettings().destinationCrs(), QgsCoordinateReferenceSystem(crs)
        try:
            place = QgsCoordinateTransform(here, there, QgsProject.instance()).transform(point)
        except QgsCsException:
            failed(ParticipationError(NOT_THERE.format(crs=crs)))
            return
        picked(place.x(), place.y())


class _SpotTool(QgsMapTool):
    """The map tool with which a spot is pointed at. Signals: spot, a click, with its place in the map's system; middle,
    Enter; left, Esc."""

    spot = pyqtSignal(QgsPointXY)
    middle = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.spot.emit(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.middle.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()


class _Cross:
    """Shows where the middle of the map is, also while that moves."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._marker = QgsVertexMarker(canvas)
        self._marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        self._marker.setIconSize(24)
        self._marker.setPenWidth(3)
        self._follow()
        canvas.extentsChanged.connect(self._follow)

    def remove(self) -> None:
        self._canvas.extentsChanged.disconnect(self._follow)
        self._canvas.scene().removeItem(self._marker)

    def _follow(self) -> None:
        self._marker.setCenter(self._canvas.center())


class _Note:
    """What to do, above the map, with the same as buttons."""

    def __init__(self, bar: QgsMessageBar) -> None:
        self._bar = bar
        self.item = bar.createMessage(spoken(WHERE))
        self.take_middle = QPushButton(spoken(TAKE_MIDDLE), self.item)
        self.back = QPushButton(spoken(BACK), self.item)
        for button in (self.take_middle, self.back):
            self.item.layout().addWidget(button)

    def remove(self) -> None:
        """Take it away, unless a person closed it: QGIS deletes it then."""
        if not sip.isdeleted(self.item):
            self._bar.popWidget(self.item)
