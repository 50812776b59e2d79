"""The rows of moments, contacts and findings on a page of the dock, with buttons that ask for what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QLayout, QWidget

from ...host.language import spoken
from ...participation.checks import Finding
from ...participation.words import Text
from ..contact_lines import ContactLine
from ..labels import words
from .dock import ParticipationDock
from .moment_lines import Feedback, MomentLine
from .rows import MORE, Row, contact_row, empty, fill, finding_row, moment_row

EDIT = Text("Wijzigen", "Edit")
EDIT_THIS = Text("“{name}” wijzigen", "Edit “{name}”")
COPY = Text("Kopie maken…", "Copy this moment…")
COPY_THIS = Text("Kopie maken van “{name}”", "Copy “{name}”")
GIVE_FEEDBACK = Text("Terugkoppelen…", "Give feedback…")
GIVE_FEEDBACK_ON = Text("Terugkoppelen op “{name}”", "Give feedback on “{name}”")
MEND = Text("Verhelpen…", "Fix…")
MEND_THIS = Text("Verhelp: {text}", "Fix: {text}")
MOST_ROWS = 100
PENCIL, SHEETS = "/mActionToggleEditing.svg", "/mActionEditCopy.svg"


class RecordRows:
    """Makes the rows of one page. plan: the id of the plan it shows; empty where it shows none."""

    def __init__(self, page: QWidget, dock: ParticipationDock) -> None:
        self._page, self._dock = page, dock
        self.plan = ""

    def moment(self, line: MomentLine) -> Row:
        row, name = moment_row(self._page, line), spoken(line.name)
        if line.feedback is Feedback.OWED:
            ask = self._asking(self._dock.feedback_wanted, line.id)
            row.add_button(GIVE_FEEDBACK, GIVE_FEEDBACK_ON.format(name=name), ask)
        ask = self._asking(self._dock.moment_wanted, line.id)
        row.add_button(EDIT, EDIT_THIS.format(name=name), ask, QgsApplication.getThemeIcon(PENCIL))
        ask = self._asking(self._dock.moment_copy_wanted, line.id)
        row.add_button(COPY, COPY_THIS.format(name=name), ask, QgsApplication.getThemeIcon(SHEETS))
        return row

    def contact(self, line: ContactLine, ask: Callable[[], None]) -> Row:
        row = contact_row(self._page, line)
        tip = EDIT_THIS.format(name=line.name or spoken(line.role))
        row.add_button(EDIT, tip, ask, QgsApplication.getThemeIcon(PENCIL))
        return row

    def finding(self, finding: Finding, ask: Callable[[], None] | None = None) -> Row:
        """ask: for what mends it, where that is not what the dock's mend_wanted asks for."""
        row = finding_row(self._page, finding)
        row.add_button(MEND, MEND_THIS.format(text=finding.text), ask or self._asking(self._dock.mend_wanted, finding))
        return row

    def show(self, layout: QLayout, rows: Iterable[QWidget], count: int, none: Text | None = None) -> None:
        """Fill a list anew. count: how many there are, of which the first MOST_ROWS are given. none: what stands there
        where there are none."""
        empty(layout)
        fill(layout, rows)
        if count > MOST_ROWS:
            layout.addWidget(words(self._page, spoken(MORE.format(n=count - MOST_ROWS))))
        elif count == 0 and none is not None:
            layout.addWidget(words(self._page, spoken(none)))

    def _asking(self, signal: Any, what: object) -> Callable[[], None]:
        plan = self.plan
        return lambda: signal.emit(plan, what)
