"""What QGIS starts: registers what the plugin offers, and takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

from .host.own_geos import OwnGeos
from .processing.provider import Provider

if TYPE_CHECKING:
    from .desktop.menu import Menu


class ParticipatiekaartPlugin:
    """The plugin, for one QGIS. `iface` is None in qgis_process, where there is no window."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._own_geos = OwnGeos()
        self._provider: Provider | None = None
        self.menu: Menu | None = None

    def initProcessing(self) -> None:
        """Called by itself in qgis_process, and from initGui elsewhere."""
        self._own_geos.begin()
        self._provider = Provider(self._shown_store)
        self._provider.ran.connect(self._show)
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        from .desktop.menu import Menu

        self.initProcessing()
        self.menu = Menu(self._iface)

    def unload(self) -> None:
        if self.menu is not None:
            self.menu.remove()
            self.menu = None
        if self._provider is not None:
            if self._iface is not None:
                self._provider.close_dialogs()
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._own_geos.end()

    def _shown_store(self) -> str:
        return self.menu.shown_store if self.menu is not None else ""

    def _show(self, store: str) -> None:
        if self.menu is not None:
            self.menu.read_anew(store)
