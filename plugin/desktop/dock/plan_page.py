"""The page of the dock that shows one plan."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ...host.language import spoken
from ...participation.checks import Finding, FindingCode
from ...participation.codes import PublicationState
from ...participation.drawings import DRAWINGS
from ...participation.words import Text
from ..contact_lines import ContactLine
from ..forms import load_form
from ..labels import LONGEST_NAME, embolden, show_text, words
from ..symbols import Banner, Symbol
from .card import Card
from .dock import ParticipationDock
from .record_rows import EDIT_THIS, MOST_ROWS, PENCIL, RecordRows
from .rows import Row, buttons_in, empty, fill, finding_row, lead_tab, source_row
from .timeline import Timeline

WITHDRAW = Text("Plan intrekken", "Withdraw the plan")
BY_HAND = Text("Status met de hand zetten of beëindigen", "Set the status by hand, or end that")
NO_MOMENTS = Text("Nog geen momenten.", "No moments yet.")
NO_CONTACTS = Text("Nog geen contacten.", "No contacts yet.")
NO_LEVEL = Text("Nog geen niveau gekozen.", "No level chosen yet.")
NO_PHASE = Text("geen fase", "no phase")
STATE = Text("Publicatie", "Publication")
STATES = {
    PublicationState.PUBLISHED: Text("Publiceren, met de volgende publicatie", "Publish, with the next publication"),
    PublicationState.WITHDRAWN: Text("Intrekken", "Withdraw"),
    PublicationState.CONCEPT: Text("Terug naar concept", "Back to draft"),
}
NAME_SIZE = 1.4
"""Of the plan's name, beside the words around it."""


