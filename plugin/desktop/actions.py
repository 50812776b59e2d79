"""The actions in QGIS's window: in the plugin's menu, and those used often on its toolbar too."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..host.language import spoken
from ..participation.words import Text

NAME = "Participatiekaart"


class Actions:
    """Puts actions in, and takes them away again."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._window = iface.mainWindow()
        # in a row of its own: on QGIS's toolbar for plugins, the buttons of a narrow window are out of sight
        self._toolbar = iface.addToolBar(NAME)
        self._toolbar.setObjectName("ParticipatiekaartToolBar")
        self._all: list[QAction] = []

    def add(self, text: Text, icon: QIcon, name: str) -> QAction:
        """An action on the toolbar and in the menu."""
        action = self.add_to_menu(text, name)
        action.setIcon(icon)
        self._toolbar.addAction(action)
        return action

    def add_to_menu(self, text: Text, name: str) -> QAction:
        """An action too seldom used for the toolbar."""
        action = QAction(spoken(text), self._window)
        action.setObjectName(name)
        self._iface.addPluginToMenu(NAME, action)
        self._all.append(action)
        return action

    def remove(self) -> None:
        """Leave the window as it was."""
        for action in self._all:
            self._iface.removePluginMenu(NAME, action)
            action.deleteLater()
        self._all = []
        self._window.removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
