"""Gives QGIS's settings dialog the page of the plugin, when it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

ICON = Path(__file__).resolve().parents[3] / "resources/icons/participatiekaart.svg"


class OptionsFactory(QgsOptionsWidgetFactory):
    """One for a window; whoever registers it keeps it."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self.setTitle("Participatiekaart")

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        from .page import OptionsPage

        return OptionsPage(parent, self._iface)
