"""The shape and colour of each status and of each moment's stage: never colour alone.

Both are those of the public pages, in their standard face, so that planner and resident see the same. All is drawn on a
grid of 16.
"""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..bundled import face_of
from ..participation.codes import Status
from ..participation.drawings import DRAWINGS, svg_of
from .stage import Stage

GRID = 16
GREEN, BLUE, AMBER, RED, GREY = (
    DRAWINGS[status].colour
    for status in (Status.OPEN, Status.ANNOUNCED, Status.PROCESSING, Status.ON_HOLD, Status.FINISHED)
)
_INK_ON_LIGHT, _INK_ON_DARK = "#1a1a1a", "#d6d6d6"
_READABLE = 100

STAGE_COLOURS = {
    Stage.HELD: GREY,
    Stage.OPEN: GREEN,
    Stage.COMING: BLUE,
    Stage.CANCELLED: RED,
    Stage.UNDATED: GREY,
}


def colour(token: str, palette: QPalette) -> QColor:
    """One of the colours, readable on the window's background whether that is light or dark."""
    face = face_of()
    return QColor((face.dark if is_dark(palette) else face.light)[token])


def is_dark(palette: QPalette) -> bool:
    return bool(palette.color(QPalette.ColorRole.Window).lightness() < 128)


def ink(palette: QPalette) -> QColor:
    """The colour for words and lines that are drawn; QGIS's dark themes leave a palette's own text dark on dark."""
    text, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    if abs(text.lightness() - ground.lightness()) >= _READABLE:
        return text
    return QColor(_INK_ON_DARK if is_dark(palette) else _INK_ON_LIGHT)


def draw_status(painter: QPainter, status: Status) -> None:
    """Draw the shape of a status with the painter's pen colour, on the grid with its corner at the origin."""
    _drawing(status, painter.pen().color().name()).render(painter, QRectF(0, 0, GRID, GRID))


@cache
def _drawing(status: Status, ink: str) -> QSvgRenderer:
    return QSvgRenderer(svg_of(status, ink).encode())


def draw_stage(painter: QPainter, stage: Stage) -> None:
    """Draw the shape of a moment's stage, as draw_status does."""
    ink = painter.pen().color()
    painter.setBrush(QBrush(ink) if stage is Stage.OPEN else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if stage in (Stage.OPEN, Stage.COMING):
        painter.drawEllipse(QPointF(8, 8), 5, 5)
    elif stage is Stage.HELD:
        painter.drawPolyline(*(QPointF(x, y) for x, y in ((3, 8.5), (6.5, 12), (13, 4.5))))
    elif stage is Stage.CANCELLED:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12))
        painter.drawLine(QPointF(12, 4), QPointF(4, 12))
    else:
        painter.drawLine(QPointF(3, 8), QPointF(13, 8))


def draw_shape(painter: QPainter, shape: Status | Stage, palette: QPalette) -> None:
    """Draw the shape of either in its own colour, as draw_status does."""
    if isinstance(shape, Status):
        painter.setPen(colour(DRAWINGS[shape].colour, palette))
        draw_status(painter, shape)
    else:
        painter.setPen(colour(STAGE_COLOURS[shape], palette))
        draw_stage(painter, shape)


class Symbol(QWidget):
    """A shape of the height of a line of text; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape: Status | Stage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_shape(self, shape: Status | Stage) -> None:
        self._shape = shape
        self.update()

    def sizeHint(self) -> QSize:
        side = max(GRID, self.fontMetrics().height())
        return QSize(side, side)

    def paintEvent(self, event: object) -> None:
        if self._shape is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.scale(side / GRID, side / GRID)
        draw_shape(painter, self._shape, self.palette())
        painter.end()


class Banner(QWidget):
    """A rounded field in the soft colour of a status, behind its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = GREY

    def show_colour(self, token: str) -> None:
        self._colour = token
        self.update()

    def paintEvent(self, event: object) -> None:
        soft = colour(self._colour, self.palette())
        soft.setAlpha(50 if is_dark(self.palette()) else 32)
        field = QPainterPath()
        field.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(field, soft)
        painter.end()
