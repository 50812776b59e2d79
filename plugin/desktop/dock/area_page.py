"""The page of the dock that shows one neighbourhood, or the whole town."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...host.language import spoken
from ...participation.checks import Finding
from ...participation.record_types import CONTACT
from ...participation.records import Goal
from ...participation.words import Text
from ..forms import load_form
from ..labels import LONGEST_NAME, embolden, show_text, words
from .area_card import AreaCard
from .dock import ParticipationDock
from .plan_page import NAME_SIZE, NO_CONTACTS, NO_MOMENTS
from .record_rows import MOST_ROWS, RecordRows
from .rows import Row, buttons_in, lead_tab

NO_GOALS = Text("Nog geen doelen.", "No goals yet.")
PUBLIC = Text("Openbaar: {text}", "Public: {text}")
INTERNAL = Text("Alleen intern: {text}", "Internal only: {text}")


class AreaPage(QWidget):
    """One neighbourhood; what its buttons ask for goes to the dock. plans_wanted: a list of the plans there, by the
    area's code. area_wanted: another area, by its code. card: the one that is shown, None before the first."""

    plans_wanted = pyqtSignal(str)
    area_wanted = pyqtSignal(str)
    card: AreaCard | None = None

    def __init__(self, parent: QWidget, dock: ParticipationDock) -> None:
        super().__init__(parent)
        self._dock, self._rows = dock, RecordRows(self, dock)
        load_form(self, "dock_area")
        self.wijk.clicked.connect(lambda _checked: self._go_to_wijk())
        self.plans.clicked.connect(lambda _checked: self.plans_wanted.emit(self._code))
        self.edit_goals.clicked.connect(lambda _checked: dock.goals_wanted.emit(self._code))
        self.add_moment.clicked.connect(lambda _checked: dock.area_moment_wanted.emit(self._code))
        self.add_contact.clicked.connect(lambda _checked: dock.area_contact_wanted.emit(self._code, None))

    @property
    def _code(self) -> str:
        return self.card.code if self.card else ""

    def offer_plans(self, offers: Callable[[str], bool]) -> None:
        """Show whether the plans there can be listed. offers: tells it by the area's code."""
        self.plans.setVisible(offers(self._code))

    def show_card(self, card: AreaCard) -> None:
        """Show a neighbourhood."""
        if self._code != card.code:
            self.scroll_area.verticalScrollBar().setValue(0)
        self.card = card
        show_text(self.name, spoken(card.name), LONGEST_NAME)
        embolden(self.name, NAME_SIZE * self.about.fontInfo().pointSizeF())
        show_text(self.about, spoken(card.about))
        self.wijk.setVisible(card.wijk is not None)
        self.goals_box.setVisible(card.may_have_goals)
        goals = (words(self, spoken(_words(goal))) for goal in card.goals[:MOST_ROWS])
        self._rows.show(self.goals, goals, len(card.goals), NO_GOALS)
        moments = map(self._rows.moment, card.moments[:MOST_ROWS])
        self._rows.show(self.moments, moments, len(card.moments), NO_MOMENTS)
        contacts = (self._rows.contact(line, self._contact(line.id)) for line in card.contacts[:MOST_ROWS])
        self._rows.show(self.contacts, contacts, len(card.contacts), NO_CONTACTS)
        self._rows.show(self.findings, map(self._finding, card.findings[:MOST_ROWS]), len(card.findings))
        self.findings_box.setVisible(bool(card.findings))
        self._lead_tab()

    def _go_to_wijk(self) -> None:
        if self.card is not None and self.card.wijk:
            self.area_wanted.emit(self.card.wijk)

    def _lead_tab(self) -> None:
        stops = [self.wijk, self.plans, self.edit_goals, self.add_moment, *buttons_in(self.moments), self.add_contact]
        stops += [*buttons_in(self.contacts), *buttons_in(self.findings)]
        lead_tab(self, stops)

    def _contact(self, id: str) -> Callable[[], None]:
        code = self._code
        return lambda: self._dock.area_contact_wanted.emit(code, id)

    def _finding(self, finding: Finding) -> Row:
        ask = self._contact(finding.record_id) if finding.record_type == CONTACT else None
        return self._rows.finding(finding, ask)


def _words(goal: Goal) -> Text:
    return (PUBLIC if goal.is_published else INTERNAL).format(text=goal.text or "")
