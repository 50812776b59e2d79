"""The dock "Participatie": follows what is selected and shows what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...participation.codes import PublicationState
from ...participation.words import ParticipationError, Text
from ...processing.language import spoken
from ..forms import load_form
from ..project import layers_of
from .agenda import AgendaLine, Heading
from .asking import AskingDock
from .attaching import attach_work
from .changing import state_work
from .following import Following, Selected
from .going import go_to_plan
from .looking import View, look
from .plan_list import PlanList
from .plan_page import PlanPage
from .reading import Reading
from .rows import show_text
from .search_box import SearchBox
from .searching import MOST, Wanted, neighbourhoods, search

SIZE = (350, 600)
SLOW_MS = 700
TITLE = Text("Participatie", "Participation")
NO_STORE = Text(
    "Er staat nog geen opslag in dit project. Open er een met “Opslag openen…”.",
    "There is no store in this project yet. Open one with “Open store…”.",
)
SEVERAL = Text("{n} plannen gekozen", "{n} plans selected")
NOT_ATTACHED = Text("{name} is nog niet gekoppeld", "{name} is not attached yet")
SOME_NOT_ATTACHED = Text("{n} gekozen plannen zijn nog niet gekoppeld", "{n} selected plans are not attached yet")
READING = Text("Even wachten: de opslag wordt gelezen…", "One moment: the store is being read…")
NOTHING_FOUND = Text(
    "Geen plan gevonden. Probeer minder of andere woorden, of wis de filters.",
    "No plan found. Try fewer or other words, or clear the filters.",
)
FOUND = Text("Gevonden: {n}", "Found: {n}")
FIRST_FOUND = Text("De eerste {n} plannen", "The first {n} plans")
NOT_IN_PROJECT = Text(
    "Dit plan staat in geen laag van het project. Open de opslag opnieuw met “Opslag openen…”.",
    "This plan is in no layer of the project. Open the store again with “Open store…”.",
)


class ParticipationDock(AskingDock):
    """Reads nothing while it is hidden; what was selected meanwhile is shown when it opens."""

    def __init__(self, iface: Any) -> None:
        super().__init__(spoken(TITLE), iface.mainWindow())
        self.setObjectName("ParticipatiekaartDock")
        self._iface = iface
        self._form: Any = None
        self._view = View("")
        self.visibilityChanged.connect(self._opened)

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    @property
    def address(self) -> str:
        """The store of what is shown; empty where there is none."""
        return self._view.address

    def look_again(self) -> None:
        """Read anew what is shown, after something changed in the store."""
        if self._form is not None and self.isVisible():
            self._following.look()

    def go_to(self, address: str, plan: str) -> None:
        """Show a plan of a store: select it and zoom to it."""
        self._fill()
        self.setUserVisible(True)
        layer = go_to_plan(self._iface, address, plan)
        if layer is None:
            self._tell(NOT_IN_PROJECT, Qgis.MessageLevel.Warning)
        else:
            self._following.turn_to(layer)

    def show_selected(self, layer: QgsVectorLayer) -> None:
        """Show what is selected on a layer."""
        self._fill()
        self.setUserVisible(True)
        self._following.turn_to(layer)

    def stop(self) -> None:
        """Follow and read no longer, before the dock goes."""
        if self._form is not None:
            self._slow.stop()
            self._following.stop()
            self._reading.stop()
            self._names.stop()

    def _opened(self, is_visible: bool) -> None:
        if is_visible and self._form is None:
            # not while QGIS starts or arranges its window
            QTimer.singleShot(0, self._fill)
        else:
            self.look_again()

    def _fill(self) -> None:
        if self._form is not None:
            return
        self._form = QWidget(self)
        load_form(self._form, "dock")
        self._plan_page = PlanPage(self._form, self)
        self._form.pages.addWidget(self._plan_page)
        self._agenda = PlanList(self._form)
        self._results = PlanList(self._form)
        for found, place in ((self._agenda, self._form.agenda_place), (self._results, self._form.results_place)):
            found.plan_chosen.connect(lambda plan: self.go_to(self.address, plan))
            place.addWidget(found, 1)
        self._search = SearchBox(self._form)
        self._search.changed.connect(self._searched)
        self._form.search_place.addWidget(self._search)
        self.setWidget(self._form)
        self._connect_buttons()
        self._reading, self._names = Reading(self), Reading(self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self._say(READING))
        self._following = Following(self, QgsProject.instance())
        self._following.changed.connect(self._selected)
        self._following.edited.connect(self.look_again)
        self._following.edited.connect(self.store_changed)
        self._following.look()

    def _connect_buttons(self) -> None:
        for button, state in (
            (self._form.publish_all, PublicationState.PUBLISHED),
            (self._form.withdraw_all, PublicationState.WITHDRAWN),
            (self._form.concept_all, PublicationState.CONCEPT),
        ):
            button.clicked.connect(lambda _checked, state=state: self._set_state(state))
        self._plan_page.state_chosen.connect(self._set_state)
        self._form.moment_for_each.clicked.connect(
            lambda _checked: self.moment_for_each_wanted.emit(list(self._view.plans))
        )
        self._form.withdraw_gone.clicked.connect(lambda _checked: self._withdraw_gone())
        self._form.attach.clicked.connect(lambda _checked: self._attach())

    def _selected(self, selected: Selected) -> None:
        if self.isVisible():
            self._ask(lambda: look(selected), self._show)

    def _searched(self, wanted: Wanted) -> None:
        if wanted.is_nothing or not self.address:
            self._following.look()
        else:
            address = self.address
            self._ask(lambda: search(address, wanted), self._show_results)

    def _ask(self, question: Callable[[], Any], show: Callable[[Any], None]) -> None:
        self._slow.start()
        self._reading.ask(question, lambda found: self._answer(show, found), self._failed)

    def _answer(self, show: Callable[[Any], None], found: Any) -> None:
        self._slow.stop()
        show(found)

    def _show_results(self, found: list[AgendaLine]) -> None:
        self._results.clear()
        self._results.add_lines(found)
        text = NOTHING_FOUND if not found else FIRST_FOUND.format(n=MOST) if len(found) == MOST else FOUND
        show_text(self._form.results_words, spoken(text.format(n=len(found))))
        self._form.pages.setCurrentWidget(self._form.results_page)

    def _show(self, view: View | None) -> None:
        if view is None:
            return
        self._turn_to_store(view.address)
        self._view = view
        form = self._form
        if view.card is not None:
            self._plan_page.show_card(view.card)
            form.pages.setCurrentWidget(self._plan_page)
        elif view.unattached:
            first, count = view.unattached[0], len(view.unattached)
            one = NOT_ATTACHED.format(name=first.name)
            show_text(form.unattached_words, spoken(one if count == 1 else SOME_NOT_ATTACHED.format(n=count)))
            form.pages.setCurrentWidget(form.unattached_page)
        elif view.plans:
            show_text(form.several_words, spoken(SEVERAL.format(n=len(view.plans))))
            form.moment_for_each.setVisible(self.is_heard(self.moment_for_each_wanted))
            form.pages.setCurrentWidget(form.several_page)
        elif view.agenda is not None:
            self._agenda.show_agenda(view.agenda)
            form.withdraw_gone.setVisible(bool(view.agenda[Heading.GONE]))
            form.pages.setCurrentWidget(form.agenda_page)
        else:
            self._say(NO_STORE)

    def _turn_to_store(self, address: str) -> None:
        self._search.setEnabled(bool(address))
        if address and address != self.address:
            offer = self._search.show_neighbourhoods
            self._names.ask(lambda: neighbourhoods(address), offer, lambda error: self._say(error.text))

    def _set_state(self, state: PublicationState) -> None:
        self._change(state_work(self.address, self._view.plans, state, self._changed, self._not_changed))

    def _withdraw_gone(self) -> None:
        gone = [line.plan for line in self._view.agenda[Heading.GONE]] if self._view.agenda else []
        self._change(state_work(self.address, gone, PublicationState.WITHDRAWN, self._changed, self._not_changed))

    def _attach(self) -> None:
        own = QgsProject.instance().mapLayer(self._view.layer)
        if own is not None:
            self._change(attach_work(self.address, own, self._view.unattached, self._changed, self._not_changed))

    def _change(self, work: Any) -> None:
        # held until it has ended: of what is only told to QGIS, Python forgets its own part
        self._work = work
        self._form.pages.setEnabled(False)
        work.start()

    def _changed(self, said: Text) -> None:
        self._form.pages.setEnabled(True)
        self._tell(said, Qgis.MessageLevel.Success)
        for layer in layers_of(QgsProject.instance(), self.address, "plan"):
            layer.triggerRepaint()
        self.store_changed.emit()
        self.look_again()

    def _not_changed(self, error: ParticipationError) -> None:
        self._form.pages.setEnabled(True)
        self._tell(error.text, Qgis.MessageLevel.Critical)

    def _failed(self, error: ParticipationError) -> None:
        self._slow.stop()
        self._say(error.text)

    def _say(self, text: Text) -> None:
        show_text(self._form.message, spoken(text))
        self._form.pages.setCurrentWidget(self._form.message_page)

    def _tell(self, text: Text, level: Any) -> None:
        self._iface.messageBar().pushMessage(spoken(TITLE), spoken(text), level)
