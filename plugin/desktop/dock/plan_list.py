"""A list of plans and areas under headings; choosing a line goes there. By mouse, or by arrows and Enter."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...host.language import spoken
from ...host.settings import AHEAD_DAYS
from ...participation.codes import Status
from ...participation.words import Text
from ..labels import LONGEST_NAME, cut
from ..stage import Stage
from ..symbols import GRID, draw_shape
from .agenda import Agenda, AgendaLine

QUIET = Text(
    "De komende {days} dagen is er niets, en niets vraagt aandacht. Plannen die nog concept zijn, staan hier niet bij.",
    "Nothing in the next {days} days, and nothing needs attention. Plans that are still draft are not listed here.",
)
_MARGIN = 3
_TALLEST = 100_000
_PLAN = Qt.ItemDataRole.UserRole
_AREA = _PLAN + 1


class _TopShapes(QStyledItemDelegate):
    """Draws the shape beside the first line of an item, and wraps all of its text.

    Qt's own drawing wraps the text a second time, in the width that the first wrapping took. A line that just fitted no
    longer does there, and the last line is cut off.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        text, item.text = item.text, ""
        item.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, item.widget)
        is_selected = item.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(item.font)
        painter.setPen(item.palette.color(role))
        painter.drawText(_beside_shape(item, item.rect), Qt.TextFlag.TextWordWrap, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        whole = QRect(0, 0, item.widget.viewport().width() - 2 * item.widget.spacing(), _TALLEST)
        text = item.fontMetrics.boundingRect(_beside_shape(item, whole), Qt.TextFlag.TextWordWrap, item.text)
        return QSize(whole.width(), max(text.height(), GRID) + 2 * _MARGIN)


def _beside_shape(item: QStyleOptionViewItem, whole: QRect) -> QRect:
    """Where the text of an item stands: beside its shape, where it has one."""
    left = GRID + 3 * _MARGIN if item.features & QStyleOptionViewItem.ViewItemFeature.HasDecoration else _MARGIN
    return whole.adjusted(left, 0, -_MARGIN, 0)


class PlanList(QListWidget):
    """A list of plans and areas under headings. Signals plan_chosen: with the id of a plan; area_chosen: with the code
    of an area. name: what a screen reader says of the list."""

    plan_chosen = pyqtSignal(str)
    area_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget, name: Text) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken(name))
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
        if not any(agenda.values()):
            self.add_note(QUIET.format(days=AHEAD_DAYS.value))
        for heading, lines in agenda.items():
            if lines:
                self._add_heading(spoken(heading.value.format(days=AHEAD_DAYS.value)))
                self.add_lines(lines)

    def add_lines(self, lines: Iterable[AgendaLine]) -> None:
        for line in lines:
            detail = f"\n{cut(spoken(line.detail))}" if line.detail else ""
            item = QListWidgetItem(f"{cut(spoken(line.name), LONGEST_NAME)}{detail}")
            item.setData(_PLAN, line.plan)
            item.setData(_AREA, line.area)
            if line.shape is not None:
                item.setIcon(self._icon(line.shape))
            self.addItem(item)

    def go_in(self) -> None:
        """Choose the one plan that is listed; else let the keyboard choose, from the first on."""
        if self.count() == 1:
            self._choose(self.item(0))
        elif self.count():
            self.setCurrentRow(0)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_note(self, text: Text) -> None:
        """A line that leads nowhere."""
        item = QListWidgetItem(spoken(text))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
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
        plan, area = item.data(_PLAN), item.data(_AREA)
        if plan:
            self.plan_chosen.emit(plan)
        elif area:
            self.area_chosen.emit(area)

    def _icon(self, shape: Status | Stage) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(GRID * ratio), round(GRID * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_shape(painter, shape, self.palette())
        painter.end()
        return QIcon(picture)
