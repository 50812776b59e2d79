"""The list of what the public will see change, to walk through before publishing."""

from __future__ import annotations

from itertools import islice

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from ...host.language import spoken
from ...host.shared_words import NO_RELEASE, NOTHING_CHANGES
from ...participation.words import Text
from ...publication.difference.changes import Change, ChangeKind, Difference
from ..dock.rows import MORE

NO_FOLDER_YET = Text(
    "Kies hieronder een map; dan staat hier wat er voor het publiek verandert.",
    "Choose a folder below to see what changes for the public.",
)
WALK = Text(
    "Dit gaat het publiek anders zien. Klik op een regel om het plan op de kaart te zien.",
    "This is what the public will see change. Click a line to see the plan on the map.",
)
CHANGE = Qt.ItemDataRole.UserRole
_MARGIN = 16
_MANY = 500
"""A group of more records than this is shown folded."""
MOST = 2_000
"""As many records of a group are listed: nobody walks through more, and the window would stand still."""


def said_of(found: Difference | None, trouble: Text | None) -> str:
    """The sentence above the list."""
    if found is None:
        return spoken(trouble or NO_FOLDER_YET)
    if found.is_empty:
        return spoken(NOTHING_CHANGES)
    return spoken(WALK) if found.has_release else f"{spoken(NO_RELEASE)} {spoken(WALK)}"


def show_changes(tree: QTreeWidget, found: Difference | None) -> None:
    """Fill the list: by kind of change, by plan or moment, and by field with the old and the new words."""
    tree.clear()
    for kind in ChangeKind:
        records: dict[tuple[str, str], list[Change]] = {}
        for change in found.changes if found else ():
            if change.kind is kind:
                records.setdefault((change.record_type, change.record_id), []).append(change)
        if not records:
            continue
        head = QTreeWidgetItem([f"{spoken(kind.label)} ({len(records)})"])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.addChildren([_record(changes) for changes in islice(records.values(), MOST)])
        if len(records) > MOST:
            head.addChild(QTreeWidgetItem([spoken(MORE.format(n=len(records) - MOST))]))
        tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        _unfold(head, len(records) <= _MANY)


def _record(changes: list[Change]) -> QTreeWidgetItem:
    first = changes[0]
    if len(changes) == 1 and (first.field is None or not first.kind.is_change):
        item = _line(spoken(first.full_name), first)
        if first.kind is ChangeKind.CHANGED:
            item.setText(2, spoken(first.label))
        return item
    item = QTreeWidgetItem([spoken(first.full_name)])
    item.setData(0, CHANGE, first)
    item.addChildren([_line(spoken(change.label), change) for change in changes])
    return item


class _Wrapping(QStyledItemDelegate):
    """Gives a line the height that its words take in the width of their column, or of the whole list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        tree = self.parent()
        level, above = 1, index.parent()
        while above.isValid():
            level, above = level + 1, above.parent()
        indent = level * tree.indentation() if index.column() == 0 else 0
        is_spanned = index.column() == 0 and tree.isFirstColumnSpanned(index.row(), index.parent())
        width = tree.viewport().width() if is_spanned else tree.columnWidth(index.column())
        room = QRect(0, 0, max(width - indent - _MARGIN, 1), 10_000)
        line = super().sizeHint(option, index)
        font = tree.fontMetrics()
        words = font.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data() or "")
        # a list draws each line as high as its letters are, also where the font would set lines closer
        closer = font.height() - font.lineSpacing()
        lines = 1 + (words.height() - font.height()) // font.lineSpacing()
        return QSize(line.width(), max(line.height(), words.height() + closer * (lines - 1) + _MARGIN // 2))


def prepare_changes(tree: QTreeWidget) -> None:
    """Divide the width, and let long words take several lines, however wide the columns are made."""
    for column, width in enumerate((300, 250)):
        tree.setColumnWidth(column, width)
    tree.setItemDelegate(_Wrapping(tree))
    tree.header().sectionResized.connect(lambda *_: tree.doItemsLayout())


def _line(begin: str, change: Change) -> QTreeWidgetItem:
    before, after, why = (spoken(text) for text in (change.before, change.after, change.why))
    end = " ".join(filter(None, (after, why)))
    # a reason alone, such as of what is held back, takes the whole width
    item = QTreeWidgetItem([begin, before, end] if begin or before else [end])
    item.setData(0, CHANGE, change)
    return item


def _unfold(head: QTreeWidgetItem, is_open: bool) -> None:
    head.setExpanded(is_open)
    for record in map(head.child, range(head.childCount())):
        record.setExpanded(is_open)
        for line in map(record.child, range(record.childCount())):
            line.setFirstColumnSpanned(line.columnCount() == 1)