class PlanPage(QWidget):
    """One plan; what its buttons ask for goes to the dock. state_chosen: the publication state it is to have. card: the
    one that is shown, None before the first."""

    state_chosen = pyqtSignal(object)
    card: Card | None = None

    def __init__(self, parent: QWidget, dock: ParticipationDock) -> None:
        super().__init__(parent)
        self._dock, self._rows = dock, RecordRows(self, dock)
        load_form(self, "dock_plan")
        self._moment_rows: dict[str, Row] = {}
        self._added = ""
        self._banner, self._symbol = Banner(self), Symbol(self)
        self._standing = words(self, "", bold=True)
        self._until = words(self, "")
        across, lines = QHBoxLayout(self._banner), QVBoxLayout()
        across.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(lines, 1)
        lines.setSpacing(0)
        fill(lines, (self._standing, self._until))
        self.by_hand = QToolButton(self._banner)
        _as_pencil(self.by_hand, BY_HAND)
        self.by_hand.clicked.connect(lambda _checked: dock.override_wanted.emit(self._plan))
        across.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignTop)
        self.status_place.addWidget(self._banner)
        self.state.setMenu(QMenu(self.state))
        self._states = {state: self._add_state(state, text) for state, text in STATES.items()}
        self.timeline = Timeline(self)
        self.timeline_place.addWidget(self.timeline)
        self.timeline.moment_clicked.connect(self._open_moment)
        bar = self.scroll_area.verticalScrollBar()
        # rows get their places in the rounds that follow
        bar.rangeChanged.connect(lambda *_: self._look_at_added())
        bar.actionTriggered.connect(lambda _: self._look_elsewhere())
        self.edit_plan.clicked.connect(lambda _checked: dock.plan_wanted.emit(self._plan))
        self.goals.clicked.connect(lambda _checked: dock.goals_wanted.emit(self.card.wijk if self.card else None))
        self.add_moment.clicked.connect(lambda _checked: dock.moment_wanted.emit(self._plan, None))
        self.add_contact.clicked.connect(lambda _checked: dock.contact_wanted.emit(self._plan, None))

    @property
    def _plan(self) -> str:
        return self.card.plan if self.card else ""

    def show_card(self, card: Card) -> None:
        """Show a plan. While it is the same one the page keeps its place, unless a moment was added: then that comes
        into sight."""
        is_same = self._plan == card.plan
        self._added = next((line.id for line in card.moments if is_same and line.id not in self._moment_rows), "")
        if not is_same:
            self.scroll_area.verticalScrollBar().setValue(0)
        self.card = card
        self._rows.plan = card.plan
        self._show_head(card)
        self.timeline.show_moments(card.moments, card.at, card.timezone)
        self._show_moments(card)
        self._show_contacts(card)
        self._show_source(card)
        self._show_findings(card)
        show_text(self.public_words, spoken(card.public))
        self._lead_tab()
        QTimer.singleShot(0, self._look_at_added)

    def _lead_tab(self) -> None:
        stops = [self.edit_plan, self.state, self.goals, self.by_hand, self.add_moment, *buttons_in(self.moments)]
        stops += [self.add_contact, *buttons_in(self.contacts), *buttons_in(self.findings)]
        lead_tab(self, stops)

    def _add_state(self, state: PublicationState, text: Text) -> QAction:
        action = self.state.menu().addAction(spoken(text))
        action.triggered.connect(lambda _checked: self.state_chosen.emit(state))
        return action

    def _show_head(self, card: Card) -> None:
        show_text(self.name, card.name, LONGEST_NAME)
        embolden(self.name, NAME_SIZE * self.about.fontInfo().pointSizeF())
        self.state.setText(spoken(card.state.label))
        self.state.setAccessibleName(f"{spoken(STATE)}: {spoken(card.state.label)}")
        for state, action in self._states.items():
            action.setVisible(state is not card.state)
        where = ", ".join(map(spoken, card.areas))
        show_text(self.about, f"{spoken(card.phase or NO_PHASE)} · {where}")
        standing = card.standing
        self._symbol.show_shape(standing.status)
        self._banner.show_colour(DRAWINGS[standing.status].colour)
        show_text(self._standing, spoken(standing.said))
        show_text(self._until, spoken(standing.until) if standing.until else "")
        self._until.setVisible(standing.until is not None)
        _as_pencil(self.edit_plan, EDIT_THIS.format(name=card.name))
        self.goals.setVisible(card.wijk is not None)
        level = f"{spoken(card.level.label)}: {spoken(card.promise)}" if card.level and card.promise else ""
        show_text(self.level, level or spoken(NO_LEVEL))

    def _show_moments(self, card: Card) -> None:
        self._moment_rows = {line.id: self._rows.moment(line) for line in card.moments[:MOST_ROWS]}
        self._rows.show(self.moments, self._moment_rows.values(), len(card.moments), NO_MOMENTS)

    def _show_contacts(self, card: Card) -> None:
        rows = (self._contact_row(card, line) for line in card.contacts[:MOST_ROWS])
        self._rows.show(self.contacts, rows, len(card.contacts), NO_CONTACTS)

    def _contact_row(self, card: Card, line: ContactLine) -> Row:
        return self._rows.contact(line, lambda: self._dock.contact_wanted.emit(card.plan, line.id))

    def _show_source(self, card: Card) -> None:
        empty(self.source_words)
        fill(self.source_words, (source_row(self, two) for two in card.differing))
        self.source_box.setVisible(bool(card.differing))

    def _show_findings(self, card: Card) -> None:
        rows = map(self._finding_row, card.findings[:MOST_ROWS])
        self._rows.show(self.findings, rows, len(card.findings))
        self.findings_box.setVisible(bool(card.findings))

    def _finding_row(self, finding: Finding) -> Row:
        if finding.code is not FindingCode.GONE_FROM_SOURCE:
            return self._rows.finding(finding)
        row = finding_row(self, finding)
        row.add_button(WITHDRAW, WITHDRAW, lambda: self.state_chosen.emit(PublicationState.WITHDRAWN))
        return row

    def _look_at_added(self) -> None:
        self._look_at(self._added)

    def _look_elsewhere(self) -> None:
        """Follow what was added no longer: a person scrolls."""
        self._added = ""

    def _look_at(self, id: str) -> None:
        row = self._moment_rows.get(id)
        if row is not None:
            self.scroll_area.ensureWidgetVisible(row)

    def _open_moment(self, id: str) -> None:
        self._look_at(id)
        self._dock.moment_wanted.emit(self._plan, id)


def _as_pencil(button: QToolButton, name: Text) -> None:
    """A button with a pencil only, named for whoever hovers over it or cannot see it."""
    button.setIcon(QgsApplication.getThemeIcon(PENCIL))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolTip(spoken(name))
    button.setAccessibleName(spoken(name))
