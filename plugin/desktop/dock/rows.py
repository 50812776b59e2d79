"""The rows of the dock's lists: a moment, a contact, a finding. Each is words with a shape, and buttons that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget

from ...host.language import spoken
from ...participation.checks import Finding, Severity
from ...participation.codes import PublicationState
from ...participation.words import Text
from ..contact_lines import ContactLine
from ..labels import as_tip, words
from ..stage import Stage
from ..symbols import Symbol
from .card import TwoWords
from .moment_lines import Feedback, MomentLine

MOVED = Text("verplaatst", "moved")
UNPUBLISHED = Text("niet publiek ({state})", "not public ({state})")
SOURCE_SAYS = Text("{label} in de eigen laag: {words}", "{label} in your own layer: {words}")
PUBLIC_READS = Text("Het publiek leest: {words}", "The public reads: {words}")
MORE = Text("En nog {n}.", "And {n} more.")


class Row(QWidget):
    """Lines of words beside an optional shape, with buttons at the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 2, 0, 2)
        self._across.setSpacing(6)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._across.addLayout(self._words, 1)

    def set_shape(self, shape: Stage) -> None:
        symbol = Symbol(self)
        symbol.show_shape(shape)
        symbol.setToolTip(spoken(shape.value))
        self._across.insertWidget(0, symbol, 0, Qt.AlignmentFlag.AlignTop)

    def add_line(self, text: str, bold: bool = False) -> QLabel:
        label = words(self, text, bold)
        self._words.addWidget(label)
        return label

    def add_button(self, text: Text, tip: Text, ask: Callable[[], None], icon: QIcon | None = None) -> None:
        """A button with words, or with an icon where one is given; its words are then for whoever cannot see it."""
        button = QToolButton(self)
        button.setText(spoken(text))
        button.setToolTip(spoken(tip))
        button.setAccessibleName(spoken(tip))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon is not None:
            button.setIcon(icon)
            button.setAutoRaise(True)
            self._across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        else:
            # under the words: beside them it would leave little room in a narrow dock. Without an alignment its own
            # width would be the most that the words get
            self._words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.clicked.connect(lambda _checked: ask())


def moment_row(parent: QWidget, line: MomentLine) -> Row:
    row = Row(parent)
    row.set_shape(line.stage)
    row.add_line(spoken(line.name), bold=line.stage is Stage.OPEN)
    short, full = (" · ".join(filter(None, (said and spoken(said), line.place))) for said in (line.short, line.when))
    if short:
        row.add_line(short).setToolTip(as_tip(full))
    notes = ", ".join(map(spoken, _notes(line)))
    if notes:
        row.add_line(notes, bold=line.feedback is Feedback.OWED)
    row.setAccessibleName(f"{spoken(line.name)}, {spoken(line.stage.value)}")
    return row


def contact_row(parent: QWidget, line: ContactLine) -> Row:
    row = Row(parent)
    row.add_line(f"{line.name} ({spoken(line.role).lower()})" if line.name else spoken(line.role))
    row.add_line(spoken(line.public))
    return row


def finding_row(parent: QWidget, finding: Finding) -> Row:
    row = Row(parent)
    is_error = finding.severity is Severity.ERROR
    row.add_line(f"{spoken(finding.severity.label)}: {spoken(finding.text)}", bold=is_error)
    row.add_line(spoken(finding.remedy))
    return row


def source_row(parent: QWidget, two: TwoWords) -> Row:
    row = Row(parent)
    row.add_line(spoken(SOURCE_SAYS.format(label=two.label, words=two.source)))
    row.add_line(spoken(PUBLIC_READS.format(words=two.planner)))
    return row


def empty(layout: QLayout) -> None:
    """Take every row out of a list."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            # gone from sight at once, though Qt frees it later
            widget.hide()
            widget.deleteLater()


def fill(layout: QLayout, rows: Iterable[QWidget]) -> None:
    for row in rows:
        layout.addWidget(row)


def buttons_in(layout: QLayout) -> list[QToolButton]:
    """Those of a list, from top to bottom."""
    rows = (layout.itemAt(place).widget() for place in range(layout.count()))
    return [button for row in rows for button in row.findChildren(QToolButton)]


def lead_tab(page: QWidget, stops: Sequence[QWidget]) -> None:
    """Let Tab go down a page in this order: rows are made anew, and come last by themselves."""
    for before, after in zip(stops, stops[1:]):
        page.setTabOrder(before, after)


def _notes(line: MomentLine) -> list[Text]:
    notes = [line.feedback.value] if line.feedback is not Feedback.NONE else []
    if line.is_moved:
        notes.append(MOVED)
    if line.stage is Stage.CANCELLED:
        notes.append(Stage.CANCELLED.value)
    if line.state is not PublicationState.PUBLISHED:
        state = line.state.label
        notes.append(UNPUBLISHED.format(state=Text(state.nl.lower(), state.en.lower())))
    return notes
