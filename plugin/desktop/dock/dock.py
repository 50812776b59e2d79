"""The dock "Participatie": follows what is selected and shows what is known of it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...participation.words import ParticipationError, Text
from ...processing.language import spoken
from ..forms import load_form
from .asking import AskingDock
from .following import Following, Selected
from .looking import View, look
from .plan_page import PlanPage
from .reading import Reading
from .rows import show_text

SIZE = (350, 600)
TITLE = Text("Participatie", "Participation")
NO_STORE = Text(
    "Er staat nog geen opslag in dit project. Open er een met “Opslag openen…”.",
    "There is no store in this project yet. Open one with “Open store…”.",
)
NONE_SELECTED = Text(
    "Kies een plan op de kaart of in een tabel: hier staat dan wat ervan bekend is.",
    "Select a plan on the map or in a table: what is known of it then stands here.",
)
SEVERAL = Text("{n} plannen gekozen.", "{n} plans selected.")
NOT_ATTACHED = Text("Dit plan staat nog niet in de opslag: {name}.", "This plan is not in the store yet: {name}.")


class ParticipationDock(AskingDock):
    """Reads nothing while it is hidden; what was selected meanwhile is shown when it opens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(spoken(TITLE), parent)
        self.setObjectName("ParticipatiekaartDock")
        self._contents: QWidget | None = None
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
        if self._contents is not None and self.isVisible():
            self._following.look()

    def stop(self) -> None:
        """Follow and read no longer, before the dock goes."""
        if self._contents is not None:
            self._following.stop()
            self._reading.stop()

    def _opened(self, is_visible: bool) -> None:
        if is_visible and self._contents is None:
            # not while QGIS starts or arranges its window
            QTimer.singleShot(0, self._fill)
        else:
            self.look_again()

    def _fill(self) -> None:
        if self._contents is not None:
            return
        self._contents = QWidget(self)
        load_form(self._contents, "dock")
        self._form: Any = self._contents
        self._plan_page = PlanPage(self._contents, self)
        self._form.pages.addWidget(self._plan_page)
        self.setWidget(self._contents)
        self._reading = Reading(self)
        self._following = Following(self, QgsProject.instance())
        self._following.changed.connect(self._selected)
        self._following.edited.connect(self.look_again)
        self._following.look()

    def _selected(self, selected: Selected) -> None:
        if self.isVisible():
            self._reading.ask(lambda: look(selected), self._show, self._failed)

    def _show(self, view: View | None) -> None:
        if view is None:
            return
        self._view = view
        if view.card is not None:
            self._plan_page.show_card(view.card)
            self._form.pages.setCurrentWidget(self._plan_page)
        elif view.unattached:
            self._say(NOT_ATTACHED.format(name=view.unattached[0].name))
        elif view.plans:
            self._say(SEVERAL.format(n=len(view.plans)))
        else:
            self._say(NONE_SELECTED if view.address else NO_STORE)

    def _failed(self, error: ParticipationError) -> None:
        self._say(error.text)

    def _say(self, text: Text) -> None:
        show_text(self._form.message, spoken(text))
        self._form.pages.setCurrentWidget(self._form.message_page)
