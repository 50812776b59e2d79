"""What the dock shows: it follows what is selected and tells what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...host.language import spoken
from ...host.store_layers import layers_of, read_anew
from ...participation.codes import PublicationState
from ...participation.words import ParticipationError, Text
from ..forms import load_form
from ..labels import show_text
from ..message_bar import tell
from ..reading import Answer, Reading
from .agenda import Heading
from .area_page import AreaPage
from .asked import CHOOSE_ONE, Asked
from .attaching import told
from .changing import Changing
from .dock import ParticipationDock
from .following import Following, Selected
from .going import go_to_area, go_to_plan
from .looking import View, chosen, look
from .plan_list import PlanList
from .plan_page import PlanPage
from .rows import MORE
from .search_box import SearchBox
from .searching import Found, Wanted, find
from .several import Several

SLOW_MS = 700
NO_STORE = Text(
    "Er staat nog geen opslag in dit project. Open er een met “Opslag openen…”.",
    "There is no store in this project yet. Open one with “Open store…”.",
)
ATTENTION = Text("Wat er aankomt en wat aandacht vraagt", "What is coming and what needs attention")
RESULTS = Text("Gevonden plannen en wijken", "Plans and neighbourhoods found")
SELECTED = Text("Gekozen plannen", "Selected plans")
SEVERAL = Text("{n} plannen gekozen", "{n} plans selected")
ONE_AREA = Text("{n} wijken en buurten gekozen. Kies er één.", "{n} neighbourhoods selected. Choose one.")
READING = Text("Even wachten: de opslag wordt gelezen…", "One moment: the store is being read…")
NOT_IN_PROJECT = Text(
    "Dit plan staat in geen laag van het project. Open de opslag opnieuw met “Opslag openen…”.",
    "This plan is in no layer of the project. Open the store again with “Open store…”.",
)


class Content(QWidget):
    """Reads nothing while the dock is hidden; what was selected meanwhile is shown when it opens."""

    def __init__(self, dock: ParticipationDock, iface: Any) -> None:
        super().__init__(dock)
        # Tab goes in the order in which they are made
        self._search = SearchBox(self)
        load_form(self, "dock")
        self._dock, self._iface = dock, iface
        self._view = View("")
        self.plan_page, self.area_page = PlanPage(self, dock), AreaPage(self, dock)
        for page in (self.plan_page, self.area_page):
            self.pages.addWidget(page)
        self.area_page.plans_wanted.connect(self._search.narrow_to)
        self.area_page.area_wanted.connect(self.go_to_area)
        self.agenda = PlanList(self, ATTENTION)
        self._results = PlanList(self, RESULTS)
        self._chosen = PlanList(self, SELECTED)
        lists = self.agenda, self._results, self._chosen
        for found, place in zip(lists, (self.agenda_place, self.results_place, self.several_place)):
            found.plan_chosen.connect(lambda plan: self.go_to(self.address, plan))
            found.area_chosen.connect(self.go_to_area)
            place.addWidget(found, 1)
        self._search.changed.connect(self._searched)
        self._search.entered.connect(lambda wanted: self._searched(wanted, is_entered=True))
        self._search.offered.connect(lambda: self.area_page.offer_plans(self._search.offers))
        self.search_place.addWidget(self._search)
        self._connect_buttons()
        self._changing = Changing(self.pages, self._tell)
        self._changing.changed.connect(self._changed)
        self._reading, self._aside = Reading(self), Reading(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self._say(READING))
        self._asked = Asked(self)
        self._following = Following(self, QgsProject.instance())
        self._following.changed.connect(self._selected)
        self._following.edited.connect(self.look_again)
        self._following.edited.connect(dock.store_changed)
        self._search.left.connect(self._following.select_nothing)
        rests = self.message_page, self.agenda_page
        self.pages.currentChanged.connect(
            lambda _: self._search.overview.setHidden(self.pages.currentWidget() in rests)
        )

    @property
    def address(self) -> str:
        """The store of what is shown; empty where there is none."""
        return self._view.address

    @property
    def area(self) -> str | None:
        """The code of the neighbourhood that is shown; None where something else is."""
        return self._view.area.code if self._view.area is not None and self.area_page.isVisible() else None

    def look_again(self) -> None:
        """Read anew what is shown, after something changed in the store."""
        if not self._dock.isVisible():
            return
        self._search.turn_to(self.address)
        if self.pages.currentWidget() is self.results_page:
            self._searched(self._search.wanted)
        else:
            self._following.look()

    def go_to(self, address: str, plan: str) -> None:
        """Show a plan of a store: select it and zoom to it."""
        layer = go_to_plan(self._iface, address, plan)
        if layer is None:
            self._tell(NOT_IN_PROJECT, Qgis.MessageLevel.Warning)
        else:
            self._following.turn_to(layer)

    def go_to_area(self, code: str) -> None:
        """Show a neighbourhood, or the whole town by its GM code; on the map too, where it stands there."""
        layer = go_to_area(self._iface, self.address, code)
        if layer is None:
            self._following.turn_to_area(self.address, code)
        else:
            self._following.turn_to(layer)

    def show_selected(self, layer: QgsVectorLayer) -> None:
        """Show what is selected on a layer."""
        self._following.turn_to(layer)

    def with_plan(self, do: Callable[[str, str], object]) -> None:
        """Call `do` with the store's address and the id of the plan selected on any layer, else of the one shown
        here. Where that is not one plan, say so, show where plans are found, and call it with the one chosen within
        a minute."""
        selected = self._following.selected()
        self._aside.ask(
            lambda: chosen(selected) if selected else None,
            lambda view: self._do_with(view, do),
            lambda error: self._tell(error.text, Qgis.MessageLevel.Warning),
        )

    def show_store(self, address: str) -> None:
        """Show a store that was opened, where another one is shown."""
        if self.address and Path(self.address) != Path(address):
            self._following.turn_to(layers_of(QgsProject.instance(), address, "plan")[0])

    def stop(self) -> None:
        """Follow and read no longer, before the dock goes."""
        self._slow.stop()
        self._asked.stop()
        self._following.stop()
        self._search.stop()
        for reading in (self._reading, self._aside):
            reading.stop()

    def _do_with(self, view: View | None, do: Callable[[str, str], object]) -> None:
        if view is None and self.plan_page.isVisible():
            # what is selected on a layer that has no plans changes nothing here
            view = self._view
        if view is not None and len(view.plans) == 1 and not view.unattached:
            do(view.address, view.plans[0])
            return
        self._dock.setUserVisible(True)
        if view is not None and view.unattached:
            text = told(view.unattached, view.plans)[0]
        elif view is None or view.address:
            text = CHOOSE_ONE
            self._asked.wait(do)
            self._search.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            text = NO_STORE
        self._tell(text, Qgis.MessageLevel.Info)

    def _connect_buttons(self) -> None:
        self._state_buttons = (
            (self.publish_all, PublicationState.PUBLISHED),
            (self.withdraw_all, PublicationState.WITHDRAWN),
            (self.concept_all, PublicationState.CONCEPT),
        )
        for button, state in self._state_buttons:
            button.clicked.connect(lambda _checked, state=state: self._set_state(state))
        self.plan_page.state_chosen.connect(self._set_state)
        self.moment_for_each.clicked.connect(
            lambda _checked: self._dock.moment_for_each_wanted.emit(list(self._view.plans))
        )
        self.withdraw_gone.clicked.connect(lambda _checked: self._withdraw_gone())
        self.attach.clicked.connect(lambda _checked: self._attach())

    def _selected(self, selected: Selected) -> None:
        if self._dock.isVisible():
            self._ask(lambda: look(selected), self._show)

    def _searched(self, wanted: Wanted, is_entered: bool = False) -> None:
        if wanted.is_nothing or not self.address:
            self._following.look()
        else:
            address = self.address
            self._ask(lambda: find(address, wanted), lambda found: self._show_results(found, is_entered))

    def _ask(self, question: Callable[[], Answer], show: Callable[[Answer], None]) -> None:
        self._slow.start()
        self._reading.ask(question, lambda found: self._answer(show, found), self._failed)

    def _answer(self, show: Callable[[Answer], None], found: Answer) -> None:
        self._slow.stop()
        show(found)

    def _show_results(self, found: Found, is_entered: bool) -> None:
        self._results.clear()
        self._results.add_lines((*found.areas, *found.plans))
        show_text(self.results_words, spoken(found.said))
        self.pages.setCurrentWidget(self.results_page)
        if is_entered:
            self._results.go_in()

    def _show(self, view: View | None) -> None:
        if view is None:
            return
        self._turn_to_store(view.address)
        self._view = view
        if view.card is not None:
            self.plan_page.show_card(view.card)
            self.pages.setCurrentWidget(self.plan_page)
            self._asked.answer(view.address, view.plans[0])
        elif view.unattached:
            for label, text in zip((self.unattached_words, self.unattached_hint), told(view.unattached, view.plans)):
                show_text(label, spoken(text))
            self.pages.setCurrentWidget(self.unattached_page)
        elif view.several is not None:
            self._show_several(view.several, len(view.plans))
        elif view.area is not None:
            self.area_page.show_card(view.area)
            self.area_page.offer_plans(self._search.offers)
            self.pages.setCurrentWidget(self.area_page)
        elif view.areas:
            self._say(ONE_AREA.format(n=view.areas))
            self._search.overview.show()
        elif view.agenda is not None:
            self.agenda.show_agenda(view.agenda)
            self.withdraw_gone.setVisible(bool(view.agenda[Heading.GONE]))
            self.pages.setCurrentWidget(self.agenda_page)
        else:
            self._say(NO_STORE)

    def _show_several(self, several: Several, count: int) -> None:
        show_text(self.several_words, spoken(SEVERAL.format(n=count)))
        show_text(self.several_states, spoken(several.in_states))
        for button, state in self._state_buttons:
            # where all are in that state already, it would do nothing
            button.setVisible(set(several.states) != {state})
        self._chosen.clear()
        self._chosen.add_lines(several.lines)
        if count > len(several.lines):
            self._chosen.add_note(MORE.format(n=count - len(several.lines)))
        self.pages.setCurrentWidget(self.several_page)

    def _turn_to_store(self, address: str) -> None:
        self._dock.name_store(address)
        self._search.setEnabled(bool(address))
        if address and address != self.address:
            self._search.turn_to(address)

    def _set_state(self, state: PublicationState) -> None:
        self._changing.set_state(self.address, self._view.plans, state)

    def _withdraw_gone(self) -> None:
        gone = [line.plan for line in self._view.agenda[Heading.GONE]] if self._view.agenda else []
        self._changing.set_state(self.address, gone, PublicationState.WITHDRAWN)

    def _attach(self) -> None:
        own = QgsProject.instance().mapLayer(self._view.layer)
        if own is not None:
            self._changing.attach(self.address, own, self._view.unattached)

    def _changed(self) -> None:
        for layer in layers_of(QgsProject.instance(), self.address, "plan"):
            read_anew(layer)
        self._dock.store_changed.emit()
        self.look_again()

    def _failed(self, error: ParticipationError) -> None:
        self._slow.stop()
        self._say(error.text)

    def _say(self, text: Text) -> None:
        show_text(self.message, spoken(text))
        self.pages.setCurrentWidget(self.message_page)
        self._search.overview.hide()

    def _tell(self, text: Text, level: Any) -> None:
        tell(self._iface.messageBar(), text, level)
