"""A list of plans under headings; choosing a line goes to its plan. By mouse, or by arrows and Enter."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...participation.codes import Status
from ...processing.language import spoken
from ..settings import AHEAD_DAYS
from .agenda import Agenda, AgendaLine
from .moment_lines import Course
from .rows import LONGEST_NAME, cut
from .symbols import COURSE_COLOURS, GRID, STATUS_COLOURS, colour, draw_course, draw_status

_ROUNDING = 4
_PLAN = Qt.ItemDataRole.UserRole


class _TopShapes(QStyledItemDelegate):
    """Stands the shape beside the first line of an item."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        # Qt rounds the height of its lines down, and then finds no room for the last of several
        return super().sizeHint(option, index) + QSize(0, _ROUNDING)


class PlanList(QListWidget):
    """plan_chosen: the id of a plan."""

    plan_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(GRID, GRID))
        self.setSpacing(2)
        self.setItemDelegate(_TopShapes(self))
        # clicking and Enter both choose; some desktops tell a click as both
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_agenda(self, agenda: Agenda) -> None:
        self.clear()
        for heading, lines in agenda.items():
            if lines:
                self._add_heading(spoken(heading.value.format(days=AHEAD_DAYS.value)))
                self.add_lines(lines)

    def add_lines(self, lines: Iterable[AgendaLine]) -> None:
        for line in lines:
            detail = f"\n{cut(spoken(line.detail))}" if line.detail else ""
            item = QListWidgetItem(f"{cut(line.name, LONGEST_NAME)}{detail}")
            item.setData(_PLAN, line.plan)
            if line.shape is not None:
                item.setIcon(self._icon(line.shape))
            self.addItem(item)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        # read, but not chosen
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        plan = item.data(_PLAN)
        if plan:
            self.plan_chosen.emit(plan)

    def _icon(self, shape: Status | Course) -> QIcon:
        picture = QPixmap(GRID, GRID)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(shape, Status):
            painter.setPen(colour(STATUS_COLOURS[shape], self.palette()))
            draw_status(painter, shape)
        else:
            painter.setPen(colour(COURSE_COLOURS[shape], self.palette()))
            draw_course(painter, shape)
        painter.end()
        return QIcon(picture)
