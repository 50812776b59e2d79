"""The drawn timeline of a plan: its moments in lanes above an axis of months or years, with today marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...host.language import spoken
from ...participation.dates import day as day_words
from ...participation.times import local_date, zone
from ...participation.words import Text
from ..symbols import GRID, STAGE_COLOURS, colour, draw_stage, ink
from .moment_lines import MomentLine
from .short_times import short_month

NAME = Text("Tijdlijn van de momenten", "Timeline of the moments")
TODAY = Text("vandaag", "today")
TODAY_IS = Text("vandaag is {day}", "today is {day}")
SHORTEST = timedelta(days=28)
_MARGIN = 12
_MOST_LANES = 4
_LANE = GRID + 2


@dataclass(frozen=True)
class Mark:
    """A moment on the line. left, right: in pixels of the widget; lane: counted from the axis up."""

    line: MomentLine
    left: float
    right: float
    lane: int


class Timeline(QWidget):
    """The drawn timeline. Signal moment_clicked: with the id of the moment that was clicked."""

    moment_clicked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[MomentLine] = []
        self._at: datetime | None = None
        self._timezone = ""
        self._span: tuple[datetime, datetime] | None = None
        self.setAccessibleName(spoken(NAME))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_moments(self, lines: Sequence[MomentLine], at: datetime, timezone: str) -> None:
        """Draw the moments with a date; what is drawn is told in words to whoever cannot see it."""
        self._lines = sorted((line for line in lines if _begin(line)), key=lambda line: _begin(line) or at)
        self._at, self._timezone = at, timezone
        self._span = self._whole_span()
        self.setAccessibleDescription(self._in_words())
        self.setVisible(bool(self._lines))
        self.updateGeometry()
        self.update()

    def marks(self, width: int) -> list[Mark]:
        """Where each moment stands in a widget of that width."""
        free = [-1.0] * _MOST_LANES
        placed = []
        for line in self._lines:
            left, right = self._x(_begin(line), width), self._x(_end(line), width) + GRID
            lane = next((n for n, taken in enumerate(free) if taken <= left), _MOST_LANES - 1)
            free[lane] = right + 2
            placed.append(Mark(line, left, right, lane))
        return placed

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lanes = max((mark.lane for mark in self.marks(width)), default=0) + 1
        return int(lanes * _LANE + 2 * self.fontMetrics().height() + 8)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def resizeEvent(self, event: object) -> None:
        # another width may need another number of lanes
        self.updateGeometry()

    def paintEvent(self, event: object) -> None:
        if self._at is None or not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter)
        self._draw_today(painter)
        for mark in self.marks(self.width()):
            self._draw_mark(painter, mark)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), _told(mark.line) if mark else "", self)
            return True
        return bool(super().event(event))

    def mouseReleaseEvent(self, event: object) -> None:
        mark = self._mark_at(event.pos())  # type: ignore[attr-defined]
        if mark is not None:
            self.moment_clicked.emit(mark.line.id)

    def _axis(self) -> int:
        return int(self.height() - self.fontMetrics().height() - 4)

    def _whole_span(self) -> tuple[datetime, datetime] | None:
        if self._at is None:
            return None
        first = min([self._at, *(begin for line in self._lines if (begin := _begin(line)))])
        last = max([self._at, *(end for line in self._lines if (end := _end(line)))])
        return first, max(last, first + SHORTEST)

    def _x(self, moment: datetime | None, width: int) -> float:
        """Where the mark of an instant begins; its middle, where the instant is, lies half a mark further."""
        if self._span is None or moment is None:
            return _MARGIN
        first, last = self._span
        return _MARGIN + (moment - first) / (last - first) * float(max(1, width - 2 * _MARGIN - GRID))

    def _middle(self, moment: datetime | None) -> float:
        return self._x(moment, self.width()) + GRID / 2

    def _draw_axis(self, painter: QPainter) -> None:
        muted = ink(self.palette())
        muted.setAlpha(110)
        axis = self._axis()
        painter.setPen(QPen(muted, 1))
        painter.drawLine(_MARGIN, axis, self.width() - _MARGIN, axis)
        free = 0.0
        for day in self._days():
            x = self._middle(datetime(day.year, day.month, day.day, tzinfo=zone(self._timezone)))
            painter.setPen(QPen(muted, 1))
            painter.drawLine(QPointF(x, axis), QPointF(x, axis + 4))
            words = self._day_words(day)
            width = self.fontMetrics().horizontalAdvance(words)
            if x >= free and x + width < self.width() - 3:
                painter.setPen(ink(self.palette()))
                painter.drawText(QPointF(x + 2, self.height() - self.fontMetrics().descent()), words)
                free = x + width + 10

    def _days(self) -> Iterator[date]:
        """The first days of the months, or where there are many of the years."""
        if self._span is None:
            return
        first, last = (local_date(moment, self._timezone) for moment in self._span)
        months = (last.year - first.year) * 12 + last.month - first.month
        step = 1 if months <= 14 else 12
        start = first.year * 12 + first.month if step == 1 else (first.year + 1) * 12
        for number in range(start, last.year * 12 + last.month, step):
            yield date(number // 12, number % 12 + 1, 1)

    def _day_words(self, day: date) -> str:
        if day.month == 1:
            return str(day.year)
        return spoken(short_month(day.month))

    def _draw_today(self, painter: QPainter) -> None:
        x, height = self._middle(self._at), self.fontMetrics().height()
        painter.setPen(QPen(ink(self.palette()), 1.5))
        painter.drawLine(QPointF(x, height), QPointF(x, self._axis() + 3))
        words = spoken(TODAY)
        width = self.fontMetrics().horizontalAdvance(words)
        left = min(max(0.0, x - width / 2), self.width() - width)
        painter.drawText(QPointF(left, height - self.fontMetrics().descent()), words)

    def _draw_mark(self, painter: QPainter, mark: Mark) -> None:
        hue = colour(STAGE_COLOURS[mark.line.stage], self.palette())
        place = self._place(mark)
        if mark.right - mark.left > GRID + 2:
            self._draw_stretch(painter, place, hue, mark.line.is_vague)
        painter.save()
        painter.translate(place.topLeft())
        painter.setPen(hue)
        draw_stage(painter, mark.line.stage)
        painter.restore()

    def _draw_stretch(self, painter: QPainter, place: QRectF, hue: QColor, is_vague: bool) -> None:
        soft = QColor(hue)
        soft.setAlpha(70)
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DashLine if is_vague else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_vague else soft)
        painter.drawRoundedRect(place.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)

    def _place(self, mark: Mark) -> QRectF:
        top = self._axis() - 3 - GRID - mark.lane * _LANE
        return QRectF(mark.left, top, mark.right - mark.left, GRID)

    def _mark_at(self, position: object) -> Mark | None:
        point = QPointF(position)
        return next((mark for mark in reversed(self.marks(self.width())) if self._place(mark).contains(point)), None)

    def _in_words(self) -> str:
        today = [TODAY_IS.format(day=day_words(local_date(self._at, self._timezone)))] if self._at else []
        return "; ".join([*map(spoken, today), *(_told(line) for line in self._lines)])


def _told(line: MomentLine) -> str:
    told = ", ".join(spoken(words) for words in (line.name, line.when) if words is not None)
    return f"{told} ({spoken(line.stage.value)})"


def _begin(line: MomentLine) -> datetime | None:
    return line.begin or line.end


def _end(line: MomentLine) -> datetime | None:
    return line.end or line.begin
