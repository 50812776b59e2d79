"""Gives QGIS's settings dialog the page of the plugin, when it is opened."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget


class OptionsFactory(QgsOptionsWidgetFactory):
    """One for a window; whoever registers it keeps it."""

    def __init__(self, iface: Any, icon: QIcon) -> None:
        super().__init__()
        self._iface, self._icon = iface, icon
        self.setTitle("Participatiekaart")

    def icon(self) -> QIcon:
        return self._icon

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        from .options_page import OptionsPage

        return OptionsPage(parent, self._iface)
