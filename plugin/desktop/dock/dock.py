"""The dock "Participatie" as QGIS's window knows it from the start; what it shows is loaded when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, QTimer, pyqtSignal

from ...host.language import spoken
from ...participation.words import Text

if TYPE_CHECKING:
    from .content import Content

TITLE = Text("Participatie", "Participation")
SIZE = (350, 600)


class ParticipationDock(QgsDockWidget):
    """It shows, others do what it asks.

    loaded: what it shows; None until it was seen for the first time. answer: called just before, to listen.
    moment_wanted: plan, moment to edit or None for a new one. moment_for_each_wanted: plans.
    moment_copy_wanted: plan, moment. feedback_wanted: plan, moment. contact_wanted: plan, contact to edit or None for
    a new one. plan_wanted: plan to edit. override_wanted: plan whose status is to be set by hand. mend_wanted: plan
    that is shown, and the finding. All are ids, in the store at `address`; a plan is empty where a neighbourhood is
    shown. goals_wanted, area_moment_wanted: code of an area; area_contact_wanted: that, and contact to edit or None.
    store_changed: by the dock, or by edits in QGIS.
    """

    store_changed = pyqtSignal()
    moment_wanted = pyqtSignal(str, object)
    moment_for_each_wanted = pyqtSignal(list)
    moment_copy_wanted = pyqtSignal(str, str)
    feedback_wanted = pyqtSignal(str, str)
    contact_wanted = pyqtSignal(str, object)
    plan_wanted = pyqtSignal(str)
    override_wanted = pyqtSignal(str)
    goals_wanted = pyqtSignal(str)
    area_moment_wanted = pyqtSignal(str)
    area_contact_wanted = pyqtSignal(str, object)
    mend_wanted = pyqtSignal(str, object)

    def __init__(self, iface: Any, answer: Callable[[ParticipationDock], None]) -> None:
        super().__init__(spoken(TITLE), iface.mainWindow())
        self.setObjectName("ParticipatiekaartDock")
        self._iface, self._answer = iface, answer
        self.loaded: Content | None = None
        self.visibilityChanged.connect(self._opened)

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    @property
    def content(self) -> Content:
        """What it shows, loaded where it was not yet."""
        if self.loaded is None:
            from .content import Content

            self._answer(self)
            self.loaded = Content(self, self._iface)
            self.setWidget(self.loaded)
        return self.loaded

    @property
    def address(self) -> str:
        """The store of what is shown; empty where there is none."""
        return self.loaded.address if self.loaded else ""

    @property
    def area(self) -> str | None:
        """The code of the neighbourhood that is shown; None where something else is."""
        return self.loaded.area if self.loaded else None

    def look_again(self) -> None:
        """Read anew what is shown, after something changed in the store."""
        if self.isVisible():
            self.content.look_again()

    def go_to(self, address: str, plan: str) -> None:
        """Show a plan of a store: select it and zoom to it."""
        self.setUserVisible(True)
        self.content.go_to(address, plan)

    def show_selected(self, layer: QgsVectorLayer) -> None:
        """Show what is selected on a layer."""
        self.setUserVisible(True)
        self.content.show_selected(layer)

    def show_store(self, address: str) -> None:
        """Show a store that was opened, where another one is shown."""
        if self.loaded is not None:
            self.loaded.show_store(address)

    def name_store(self, address: str) -> None:
        """Say in the title which store is shown, where the project has another."""
        from ...host.store_layers import stores_in

        has_others = len(stores_in(QgsProject.instance())) > 1
        title = spoken(TITLE)
        self.setWindowTitle(f"{title} · {Path(address).stem}" if has_others else title)

    def stop(self) -> None:
        """Follow and read no longer, before the dock goes."""
        self.visibilityChanged.disconnect(self._opened)
        if self.loaded is not None:
            self.loaded.stop()

    def _opened(self, is_visible: bool) -> None:
        if is_visible:
            # not while QGIS starts or arranges its window, when a dock may be shown and hidden again
            QTimer.singleShot(0, self.look_again)
