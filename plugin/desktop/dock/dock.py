"""The dock "Participatie" as QGIS's window knows it from the start; what it shows is loaded when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QSize, QTimer

from ...processing.language import spoken
from .asking import TITLE, AskingDock

if TYPE_CHECKING:
    from .content import Content

SIZE = (350, 600)


class ParticipationDock(AskingDock):
    """loaded: what it shows; None until it was seen for the first time."""

    def __init__(self, iface: Any) -> None:
        super().__init__(spoken(TITLE), iface.mainWindow())
        self.setObjectName("ParticipatiekaartDock")
        self._iface = iface
        self.loaded: Content | None = None
        self.visibilityChanged.connect(self._opened)

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    @property
    def content(self) -> Content:
        """What it shows, loaded where it was not yet."""
        if self.loaded is None:
            from .content import Content

            self.loaded = Content(self, self._iface)
            self.setWidget(self.loaded)
        return self.loaded

    @property
    def address(self) -> str:
        """The store of what is shown; empty where there is none."""
        return self.loaded.address if self.loaded else ""

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

    def stop(self) -> None:
        """Follow and read no longer, before the dock goes."""
        self.visibilityChanged.disconnect(self._opened)
        if self.loaded is not None:
            self.loaded.stop()

    def _opened(self, is_visible: bool) -> None:
        if is_visible:
            # not while QGIS starts or arranges its window, when a dock may be shown and hidden again
            QTimer.singleShot(0, self.look_again)
